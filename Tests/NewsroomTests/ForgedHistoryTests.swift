import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Histories forged by hand, with plain git, in ways that no list names.
@Suite struct ForgedHistoryTests {
  /// What the audit says of it; the codes alone.
  private func codes(_ test: TestNewsroom) throws -> [Code] { try test.audit().open.map(\.code) }

  /// Makes a commit of any tree, parents and message, and puts main there.
  private func commit(
    tree: String, parents: [String], message: String, by person: TestPerson, _ test: TestNewsroom
  ) throws {
    let moment = test.circumstances(of: person).now.seconds
    let id = try test.git.run(
      ["commit-tree", tree] + parents.flatMap { ["-p", $0] } + ["-F", "-"],
      input: Array(message.utf8), with: person.environment(at: moment)
    ).text.trimmingCharacters(in: .whitespacesAndNewlines)
    try test.git("reset", "-q", "--hard", id)
  }

  private func copy(of slug: String, _ test: TestNewsroom) throws -> CopyID {
    try #require(try test.as(.mo).open().find(slug).saved?.copy)
  }

  @Test func aPublishedPostReAddedAfterItWasReleased() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.git("rm", "-q", "drafts/river.md")
    try test.as(.ada).commit("Gone.")
    try test.git("checkout", "-q", "HEAD~1", "--", "drafts/river.md")
    try test.as(.ada).commit("Back.")
    // What is given back as it was mends that it was taken; live again takes who may publish.
    #expect(try codes(test).contains(.createState) || codes(test).contains(.deleteRole))
    #expect(try test.audit().verdict == .violations)
  }

  /// Three parents, each with a part of what together is a publication.
  @Test func anOctopusThatPublishes() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    for branch in ["one", "two"] {
      try test.git("switch", "-q", "-c", branch, "main")
      try test.write("notes/\(branch).txt", branch)
      try test.as(.ada).commit(branch)
    }
    try test.git("switch", "-q", "main")
    try test.write("notes/main.txt", "main")
    try test.edit("drafts/river.md", "status: review", "status: published")
    try test.git("add", "-A")
    let tree = try test.git("write-tree").trimmingCharacters(in: .whitespacesAndNewlines)
    try commit(
      tree: tree, parents: [try test.tip("main"), try test.tip("one"), try test.tip("two")],
      message: "Merge branches 'one' and 'two'\n", by: .ada, test)
    #expect(try codes(test) == [.mergeRollback])
  }

  /// Two merges of the same two tips, each taking the other's side, and a third of these.
  @Test func aCrissCrossThatBringsAWithdrawnTextBack() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.git("branch", "stale")
    try test.as(.ben).move("retract", "river", reason: "It was wrong.")
    let retracted = try test.tip()
    try test.git("switch", "-q", "stale")
    try test.write("notes/x.txt", "x")
    try test.as(.ada).commit("Elsewhere.")
    let stale = try test.tip()
    let live = try test.tip("stale^{tree}")
    try commit(
      tree: live, parents: [stale, retracted], message: "Merge.\n", by: .ada, test)
    let one = try test.tip()
    #expect(try codes(test) == [.mergeRollback])
    try test.git("reset", "-q", "--hard", retracted)
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", stale)
    let two = try test.tip()
    try commit(tree: live, parents: [two, one], message: "Merge.\n", by: .ada, test)
    let report = try Newsroom.audit(AuditRequest(tip: "HEAD"), test.circumstances(of: .mo))
    // The last one inherits what the first did wrong, which stays open.
    #expect(report.open.map(\.code) == [.mergeRollback])
    #expect(report.open.first?.commit.rawValue == one)
  }

  /// A post that waits outside of the drafts' folders until a merge makes it one.
  @Test func aMergeThatMakesAForeignFileADraft() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let post = try test.read("drafts/river.md").replacingOccurrences(
      of: "status: draft", with: "status: published"
    ).replacingOccurrences(of: "About river", with: "About spam")
    try test.git("switch", "-q", "-c", "side")
    try test.write("blog/spam.md", post)
    try test.as(.ada).commit("Nobody's business.")
    try test.git("switch", "-q", "main")
    try test.edit(
      "workflows/editorial.yml", "content: [drafts/**/*.md,",
      "content: [drafts/**/*.md, blog/**/*.md,")
    _ = try test.as(.mo).open().saveRules(
      ["workflows/editorial.yml"], reason: nil, dryRun: false)
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", "side")
    #expect(try codes(test) == [.mergeRollback])
    // The same the other way round: into the branch that has the file.
    try test.git("switch", "-q", "side")
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", "main~1")
    let report = try Newsroom.audit(AuditRequest(tip: "side"), test.circumstances(of: .mo))
    #expect(report.open.map(\.code) == [.mergeRollback])
  }

  /// A key that means nothing on a branch, and is the state where that is merged.
  @Test func aMergeThatReadsAKeyAsTheState() throws {
    for isRulesFirst in [true, false] {
      let test = try TestNewsroom()
      try test.git("switch", "-q", "-c", "side")
      try test.start("river")
      try test.edit("drafts/river.md", "status: draft", "stage: published\nstatus: draft")
      try test.as(.ada).save("river")
      try test.git("switch", "-q", "main")
      try test.edit(
        "workflows/editorial.yml", "site: plain", "site: {name: ours, keys: {state: stage}}")
      _ = try test.as(.mo).open().saveRules(
        ["workflows/editorial.yml"], reason: nil, dryRun: false)
      try test.git("switch", "-q", isRulesFirst ? "main" : "side")
      try test.as(.ada).git(
        "merge", "-q", "--no-ff", "-m", "Merge.", isRulesFirst ? "side" : "main")
      #expect(try codes(test) == [.adoptMissing])
    }
  }

  @Test func historyThatGitIsToldToSeeOtherwise() throws {
    for forge in 0..<4 {
      let test = try TestNewsroom()
      try test.submitted("river")
      try test.publishByHand("river", as: .ada)
      let (bad, good) = (try test.tip(), try test.tip("HEAD~1"))
      switch forge {
      case 0: try test.git("replace", bad, good)
      case 1: try test.write(".git/info/grafts", bad + "\n")
      case 2: try test.write(".git/shallow", bad + "\n")
      default:
        try test.as(.mo).git(
          "notes", "add", "-m", "Stet-Accept: \(bad) transition.role river",
          bad)
      }
      let report = try test.audit()
      #expect(report.exitCode == (forge == 3 ? 1 : 2), "\(forge): \(report.verdict)")
    }
  }

  @Test(arguments: ["parent", "tree", "author", "committer", "encoding", "gpgsig"])
  func aHeaderThatStandsTwice(_ header: String) throws {
    let test = try TestNewsroom()
    try test.published("river")
    let raw = try test.git("cat-file", "commit", "HEAD")
    let lines = raw.components(separatedBy: "\n")
    let line = lines.first { $0.hasPrefix(header + " ") }
    let doubled = line ?? (header == "encoding" ? "encoding UTF-16" : "gpgsig x")
    let index = try #require(lines.firstIndex { $0.hasPrefix("committer ") })
    var forged = lines
    forged.insert(contentsOf: line == nil ? [doubled, doubled] : [doubled], at: index + 1)
    let id = try test.git(
      "hash-object", "-t", "commit", "-w", "--literally", "--stdin",
      input: Array(forged.joined(separator: "\n").utf8)
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    try test.git("update-ref", "refs/heads/main", id)
    #expect(try codes(test).contains(.commitMalformed))
  }

  /// The tree itself is forged: two entries of one name, or one that leads out.
  @Test(arguments: ["river.md", "..", ".git", "a/b.md"])
  func aTreeThatNoGitWrites(_ name: String) throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let text = try test.read("drafts/river.md").replacingOccurrences(
      of: "status: review", with: "status: published")
    let blob = try test.blob(text)
    try test.git("hash-object", "-w", "--stdin", input: Array(text.utf8))
    let listing = try test.git("ls-tree", "HEAD:drafts")
    let tree = try test.git(
      "mktree", input: Array(listing.utf8)
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    var bytes = try #require(
      try Self.rawTree(tree, test) as [UInt8]?)
    bytes += Array("100644 \(name)\0".utf8) + Self.bytes(ofHex: blob)
    let forged = try test.git(
      "hash-object", "-t", "tree", "-w", "--literally", "--stdin", input: bytes
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    let root =
      try test.git("ls-tree", "HEAD").split(separator: "\n").map { line in
        line.hasSuffix("\tdrafts") ? "040000 tree \(forged)\tdrafts" : String(line)
      }.joined(separator: "\n") + "\n"
    let top = try test.git("mktree", input: Array(root.utf8))
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let moment = test.circumstances(of: .ada).now.seconds
    let id = try test.git.run(
      ["commit-tree", top, "-p", try test.tip(), "-m", "Trees."],
      with: TestPerson.ada.environment(at: moment)
    ).text.trimmingCharacters(in: .whitespacesAndNewlines)
    try test.git("update-ref", "refs/heads/main", id)
    #expect(try test.audit().exitCode != 0)
  }

  private static func rawTree(_ id: String, _ test: TestNewsroom) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for line in try test.git("ls-tree", id).split(separator: "\n") {
      let parts = line.split(separator: "\t")
      let words = parts[0].split(separator: " ")
      bytes += Array("\(words[0]) \(parts[1])\0".utf8) + Self.bytes(ofHex: String(words[2]))
    }
    return bytes
  }

  private static func bytes(ofHex text: String) -> [UInt8] {
    stride(from: 0, to: text.utf8.count, by: 2).compactMap { offset in
      let start = text.index(text.startIndex, offsetBy: offset)
      return UInt8(text[start..<text.index(start, offsetBy: 2)], radix: 16)
    }
  }
}
