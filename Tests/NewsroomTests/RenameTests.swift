import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Another name for a draft: what goes along, what stays, and what is refused.
@Suite struct RenameTests {
  @Test func aNameAndEverythingBelowIt() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.write("drafts/river/data/levels.csv", "1,2\n")
    try test.write("drafts/river/plot", "#!/bin/sh\n")
    #expect(chmod(test.folder + "/drafts/river/plot", 0o755) == 0)
    try test.as(.ada).save("river")
    let text = try test.saved("drafts/river.md")
    let receipt = try test.as(.ada).rename("river", to: "stream", reason: "It is a stream.")
    #expect(receipt.lines == ["river is now called stream: drafts/stream.md"])
    #expect(receipt.slugs == ["stream"])
    #expect(receipt.next == ["stet submit stream"])
    #expect(
      try test.message()
        == "rename: river to stream\n\nIt is a stream.\n\nStet-Rename: river stream\n")
    #expect(try test.saved("drafts/stream.md") == text)
    #expect(
      try test.drafts() == [
        "drafts/stream.md", "drafts/stream/data/levels.csv", "drafts/stream/gauge.png",
        "drafts/stream/plot",
      ])
    #expect(try test.git("ls-tree", "HEAD", "drafts/stream/plot").hasPrefix("100755"))
    try expectClean(test)
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/drafts/river"))
    let log = try test.as(.mo).open().log("stream")
    #expect(log.map(\.kind) == [.renamed, .saved, .saved, .created])
    #expect(try test.people(test.life(of: "stream").contributors) == ["ada"])
  }

  @Test func approvalsStand() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.ada).move("submit", "river")
    try test.as(.mo).approve("river")
    try test.as(.ben).rename("river", to: "stream")
    #expect(try test.life(of: "stream").approvals.map(\.person) == ["mo"])
    #expect(try test.life(of: "stream").contributors.map(\.person) == ["ada"])
    expectRefusal(by: .transitionRole, in: test) { try test.as(.ada).move("publish", "stream") }
    let log = try test.as(.mo).open().log("stream")
    #expect(log.first { $0.kind == .approved }?.note == nil)
    try test.write("drafts/stream/gauge.png", "other pixels")
    try test.as(.ben).save("stream")
    expectRefusal(by: .transitionRole, .approvalStale, in: test) {
      try test.as(.ada).move("publish", "stream")
    }
  }

  @Test(arguments: [
    ("drafts/river.md", "stream", "drafts/stream.md"),
    ("drafts/river.md", "stream.md", "drafts/stream.md"),
    ("drafts/river.md", "drafts/news/stream.md", "drafts/news/stream.md"),
    ("drafts/river.md", "drafts/news/river.md", "drafts/news/river.md"),
    ("drafts/river.md", "drafts/river/index.md", "drafts/river/index.md"),
    ("drafts/river.md", "2026-05-01-river", "drafts/2026-05-01-river.md"),
    ("drafts/river/index.md", "stream", "drafts/stream/index.md"),
    ("drafts/river/index.md", "drafts/stream.md", "drafts/stream.md"),
    ("drafts/river/index.md", "drafts/river.md", "drafts/river.md"),
    ("drafts/2024-05-01-river.md", "stream", "drafts/2024-05-01-stream.md"),
    ("drafts/2024-05-01-river.md", "2024-06-01-stream", "drafts/2024-06-01-stream.md"),
    ("drafts/2024-05-01-river.md", "2024-06-01-river", "drafts/2024-06-01-river.md"),
    ("drafts/River.md", "river", "drafts/river.md"),
  ])
  func itsPlace(old: String, name: String, new: String) throws {
    let test = try TestNewsroom()
    try test.write(old, Self.text)
    let home = try #require(Attachments.folder(of: old))
    try test.write("\(home)/gauge.png", "pixels")
    try test.as(.ada).commit("A draft.")
    try test.as(.ada).rename(old, to: name)
    let newHome = try #require(Attachments.folder(of: new))
    #expect(
      try test.drafts().sorted() == [new, "\(newHome)/gauge.png"].sorted())
    try expectClean(test)
    let open = try test.as(.ada).open().find(new)
    #expect(open.saved?.enclosed.keys.map(\.self) == ["gauge.png"])
    #expect(try test.people(test.life(of: open.slug).creators) == ["ada"])
    let log = try test.as(.mo).open().log(open.slug.rawValue)
    #expect(log.map(\.kind) == [.renamed, .created])
    let same = open.slug.folded == "river"
    #expect(try test.message().contains("Stet-Rename") == !same)
  }

  static let text =
    "---\ntitle: River\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n"

  @Test func theSameNameIsNothingToDo() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let tip = try test.tip()
    #expect(
      try test.as(.ada).rename("river", to: "river").lines
        == ["river is called that already: drafts/river.md"])
    #expect(try test.tip() == tip)
  }

  @Test func itWritesTheSlugAndTheOldAddress() throws {
    let test = try TestNewsroom()
    try test.write(
      "drafts/river.md", Self.text.replacingOccurrences(of: "---\n\n", with: "slug: river\n---\n\n")
    )
    try test.as(.ada).commit("A draft.")
    try test.as(.ada).rename("river", to: "stream")
    #expect(try test.value("slug", of: "stream") == "stream")
    #expect(try !test.saved("drafts/stream.md").contains("aliases"))
    try test.as(.ada).move("submit", "stream")
    try test.as(.ben).move("publish", "stream")
    try test.as(.ben).move("retract", "stream", reason: "Why.")
    let copy = try test.as(.ada).open().find("stream").saved?.copy
    try test.as(.ada).rename("stream", to: "brook")
    #expect(try test.value("slug", of: "brook") == "brook")
    #expect(try test.saved("drafts/brook.md").contains("aliases:\n  - /stream/\n"))
    #expect(try test.as(.ada).open().find("brook").saved?.copy == copy)
    // And back: no address leads to itself.
    try test.as(.ada).rename("brook", to: "stream")
    #expect(try test.saved("drafts/stream.md").contains("aliases:\n  - /brook/\n"))
    #expect(try !test.saved("drafts/stream.md").contains("/stream/"))
    try expectClean(test)
  }

  @Test func whatIsLiveMovesOnlyWithACorrection() throws {
    let test = try TestNewsroom()
    try test.published("river")
    let refusal = expectRefusal(by: .renameRole, in: test) {
      try test.as(.ben).rename("river", to: "stream")
    }
    #expect(
      refusal?.blockers.first?.help?.hasSuffix(
        "`stet rename river stream --with correct -m 'WHY'`") == true)
    expectRefusal(by: .transitionRequires, in: test) {
      try test.as(.ben).rename("river", to: "stream", with: "correct")
    }
    expectRefusal(.cannot, by: "usage", in: test) {
      try test.as(.ben).rename("river", to: "stream", with: "corect")
    }
    try test.fill("river", with: "And a line.")
    let receipt = try test.as(.ben).rename(
      "river", to: "stream", with: "correct", reason: "It is a stream.")
    #expect(
      receipt.lines == [
        "river is now called stream: drafts/stream.md",
        "stream is changed by `correct` and stays Published",
      ])
    let copy = try #require(try test.as(.ben).open().find("stream").saved?.copy)
    #expect(
      try test.message() == """
        correct: stream

        It is a stream.

        Stet-Transition: correct stream
        Stet-Copy: stream \(copy)
        Stet-Rename: river stream

        """)
    #expect(try test.saved("drafts/stream.md").contains("aliases:\n  - /river/\n"))
    #expect(try test.saved("drafts/stream.md").contains("And a line."))
    #expect(try test.value("updated", of: "stream") != nil)
    try expectClean(test)
    #expect(try test.life(of: "stream").entry?.transition == "correct")
  }

  @Test func aMoveOnCanCarryANameToo() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.as(.ada).rename("river", to: "stream", with: "submit")
    #expect(try test.state(of: "stream") == "review")
    #expect(try test.life(of: "stream").submitters.map(\.person) == ["ada"])
    try expectClean(test)
  }

  @Test(arguments: ["saved", "lying", "ignored", "folder"])
  func nothingIsWrittenOver(what: String) throws {
    let test = try TestNewsroom()
    try test.start("river")
    switch what {
    case "saved": try test.start("stream")
    case "lying": try test.write("drafts/stream.md", "Mine.\n")
    case "ignored":
      try test.write(".gitignore", "drafts/stream.md\n")
      try test.write("drafts/stream.md", "Mine.\n")
    default: try test.write("drafts/stream.md/x", "Mine.\n")
    }
    expectRefusal(by: "path.taken", in: test) { try test.as(.ada).rename("river", to: "stream") }
  }

  @Test(arguments: [true, false])
  func nobodysFilesBecomeItsAttachments(isSaved: Bool) throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/stream/old.png", "pixels")
    if isSaved { try test.as(.mo).commit("A picture.") }
    expectRefusal(by: "path.taken", in: test) { try test.as(.ada).rename("river", to: "stream") }
  }

  @Test(arguments: ["Stream", "sträam", "a b", "../stream", "x/../../y.md", "index", "", "con"])
  func whatIsNoName(name: String) throws {
    let test = try TestNewsroom()
    try test.start("river")
    expectRefusal(.cannot, by: .slugMalformed, in: test) {
      try test.as(.ada).rename("river", to: name)
    }
  }

  @Test func aSlugThatIsTakenElsewhere() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/news/stream.md", Self.text)
    try test.as(.ada).save("stream")
    expectRefusal(by: .slugTaken, in: test) { try test.as(.ada).rename("river", to: "stream") }
  }

  @Test func byWhoMayEdit() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    expectRefusal(by: .renameRole, in: test) { try test.as(.ada).rename("river", to: "stream") }
    expectRefusal(by: .identityUnknown, in: test) {
      try test.as(.stranger).rename("river", to: "stream")
    }
    expectRefusal(.cannot, by: "draft.missing", in: test) {
      try test.as(.ada).rename("rivver-x", to: "stream")
    }
    try test.as(.ben).rename("river", to: "stream")
    #expect(try test.state(of: "stream") == "review")
  }

  /// The attachments of a draft deeper down are that one's.
  @Test func whatBelongsToAnotherDraftStays() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.write("drafts/river/mouth/index.md", Self.text)
    try test.write("drafts/river/mouth/delta.png", "pixels")
    try test.as(.ada).commit("Two drafts.")
    try test.as(.ada).rename("river", to: "stream")
    #expect(
      try test.drafts() == [
        "drafts/river/mouth/delta.png", "drafts/river/mouth/index.md", "drafts/stream.md",
        "drafts/stream/gauge.png",
      ])
    try expectClean(test)
  }

  @Test func theNameOfADeletedDraftBringsItsPast() throws {
    let test = try TestNewsroom()
    try test.start("river", by: .mo)
    try test.as(.mo).delete("river")
    try test.start("stream")
    let receipt = try test.as(.ada).rename("stream", to: "river")
    #expect(receipt.notes.count == 1)
    #expect(try test.people(test.life(of: "river").creators) == ["ada", "mo"])
    // Renamed to and fro, the name is still no cover for what Mo once wrote under it.
    try test.as(.ada).rename("river", to: "stream")
    #expect(try test.people(test.life(of: "stream").creators) == ["ada", "mo"])
  }

  @Test func aRehearsalShowsTheMove() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let before = FolderSnapshot(of: test.folder)
    let (receipt, links) = try test.as(.ada).open().rename(
      RenameRequest(draft: "river", name: "stream", dryRun: true))
    #expect(links.isEmpty)
    #expect(receipt.commits.first?.changes.first?.movedFrom == "drafts/river.md")
    #expect(FolderSnapshot(of: test.folder).differences(from: before) == [])
  }
}
