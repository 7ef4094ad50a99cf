import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What each verb does with edits that lie in the folder unsaved.
@Suite struct UnsavedEditsTests {
  @Test func returnTakesTheEditorsEditsAlong() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.fill("river", with: "An editor's line.")
    try test.as(.ben).move("return", "river", reason: "See my line.")
    #expect(try test.subjects().suffix(2) == ["save: river", "return: river"])
    try expectClean(test)
  }

  @Test func withdrawTakesTheAuthorsEditsAlongAfterwards() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.fill("river", with: "I forgot a line.")
    try test.as(.ada).move("withdraw", "river")
    #expect(try test.subjects().suffix(2) == ["withdraw: river", "save: river"])
    #expect(try test.saved("drafts/river.md").contains("I forgot a line."))
    #expect(try !test.saved("drafts/river.md", at: "HEAD~1").contains("I forgot a line."))
    try expectClean(test)
  }

  @Test func aNeverSavedDraftIsSavedAndSubmitted() throws {
    let test = try TestNewsroom()
    try test.write(
      "drafts/river.md",
      "---\ntitle: River\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
    try test.as(.ada).move("submit", "river")
    #expect(try test.subjects().suffix(2) == ["new: river", "submit: river"])
    try expectClean(test)
  }

  @Test(arguments: ["publish", "approve", "retract"])
  func whatGoesOutIsTheSavedText(verb: String) throws {
    let test = try TestNewsroom()
    if verb == "retract" { try test.published("river") } else { try test.submitted("river") }
    try test.fill("river", with: "Not saved.")
    expectRefusal(by: "draft.unsaved", in: test) { try act(verb, test, saved: false) }
    try act(verb, test, saved: true)
    #expect(try !test.saved("drafts/river.md").contains("Not saved."))
    #expect(try test.read("drafts/river.md").contains("Not saved."))
    // The edits lie over the new version, and are the only difference from it.
    let state = try #require(try test.state(of: "river")?.rawValue)
    #expect(try test.read("drafts/river.md").contains("status: \(state)\n"))
    #expect(try test.read("drafts/river.md") == test.saved("drafts/river.md") + "Not saved.\n")
    #expect(try test.git("status", "--porcelain") == " M drafts/river.md\n")
    #expect(try test.git("diff", "--cached") == "")
  }

  private func act(_ verb: String, _ test: TestNewsroom, saved: Bool) throws {
    if verb == "approve" {
      try test.as(.ben).approve("river", saved: saved)
    } else {
      try test.as(.ben).move(TransitionID(verb), "river", reason: "Why.", saved: saved)
    }
  }

  @Test func aDeletedFileStaysDeletedWhenTheSavedOneMoves() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.remove("drafts/river.md")
    expectRefusal(by: "draft.unsaved", in: test) { try test.as(.ben).move("publish", "river") }
    expectRefusal(by: "draft.deleted", in: test) {
      try test.as(.ben).move("return", "river", reason: "Why.")
    }
    try test.as(.ben).move("publish", "river", saved: true)
    #expect(try test.git("status", "--porcelain") == " D drafts/river.md\n")
  }

  @Test func aCorrectionWithoutAChangeIsRefused() throws {
    let test = try TestNewsroom()
    try test.published("river")
    expectRefusal(by: "transition.unchanged", in: test) {
      try test.as(.ben).move("correct", "river", reason: "Why.")
    }
  }

  @Test func attachmentsTravelWithTheirDraft() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.write("drafts/river/old.png", "pixels")
    try test.as(.ada).move("submit", "river")
    #expect(
      try test.git("ls-tree", "-r", "--name-only", "HEAD", "drafts/river/")
        == "drafts/river/gauge.png\ndrafts/river/old.png\n")
    try expectClean(test)
    try test.remove("drafts/river/old.png")
    try test.as(.ben).save("river")
    #expect(
      try test.git("ls-tree", "-r", "--name-only", "HEAD", "drafts/river/")
        == "drafts/river/gauge.png\n")
    try expectClean(test)
  }

  @Test func anExecutableAttachmentStaysOne() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/plot", "#!/bin/sh\n")
    #expect(chmod(test.folder + "/drafts/river/plot", 0o755) == 0)
    try test.as(.ada).commit("A plot.")
    try test.write("drafts/river/plot", "#!/bin/sh\necho\n")
    try test.as(.ada).save("river")
    #expect(
      try test.git("ls-tree", "HEAD", "drafts/river/plot").hasPrefix("100755"))
  }

  @Test func anEditMadeMeanwhileIsNotLost() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let newsroom = try test.as(.ada).open()
    let hand = try newsroom.hand()
    let request = MoveRequest(transition: "submit", drafts: ["river"])
    let plan = try newsroom.plan(request, newsroom.find("river"), by: hand, reason: nil)
    // The author's editor writes between the look at the folder and the commit.
    try test.fill("river", with: "Written meanwhile.")
    let receipt = try newsroom.carryOut(
      [plan], as: .move("submit"), reason: nil, by: hand, dryRun: false)
    #expect(try test.read("drafts/river.md").contains("Written meanwhile."))
    #expect(receipt.notes.contains { $0.contains("drafts/river.md") })
  }

  @Test func whatWasEverLiveKeepsItsDateWhicheverWayTheEditsGo() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.as(.ben).move("retract", "river", reason: "Why.")
    try test.as(.ada).move("submit", "river")
    let date = try #require(try test.value("date", of: "river"))
    try test.edit("drafts/river.md", date, "1999-01-01T00:00:00+00:00")
    try test.fill("river", with: "And a line.")
    expectRefusal(by: .editRole, .managedEdited, in: test) {
      try test.as(.ada).move("withdraw", "river")
    }
  }
}
