import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What `save` takes, leaves and says.
@Suite struct SaveTests {
  @Test func theReasonIsSaid() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "More.")
    try test.as(.ada).save("river", reason: "A better ending.")
    #expect(try test.message() == "save: river\n\nA better ending.\n")
    #expect(try test.as(.ada).open().log("river").first?.reason == "A better ending.")
    // With a move it is the move's.
    try test.as(.ada).move("submit", "river")
    try test.fill("river", with: "An editor's line.")
    try test.as(.ben).move("return", "river", reason: "Read my line.")
    #expect(try test.message("HEAD~1") == "save: river\n")
  }

  @Test func withoutNamesItTakesWhatOneMayEdit() throws {
    let test = try TestNewsroom()
    for slug in ["mine", "picture", "same"] { try test.start(slug) }
    try test.submitted("away")
    try test.fill("mine", with: "More.")
    try test.fill("away", with: "More.")
    try test.write("drafts/picture/gauge.png", "pixels")
    try test.write(
      "drafts/fresh.md",
      "---\ntitle: Fresh\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
    let (receipt, left) = try test.as(.ada).open().save([], reason: nil, dryRun: false)
    #expect(left.map(\.slug) == ["away"])
    #expect(left.map(\.code) == [.editRole])
    #expect(receipt.slugs.sorted() == ["fresh", "mine", "picture"])
    #expect(try test.subjects().suffix(2) == ["save: 2 drafts", "new: fresh"])
    #expect(try test.git("status", "--porcelain") == " M drafts/away.md\n")
  }

  @Test func nothingToSaveIsNoFault() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let tip = try test.tip()
    #expect(try test.as(.ada).save().lines == ["there is nothing to save"])
    #expect(try test.as(.ada).save("river").commits.isEmpty)
    #expect(try test.tip() == tip)
  }

  @Test func twoNewDraftsOfOneSlugAreRefusedTogether() throws {
    let test = try TestNewsroom()
    for folder in ["a", "b"] {
      try test.write(
        "drafts/\(folder)/river.md",
        "---\ntitle: River\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
    }
    do {
      try test.as(.ada).move("submit", "drafts/a/river.md", "drafts/b/river.md")
      Issue.record("twins were saved")
    } catch let failure as Failure {
      #expect(failure.blockers.allSatisfy { $0.code == .slugTaken })
      #expect(!failure.blockers.isEmpty)
    }
    expectRefusal(by: .slugTaken, in: test) {
      try test.as(.ada).save("drafts/a/river.md", "drafts/b/river.md")
    }
  }

  /// What is over the limit is told by whatever would have saved it, with what to do.
  @Test func aFileThatIsTooLarge() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/film.mp4", "")
    #expect(truncate(test.folder + "/drafts/river/film.mp4", (100 << 20) + 1) == 0)
    let note =
      "`drafts/river/film.mp4` has 101 MB, and an attachment may have 100: it is not saved; make it smaller, or keep it elsewhere and link to it"
    let tip = try test.tip()
    // Nothing else is there to save.
    for names in [["river"], []] {
      let (receipt, _) = try test.as(.ada).open().save(names, reason: nil, dryRun: false)
      #expect(receipt.notes == [note])
      #expect(try test.tip() == tip)
    }
    try test.fill("river", with: "More.")
    let (receipt, _) = try test.as(.ada).open().save(["river"], reason: nil, dryRun: true)
    #expect(receipt.notes == [note])
    // A move that saves what is unsaved on its way, and one for which all is saved.
    #expect(try test.as(.ada).move("submit", "river").notes == [note])
    #expect(try test.as(.ada).move("withdraw", "river").notes == [note])
    #expect(try test.git("ls-tree", "-r", "--name-only", "HEAD", "drafts/river/") == "")
    #expect(try test.git("status", "--porcelain") == "?? drafts/river/\n")
    // What the person has git leave out is no attachment.
    try test.write(".gitignore", "*.mp4\n")
    #expect(try test.as(.ada).move("submit", "river").notes == [])
  }

  /// A file that has grown over the limit stays as it was saved.
  @Test func aFileThatHasGrown() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.write("drafts/river/film.mp4", "short")
    try test.as(.ada).save("river")
    #expect(truncate(test.folder + "/drafts/river/film.mp4", 3 << 30) == 0)
    let (receipt, _) = try test.as(.ada).open().save(["river"], reason: nil, dryRun: false)
    #expect(receipt.notes.first?.hasPrefix("`drafts/river/film.mp4` has 3072 MB") == true)
    #expect(try test.git("show", "HEAD:drafts/river/film.mp4") == "short")
  }
}
