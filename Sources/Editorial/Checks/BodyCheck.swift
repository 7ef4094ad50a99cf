/// A draft has a text, and no note to oneself is left in it.
struct BodyCheck: Check {
  let description = CheckDescription(
    id: .body,
    summary: "There is a text, without placeholders in it.",
    codes: [
      Explanation(
        "body.empty", "There is nothing below the front matter.",
        "A title alone is an idea, and the next one in line can do nothing with it.",
        mend: "Write the text below the second fence, and run `stet save SLUG`."),
      Explanation(
        "body.placeholder", "A placeholder is left in the text.",
        """
        TK (to come), TODO, FIXME, XXX and lorem ipsum are notes to oneself: they are looked for \
        as whole words in the running text, not in code.
        """,
        mend: "Write what should stand there, or take the sentence out."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      status: draft
      ---

      Nobody, it turns out: `TODO` in code is code, and TKO is boxing.
      """
    ],
    failing: [
      (
        "body.empty",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---
        ↓
        """
      ),
      (
        "body.placeholder",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---

        It stood at ↓TK centimetres, says ↓TODO.

        And ↓Lorem ipsum dolor.
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    guard draft.text.hasBody else {
      return [
        Finding(
          "body.empty", .error, "there is no text",
          at: SourceLocation(path: draft.path, line: draft.text.bodyLine, column: 1),
          help: "write it below the front matter, and run `stet save \(draft.slug)`")
      ]
    }
    return surroundings.outline(of: draft).runs.flatMap { run in
      Placeholder.all(in: run.text).map { placeholder in
        Finding(
          "body.placeholder", .error, "\(placeholder.text.quoted) is left in the text",
          at: run.location.advanced(by: placeholder.offset, length: placeholder.length),
          help: "write what should stand there, or take the sentence out")
      }
    }
  }
}

/// A note to oneself in a run of text.
private struct Placeholder {
  let text: String
  /// In code points from the start of the run.
  let offset: Int
  let length: Int

  private static let words: Set<String> = ["TK", "TKTK", "TODO", "FIXME", "XXX"]
  private static let longest = words.union(["lorem", "ipsum"]).map(\.count).max() ?? 0

  static func all(in text: String) -> [Placeholder] {
    var found: [Placeholder] = []
    /// A `lorem` right before.
    var lorem: Placeholder?
    forEachWord(in: text) { word in
      if let word, words.contains(word.text) {
        found.append(word)
      } else if let word, let before = lorem, word.text.asciiLowercased == "ipsum" {
        found.append(
          Placeholder(
            text: "\(before.text) \(word.text)", offset: before.offset,
            length: word.offset + word.length - before.offset))
      }
      lorem = word.flatMap { $0.text.asciiLowercased == "lorem" ? $0 : nil }
    }
    return found
  }

  /// Gives the runs of letters, digits and underscores; nil for one that is too long to be meant.
  private static func forEachWord(in text: String, _ body: (Placeholder?) -> Void) {
    let scalars = text.unicodeScalars
    var start: String.Index?
    var length = 0
    var offset = 0
    func end(at index: String.Index) {
      guard let first = start else { return }
      body(
        length > longest
          ? nil
          : Placeholder(
            text: String(scalars[first..<index]), offset: offset - length, length: length))
      start = nil
      length = 0
    }
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar.isLetterOrNumber || scalar == "_" {
        if start == nil { start = index }
        length += 1
      } else {
        end(at: index)
      }
      offset += 1
    }
    end(at: scalars.endIndex)
  }
}
