import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Drafts that go, and come back.
@Suite struct DeleteTests {
  @Test func aDraftGoesWithItsAttachmentsAndComesBack() throws {
    let test = try TestNewsroom()
    try test.start("river", by: .mo)
    try test.write("drafts/river/gauge.png", "pixels")
    try test.write("drafts/river/plot", "#!/bin/sh\n")
    #expect(chmod(test.folder + "/drafts/river/plot", 0o755) == 0)
    try test.as(.ada).save("river")
    try test.start("other")
    let text = try test.saved("drafts/river.md")
    let receipt = try test.as(.ada).delete("river", reason: "Nobody reads it.")
    #expect(receipt.lines == ["river is deleted, with 2 attachments"])
    #expect(receipt.next == ["`stet restore river` brings it back"])
    #expect(try test.message() == "delete: river\n\nNobody reads it.\n")
    #expect(
      try test.drafts() == ["drafts/other.md"])
    try expectClean(test)
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/drafts/river"))

    let back = try test.as(.ada).restore("river", reason: "Somebody asked.")
    #expect(back.lines == ["river is back: drafts/river.md"])
    #expect(try test.message() == "restore: river\n\nSomebody asked.\n")
    #expect(try test.saved("drafts/river.md") == text)
    #expect(try test.git("ls-tree", "HEAD", "drafts/river/plot").hasPrefix("100755"))
    #expect(try test.read("drafts/river/gauge.png") == "pixels")
    try expectClean(test)
    #expect(try test.people(test.life(of: "river").creators) == ["mo"])
    #expect(
      try test.as(.mo).open().log("river").map(\.kind)
        == [.restored, .deleted, .saved, .saved, .created])
  }

  @Test func severalTogether() throws {
    let test = try TestNewsroom()
    for slug in ["brook", "river"] { try test.start(slug) }
    try test.fill("river", with: "Unsaved.")
    try test.as(.ada).delete("brook", "river")
    #expect(try test.subjects().suffix(2) == ["save: river", "delete: 2 drafts"])
    try expectClean(test)
    try test.as(.ada).restore("river", "brook")
    #expect(try test.subjects().last == "restore: 2 drafts")
    #expect(try test.read("drafts/river.md").contains("Unsaved."))
    try expectClean(test)
  }

  @Test func theRoleOfTheStateDecides() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let refusal = expectRefusal(by: .deleteRole, in: test) { try test.as(.ben).delete("river") }
    #expect(
      refusal?.blockers.first?.help
        == "it can be deleted once it is Draft: `stet return river -m 'WHY'` or `stet withdraw river`"
    )
    try test.as(.ben).move("publish", "river")
    expectRefusal(by: .deleteRole, in: test) { try test.as(.mo).delete("river") }
    try test.start("brook")
    expectRefusal(by: .identityUnknown, in: test) { try test.as(.stranger).delete("brook") }
    expectRefusal(by: .transitionRequires, in: test) {
      try test.as(.ada).delete("brook", reason: nil)
    }
    expectRefusal(by: .transitionRequires, in: test) {
      try test.as(.ada).delete("brook", reason: " \n ")
    }
  }

  @Test func whatWasNeverSavedIsNotThrownAway() throws {
    let test = try TestNewsroom()
    try test.write("drafts/river.md", RenameTests.text)
    expectRefusal(by: "draft.unsaved", in: test) { try test.as(.ada).delete("river") }
    try test.start("brook")
    try test.edit("drafts/brook.md", "title: ", "title: a: b: ")
    expectRefusal(by: "draft.unsaved", in: test) { try test.as(.ada).delete("brook") }
  }

  @Test func aFileThatIsGoneAlreadyIsMeant() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.ada).save("river")
    try test.remove("drafts/river.md")
    try test.as(.ada).delete("river")
    #expect(try test.subjects().last == "delete: river")
    try expectClean(test)
    try test.as(.ada).restore("river")
    #expect(try test.read("drafts/river/gauge.png") == "pixels")
    try expectClean(test)
  }

  @Test func whatBelongsToAnotherDraftStays() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/mouth/index.md", RenameTests.text)
    try test.write("drafts/river/mouth/delta.png", "pixels")
    try test.as(.ada).commit("Two drafts.")
    try test.as(.ada).delete("river")
    #expect(
      try test.drafts() == ["drafts/river/mouth/delta.png", "drafts/river/mouth/index.md"])
    try expectClean(test)
  }
}

