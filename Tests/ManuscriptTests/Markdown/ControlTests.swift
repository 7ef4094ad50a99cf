import Editorial
import Testing

@testable import Manuscript

@Suite struct ControlTests {
  @Test(arguments: [
    "a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "`a\u{202A}b`", "a\u{2060}b", "x\u{FEFF}y", "a\u{07}",
    "a\u{7F}", "a\u{85}b", "\u{00AD}a", "a \u{E0041}\u{E007F}", "a\u{200D}b", "a\u{200C}b",
    "a\u{200E}b", "a\u{1B}[31m", "🏴\u{E0067}x", "a\u{FE0F}\u{FE01}", "a\rb", "a\u{2028}b",
    "a\u{3164}b",
    "    code\u{202E}",
  ])
  func found(_ text: String) {
    #expect(!ReadBody(text).outline.controls.isEmpty)
  }

  @Test(arguments: [
    "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 🏳\u{FE0F}\u{200D}🌈 👩🏽\u{200D}🚀 1\u{FE0F}\u{20E3}",
    "می\u{200C}خواهم",
    "क्\u{200D}ष", "שלום\u{200E} (a)", "co\u{AD}operate",
    "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "ภาษา\u{200B}ไทย", "葛\u{E0100}", "tab\tand\r\nline\n", "a\u{A0}b «\u{202F}c\u{202F}»",
    "é e\u{301}",
  ])
  func legitimate(_ text: String) {
    #expect(ReadBody(text).outline.controls == [])
  }

  @Test func places() {
    let body = ReadBody("é日😀 \u{202E}\u{2066}a\u{200B}\n\n```\nx\u{7}\n```\n", firstLine: 3)
    #expect(
      body.outline.controls.map {
        "\($0.location.line):\($0.location.column)-\($0.location.endColumn)"
      }
        == ["3:5-7", "3:8-9", "6:2-3"])
    #expect(body.outline.controls.first?.text == "\u{202E}\u{2066}")
  }
}
