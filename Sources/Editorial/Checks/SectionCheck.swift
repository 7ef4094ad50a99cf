/// A draft stands in a section that there is and that is open.
struct SectionCheck: Check {
  let description = CheckDescription(
    id: .section,
    summary: "The draft names one section, by its id, that takes drafts.",
    codes: [
      Explanation(
        "section.missing", "The draft names no section.",
        "A section says where the text appears, and roles may count only in some sections.",
        mend: "Write `section: ID` between the fences; `stet sections` lists the ids."),
      Explanation(
        "section.unknown", "There is no section of that id.",
        """
        A section counts when its id, to the letter, is in the sections file. A slip would make a \
        section of its own on the site, with one post in it.
        """,
        mend: """
          Mend the spelling; for a new section, a chief runs \
          `stet sections add ID --title 'TITLE'`.
          """),
      Explanation(
        "section.lookalike", "The section looks like a known one, in other letters.",
        """
        Latin, Greek and Cyrillic share shapes: с and c are two letters. To a reader it is the \
        known section, to the rules another.
        """,
        mend: "Type the id anew, or copy it from `stet sections`."),
      Explanation(
        "section.closed", "The section takes no new drafts.",
        """
        A chief closed it. What is live there stays, and may be corrected; nothing new comes in.
        """,
        mend: "Choose another section, or ask a chief to run `stet sections open ID`."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      section: city
      status: draft
      ---

      Nobody, it turns out.
      """,
      """
      ---
      title: The last medal
      section: olympics
      status: published
      ---

      A closed section keeps what is live.
      """,
    ],
    failing: [
      (
        "section.missing",
        """
        ↓---
        title: Who reads the river gauge
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "section.unknown",
        """
        ---
        title: Who reads the river gauge
        section: ↓citty
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "section.lookalike",
        """
        ---
        title: Who reads the river gauge
        section: ↓\u{0441}ity
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "section.closed",
        """
        ---
        title: One more medal
        section: ↓olympics
        status: draft
        ---

        Too late.
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    let key = draft.keys.section
    let location = draft.location(of: key)
    guard let id = draft.section else {
      let value = draft.text.value(key)
      let isOdd = value != nil && value != .empty && value?.scalar == nil
      return [
        Finding(
          "section.missing", .error,
          isOdd ? "the section is not one word" : "there is no section", at: location,
          help: "write `\(key): ID` between the fences; \(rules.sections.offer)")
      ]
    }
    guard let section = rules.sections[id] else {
      return [stranger(id, at: location, rules.sections)]
    }
    guard section.closed, !draft.isLive else { return [] }
    return [
      Finding(
        "section.closed", .error, "the section \(id.rawValue.quoted) takes no new drafts",
        at: location,
        help: "choose another, or ask a chief to run `stet sections open \(id)`")
    ]
  }

  private func stranger(
    _ id: SectionID, at location: SourceLocation, _ sections: Sections
  ) -> Finding {
    let ids = sections.all.map(\.id.rawValue)
    if let twin = LookAlikeName(id.rawValue, among: ids) {
      return Finding(
        "section.lookalike", .error,
        "\(id.rawValue.quoted) looks like the section \(twin.known.quoted) and is written with other letters",
        at: location, help: "\(twin.difference): type the id anew")
    }
    if let spelled = sections.spelling(of: id.rawValue) {
      return Finding(
        "section.unknown", .error,
        "\(id.rawValue.quoted) is not how the section's id is spelled", at: location,
        help: "write \(spelled.rawValue.quoted)")
    }
    let folded = id.rawValue.caseFolded
    let same = sections.all.filter {
      $0.title.caseFolded == folded || $0.id.rawValue.caseFolded == folded
    }
    let near = same.isEmpty ? nearest(to: id.rawValue, among: ids) : same.map(\.id.rawValue)
    let command =
      "stet sections add \(id.rawValue.asIdentifier ?? "ID") --title \(id.title.shellQuoted)"
    let add = "a chief can add a new one: `\(command)`"
    return Finding(
      "section.unknown", .error, "there is no section \(id.rawValue.quoted)", at: location,
      help: near.didYouMean.map { "\($0) \(add)" } ?? add)
  }
}

extension SectionID {
  /// A title to begin with: what was written, with a capital and blanks for hyphens.
  fileprivate var title: String {
    let words = rawValue.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Sections {
  /// "there are `city` and `politics`".
  fileprivate var offer: String {
    let open = all.filter { !$0.closed }.map(\.id.rawValue.quoted)
    return open.isEmpty
      ? "a chief can add the first with `stet sections add`" : "there is \(open.joinedBy("or"))"
  }
}
