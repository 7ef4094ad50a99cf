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

  static func all(in text: String) -> [Placeholder] {
    let words = Self.words(of: text)
    var found: [Placeholder] = []
    for (index, word) in words.enumerated() {
      if Self.words.contains(word.text) {
        found.append(word)
      } else if word.text.asciiLowercased == "lorem", index + 1 < words.count,
        words[index + 1].text.asciiLowercased == "ipsum"
      {
        let next = words[index + 1]
        found.append(
          Placeholder(
            text: "\(word.text) \(next.text)", offset: word.offset,
            length: next.offset + next.length - word.offset))
      }
    }
    return found
  }

  /// The runs of letters, digits and underscores.
  private static func words(of text: String) -> [Placeholder] {
    var words: [Placeholder] = []
    var word = String.UnicodeScalarView()
    var offset = 0
    func end(at position: Int) {
      guard !word.isEmpty else { return }
      words.append(
        Placeholder(text: String(word), offset: position - word.count, length: word.count))
      word.removeAll()
    }
    for scalar in text.unicodeScalars {
      if scalar.isLetterOrNumber || scalar == "_" {
        word.append(scalar)
      } else {
        end(at: offset)
      }
      offset += 1
    }
    end(at: offset)
    return words
  }
}
