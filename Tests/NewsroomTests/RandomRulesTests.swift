import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Rules changed at random: what the gate refuses is what the audit finds, draft by draft, and what
/// the gate adopts the audit takes.
@Suite struct RandomRulesTests {
  private static let path = "workflows/editorial.yml"

  private static let contents = [
    "[drafts/**/*.md]", "[drafts/**/*.md, blog/**/*.md]", "[blog/**/*.md]",
    "[drafts/**/*.md, \"!drafts/river.md\"]", "[\"**/*.md\", \"!notes/**\"]",
    "[drafts/*.md, blog/old/*.md]",
  ]
  private static let sites = [
    "plain", "{name: ours, keys: {byline: author}}", "{name: ours, keys: {section: desk}}",
    "{name: ours, keys: {state: stage}}", "hugo", "jekyll",
  ]
  private static let stamps = [
    "{date: now}", "{date: now, issue: today}", "{first: now}",
  ]

  /// A newsroom with drafts in every state, and files beside them that say all kinds of things.
  private func newsroom() throws -> TestNewsroom {
    let test = try TestNewsroom()
    try test.published("river")
    try test.submitted("dam")
    try test.start("weir")
    let posts = [
      "blog/one.md": "status: published", "blog/two.md": "status: draft",
      "blog/three.md": "stage: published\nstatus: draft", "blog/old/four.md": "draft: true",
      "blog/old/five.md": "status: spiked", "notes/six.md": "status: review\nissue: 7",
      "blog/seven.md": "stage: draft\ndraft: true\nauthor: Ada Reyes",
    ]
    for (path, lines) in posts {
      try test.write(
        path, "---\ntitle: \(path)\nbyline: Ada Reyes\nsection: city\n\(lines)\n---\n\nText.\n")
    }
    try test.as(.mo).commit("From before.")
    return test
  }

  @Test(arguments: 1...4)
  func theGateAndTheAuditAgree(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let test = try newsroom()
    let original = try test.read(Self.path)
    var (asked, adopted) = (0, 0)
    for _ in 0..<14 {
      let saved = try test.read(Self.path)
      var text = original.replacingOccurrences(
        of: "content: [drafts/**/*.md, \"!**/README.md\", \"!**/_index.md\"]",
        with: "content: " + dice.one(of: Self.contents))
      text = text.replacingOccurrences(
        of: "site: plain ", with: "site: \(dice.one(of: Self.sites)) ")
      text = text.replacingOccurrences(
        of: "stamps: {date: now}", with: "stamps: \(dice.one(of: Self.stamps))")
      guard text != saved else { continue }
      try test.write(Self.path, text)
      let refused = try refusals(test)
      // The same by hand, on a branch that nobody keeps.
      let tip = try test.tip()
      try test.as(.mo).commit("By hand.")
      let found = try Newsroom.audit(AuditRequest(tip: "HEAD"), test.circumstances(of: .mo)).open
      #expect(
        found.map { "\($0.code) \($0.slug?.rawValue ?? "")" }.sorted() == refused,
        "\(seed): \(text.components(separatedBy: "\n").filter { $0.hasPrefix("content") || $0.hasPrefix("site") })"
      )
      try test.git("reset", "-q", "--soft", tip)
      try test.git("reset", "-q")
      asked += refused.count
      do {
        _ = try test.as(.mo).open().saveRules(
          [Self.path], adopts: true, reason: nil, dryRun: false)
        adopted += 1
        let report = try test.audit()
        #expect(report.verdict == .consistent, "\(seed): \(report.open)")
        #expect(report.notes.isEmpty, "\(seed): \(report.notes)")
      } catch is Failure {
        // Something cannot be taken in as it is: then nothing is.
        try test.write(Self.path, saved)
        #expect(try test.git("status", "--porcelain").isEmpty)
      }
    }
    #expect(asked > 0 && adopted > 0, "\(seed)")
  }

  private func refusals(_ test: TestNewsroom) throws -> [String] {
    do {
      _ = try test.as(.mo).open().saveRules([Self.path], reason: nil, dryRun: true)
      return []
    } catch let failure as Failure {
      return failure.blockers.map { "\($0.code) \($0.slug)" }.sorted()
    }
  }
}

/// The same numbers for the same seed.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func one<Value>(of values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }
}
