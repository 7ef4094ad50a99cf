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

  // MARK: - Names in two spellings

  /// One letter in one scalar and in two: the same text to Swift, two files to git.
  private static let spellings = ["caf\u{E9}", "cafe\u{301}"]

  /// A merge that has both spellings, the one as the draft was, the other published: told of one
  /// path, it would be the draft as it was.
  @Test(arguments: [false, true])
  func aMergeThatPublishesTheOtherSpelling(_ isOtherWayRound: Bool) throws {
    let names = isOtherWayRound ? Self.spellings.reversed() : Self.spellings
    let test = try TestNewsroom()
    let text = "---\ntitle: A\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n"
    try test.write("drafts/\(names[0]).md", text)
    try test.as(.ada).commit("A draft.")
    try test.git("switch", "-q", "-c", "side")
    try test.write("side.txt", "x")
    try test.as(.ada).commit("Beside.")
    try test.git("switch", "-q", "main")
    try test.write("main.txt", "x")
    try test.as(.ada).commit("Before.")
    #expect(try codes(test) == [])
    try test.as(.ada).git("merge", "-q", "--no-commit", "--no-ff", "side")
    try test.write("drafts/\(names[1]).md", text)
    try test.write(
      "drafts/\(names[0]).md",
      text.replacingOccurrences(of: "status: draft", with: "status: published"))
    try test.as(.ada).commit("Merge.")
    let codes = try codes(test)
    #expect(codes.contains(.mergeRollback) && codes.contains(.slugTaken), "\(codes)")
    // The commands see no approval either.
    #expect(try test.as(.ada).open().list(ListFilter()).count == 2)
  }

  /// The same in one line: the other spelling is another draft, and takes nothing over.
  @Test func theOtherSpellingIsAnotherDraft() throws {
    let test = try TestNewsroom()
    let text = "---\ntitle: A\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n"
    try test.write("drafts/\(Self.spellings[0]).md", text)
    try test.as(.ada).commit("A draft.")
    try test.write("drafts/\(Self.spellings[1]).md", text)
    try test.as(.ada).commit("Another.")
    let codes = try codes(test)
    #expect(codes == [.slugTaken], "\(codes)")
    try test.git("rm", "-q", "drafts/\(Self.spellings[1]).md")
    try test.as(.ada).commit("None.")
    #expect(try self.codes(test) == [])
  }

  /// What is approved is every attachment, however its name is spelled.
  @Test func anAttachmentInTheOtherSpelling() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river")
    try test.write("drafts/river/\(Self.spellings[0]).jpg", "a picture")
    try test.as(.ada).save("river")
    try test.as(.ada).move("submit", "river")
    try test.as(.ben).approve("river")
    for (number, name) in Self.spellings.reversed().enumerated() {
      try test.write("drafts/river/\(name).jpg", "another picture, \(number)")
      try test.as(.ada).commit("A picture.")
      try test.publishByHand("river", as: .ben)
      let codes = try codes(test)
      #expect(codes.contains(.editRole), "\(codes)")
      try test.git("reset", "-q", "--hard", "HEAD~2")
    }
  }

  /// A person who has both lying there is told, and nothing is saved under the wrong one.
  @Test func twoAttachmentsOfOneName() throws {
    let test = try TestNewsroom()
    try test.start("river")
    for name in Self.spellings { try test.write("drafts/river/\(name).jpg", name) }
    expectRefusal(.cannot, by: "name.two-spellings", in: test) { try test.as(.ada).save("river") }
    try test.as(.ada).commit("Both.")
    try test.write("drafts/river/\(Self.spellings[0]).jpg", "another")
    expectRefusal(.cannot, by: "name.two-spellings", in: test) {
      try test.as(.ada).move("submit", "river")
    }
    try test.git("rm", "-q", "-f", "drafts/river/\(Self.spellings[1]).jpg")
    try test.as(.ada).commit("One.")
    try test.as(.ada).move("submit", "river")
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
}
