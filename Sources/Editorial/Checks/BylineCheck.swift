/// A draft's byline names people on the masthead, to the letter.
struct BylineCheck: Check {
  let description = CheckDescription(
    id: .byline,
    summary: "The byline is there, and every name on it is on the masthead, once.",
    codes: [
      Explanation(
        "byline.missing", "The draft has no byline.",
        """
        Readers see who wrote it, and the rules ask too: somebody on the byline does not count as \
        the second pair of eyes.
        """,
        mend: "Write `byline: NAME`, or a list of names, between the fences."),
      Explanation(
        "byline.unknown", "A name on the byline is not on the masthead.",
        """
        The masthead holds everybody whose name may stand over a text, also those who have left. \
        A name counts when it is, to the letter, somebody's name, other byline or id there.
        """,
        mend: """
          Mend the spelling; for somebody new, a chief runs \
          `stet people add 'NAME <EMAIL>:author'`.
          """),
      Explanation(
        "byline.lookalike", "A name on the byline looks like a known one, in other letters.",
        """
        Latin, Greek and Cyrillic share shapes: А and A are two letters. To a reader both names \
        are one person, to the rules they are two, so four eyes could be two.
        """,
        mend: "Type the name anew, or copy it from `stet people`."),
      Explanation(
        "byline.duplicate", "The byline names one person twice.",
        "It would be printed twice, perhaps under two spellings of the same name.",
        mend: "Take one of the two out."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      byline: [A. Reyes, Ben Okoro]
      status: draft
      ---

      Nobody, it turns out.
      """,
      """
      ---
      title: Who read the river gauge
      byline: Noor Haddad
      status: published
      ---

      Somebody who has left since, and stays on the masthead without roles.
      """,
    ],
    failing: [
      (
        "byline.missing",
        """
        ↓---
        title: Who reads the river gauge
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "byline.unknown",
        """
        ---
        title: Who reads the river gauge
        byline: ↓Ada Reyez
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "byline.unknown",
        """
        ---
        title: Who reads the river gauge
        byline:
          - Ada Reyes
          - ↓Joanna Paraszczuk
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "byline.lookalike",
        """
        ---
        title: Who reads the river gauge
        byline: ↓\u{0410}da Reyes
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "byline.duplicate",
        """
        ---
        title: Who reads the river gauge
        byline:
          - Ada Reyes
          - ↓A. Reyes
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    let items = draft.bylineItems.filter { !$0.text.trimmed.isEmpty }
    guard !items.isEmpty else {
      let key = draft.keys.byline
      let isOdd = draft.text.value(key) == .other
      return [
        Finding(
          "byline.missing", .error,
          isOdd ? "the byline is neither a name nor a list of names" : "there is no byline",
          at: draft.location(of: key), help: "write `\(key): NAME` between the fences")
      ]
    }
    var seen: Set<PersonID> = []
    return items.compactMap { item in
      guard let person = rules.masthead.person(byline: item.text) else {
        return stranger(item, draft, rules.masthead)
      }
      guard !seen.insert(person.id).inserted else { return nil }
      return Finding(
        "byline.duplicate", .warning, "\(person.name) is on the byline twice", at: item.location,
        help: "take one out")
    }
  }

  private func stranger(_ item: Field.Item, _ draft: Draft, _ masthead: Masthead) -> Finding {
    let name = item.text.trimmed
    let known = masthead.people.flatMap { [$0.name] + $0.also }
    if let spelling = masthead.spelling(of: item.text) {
      return Finding(
        "byline.unknown", .error, "\(name.quoted) is not how the masthead spells it",
        at: item.location, help: "write \(spelling.quoted)")
    }
    if let twin = LookAlikeName(name, among: known + masthead.people.map(\.id.rawValue)) {
      return Finding(
        "byline.lookalike", .error,
        "\(name.quoted) looks like \(twin.known.quoted) on the masthead and is written with other letters",
        at: item.location, help: "\(twin.difference): type the name anew")
    }
    let newcomer = "\(name) <EMAIL>:\(draft.workflow.firstRole)".shellQuoted
    let add = "a chief can add somebody new: `stet people add \(newcomer)`"
    let near = nearest(to: name, among: known).didYouMean
    return Finding(
      "byline.unknown", .error, "\(name.quoted) is nobody on the masthead", at: item.location,
      help: near.map { "\($0) \(add)" } ?? add)
  }
}

extension Workflow {
  /// The role that somebody who writes here most likely has.
  fileprivate var firstRole: Role {
    create.contains("author") ? "author" : create.sorted().first { $0 != .chief } ?? "author"
  }
}
