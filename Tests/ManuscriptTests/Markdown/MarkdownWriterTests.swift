import Testing

@testable import Manuscript

@Suite struct MarkdownWriterTests {
  @Test(arguments: [
    "It's a well-known (and old) story - 3 < 4, AT&T, Q&A, a_b_c * 2.",
    "[the IS group] said \"no\"",
    "See https://a.example/x_y_(z)?q=*1*&copy=2 and me_too@b.example!", "Costs ~5 dollars. 5) no",
    "Wow! #hashtag -- he said", "«Да» — нет… 日本語。", "1984 was", "C:\\Users\\me",
  ])
  func proseStays(_ text: String) {
    #expect(MarkdownWriter.escape(text) == text)
  }

  @Test(arguments: [
    ("# a", "\\# a"), ("- a", "\\- a"), ("+ a", "\\+ a"), ("> a", "\\> a"), ("1. a", "1\\. a"),
    ("2026) a", "2026\\) a"), ("***", "\\*\\*\\*"), ("---", "\\---"), ("a\n---", "a\n\\---"),
    ("a\n===", "a\n\\==="),
    ("*a*", "\\*a\\*"), ("_a_", "\\_a\\_"), ("[a](b)", "[a\\](b)"), ("[a]: b", "[a\\]: b"),
    ("<b>", "\\<b>"), ("&amp;", "\\&amp;"), ("`a`", "\\`a\\`"), ("a|b\n-|-", "a\\|b\n\\-\\|-"),
    ("    a", "&#32;   a"), ("a ", "a&#32;"), ("~~a~~", "\\~\\~a\\~\\~"), ("[^1]", "\\[^1]"),
    ("a\\*", "a\\\\\\*"),
    ("~~~", "\\~\\~\\~"), (": a", "\\: a"),
  ])
  func markupIsEscaped(_ text: String, _ escaped: String) {
    #expect(MarkdownWriter.escape(text) == escaped)
  }

  @Test func aLongParagraphIsWrittenInTime() {
    let text = String(repeating: "www._", count: 20_000)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(MarkdownWriter.rendered(MarkdownWriter.escape(text)) == text)
    #expect(clock.now - start < .seconds(30))
  }

  static let alphabet = [
    "\\", "`", "*", "**", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", ".", "!", "<", ">", "&",
    "|", "~", ":", "=", ";", "^", " ", "  ", "\t", "\n", "1", "a", "é", "日", "'", "\"", "/", "w",
    "@",
    "http://", "www.", "&amp;", "<b>", "```", "1. ", "- ", "x.y", "---", "===", "|-|-|", "    ",
    "[x]",
    "](b)", "\r", "\u{B}", "\0", "\u{A0}", "a@b.c", "_b_", "~~~", "<!--", "-->", "word ",
  ]

  @Test(arguments: 0..<8 as Range<UInt64>)
  func whatIsWrittenIsReadBack(_ seed: UInt64) {
    var random = Seeded(seed)
    var last = 0
    for _ in 0..<400 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in Self.alphabet.randomElement(using: &random) ?? "" }.joined()
      let expected = String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
      let written = MarkdownWriter.escape(text)
      if MarkdownWriter.rendered(written).map({ Array($0.unicodeScalars) })
        != Array(expected.unicodeScalars)
      {
        Issue.record("\(text.debugDescription) was written \(written.debugDescription)")
      }
      if written == ParagraphEscaper.escapeEverything(text),
        written != ParagraphEscaper.escape(text)
      {
        last += 1
      }
    }
    // Escaping everything is the last resort, and this alphabet is made to need it.
    #expect(last < 50)
  }
}
