/// Nothing in a draft is hidden from its reader.
struct TextCheck: Check {
  let description = CheckDescription(
    id: .text,
    summary: "There are no invisible controls in the text, the title, the dek or the byline.",
    codes: [
      Explanation(
        "text.controls", "There is a character that nobody sees.",
        """
        Bidirectional controls turn the order of what is shown, zero-width characters part words \
        that look whole: an editor approves one text, and readers, or a search, get another. They \
        mostly come along when text is pasted from a web page or a word processor.
        """,
        mend: "Delete the characters at the place named and type them anew.")
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      status: draft
      ---

      Nobody, it turns out: 👩‍🔬 was on holiday, and زمین‌شناس too.
      """
    ],
    failing: [
      (
        "text.controls",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---

        Nobody, ↓\u{202E}it turns out.
        """
      )
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    let keys = draft.keys
    let fields = [keys.title, keys.dek, keys.byline].compactMap { draft.text.field($0) }
    let front = fields.flatMap { field in
      field.value.items(orAt: field.valueLocation).flatMap { item in
        InvisibleCharacters.suspects(in: item.text).map { scalar in
          finding([scalar], at: place(of: scalar, in: item.location), "the \(field.key) has")
        }
      }
    }
    let body = surroundings.outline(of: draft).controls.map { run in
      finding(Array(run.text.unicodeScalars), at: run.location, "there is")
    }
    return front + body
  }

  private func finding(
    _ scalars: [Unicode.Scalar], at location: SourceLocation, _ subject: String
  ) -> Finding {
    let names = scalars.prefix(3).map(\.spelledOut).joinedBy("and")
    return Finding(
      "text.controls", .error, "\(subject) an invisible character here: \(names)", at: location,
      help: "delete it and type the place anew")
  }

  /// The scalar's own place on the line; the value's, where it is written as an escape.
  private func place(of scalar: Unicode.Scalar, in location: SourceLocation) -> SourceLocation {
    let line = Array(location.text.unicodeScalars)
    let start = max(0, location.column - 1)
    guard start < line.count, let index = line[start...].firstIndex(of: scalar) else {
      return location
    }
    return location.advanced(by: index - start, length: 1)
  }
}
