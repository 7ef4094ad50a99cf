import Editorial
import Manuscript
import Testing

/// Files that try to hang, crash or fool the reader.
@Suite struct HostileRuleFileTests {
  private func findings(_ bytes: [UInt8]) -> [Finding] {
    RuleFileReader.read([
      RuleFile(path: RuleFileReader.sectionsPath, bytes: bytes)
    ]).findings
  }

  private func findings(_ text: String) -> [Finding] { findings(Array(text.utf8)) }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "'", "\"", "| ", "!x ", "&a "])
  func deepNesting(_ part: String) {
    let text = String(repeating: part, count: 10_000)
    #expect(findings("stet: 1\nsections: " + text).isEmpty == false)
    #expect(findings(text).isEmpty == false)
  }

  @Test func deepBlocks() {
    let lines = (0..<340).map { String(repeating: " ", count: $0) + "a:" }
    let found = findings(lines.joined(separator: "\n"))
    #expect(found.contains { $0.message.contains("deeper than 32") })
  }

  @Test func aliasBomb() {
    var text = "stet: 1\na: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, before) in zip("bcdefghijklmnop", "abcdefghijklmno") {
      let items = Array(repeating: "*\(before)", count: 9).joined(separator: ", ")
      text += "\(name): &\(name) [\(items)]\n"
    }
    text += "? *p\n: x\n"
    let found = findings(text)
    #expect(found.contains { $0.message.contains("the alias `*a`") })
    #expect(found.count <= 60)
  }

  @Test func aliasesBehindContinuedText() {
    // What looks like quotes to one reader and like text to another must not hide an alias.
    let texts = [
      "a: {k: foo\n  \"x, y: {z: *x}, w: \"}\n", "a: foo\n  |\nb: *x\n",
      "- a: |\n    text\n  b: *x\n", "a: [foo\n  # c\n  , *x]\n", "a: 'it''s'\nb: *x\n",
      "a: \"\\\"\"\nb: *x\n", "a: >-\n  *no\n\n  *no\nb: *x\n", "a: {\"k\":*x}\n", "a:\n- *x\n",
    ]
    for text in texts {
      let found = findings(text)
      #expect(found.contains { $0.message.contains("the alias `*x`") }, "\(text)")
      #expect(!found.contains { $0.message.contains("*no") }, "\(text)")
    }
  }

  @Test func aHundredMegabytes() {
    let found = findings([UInt8](repeating: UInt8(ascii: "["), count: 100 << 20))
    #expect(found.count == 1)
    #expect(found.first?.message.contains("at most 65536") == true)
  }

  @Test func bytesThatAreNoText() {
    #expect(findings([0x61, 0x00, 0x62]).first?.message.contains("U+0000") == true)
    #expect(findings([0x61, 0xFF]).first?.message == "these bytes are no UTF-8 text")
    #expect(findings([0x61, 0xFF]).first?.location?.column == 2)
    #expect(
      findings([0xEF, 0xBB, 0xBF] + Array("stet: 1".utf8)).first?.message.contains("byte order")
        == true)
    #expect(findings("stet: 1\rsections: []").first?.message.contains("U+000D") == true)
    #expect(findings("stet: 1\u{2028}sections: []").first?.message.contains("U+2028") == true)
    #expect(findings("stet: 1 # \u{202E}").first?.message.contains("U+202E") == true)
    #expect(findings("").first?.message == "the file is empty")
    #expect(findings("# nothing\n").first?.message == "the file is empty")
    #expect(findings("just text").first?.code == "rules.type")
    #expect(findings("- a\n- b\n").first?.code == "rules.type")
    #expect(findings("%YAML 1.1\n---\nstet: 1\n").first?.message.contains("%") == true)
    #expect(findings("---\nstet: 1\nsections: []\n") == [])
    #expect(findings("stet: 1\n...\n").first?.message == "a second document begins here")
  }

  @Test func everyDuplicateOfAFileIsFound() {
    let found = findings("stet: 1\nsections:\n  - {id: a, id: b}\n  - {id: c, 'id': d}\nstet: 1\n")
    #expect(found.filter { $0.code == "rules.duplicate" }.map { $0.location?.line } == [3, 4, 5])
  }

  @Test func longLinesAndThousandsOfFaults() {
    #expect(findings("{" + String(repeating: "a: ,", count: 16_000) + "}").count == 1)
    let line = "{" + String(repeating: "a: ,", count: 1_000) + "}\n"
    #expect(findings(String(repeating: line, count: 15)).count <= 500)
    let keys = (0..<6_000).map { "k\($0): 1\n" }.joined()
    #expect((100...300).contains(findings("stet: 1\n" + keys).count))
    #expect(findings("sections: [a: 1, a: 2]\n").allSatisfy { $0.code != "rules.duplicate" })
  }

  @Test func noisyFilesGiveFindingsAndNeverACrash() {
    var random = SmallRandom(seed: 7)
    let parts = [
      "stet: 1", "sections:", "id:", "title:", "\n", "\n  ", "\n    - ", "\n  - ", "[", "]", "{",
      "}", ",", ": ", "'", "\"", "a", "*a", "&a", "!t", "|", ">-", "#", " # ", "?", "- ", "\t",
      "\\", "%", "@", "<<: ", "---\n", "\r\n", "é", "\u{1F600}", "\u{0}", "1", "true", "~",
    ]
    for round in 0..<1_500 {
      let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &random)]
      }.joined()
      for kind in [RuleSamples.Kind.workflow, .masthead, .sections] {
        let file = RuleFile(path: kind.path, bytes: Array(text.utf8))
        let found = RuleFileReader.read([file]).findings
        #expect(found.allSatisfy { ($0.location?.column ?? 0) >= 1 })
        // Nothing that the scan should have kept from the parser came through.
        #expect(!found.contains { $0.message.hasPrefix("an anchor") }, "\(text)")
        guard round % 10 == 0 else { continue }
        #expect(RuleSamples.reading(kind, text).rules == nil || kind == .sections, "\(text)")
      }
    }
  }

  @Test func everyCutAndEveryLostByteIsSurvived() {
    let bytes = Array(RuleSamples.workflow.utf8)
    for index in stride(from: 0, to: bytes.count, by: 17) {
      _ = RuleSamples.reading(.workflow, String(decoding: bytes[..<index], as: UTF8.self))
      var less = bytes
      less.remove(at: index)
      _ = RuleSamples.reading(.workflow, String(decoding: less, as: UTF8.self))
    }
  }
}

/// A generator whose numbers are the same on every machine.
struct SmallRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
