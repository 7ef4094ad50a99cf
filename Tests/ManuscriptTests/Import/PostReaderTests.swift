import Editorial
import Testing

@testable import Manuscript

/// Posts of other blogs, as they are and as they should not be.
@Suite struct PostReaderTests {
  private func read(_ text: String) throws -> BlogPost {
    try PostReader.read(Array(text.utf8), path: "posts/x.md")
  }

  private func written(_ text: String) throws -> String {
    String(decoding: try read(text).bytes, as: UTF8.self)
  }

  /// What can be read stays to the byte.
  @Test(arguments: [
    "---\ntitle: A\nStatus: [x]\ndate: 2015-03-05 10:00:00 +0200\n---\n\nBody  \n",
    "+++\ntitle = 'A'\n[extra]\nx = 1\n+++\n---\n", "---\r\ntitle: A\r\n---\r\nBody\r\n",
    "---\n---\nBody", "---\nAuthor: x\nstatus: 'yes'\n# c\n\ntags:\n- a\n---\n",
  ])
  func staysAsItIs(_ text: String) throws {
    let post = try read(text)
    #expect(post.bytes == Array(text.utf8))
    #expect(post.notes.isEmpty)
  }

  @Test func withoutFrontMatterItGetsAnEmptyOne() throws {
    #expect(try written("\n# Title\n\nText\n") == "---\n---\n\n# Title\n\nText\n")
    #expect(try written("") == "---\n---\n\n")
    #expect(try read("\n#  The  title\nText\n").heading == "The title")
    #expect(try read("Text\n# Later\n").heading == nil)
    #expect(try read("---\ntitle: A\n---\n## Second level\n").heading == nil)
  }

  @Test func whatNoReaderDisputesIsPutRight() throws {
    let post = try read("\u{FEFF}--- \ntitle: A\r\n---\nBody\n")
    #expect(post.bytes == Array("---\ntitle: A\n---\nBody\n".utf8))
    #expect(post.notes.count == 3)
  }

  static let json: [(String, String)] = [
    ("{}\n\nBody\n", "---\n---\n\nBody\n"), ("{\"a\": 1}", "---\na: 1\n---\n"),
    ("{\"a\":null , \"b\":[]\r\n}\r\nBody", "---\na:\nb: []\n---\nBody"),
    (
      #"{"title": "One: two", "n": [-1.5, 1e5, 2E-3, 0], "t": true, "s": "true", "y": "No"}"#
        + "\nB\n",
      "---\ntitle: \"One: two\"\nn: [-1.5, 1.0e+5, 2.0e-3, 0]\nt: true\ns: \"true\"\ny: \"No\"\n---\nB\n"
    ),
    (
      #"{"d": "2015-03-05", "i": "-1", "e": "", "q": "say \"x\" \\ \/", "c": "a, b] #"}"#,
      "---\nd: \"2015-03-05\"\ni: \"-1\"\ne: \"\"\nq: say \"x\" \\ /\nc: \"a, b] #\"\n---\n"
    ),
    (
      #"{"m": {"a b": {"null": null}, "日": ["x y"]}, "u": "\u00e9\ud83d\ude00\n\u202e"}"#,
      "---\nm: {a b: {\"null\": null}, 日: [x y]}\nu: \"é😀\\n\\u202E\"\n---\n"
    ),
  ]

  @Test(arguments: json)
  func jsonBecomesYAML(_ text: String, _ yaml: String) throws {
    let post = try read(text)
    #expect(String(decoding: post.bytes, as: UTF8.self) == yaml)
    #expect(post.notes == ["wrote its JSON front matter as YAML"])
  }

  /// Texts of any kind are read back as themselves.
  @Test(arguments: 0..<4)
  func jsonTextsComeBack(_ seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let parts = [
      "a", "Z", "é", "日", "😀", " ", "  ", ":", ": ", "#", " #", ",", "[", "]", "{", "}", "-", "- ",
      "?", "!", "&", "*", "|", ">", "%", "@", "`", "'", "\"", "\\", "\n", "\t", "\r", "\u{85}",
      "\u{2028}", "~", "null", "yes", "true", "1", "0x1", "1e3", ".inf", "---", "...",
      "\u{202E}", "\u{1}", "=", "<<",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      let quoted = text.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
      let post = try read("{\"a\": \"\(quoted)\", \"b\": [\"\(quoted)\"]}\nBody\n")
      let a = post.text.field("a")?.value
      #expect(a == .scalar(text), "\(text.debugDescription)")
      #expect(post.text.field("b")?.value.items(orAt: .start(of: "")).map(\.text) == [text])
      let last = post.bytes.suffix(9)
      #expect(String(decoding: last, as: UTF8.self) == "---\nBody\n")
    }
  }

  static let faults: [(String, Int, Int)] = [
    ("{", 1, 2), ("{\"a\" 1}", 1, 6), ("{\"a\": 01}", 1, 7), ("{\"a\": 1,}", 1, 9),
    ("{\"a\": 1 \"b\": 2}", 1, 9), ("{\n\"a\": tru}", 2, 6), ("{\"a\": \"x\ny\"}", 1, 9),
    ("{\"a\": \"\\q\"}", 1, 9), ("{\"a\": \"\\ud83d\"}", 1, 14), ("{\"a\": 1, \"a\": 2}", 1, 10),
    ("{\"a b\": 1}", 1, 2), ("{\"\": 1}", 1, 2), ("{\"a\": [1, 2}", 1, 12),
    ("{\"a\": " + String(repeating: "[", count: 100_000), 1, 39), ("{{ site.title }}\nText", 1, 2),
    ("---\ntitle: [a\n---\n", 2, 8), ("---\na: &x b\nc: *x\n---\n", 2, 4),
    ("---\na b: 1\n---\n", 2, 1), ("---\ntitle: A\n", 1, 1), ("---\na: 1\nA: 2\n---\n", 3, 1),
    ("+++\ntitle = A\n+++\n", 2, 9), ("---\ntitle: A\n...\n", 3, 1),
  ]

  @Test(arguments: faults)
  func saysWhereItCannotBeRead(_ text: String, _ line: Int, _ column: Int) {
    #expect(throws: MalformedDraft.self) { try read(text) }
    do {
      _ = try read(text)
    } catch {
      let place = (error as? MalformedDraft)?.findings.first?.location
      #expect(place?.line == line && place?.column == column, "\(text.prefix(40)): \(place as Any)")
    }
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xE9, 0x0A], 3), ([0xFF, 0xFE, 0x61, 0], 1), (Array("---\na: \0".utf8), 8),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], 2),
    ] as [([UInt8], Int)])
  func namesTheByteThatIsNoText(_ bytes: [UInt8], _ place: Int) throws {
    #expect {
      _ = try PostReader.read(bytes, path: "x.md")
    } throws: { error in
      let message = (error as? MalformedDraft)?.findings.first?.message ?? ""
      return message.hasSuffix("byte \(place) of the file")
    }
  }

  @Test func tellsPostsFromPages() {
    let post = Array("---\ntitle: A\n---\n".utf8)
    #expect(PostReader.isPost(post, name: "-") && PostReader.isPost([], name: "a.b.Markdown"))
    #expect(!PostReader.isPost(Array("--- \n\nA page".utf8), name: "page.txt"))
    #expect(!PostReader.isPost(Array("A page".utf8), name: "md"))
  }
}
