/// A draft has a title of its own that is not too long.
struct TitleCheck: Check {
  let description = CheckDescription(
    id: .title,
    summary: "The draft has a title, not too long, that no other draft has.",
    codes: [
      Explanation(
        "title.missing", "The draft has no title.",
        "Lists, the site and everybody who is asked to read the draft call it by its title.",
        mend: "Write `title: …` between the fences at the top of the file."),
      Explanation(
        "title.long", "The title is longer than this newsroom's limit.",
        """
        Search engines, feeds and the front page cut long titles where it suits them. The limit is \
        `rules: title: max:` in the workflow file, counted in characters as a reader sees them.
        """,
        mend: "Shorten it, and move what is left out into the dek."),
      Explanation(
        "title.duplicate", "Another draft has the same title.",
        """
        Two posts with one title are hard to tell apart in lists and in search results. It may be \
        meant, as in a weekly column, so this is only a warning.
        """,
        mend: "Say in the title what is new about this one, or leave it."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      status: draft
      ---

      Nobody, it turns out.
      """
    ],
    failing: [
      (
        "title.missing",
        """
        ↓---
        dek: A gauge, and nobody to read it.
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "title.missing",
        """
        ---
        ↓title:
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "title.long",
        """
        ---
        title: ↓The river gauge at the old bridge that nobody has read since the spring before last, and what that means
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "title.duplicate",
        """
        ---
        title: ↓The River Gauge Nobody Reads
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    let key = draft.keys.title
    let location = draft.location(of: key)
    guard let title = draft.title else {
      return [
        Finding(
          "title.missing", .error, "there is no title", at: location,
          help: "write `\(key): …` between the fences, on one line")
      ]
    }
    var findings: [Finding] = []
    let limit = draft.workflow.rules.titleLimit
    if title.count > limit {
      findings.append(
        Finding(
          "title.long", .error,
          "the title has \(title.count) characters, and \(limit) is the limit", at: location,
          help: "shorten it by \(title.count - limit)"))
    }
    let others = surroundings.drafts(titled: title, besides: draft.slug)
    if let phrase = others.sorted().map(\.rawValue.quoted).joinedBy("and").nonEmpty {
      findings.append(
        Finding(
          "title.duplicate", .warning,
          "\(phrase) \(others.count == 1 ? "has" : "have") the same title", at: location,
          help: "say in the title what is new about this one"))
    }
    return findings
  }
}
