import Editorial
import Manuscript
import Testing

/// Every clause of the canonical subset: what breaks it, where the finding points, and a twin that
/// passes.
@Suite struct MalformedDraftTests {
  struct Case: CustomTestStringConvertible {
    var marked: Marked
    var message: String
    var passing: String?
    var testDescription: String { message }

    init(_ marked: String, _ message: String, passing: String? = nil) {
      self.marked = Marked(marked)
      self.message = message
      self.passing = passing
    }
  }

  static let fences: [Case] = [
    Case("↓Just text.↑\n", "no front matter", passing: "---\n---\nJust text.\n"),
    Case("↓\n---\na: 1\n---\n", "no front matter"),
    Case("↓", "no front matter"),
    Case("---↓ \na: 1\n---\n", "blanks after the opening"),
    Case("↓---↑\na: 1\n", "never ends", passing: "---\na: 1\n---"),
    Case("---\na: 1\n↓--- ↑\n---\n", "blanks after `---`"),
    Case("---\na: 1\n↓...↑\n---\n", "a line of just `...`"),
    Case("---\na: 1\n↓+++\t↑\n---\n", "inside front matter", passing: "---\na: 1\n---\n+++\n"),
    Case("+++\na = 1\n↓---↑\n+++\n", "a line of just `---`", passing: "+++\na = 1\n+++\n---\n"),
    Case("\u{FEFF}---\na: 1\n---\n".withMark, "invisible mark"),
  ]

  static let characters: [Case] = [
    Case("---\na: 1\n↓b: 2\r\n---\n", "CRLF", passing: "---\r\na: 1\r\n---\r\nx\ny\n"),
    Case("---\r\n↓a: 1\n---\r\n", "this line ends in LF"),
    Case("---\na: 1↓\rb: 2\n---\n", "lone CR", passing: "---\na: 1\n---\nx\ry\n"),
    Case("---\na: é↓\u{85}b\n---\n", "U+0085", passing: "---\na: é\n---\n\u{85}\n"),
    Case("---\na: 日↓\u{2028}\n---\n", "U+2028", passing: "---\na: 日\n---\n\u{2028}\n"),
    Case("---\na: 😀↓\u{2029}\n---\n", "U+2029"),
    Case("---\na: ↓\u{202E}x\n---\n", "U+202E", passing: "---\na: שלום\u{200F}\n---\n\u{202E}\n"),
    Case("---\na: ↓\u{2066}x\n---\n", "U+2066"),
    Case("---\na: x↓\u{FEFF}\n---\n", "U+FEFF"),
    Case("---\na: x↓\u{7}\n---\n", "U+0007"),
    Case("---\na: 1\n---\nbody ↓\0 more\n", "NUL"),
    Case("---\na:\n↓\tb: 1\n---\n", "a tab at the start", passing: "---\na:\n  b: 1\t# c\n---\n"),
  ]

  static let keys: [Case] = [
    Case("---\n↓\"a\": 1↑\n---\n", "a key in quotes", passing: "---\na: 1\n---\n"),
    Case("---\n↓{a: 1}\n---\n", "brackets at the margin", passing: "---\na: {b: 1}\n---\n"),
    Case("---\n↓? a\n: 1\n---\n", "`? key`"),
    Case("---\na:\n  ↓? b\n  : 1\n---\n", "`? key`", passing: "---\na:\n  b: ?x\n---\n"),
    Case("---\na↓:1\n---\n", "no blank after the colon", passing: "---\na : 1\n---\n"),
    Case("---\n↓a b↑: 1\n---\n", "a key with other than", passing: "---\na-b_C9: 1\n---\n"),
    Case("---\n↓é↑: 1\n---\n", "a key with other than"),
    Case("---\n↓just words\n---\n", "no `key: value`"),
    Case("---\n↓%YAML 1.2\na: 1\n---\n", "directive"),
    Case("---\n↓<<: x\n---\n", "merge key"),
    Case("---\na:\n  ↓<<: {x: 1}\n---\n", "merge key"),
    Case("---\n↓- a\n---\n", "no key above it", passing: "---\na:\n- b\n---\n"),
    Case("---\na: 1\n↓a↑: 2\n---\n", "`a` stands twice, first on line 2"),
    Case("---\ntags: 1\n↓Tags↑: 2\n---\n", "differs only in case"),
    Case("---\n↓Status↑: draft\n---\n", "is `status` in another case"),
    Case(
      "---\n↓publishdate: 1\n---\n", "is `publishDate` in another",
      passing: "---\npublishDate: 1\n---\n"),
    Case(
      "---\na: [1,\n  {b: 1, ↓*x]\n---\n", "a reference", passing: "---\na: '*x'\nb: Q&A!\n---\n"),
    Case("---\na: ↓&x 1\n---\n", "a label"),
    Case("---\na: ↓!!binary aGk=\n---\n", "a type mark"),
    Case("---\na: 1\nb: ↓*a\n---\n", "a reference"),
    Case("---\na:\n  ↓b↑: 1\n  b: 2\n---\n", "`b` stands twice"),
  ]