/// What comes back, how, and what does not.
@Suite struct RestoreTests {
  @Test func itBeginsAgain() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.edit("drafts/river.md", "Nobody", "Nearly nobody")
    try test.as(.ben).move("correct", "river", reason: "Why.")
    let date = try #require(try test.value("date", of: "river"))
    // Somebody removes what is live, with plain git.
    try test.git("rm", "-q", "drafts/river.md")
    try test.as(.mo).git("commit", "-qm", "Gone.")
    let receipt = try test.as(.ada).restore("drafts/river.md")
    #expect(receipt.notes.contains { $0.contains("`updated`") })
    #expect(try test.state(of: "river") == "draft")
    #expect(try test.value("date", of: "river") == date)
    #expect(try test.value("updated", of: "river") == nil)
    #expect(try test.saved("drafts/river.md").contains("Nearly nobody"))
    #expect(try test.life(of: "river").wasLive)
    try expectClean(test)
    // With its first date, it goes the whole way again.
    try test.as(.ada).move("submit", "river")
    try test.as(.ben).move("publish", "river")
    #expect(try test.value("date", of: "river") == date)
  }

  @Test func approvalsDoNotComeBack() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.mo).approve("river")
    try test.git("rm", "-q", "drafts/river.md")
    try test.as(.mo).git("commit", "-qm", "Gone.")
    try test.as(.ada).restore("river")
    #expect(try test.life(of: "river").approvals.isEmpty)
    #expect(try test.state(of: "river") == "draft")
  }

  @Test func byWhoMayBegin() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.as(.ada).delete("river")
    expectRefusal(by: .identityUnknown, in: test) { try test.as(.stranger).restore("river") }
    let failure = expectRefusal(.cannot, by: "draft.missing", in: test) {
      try test.as(.ada).restore("rivr")
    }
    #expect(failure?.help == "did you mean river?")
  }

  @Test func nothingIsWrittenOver() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.ada).save("river")
    try test.as(.ada).delete("river")
    try test.write("drafts/river.md", "Mine.\n")
    expectRefusal(by: "path.taken", in: test) { try test.as(.ada).restore("river") }
    try test.remove("drafts/river.md")
    try test.write("drafts/river/gauge.png", "mine")
    expectRefusal(by: "path.taken", in: test) { try test.as(.ada).restore("river") }
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.ada).restore("river")
    try expectClean(test)
  }

  @Test func whatWasRenamedIsNotDeleted() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.as(.ada).rename("river", to: "stream")
    let failure = expectRefusal(.cannot, by: "draft.missing", in: test) {
      try test.as(.ada).restore("river")
    }
    #expect(failure?.message == "`river` was not deleted: it is called stream now")
  }

  @Test func againAndAgain() throws {
    let test = try TestNewsroom()
    try test.start("river")
    for round in 1...3 {
      try test.fill("river", with: "Round \(round).")
      try test.as(.ada).delete("river")
      try test.as(.ada).restore("river")
      #expect(try test.read("drafts/river.md").contains("Round \(round)."))
    }
    try expectClean(test)
  }

  @Test(arguments: [true, false])
  func aFileThatIsGoneIsLaidOutAgain(staged: Bool) throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.ada).save("river")
    let tip = try test.tip()
    if staged {
      try test.git("rm", "-qr", "drafts/river.md", "drafts/river")
    } else {
      try test.remove("drafts/river.md")
      try test.remove("drafts/river/gauge.png")
    }
    let receipt = try test.as(.ada).restore("river")
    #expect(
      receipt.lines == [
        "drafts/river.md is back in the folder, as it is saved",
        "drafts/river/gauge.png is back in the folder, as it is saved",
      ])
    #expect(try test.tip() == tip)
    try expectClean(test)
    #expect(try test.as(.ada).restore("river").lines == ["river is there: nothing of it is gone"])
  }

  @Test func editsStayWhenAPictureComesBack() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.ada).save("river")
    try test.fill("river", with: "Unsaved.")
    try test.remove("drafts/river/gauge.png")
    try test.as(.ada).restore("river")
    #expect(try test.read("drafts/river/gauge.png") == "pixels")
    #expect(try test.git("status", "--porcelain") == " M drafts/river.md\n")
  }
}
