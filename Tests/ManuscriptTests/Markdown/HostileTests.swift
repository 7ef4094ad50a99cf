import Editorial
import Testing

@testable import Manuscript

/// Input made to hurt: cmark alone takes seconds or minutes over most of these, or aborts.
@Suite(.serialized) struct HostileTests {
  static let bodies: [(String, String)] = [
    ("quotes", repeated(">", 10_000)), ("brackets", repeated("[", 10_000)),
    ("quotes, then lines", repeated("> ", 6_000) + "\n" + repeated("a\n", 5_000)),
    ("bullets", repeated("- ", 10_000) + "a\n"),
    ("numbers", repeated("1. ", 10_000) + "a\n" + repeated("a\n", 1_000)),
    ("image brackets", repeated("![[]()", 20_000)), ("signs", repeated("a@", 50_000)),
    ("long signs", repeated(repeated("b", 500) + "@", 2_000)),
    ("closing parentheses", "http://a" + repeated(")", 100_000)),
    ("underscored hosts", repeated("www._", 50_000)), ("hosts", repeated("http://a.b", 20_000)),
    ("wide table", repeated("|a", 20_000) + "\n" + repeated("|-", 20_000) + "\n"),
    (
      "short rows",
      repeated("|a", 100) + "\n" + repeated("|-", 100) + "\n" + repeated("|\n", 50_000)
    ),
    ("delimiter rows", repeated("a\n|-|-\n", 20_000)),
    ("late delimiter row", repeated("a\n", 20_000) + "|-\n"),
    ("expansion", "[a]: " + repeated("b", 100_000) + "\n\n" + repeated("[a] ", 50_000)),
    ("emphasis", repeated("_a*", 50_000) + repeated("*", 100)), ("tildes", repeated("~~a", 50_000)),
    ("comments", repeated("a<!-- -", 30_000)), ("tags", repeated("<a b='", 30_000)),
    ("entities", repeated("&a;", 20_000)), ("links", repeated("[a](b)", 20_000)),
    ("nested images", repeated("![", 3_000) + "a" + repeated("](b)", 3_000)),
    ("backslashes", repeated("\\", 100_000)),
    ("backticks", (1..<800).map { repeated("`", $0) + "a" }.joined()),
  ]

  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// Generous, since tests run unoptimised and beside each other: what is guarded against takes
  /// many times as long, and `Scripts/bench` has the real figures.
  @Test(arguments: bodies.indices)
  func isReadInTime(_ index: Int) {
    let (name, body) = Self.bodies[index]
    let clock = ContinuousClock()
    let bytes = Array(body.utf8)
    let start = clock.now
    _ = MarkdownReader.outline(of: bytes, firstLine: 1, path: "a.md")
    let time = clock.now - start
    #expect(time < .seconds(30), "\(name)")
  }
}
