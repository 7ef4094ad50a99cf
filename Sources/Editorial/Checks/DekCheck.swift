/// A draft has a summary, where the newsroom asks for one, and a short one.
struct DekCheck: Check {
  let description = CheckDescription(
    id: .dek,
    summary: "The draft has a dek, where the newsroom asks for one, and not too long a one.",
    codes: [
      Explanation(
        "dek.missing", "The draft has no dek, and this newsroom asks for one.",
        """
        The dek is the sentence or two below the title: feeds, previews and the front page show \
        it. Whether it must be there is `rules: dek: required:` in the workflow file.
        """,
        mend: "Write `dek: …` between the fences at the top of the file."),
      Explanation(
        "dek.long", "The dek is longer than this newsroom's limit.",
        """
        A dek that runs on is cut off where it is shown. The limit is `rules: dek: max:` in the \
        workflow file, counted in characters as a reader sees them.
        """,
        mend: "Keep it to a sentence or two; the rest belongs in the text."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      dek: A gauge at the old bridge, and nobody to read it.
      status: draft
      ---

      Nobody, it turns out.
      """
    ],
    failing: [
      (
        "dek.missing",
        """
        ↓---
        title: Who reads the river gauge
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "dek.long",
        """
        ---
        title: Who reads the river gauge
        dek: ↓\(String(repeating: "A gauge at the old bridge, and nobody to read it. ", count: 6))The end.
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    let key = draft.keys.dek
    let limits = draft.workflow.rules
    guard let dek = draft.dek else {
      guard limits.dekRequired else { return [] }
      return [
        Finding(
          "dek.missing", .error, "there is no dek", at: draft.location(of: key),
          help: "write `\(key): …` between the fences: the text in a sentence or two")
      ]
    }
    guard dek.count > limits.dekLimit else { return [] }
    return [
      Finding(
        "dek.long", .error,
        "the dek has \(dek.count) characters, and \(limits.dekLimit) is the limit",
        at: draft.location(of: key), help: "shorten it by \(dek.count - limits.dekLimit)")
    ]
  }
}
