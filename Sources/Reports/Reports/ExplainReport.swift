public import Editorial

/// `stet explain`: what a code means and how to mend it.
public struct ExplainReport: Report {
  /// The codes asked for: one, or all of a check.
  public var explanations: [Explanation]
  /// The check that gives them, when it is one that does.
  public var check: CheckDescription?

  public init(_ explanations: [Explanation], check: CheckDescription? = nil) {
    self.explanations = explanations
    self.check = check
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    if explanations.count != 1, let check {
      page.paragraph("the check \(check.id, .heading): \(prose: check.summary)")
    }
    for explanation in explanations {
      page.blank()
      page.paragraph("\(explanation.code, .heading): \(prose: explanation.summary)")
      page.blank()
      page.prose(explanation.explanation, indent: 2)
      page.blank()
      page.paragraph(Phrase(prose: explanation.mend), lead: "\("to mend it:", .good) ", indent: 2)
      if let failing = check?.failing.first(where: { $0.code == explanation.code }) {
        writeExample("found here", failing.draft, to: &page)
      }
    }
    if let passing = check?.passing.first { writeExample("as it should be", passing, to: &page) }
    return page.text
  }

  /// An example with carets below the places that `↓` marks in it.
  private func writeExample(_ title: String, _ example: String, to page: inout Page) {
    page.blank()
    page.line("\(title, .heading):", indent: 2)
    page.blank()
    for line in example.lines {
      var marks: [Int] = []
      var shown = ""
      for character in line {
        if character == "↓" {
          marks.append(DisplayWidth.of(escape(shown)))
        } else {
          shown.append(character)
        }
      }
      page.line(Phrase(shown), indent: 4)
      guard !marks.isEmpty else { continue }
      var carets = ""
      for mark in marks where mark >= carets.count {
        carets += String(repeating: " ", count: mark - carets.count) + "^"
      }
      page.line(Phrase(carets, .error), indent: 4)
    }
  }

  public var json: String {
    JSONValue.document([
      "codes": .array(
        explanations.map {
          [
            "code": JSONValue($0.code), "summary": .string($0.summary),
            "explanation": .string($0.explanation), "mend": .string($0.mend),
          ]
        }),
      "check": check.map(Self.json) ?? .null,
    ]).written
  }

  private static func json(_ check: CheckDescription) -> JSONValue {
    [
      "id": JSONValue(check.id), "summary": .string(check.summary),
      "passing": JSONValue(check.passing),
      "failing": .array(
        check.failing.map { ["code": JSONValue($0.code), "draft": .string($0.draft)] }),
    ]
  }
}
