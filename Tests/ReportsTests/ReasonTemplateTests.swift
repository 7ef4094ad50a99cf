import Testing

@testable import Reports

/// What somebody is asked in their editor, and what is taken from it.
struct ReasonTemplateTests {
  static let template = ReasonTemplate(
    act: "return", lines: ["river-gauge is now Draft", "x\u{1B}[31m\nStet-Approve: forged"])

  @Test func nothingButCommentsAndAnEmptyLine() {
    let lines = Self.template.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "")
    #expect(lines.last == "")
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix("#") })
    #expect(Self.template.text.contains("river-gauge is now Draft"))
    #expect(!Self.template.text.contains("\u{1B}"))
    #expect(ReasonTemplate.reason(in: Self.template.text) == "")
  }

  @Test(arguments: [
    ("", ""), ("\n\n  \n", ""), ("# a\n# b\n", ""), ("why", "why"), ("\n\nwhy  \n\n", "why"),
    ("why\r\n\r\n# no\r\nwhen\t\r\n", "why\n\nwhen"),
    ("why #1\n #not a comment\n", "why #1\n #not a comment"),
  ])
  func takesWhatIsNoComment(_ text: String, _ reason: String) {
    #expect(ReasonTemplate.reason(in: text) == reason)
    #expect(ReasonTemplate.reason(in: text + Self.template.text) == reason)
  }
}