  static let scalars: [Case] = [
    Case(
      "---\na: ↓\"x\nstatus: live\"\n---\n", "still open when line 3",
      passing: "---\na: \"x\n  status: y\"\n---\n"),
    Case("---\na: ↓'x\n# y\n  z'\n---\n", "still open when line 3"),
    Case("---\na: ↓\"x↑\n  y\n---\n", "this quote is never closed"),
    Case(
      "---\na: ↓[x,\ny]\n---\n", "bracket is still open when line 3",
      passing: "---\na: [x,\n  y,\n],\n---\n".fixedComma),
    Case("---\na: ↓[x\n  y\n---\n", "never closed"),
    Case("---\na: ]\n---\n".marked("]"), "closing bracket"),
    Case("---\na: {↓{ x }}\n---\n", "a bracket where a key", passing: "---\na: \"{{ x }}\"\n---\n"),
    Case("---\na: ↓%x\n---\n", "`%` cannot begin"),
    Case("---\na: ↓@x\n---\n", "`@` cannot begin", passing: "---\na: x@y.example\n---\n"),
    Case(
      "---\ntitle: One↓: two\n---\n", "a second colon", passing: "---\ntitle: \"One: two\"\n---\n"),
    Case("---\na: \"x↓\\q\"\n---\n", "backslash", passing: "---\na: \"x\\\\q\"\n---\n"),
    Case("---\na: ↓|+\n  x\n---\n", "keeps the blank lines", passing: "---\na: |-\n  x\n---\n"),
    Case("---\na: ↓>x\n---\n", "text directly after `>`"),
    Case("---\na: x\n- b\n---\n".marked("- b"), "fits neither", passing: "---\na:\n- b\n---\n"),
  ]

  static let managed: [Case] = [
    Case(
      "---\nstatus: ↓\"draft\"↑\n---\n", "quotes around", passing: "---\nstatus: draft # yes\n---\n"
    ),
    Case("---\n↓status:↑\n  draft\n---\n", "no single value", passing: "---\nstatus:\n---\n"),
    Case(
      "---\n↓status: draft↑\n  more\n---\n", "no single value",
      passing: "---\nstatus: draft\n  # more\n---\n"),
    Case("---\n↓status: |↑\n  draft\n---\n", "no single value"),
    Case("---\n↓status: [draft]↑\n---\n", "no single value"),
    Case(
      "---\ndate: ↓\"2026\\x2d01\"↑\n---\n", "an escape",
      passing: "---\ndate: \"2026-01-01\"\n---\n"),
    Case("---\nslug: ↓'it''s'↑\n---\n", "an escape", passing: "---\nslug: 'its'\n---\n"),
    Case("---\ndraft: ↓\"true\"↑\n---\n", "quotes around", passing: "---\ndraft: true\n---\n"),
    Case(
      "---\ndraft: ↓yes↑\n---\n", "take for true or false", passing: "---\nfeatured: yes\n---\n"),
    Case(
      "---\n↓aliases:\n  - a: 1\n---\n", "not a list of texts",
      passing: "---\naliases:\n  - /a/\n---\n"),
  ]

