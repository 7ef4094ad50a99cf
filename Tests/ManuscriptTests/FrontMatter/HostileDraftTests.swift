import Editorial
import Testing

@testable import Manuscript

/// Files made to break a reader: each is answered, and soon.
@Suite struct HostileDraftTests {
  static func yaml(_ text: String) -> [UInt8] { Array("---\n\(text)\n---\n".utf8) }
  static func toml(_ text: String) -> [UInt8] { Array("+++\n\(text)\n+++\n".utf8) }
  static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  static let files: [(String, [UInt8])] = [
    ("brackets", yaml("a: " + times(10_000, "["))),
    ("closed brackets", yaml("a: " + times(10_000, "[") + times(10_000, "]"))),
    ("braces", yaml("a: " + times(10_000, "{a: "))),
    ("dashes", yaml("a:\n" + times(10_000, "- ") + "x")),
    ("indents", yaml((0..<300).map { times($0, " ") + "a:" }.joined(separator: "\n"))),
    ("33 brackets", yaml("a: " + times(33, "[") + times(33, "]"))),
    ("nodes", yaml("a: [" + times(10_001, "x,") + "x]")),
    ("lines of nodes", yaml("a:\n" + times(10_001, "- x\n"))),
    ("bomb", yaml("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]")),
    ("key bomb", yaml("a:\n  ? *x\n  : y")),
    ("long", yaml("a: " + times(70_000, "x"))),
    ("toml brackets", toml("a = " + times(10_000, "["))),
    ("toml closed", toml("a = " + times(40, "[") + times(40, "]"))),
    ("toml braces", toml("a = " + times(10_000, "{a = "))),
    ("toml dots", toml("[" + times(10_000, "a.") + "a]")),
    ("toml dotted", toml("[x]\n  " + times(10_000, "a.") + "a = 1")),
    ("toml dates", toml("a = " + times(5_000, "2026-01-01 "))),
    ("nul", Array("---\na: 1\n---\n".utf8) + [0]),
    ("bom", [0xEF, 0xBB, 0xBF] + yaml("a: 1")),
    ("utf-16", [0xFF, 0xFE, 0x2D, 0x00, 0x2D, 0x00, 0x2D, 0x00, 0x0A, 0x00]),
    ("utf-8", Array("---\na: ".utf8) + [0xC0, 0xAF] + Array("\n---\n".utf8)),
    ("cut", Array("---\na: \u{E9}".utf8.dropLast())),
    ("one dash", [0x2D]),
  ]

  @Test(arguments: files.map(\.0))
  func refused(_ name: String) throws {
    let bytes = try #require(Self.files.first { $0.0 == name }).1
    guard case .failure(let malformed) = testReader.read(bytes, path: "x.md") else {
      return #expect(Bool(false), "accepted")
    }
    #expect(!malformed.findings.isEmpty)
    #expect(malformed.findings.allSatisfy { $0.message != YAMLReader.unclean })
  }

  @Test func neverClosed() {
    let bytes = Array("---\n".utf8) + [UInt8](repeating: 0x61, count: 100_000_000)
    guard case .failure(let malformed) = testReader.read(bytes, path: "x.md") else {
      return #expect(Bool(false))
    }
    #expect(malformed.findings == [DraftReader.tooLarge(path: "x.md")])
    let part = Array(bytes.prefix(DraftReader.maximumSize))
    guard case .failure(let long) = testReader.read(part, path: "x.md") else {
      return #expect(Bool(false))
    }
    #expect(long.findings[0].message.contains("longer than 64 KiB"))
  }

  @Test func tooManyLines() throws {
    let head = "---\ntitle: x\n---\n"
    _ = try draft(head + String(repeating: "a\n", count: DraftReader.maximumLines - 3))
    #expect(throws: MalformedDraft.self) {
      try draft(head + String(repeating: "a\n", count: DraftReader.maximumLines - 2))
    }
  }

  @Test func justSmallEnough() throws {
    let full = String(repeating: "# 34567\n", count: 8192)
    #expect(full.utf8.count == DraftReader.maximumFrontMatter)
    #expect(try draft("---\n\(full)---\n").fields.isEmpty)
    #expect(throws: MalformedDraft.self) { try draft("---\n\(full)\n---\n") }
    _ = try draft("---\na: \(Self.times(32, "["))\(Self.times(32, "]"))\n---\n")
  }

  /// Bytes changed at random: any answer will do, as long as there is one.
  @Test(arguments: [UInt64](1...8))
  func mutated(_ seed: UInt64) {
    var random = Seeded(seed)
    let alphabet = Array("-:#[]{},'\"|>&*!?%@`=+.\\\r\n\t  ~<ab0é\u{2028}".utf8)
    for round in 0..<400 {
      var bytes = GeneratedDraft(seed: seed &* 10_000 &+ UInt64(round)).bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let byte = alphabet.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = byte
        case 1: bytes.insert(byte, at: at)
        default: bytes.remove(at: at)
        }
      }
      switch testReader.read(bytes, path: "x.md") {
      case .success: Self.agree(bytes)
      case .failure(let malformed):
        #expect(!malformed.findings.isEmpty)
        #expect(malformed.findings.allSatisfy { $0.message != YAMLReader.unclean })
      }
    }
  }

  /// The quick way and the parser's read the same keys and values.
  static func agree(_ bytes: [UInt8]) {
    var source = DraftSource(path: "x.md", bytes: bytes)
    guard (try? Fences.find(in: &source, state: "status")) == .yaml,
      let quick = PlainYAML.read(source)
    else { return }
    do {
      let slow = try YAMLReader.readByParser(source)
      #expect(slow.map(\.key) == quick.map(\.key) && slow.map(\.value) == quick.map(\.value))
      #expect(slow.map(\.valueRange) == quick.map(\.valueRange))
      #expect(slow.map(\.items) == quick.map(\.items) && slow.map(\.style) == quick.map(\.style))
    } catch {
      Issue.record("\(error.message): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }
}
