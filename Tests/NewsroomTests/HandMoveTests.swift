import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Files that were moved in the folder by hand, as people do: the draft keeps its past.
@Suite struct HandMoveTests {
  private func moved(_ test: TestNewsroom, staged: Bool = false) throws {
    try test.start("river", by: .mo)
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.mo).save("river")
    if staged {
      try test.git("mv", "drafts/river.md", "drafts/stream.md")
      try test.git("mv", "drafts/river", "drafts/stream")
    } else {
      let files = FileManager.default
      try files.moveItem(at: test.url("drafts/river.md"), to: test.url("drafts/stream.md"))
      try files.moveItem(at: test.url("drafts/river"), to: test.url("drafts/stream"))
    }
  }

  private func expectMoved(_ test: TestNewsroom) throws {
    #expect(
      try test.drafts() == ["drafts/stream.md", "drafts/stream/gauge.png"])
    #expect(try test.people(test.life(of: "stream").creators) == ["mo"])
    try expectClean(test)
  }

  @Test(arguments: [true, false])
  func savingRecordsIt(staged: Bool) throws {
    let test = try TestNewsroom()
    try moved(test, staged: staged)
    let receipt = try test.as(.ada).save()
    #expect(receipt.lines == ["river is now called stream: drafts/stream.md"])
    #expect(try test.message() == "rename: river to stream\n\nStet-Rename: river stream\n")
    try expectMoved(test)
  }

  /// As `rename` does.
  @Test func theLinksThatItBreaksAreTold() throws {
    let test = try TestNewsroom()
    try test.start("delta")
    try test.fill("delta", with: "See [the river](river.md).")
    try test.as(.ada).save("delta")
    try moved(test)
    let to = try test.as(.ada).save().notes
    let last =
      try test.read("drafts/delta.md").split(
        separator: "\n", omittingEmptySubsequences: false
      ).count - 1
    #expect(to == ["a link to it leads nowhere now: drafts/delta.md, line \(last)"])
    // Its own, too: they were right where it lay.
    try test.fill("delta", with: "See [the gauge](gauge.md).")
    try test.start("gauge")
    try test.as(.ada).save()
    try FileManager.default.createDirectory(
      at: test.url("drafts/2026"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: test.url("drafts/delta.md"), to: test.url("drafts/2026/delta.md"))
    let own = try test.as(.ada).save().notes
    #expect(own == ["2 links of its own lead nowhere now: lines \(last) and \(last + 1)"])
  }

  @Test(arguments: ["river", "stream"])
  func byEitherName(name: String) throws {
    let test = try TestNewsroom()
    try moved(test)
    try test.as(.ada).save(name)
    try expectMoved(test)
  }

  @Test func withEdits() throws {
    let test = try TestNewsroom()
    try moved(test)
    try test.fill("stream", with: "And a line.")
    try test.as(.ada).save()
    #expect(try test.subjects().last == "rename: river to stream")
    #expect(try test.saved("drafts/stream.md").contains("And a line."))
    #expect(try test.people(test.life(of: "stream").contributors) == ["ada", "mo"])
    try expectMoved(test)
  }

  @Test func itsAttachmentsComeAlongFromWhereTheyWereLeft() throws {
    let test = try TestNewsroom()
    try test.start("river", by: .mo)
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.mo).save("river")
    try FileManager.default.moveItem(
      at: test.url("drafts/river.md"), to: test.url("drafts/stream.md"))
    try test.as(.ada).save()
    try expectMoved(test)
  }

  @Test func aMoveTakesItAlong() throws {
    let test = try TestNewsroom()
    try moved(test)
    try test.as(.ada).move("submit", "stream")
    #expect(try test.subjects().suffix(2) == ["rename: river to stream", "submit: stream"])
    try expectMoved(test)
  }

  @Test func renamingIsTold() throws {
    let test = try TestNewsroom()
    try moved(test)
    try test.as(.ada).rename("river", to: "stream")
    try expectMoved(test)
  }

  @Test func whatIsHardlyTheSameIsToldByHand() throws {
    let test = try TestNewsroom()
    try test.start("river", by: .mo)
    try test.remove("drafts/river.md")
    try test.write(
      "drafts/stream.md",
      "---\ntitle: Another\nbyline: Mo Lindqvist\nsection: city\nstatus: draft\n---\n\nWholly new words, many of them.\n"
    )
    let (_, left) = try test.as(.ada).open().save([], reason: nil, dryRun: true)
    #expect(left.map(\.code) == ["draft.deleted"])
    try test.as(.ada).rename("river", to: "stream")
    #expect(try test.people(test.life(of: "stream").creators) == ["mo"])
    #expect(try test.people(test.life(of: "stream").contributors).contains("ada"))
    try expectClean(test)
  }

  @Test func aCopyIsANewDraft() throws {
    let test = try TestNewsroom()
    try test.start("river", by: .mo)
    try test.write("drafts/stream.md", try test.read("drafts/river.md"))
    try test.as(.ada).save()
    #expect(try test.subjects().last == "new: stream")
    #expect(try test.people(test.life(of: "stream").creators) == ["ada"])
  }

  /// Where it could be either, nothing is guessed.
  @Test func twoThatAreAlikeAreNotTold() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let text = try test.read("drafts/river.md")
    try test.remove("drafts/river.md")
    try test.write("drafts/brook.md", text)
    try test.write("drafts/stream.md", text)
    let (receipt, left) = try test.as(.ada).open().save([], reason: nil, dryRun: false)
    #expect(receipt.commits.map(\.message) == ["new: 2 drafts\n"])
    #expect(left.map(\.code) == ["draft.deleted"])
  }

  @Test func whatIsLiveIsNotMovedInPassing() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try FileManager.default.moveItem(
      at: test.url("drafts/river.md"), to: test.url("drafts/stream.md"))
    expectRefusal(by: .renameRole, in: test) { try test.as(.ben).save("stream") }
    try test.as(.ben).move("correct", "stream", reason: "A better address.")
    #expect(try test.saved("drafts/stream.md").contains("- /river/"))
    try expectClean(test)
  }
}
