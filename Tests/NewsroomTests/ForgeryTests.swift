import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Repositories forged by hand, with plain git, in ways that no list names.
@Suite struct ForgeryTests {
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

  // MARK: - Approvals

  /// A trailer counts in the last paragraph alone, whatever stands around it.
  @Test(arguments: [
    ("Stet-Approve: river COPY ben\n", true),
    ("approve: river\r\n\r\nStet-Approve: river COPY ben\r\n", false),
    ("approve: river\n\nStet-Approve: river COPY ben\n\nThanks.\n", true),
    ("approve: river\n\nstet-approve: river COPY ben\n", true),
    ("approve: river\n\nStet-Approve : river COPY ben\n", true),
    ("approve: river\n\nStet-Approve:river COPY ben\n", true),
    ("approve: river\n\nStet-Approve: river\n COPY ben\n", true),
    ("approve: river\n\nStet-Approve: river COPY ben\nStet-Approve: river COPY ben\n", true),
    ("approve: river\n\nStet-Approve: river COPY ben\nand so on\n", true),
    ("approve: river\n\nStet-Approve: rivеr COPY ben\n", true),
    ("approve: river\n\n---\nStet-Approve: river COPY ben\n", true),
    ("approve: river\n\nStet-Approve: river COPY ben\n\nSigned-off-by: X <x@y.z>\n", false),
  ])
  func trailersInOddPlaces(_ message: String, isIdle: Bool) throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let text = message.replacingOccurrences(of: "COPY", with: try copy(of: "river", test).rawValue)
    try commit(
      tree: try test.tip("HEAD^{tree}"), parents: [try test.tip()], message: text, by: .ben, test)
    #expect(try test.life(of: "river").approvals.isEmpty == isIdle)
    try test.publishByHand("river", as: .ben)
    // Ben publishes and counts as one; Ada's own draft needs no other.
    #expect(try codes(test) == [])
  }

  /// Approved as a ben who is ada: the byte order mark and the blank before a name name nobody.
  @Test func anApprovalInAnotherSpellingOfAnAddress() throws {
    for email in [
      "ben@blog.example ", "\u{FEFF}ben@blog.example", "ben@blog.examplе", "ben@blog.example.",
    ] {
      let test = try TestNewsroom()
      try test.submitted("river")
      let copy = try copy(of: "river", test)
      try test.as(.ada).git(
        "-c", "user.email=\(email)", "commit", "-q", "--allow-empty", "-m",
        "approve: river\n\nStet-Approve: river \(copy) ben")
      try test.publishByHand("river", as: .ada)
      #expect(try codes(test) == [.transitionRole, .approvalMissing], "\(email)")
    }
  }

  // MARK: - The state in other clothes

  /// Whatever some reader of YAML takes for a published draft is one, or is no draft at all.
  @Test(arguments: [
    "status: \"published\"", "status: 'published'", "\"status\": published", "status : published",
    "Status: published", "status: published # still a draft", "status: !!str published",
    "status: &a published", "status: |\n  published", "status: >-\n  published",
    "? status\n: published", "{status: published}", "status:\n  published",
    "status: published\nstatus: review", "<<: {status: published}\nstatus: review",
    "status: \"\\x70ublished\"", "status: \u{FEFF}published",
    "status: review\u{2028}status: published",
    "status: review\r\nstatus: published", "status: review\rstatus: published",
    "status: review\n...\nstatus: published", "status: review\n---\nstatus: published",
  ])
  func aStateInOtherClothes(_ line: String) throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.edit("drafts/river.md", "status: review", line)
    try test.as(.ada).commit("Only a word.")
    let found = try codes(test)
    #expect(!found.isEmpty, "\(line)")
  }

  @Test func aFileInAnotherEncoding() throws {
    let text = try { () throws -> String in
      let test = try TestNewsroom()
      try test.submitted("river")
      return try test.read("drafts/river.md").replacingOccurrences(
        of: "status: review", with: "status: published")
    }()
    let encodings: [String.Encoding] = [.utf16LittleEndian, .utf16, .utf32]
    var bodies = try encodings.map { Array(try #require(text.data(using: $0))) }
    bodies.append([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    bodies.append(Array(text.utf8) + [0])
    bodies.append(Array(text.utf8) + [0xFF])
    for bytes in bodies {
      let test = try TestNewsroom()
      try test.submitted("river")
      try test.write("drafts/river.md", bytes: bytes)
      try test.as(.ada).commit("Only the encoding.")
      // Ada may not change what is in review either; that it is no draft is said in any case.
      #expect(try codes(test).contains(.draftMalformed))
    }
  }

  // MARK: - Paths and modes

  @Test func aModeAndNothingElse() throws {
    let test = try TestNewsroom()
    try test.published("river")
    let blob = try test.tip("HEAD:drafts/river.md")
    for (mode, expected) in [
      ("100755", [Code]()), ("120000", [.draftNotAFile]), ("160000", [.draftNotAFile]),
    ] {
      try test.git("checkout", "-q", "--detach", "main")
      let object = mode == "160000" ? try test.tip() : blob
      try test.git("update-index", "--cacheinfo", "\(mode),\(object),drafts/river.md")
      try test.as(.ada).git("commit", "-q", "-m", "Only the mode.")
      let report = try test.audit()
      #expect(report.open.map(\.code) == expected, "\(mode)")
      try test.git("reset", "-q", "--hard", "main")
      try test.git("checkout", "-q", "main")
    }
  }

  @Test func aPathThatDiffersInCaseAlone() throws {
    for path in ["drafts/River.md", "drafts/river.MD", "Drafts/river.md", "drafts/x/RIVER.md"] {
      let test = try TestNewsroom()
      try test.submitted("river")
      let text = try test.read("drafts/river.md")
      try test.write(path, text.replacingOccurrences(of: "review", with: "published"))
      try test.as(.ada).commit("Another file.")
      let found = try codes(test)
      let isOutside = path.hasPrefix("Drafts")
      #expect(found.isEmpty == isOutside, "\(path): \(found)")
      #expect(try test.state(of: "drafts/river.md") == "review", "\(path)")
    }
  }

  @Test func aFolderMovesWhileTheStateDoes() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.git("mv", "drafts/river.md", "drafts/water.md")
    try FileManager.default.createDirectory(
      at: test.url("drafts/2026/july"), withIntermediateDirectories: true)
    try test.git("mv", "drafts/water.md", "drafts/2026/july/river.md")
    try test.edit("drafts/2026/july/river.md", "status: review", "status: published")
    try test.as(.ada).commit("Tidy up the folders.")
    #expect(try codes(test).contains(.transitionRole))
  }

  @Test func twinsThroughFolders() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let draft = try test.read("drafts/river.md")
    try test.write(
      "drafts/river/index.md", draft.replacingOccurrences(of: "review", with: "draft"))
    try test.as(.ada).commit("The same, as a folder.")
    #expect(try codes(test).contains(.slugTaken))
    // No transition of twins holds, nor an approval.
    try test.publishByHand("river", as: .ben)
    #expect(try codes(test).count { $0 == .slugTaken } > 1)
  }

  @Test func rulesThroughALink() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let loose = try test.read("workflows/masthead.yml").replacingOccurrences(
      of: "roles: [author]", with: "roles: [author, editor, chief]")
    try test.write("notes/masthead.yml", loose)
    try test.remove("workflows/masthead.yml")
    try FileManager.default.createSymbolicLink(
      atPath: test.url("workflows/masthead.yml").path,
      withDestinationPath: "../notes/masthead.yml")
    try test.as(.mo).commit("One file for both.")
    try test.publishByHand("river", as: .ada)
    let found = try codes(test)
    #expect(found.contains(.transitionRole) && found.count >= 3, "\(found)")
  }

  @Test func rulesInAFolderOfAnotherCase() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let loose = try test.read("workflows/masthead.yml").replacingOccurrences(
      of: "roles: [author]", with: "roles: [author, editor, chief]")
    try test.write("Workflows/masthead.yml", loose)
    try test.write("workflows/Masthead.yml", loose)
    try test.as(.ada).commit("Other names.")
    try test.publishByHand("river", as: .ada)
    let found = try codes(test)
    #expect(found.contains(.transitionRole) && found.contains(.approvalMissing), "\(found)")
  }

  // MARK: - Histories

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
