import Editorial
import Testing

@testable import Manuscript

/// What is mended in a file, and what stays although it looks as if it should be.
@Suite struct DraftMenderTests {
  static let reading = RuleFileReader.rules(
    from: [
      ("editorial", RuleSamples.workflow),
      (
        "masthead",
        """
        stet: 1
        identity: email
        people:
          - {id: ada, name: Ada Réyes, also: [A. Reyes], emails: [a@b.example], roles: [author]}
          - {id: ben, name: Ben Okoro, emails: [b@b.example], roles: [editor, chief]}
          - {id: cy, name: "#Cy: Tran", emails: [c@b.example], roles: [editor]}
        """
      ),
      (
        "sections",
        "stet: 1\nsections:\n  - {id: city, title: The City}\n  - {id: politics, title: Politics}\n"
      ),
    ].map { RuleFile(path: "workflows/\($0).yml", bytes: Array($1.utf8)) }, builtInCommands: [])

  private func mended(_ text: String, managed: Bool = true) throws -> String? {
    let rules = try #require(Self.reading.rules, "\(Self.reading.findings)")
    let workflow = try #require(rules.workflows.first)
    let reader = DraftReader(
      managed: workflow.managed, profileKeys: workflow.site.keys.all, identify: blobID)
    let mender = DraftMender(reader: reader, rules: rules, workflow: workflow)
    guard let result = mender.mend(Array(text.utf8), path: "x.md", managed: managed) else {
      return nil
    }
    #expect(mender.mend(result.bytes, path: "x.md", managed: managed) == nil, "once is enough")
    #expect(!result.mends.isEmpty)
    #expect(result.mends.map(\.line) == result.mends.map(\.line).sorted())
    return String(decoding: result.bytes, as: UTF8.self)
  }

  static let lines: [(String, String)] = [
    ("byline:   ada  réyes  # her", "byline:   Ada Réyes  # her"),
    ("byline: 'BEN okoro'", "byline: 'Ben Okoro'"),
    ("byline: [\"ada réyes\", ben okoro , Nobody]", "byline: [\"Ada Réyes\", Ben Okoro , Nobody]"),
    (
      "byline:\n  - ada réyes # a\n# between\n  -  Zoe",
      "byline:\n  - Ada Réyes # a\n# between\n  -  Zoe"
    ),
    ("byline: \"#cy: tran\"", "byline: \"#Cy: Tran\""),
    ("byline: '#CY: TRAN'", "byline: '#Cy: Tran'"),
    ("byline: Ada Re\u{301}yes", "byline: Ada Réyes"),
    ("section: CITY # c", "section: city # c"), ("section: \"the city\"", "section: \"city\""),
    ("embargo: 2026/11/19 10:00 +0200", "embargo: 2026-11-19T10:00:00+02:00"),
    ("embargo: '2026-11-19 10:00 UTC' # c", "embargo: '2026-11-19T10:00:00Z' # c"),
    ("date: 2026/3/5", "date: 2026-03-05"), ("date: 'March 5, 2026'", "date: '2026-03-05'"),
    ("title: Cafe\u{301} # e\u{301}", "title: Café # e\u{301}"),
    ("dek: |\n  One cafe\u{301}\n  # and two", "dek: |\n  One café\n  # and two"),
    ("dek: \"over e\u{301}\n  lines\"", "dek: \"over é\n  lines\""),
    ("status: \"review\"", "status: review"), ("Title: A", "title: A"),
    ("byLine: ada réyes", "byline: Ada Réyes"),
  ]

  @Test(arguments: lines)
  func yaml(_ before: String, _ after: String) throws {
    for ending in ["\n", "\r\n"] {
      let status = before.contains("status") ? "" : "status: draft\n"
      let frame = { (line: String) in
        "---\n# top\n\(line)\n\(status)x: 1\n---\nBody  e\u{301}\n--- \n"
          .replacing("\n", with: ending)
      }
      // Bytes, since two forms of a letter are equal as texts.
      let result = try mended(frame(before)).map { Array($0.utf8) }
      #expect(result == Array(frame(after).utf8), "\(before)")
    }
  }

  static let tomlLines: [(String, String)] = [
    ("byline = 'ada réyes' # c", "byline = 'Ada Réyes' # c"),
    (
      "byline = [\n  \"ben OKORO\", # b\n  'Zoe',\n]",
      "byline = [\n  \"Ben Okoro\", # b\n  'Zoe',\n]"
    ),
    ("section = \"The City\"", "section = \"city\""),
    ("date = \"2026/3/5\"", "date = \"2026-03-05\""), ("Title = \"A\"", "title = \"A\""),
  ]

  @Test(arguments: tomlLines)
  func toml(_ before: String, _ after: String) throws {
    let frame = { (line: String) in "+++\nstatus = \"draft\"\n\(line)\n\n[x]\ny = 1\n+++\nBody\n" }
    #expect(try mended(frame(before)) == frame(after))
  }