  static let toml: [Case] = [
    Case("+++\n↓\"a\" = 1\n+++\n", "a key in quotes", passing: "+++\na = 1\n+++\n"),
    Case("+++\n↓a.b = 1\n+++\n", "a key with other than", passing: "+++\n[a]\n  b.c = 1\n+++\n"),
    Case("+++\n  ↓a = 1\n+++\n", "an indented key", passing: "+++\n[x]\n  a = 1\n+++\n"),
    Case("+++\n  ↓[x]\n+++\n", "an indented table", passing: "+++\n[x]\n  [x.y]\n+++\n"),
    Case("+++\n↓words\n+++\n", "no `key = value`"),
    Case("+++\na = 1\n↓a = 2\n+++\n", "stands twice"),
    Case("+++\na = 1\n↓A = 2\n+++\n", "differs only in case"),
    Case(
      "+++\na = 1\n[extra]\n↓status↑ = \"x\"\n+++\n", "stands below [extra]",
      passing: "+++\nstatus = \"x\"\n[extra]\n  status = \"y\"\n+++\n"),
    Case(
      "+++\na = ↓\"\"\"x\nstatus = 1\"\"\"\n+++\n", "still open when line 3",
      passing: "+++\na = \"\"\"\n  x\"\"\"\n+++\n"),
    Case(
      "+++\na = ↓[1,\n2]\n+++\n", "still open when line 3", passing: "+++\na = [1,\n  2,\n]\n+++\n"),
    Case("+++\na = ↓\"x↑\n+++\n", "not closed on its line"),
    Case("+++\na = 1 ↓b = 2↑\n+++\n", "something after the value"),
    Case(
      "+++\n↓status = [\"x\"]↑\n+++\n", "no single value",
      passing: "+++\nstatus = \"x\"\ndate = 2026-01-01\n+++\n"),
    Case("+++\nslug = ↓\"a\\u0062\"↑\n+++\n", "an escape"),
    Case("+++\na = { b = 1,↓\n}\n+++\n".braceMark, "brace is not closed"),
  ]

  @Test(arguments: fences + characters + keys + scalars + managed + toml)
  func refused(_ example: Case) throws {
    switch testReader.read(example.marked.bytes, path: "drafts/x.md") {
    case .success(let draft): Issue.record("accepted: \(draft)")
    case .failure(let malformed):
      let finding = try #require(malformed.findings.first)
      #expect(finding.message.contains(example.message), "\(finding.message)")
      #expect(finding.code == "draft.malformed" && finding.help?.isEmpty == false)
      let place = try #require(finding.location)
      #expect(
        place.line == example.marked.line && place.column == example.marked.column, "\(place)")
      if let end = example.marked.endColumn { #expect(place.endColumn == end, "\(place)") }
      let lines = example.marked.text.unicodeScalars.split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(Array(lines[place.line - 1]).starts(with: place.text.unicodeScalars), "\(place.text)")
    }
    if let passing = example.passing { _ = try draft(passing) }
  }

  @Test func sayWhatToAdd() {
    let result = testReader.read(Array("Hello.\n".utf8), path: "x.md")
    guard case .failure(let malformed) = result else { return #expect(Bool(false)) }
    #expect(
      malformed.findings[0].help == "begin the file with three lines: `---`, `status: draft`, `---`"
    )
  }

  @Test func invalidUTF8() throws {
    let bytes = Array("---\na: 1\n---\né ".utf8) + [0xC3, 0x28]
    guard case .failure(let malformed) = testReader.read(bytes, path: "x.md") else {
      return #expect(Bool(false))
    }
    let place = try #require(malformed.findings[0].location)
    #expect(place.line == 4 && place.column == 3)
  }

  /// Wherever it stands among the eight that are looked at together, and beside letters of any kind.
  @Test func aZeroByteAnywhere() {
    let head = "---\na: 1\n---\n"
    for letters in ["a", "\u{1}", "\u{7F}", "é", "字"] {
      let plain = Array((head + String(repeating: letters, count: 12)).utf8)
      #expect((try? testReader.read(plain, path: "x.md").get()) != nil, "\(letters)")
      for at in head.utf8.count...plain.count where at == plain.count || plain[at] & 0xC0 != 0x80 {
        let bytes = plain[..<at] + [0] + plain[at...]
        guard case .failure(let malformed) = testReader.read(Array(bytes), path: "x.md") else {
          Issue.record("\(letters), \(at)")
          continue
        }
        #expect(malformed.findings[0].message.contains("NUL"), "\(letters), \(at)")
      }
    }
  }

  @Test func severalFindings() {
    let text = "---\nTitle: a\nStatus: b\ndate: yes\n---\n"
    guard case .failure(let malformed) = testReader.read(Array(text.utf8), path: "x.md") else {
      return #expect(Bool(false))
    }
    #expect(malformed.findings.compactMap(\.location?.line) == [2, 3, 4])
  }
}

extension String {
  /// Puts the mark before the first occurrence of a text.
  fileprivate func marked(_ text: String) -> String {
    let parts = split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? "\(parts[0])↓\(text)\(parts[1])" : self
  }
  fileprivate var withMark: String { "↓" + self }
  fileprivate var fixedComma: String { replacing("],\n", with: "]\n") }
  fileprivate var braceMark: String { replacing("↓", with: "").marked("{") }
}
