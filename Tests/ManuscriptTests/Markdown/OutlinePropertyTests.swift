import Editorial
import Testing

@testable import Manuscript

/// Of any Markdown at all: every inline is found again in the source, and every run stands in the
/// file where it says.
@Suite struct OutlinePropertyTests {
  static let pieces = [
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "[a](b)", "![c](d)", "[e]", "[e]: /x\n", "\n",
    "\n\n", "\n> ", "\n- ", "\n1. ", "    ", " ", "\t", "\\", "\\*", "&amp;", "&#65;", "&bogus;",
    "<b>", "</b>", "<!-- x -->", "<http://a.b>", "http://a.b/c", "é", "日", "😀", "word", "|",
    "\n|-|-|\n", "\n---\n", "\n# ", "#", "~", "~~", "~~~\n", "```\n", "\r\n", "[^1]", "\n[^1]: ",
    "\u{202E}", "!", "x@y.z", ":", "www.a.b", "'", "\"", "  \n", "\\\n", "\\|",
  ]

  @Test(arguments: 0..<8 as Range<UInt64>)
  func everythingIsFoundAgain(_ seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<400 {
      let count = Int.random(in: 1...25, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let body = ReadBody(text)
      #expect(body.lost == 0, "\(text.debugDescription)")
      #expect(body.faults == [], "\(text.debugDescription)")
    }
  }
}
