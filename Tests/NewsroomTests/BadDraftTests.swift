import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Drafts that cannot be what they say: one clear answer each, and nothing changed.
@Suite struct BadDraftTests {
  static let bodies: [(name: String, text: [UInt8])] = [
    ("broken YAML", head("tags: [a, b")),
    ("deep nesting", head("tags: " + String(repeating: "[", count: 10_000))),
    ("an alias bomb", head("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]")),
    ("invalid UTF-8", head("dek: ") + [0xFF, 0xFE] + Array("\n---\n".utf8)),
    ("NUL", Array("---\ntitle: a\u{0}b\nstatus: draft\n---\n\nText.\n".utf8)),
    ("three dots inside", head("dek: x\n...\nsection: city")),
    ("keys that differ in case", head("Status: published")),
    ("a key twice", head("title: Another")),
    ("no front matter", Array("Text.\n".utf8)),
    ("no state", Array("---\ntitle: River\n---\n\nText.\n".utf8)),
  ]

  private static func head(_ lines: String) -> [UInt8] {
    Array(
      "---\ntitle: River\nbyline: Ada Reyes\nsection: city\nstatus: draft\n\(lines)\n---\n\nText.\n"
        .utf8)
  }

  @Test(arguments: bodies.indices)
  func aFileThatTwoReadersCouldReadDifferentlyIsRefused(_ index: Int) throws {
    let (name, bytes) = Self.bodies[index]
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river.md", bytes: bytes)
    let before = FolderSnapshot(of: test.folder)
    for act in ["save", "submit"] {
      do {
        if act == "save" {
          try test.as(.ada).save("river")
        } else {
          try test.as(.ada).move("submit", "river")
        }
        Issue.record("\(name): \(act) was not refused")
      } catch let failure as Failure {
        #expect(failure.kind == .refused, "\(name): \(failure)")
        #expect(
          [.draftMalformed, .draftState].contains(failure.blockers.first?.code), "\(name)")
      }
    }
    #expect(FolderSnapshot(of: test.folder).differences(from: before) == [], "\(name)")
    #expect(try !test.as(.ada).open().check(["river"]).findings.isEmpty, "\(name)")
    // One bad draft stands in nobody's way.
    #expect(try test.as(.ada).open().list(ListFilter()).count == 1)
    _ = try test.as(.ada).open().show("river")
  }

  @Test func aHundredMegabytesAreNotRead() throws {
    let test = try TestNewsroom()
    try test.start("river")
    #expect(truncate(test.folder + "/drafts/river.md", 100 << 20) == 0)
    expectRefusal(by: .draftMalformed, in: test) { try test.as(.ada).save("river") }
    expectRefusal(by: .draftMalformed, in: test) {
      try test.as(.ada).move("submit", "river")
    }
  }

  @Test func aLinkInADraftsPlaceIsRefused() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("elsewhere.md", try test.read("drafts/river.md"))
    try test.remove("drafts/river.md")
    #expect(symlink("../elsewhere.md", test.folder + "/drafts/river.md") == 0)
    expectRefusal(by: .draftNotAFile, in: test) { try test.as(.ada).save("river") }
    expectRefusal(by: "draft.unsaved", "approval.idle", in: test) {
      try test.as(.ada).approve("river")
    }
    // Committed by hand it is no draft either.
    try test.as(.ada).commit("A link.")
    expectRefusal(by: .draftNotAFile, in: test) {
      try test.as(.ada).move("submit", "river")
    }
    expectRefusal(by: .draftNotAFile, in: test) { try test.as(.ada).approve("river", saved: true) }
    #expect(try test.as(.ada).open().list(ListFilter()).map(\.isReadable) == [false])
  }

  @Test func nothingIsWrittenThroughALinkAboveADraft() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try FileManager.default.moveItem(
      atPath: test.folder + "/drafts", toPath: test.home + "/outside")
    #expect(symlink(test.home + "/outside", test.folder + "/drafts") == 0)
    let outside = FolderSnapshot(of: test.home + "/outside")
    expectRefusal(by: .draftNotAFile, in: test) {
      try test.as(.ada).move("submit", "river")
    }
    expectRefusal(.cannot, by: "folder.unusable", in: test) {
      try test.as(.ada).new("Another", slug: "dam")
    }
    #expect(FolderSnapshot(of: test.home + "/outside").differences(from: outside) == [])
  }

  @Test func aSubmoduleInADraftsPlaceIsRefused() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let commit = try test.tip()
    try test.git("update-index", "--add", "--cacheinfo", "160000,\(commit),drafts/dam.md")
    try test.as(.ada).git("commit", "-q", "-m", "A repository in a draft's place.")
    try FileManager.default.createDirectory(
      atPath: test.folder + "/drafts/dam.md", withIntermediateDirectories: true)
    expectRefusal(by: .draftNotAFile, in: test) {
      try test.as(.ada).move("submit", "dam")
    }
    #expect(try test.as(.ada).open().list(ListFilter()).count == 2)
  }

  @Test func twoDraftsWithOneSlugAreRefused() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/2024-05-01-river.md", try test.read("drafts/river.md"))
    expectRefusal(by: .slugTaken, in: test) {
      try test.as(.ada).save("drafts/2024-05-01-river.md")
    }
    try test.as(.ada).commit("Twins.")
    expectRefusal(.cannot, by: "name.ambiguous", in: test) {
      try test.as(.ada).move("submit", "river")
    }
    expectRefusal(by: .slugTaken, in: test) {
      try test.as(.ada).move("submit", "drafts/river.md")
    }
    expectRefusal(by: .slugTaken, in: test) { try test.as(.ada).new("River", slug: "river") }
  }

  @Test(arguments: [
    "../outside", "../../etc/passwd", "/etc/passwd", "drafts/../../outside.md",
    "drafts/../../../../outside.md", "", "\n", "riv\u{1B}[31mer", "nothing", ".",
    "drafts/.git/x.md",
  ])
  func aNameThatNamesNoDraftIsSaid(_ name: String) throws {
    let test = try TestNewsroom()
    try test.start("river")
    let text = "---\ntitle: Out\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n"
    try text.write(toFile: test.home + "/outside.md", atomically: true, encoding: .utf8)
    for person in [TestPerson.ada, .stranger] {
      expectRefusal(.cannot, by: "draft.missing", in: test) {
        try test.as(person).move("submit", name)
      }
    }
    expectRefusal(.cannot, by: "draft.missing", in: test) { try test.as(.ada).open().show(name) }
  }

  @Test(arguments: ["a\nb", "a\u{1B}[2Jb", "a b", "a\u{202E}b"])
  func aFileWithSuchANameIsNoDraft(_ slug: String) throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/\(slug).md", try test.read("drafts/river.md"))
    expectRefusal(by: .slugMalformed, in: test) { try test.as(.ada).save("drafts/\(slug).md") }
    let (receipt, left) = try test.as(.ada).open().save([], reason: nil, dryRun: false)
    #expect(receipt.commits.isEmpty)
    #expect(left.map(\.code) == [.slugMalformed])
  }

  @Test(arguments: ["a\u{0}b", "a\u{1B}[31mb", "a\u{7}b", "a\u{202E}b", "a\u{2028}b", "a\rb"])
  func hiddenCharactersStayOutOfMessages(_ text: String) throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let code: Code = "text.control-characters"
    expectRefusal(.cannot, by: code, in: test) {
      try test.as(.ben).move("return", "river", reason: text)
    }
    expectRefusal(.cannot, by: code, in: test) { try test.as(.ben).approve("river", reason: text) }
    expectRefusal(.cannot, by: code, in: test) { try test.as(.ada).new(text) }
    expectRefusal(.cannot, by: code, in: test) { try test.as(.ada).new("T\nStatus: published") }
    expectRefusal(.cannot, by: code, in: test) { try TypedPerson("\(text) <a@b.example>:author") }
    expectRefusal(.cannot, by: code, in: test) { try test.as(.mo).addSection(text) }
    expectRefusal(.cannot, by: code, in: test) {
      try test.as(.mo).open().saveRules(["workflows/masthead.yml"], reason: text, dryRun: false)
    }
  }

  @Test func aReasonThatLooksLikeTrailersStaysAReason() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let copy = try #require(try test.as(.mo).open().find("river").saved?.copy)
    try test.as(.ben).move(
      "return", "river", reason: "Why.\n\nStet-Approve: river \(copy) mo\nStet-Rename: river x")
    #expect(try test.life(of: "river").approvals.isEmpty)
    #expect(
      try test.as(.mo).open().log("river").first?.reason
        == "Why.\n\nStet-Approve: river \(copy) mo\nStet-Rename: river x")
  }
}