  static let frames: [(String, String)] = [
    ("--- \nstatus: draft\n---\t \nB", "---\nstatus: draft\n---\nB"),
    ("\u{FEFF}---\nstatus: draft\n---\n", "---\nstatus: draft\n---\n"),
    ("+++\t\nstatus = \"draft\"\n+++\nB  \n", "+++\nstatus = \"draft\"\n+++\nB  \n"),
    (
      "---\r\nstatus: draft\nx: 1\r\n---\r\nB\nC\r\n",
      "---\r\nstatus: draft\r\nx: 1\r\n---\r\nB\nC\r\n"
    ),
    ("---\nstatus: draft\r\nx: 1\n---", "---\nstatus: draft\nx: 1\n---"),
  ]

  @Test(arguments: frames)
  func fences(_ before: String, _ after: String) throws {
    #expect(try mended(before).map { Array($0.utf8) } == Array(after.utf8))
  }

  /// What only a person can decide.
  @Test(arguments: [
    "---\nbyline: Ada Reyes\nstatus: draft\n---\n", "---\nbyline: Bem Okoro\nstatus: draft\n---\n",
    "---\nbyline: ada réyes, ben okoro\nstatus: draft\n---\n",
    "---\nsection: citty\nstatus: draft\n---\n", "---\nembargo: 2026-11-19\nstatus: draft\n---\n",
    "---\nembargo: 2026/11/19\nstatus: draft\n---\n",
    "---\nembargo: 03/05/2026\nstatus: draft\n---\n",
    "---\nupdated: 2026/3/5\nstatus: draft\n---\n",
    "---\nTitle: A\ntitle: B\nstatus: draft\n---\n",
    "---\nTitle: A\nTITLE: B\nstatus: draft\n---\n",
    "--- \nstatus: draft\n...\nx: 1\n---\n", "\u{FEFF}---\nstatus: [draft\n---\n",
    "--- \nstatus: draft\n", "\u{FEFF}No front matter\n", "", "---", "\u{FEFF}", "--- \n--- ",
    "---\nstatus: 'yes'\n---\n", "---\nstatus: 'a: b'\n---\n", "---\nstatus: \"dr\\x61ft\"\n---\n",
    "---\nbyline: >-\n  ada\n  réyes\nstatus: draft\n---\n",
    "---\nbyline: {name: ada réyes}\nstatus: draft\n---\n", "---\nstatus: draft\u{0} \n--- \n",
  ])
  func left(_ text: String) throws {
    let result = try mended(text)
    // An empty front matter is one, and its fences can be mended.
    #expect(result == (text == "--- \n--- " ? "---\n---" : nil), "\(text.debugDescription)")
  }

  @Test func managedLinesStayWhereHistoryHasThem() throws {
    let text = "---\ndate: 2026/3/5\nbyline: ada réyes\nstatus: draft\n---\n"
    #expect(
      try mended(text, managed: false)
        == "---\ndate: 2026/3/5\nbyline: Ada Réyes\nstatus: draft\n---\n")
  }

  /// Whatever is mended, the body and every line that was not named stay as they are.
  @Test(arguments: 0..<8)
  func changesOnlyTheLinesItNames(_ seed: Int) throws {
    let rules = try #require(Self.reading.rules, "\(Self.reading.findings)")
    let workflow = try #require(rules.workflows.first)
    let reader = DraftReader(
      managed: workflow.managed, profileKeys: workflow.site.keys.all, identify: blobID)
    let mender = DraftMender(reader: reader, rules: rules, workflow: workflow)
    var random = Seeded(UInt64(seed))
    let slips = [
      ("byline", "ada  réyes"), ("section", "CITY"), ("date", "2026/1/2"), ("Dek", "x"),
      ("title", "e\u{301}"), ("embargo", "2026/1/2 10:00 Z"),
    ]
    for index in 0..<150 {
      let generated = GeneratedDraft(seed: UInt64(seed * 1000 + index))
      var lines = generated.text.split(
        separator: /\r?\n/, omittingEmptySubsequences: false
      ).map(String.init)
      for (key, value) in slips.shuffled(using: &random).prefix(3)
      where !generated.keys.contains(where: { $0.lowercased() == key.lowercased() }) {
        lines.insert(generated.isTOML ? "\(key) = \"\(value)\"" : "\(key): \(value)", at: 1)
      }
      if index % 3 == 0 { lines[0] += " " }
      let text = lines.joined(separator: generated.text.contains("\r\n") ? "\r\n" : "\n")
      guard let result = mender.mend(Array(text.utf8), path: "x.md") else { continue }
      let before = Array(text.utf8).split(separator: 10, omittingEmptySubsequences: false)
      let after = result.bytes.split(separator: 10, omittingEmptySubsequences: false)
      #expect(before.count == after.count)
      let changed = zip(before, after).enumerated().filter { $1.0 != $1.1 }.map { $0.offset + 1 }
      #expect(Set(changed).isSubset(of: Set(result.mends.map(\.line))), "\(text.debugDescription)")
      #expect(mender.mend(result.bytes, path: "x.md") == nil, "\(text.debugDescription)")
    }
  }
}
