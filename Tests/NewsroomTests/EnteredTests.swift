import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Since when a list says that a draft is where it is: another name or place is no hand-off.
@Suite struct EnteredTests {
  /// What the list and the draft itself say.
  private func entered(_ test: TestNewsroom, _ slug: String) throws -> Timestamp? {
    let newsroom = try test.as(.ada).open()
    let listed = try newsroom.list(ListFilter()).first { $0.slug == Slug(slug) }?.entered
    let board = try test.as(.ada).open().board(ListFilter(), limit: 9)[0].columns
      .flatMap(\.drafts).first { $0.slug == Slug(slug) }?.entered
    #expect(listed == board)
    #expect(try test.as(.ada).open().show(slug).summary.entered == listed)
    // What was remembered says the same as reading all of it anew.
    try? FileManager.default.removeItem(atPath: test.folder + "/.git/stet")
    #expect(
      try test.as(.ada).open().list(ListFilter()).first { $0.slug == Slug(slug) }?.entered
        == listed)
    return listed
  }

  @Test(arguments: ["stream", "drafts/news/river.md", "drafts/news/stream.md", "drafts/a/river.md"])
  func countsFromTheLastTransition(name: String) throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let before = try #require(try entered(test, "river"))
    try test.as(.ben).rename("river", to: name)
    let slug = name.contains("stream") ? "stream" : "river"
    #expect(try entered(test, slug) == before)
    // A second one, and an edit.
    try test.as(.ben).rename(slug, to: "drafts/brook.md")
    try test.fill("brook", with: "More.")
    try test.as(.ben).save("brook")
    #expect(try entered(test, "brook") == before)
    try test.as(.ben).move("return", "brook", reason: "Why.")
    #expect(try #require(try entered(test, "brook")) > before)
  }

  @Test func alsoWhereItWasMovedByHandOrWithEdits() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let before = try #require(try entered(test, "river"))
    try test.git("mv", "drafts/river.md", "drafts/stream.md")
    try test.as(.ben).commit("Moved with plain git.")
    #expect(try entered(test, "stream") == before)
    try FileManager.default.moveItem(
      at: test.url("drafts/stream.md"), to: test.url("drafts/brook.md"))
    try test.fill("brook", with: "An editor's line.")
    try test.as(.ben).save("brook")
    #expect(try entered(test, "brook") == before)
  }

  /// A new draft under the old name is another one.
  @Test func theOldNameIsFree() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.as(.ada).rename("river", to: "stream")
    let before = try #require(try entered(test, "stream"))
    try test.start("river")
    #expect(try #require(try entered(test, "river")) > before)
    #expect(try entered(test, "stream") == before)
    // Each has a past of its own, whoever is asked about.
    let log = { (slug: String) in try test.as(.mo).open().log(slug).map(\.kind) }
    #expect(try log("river") == [.saved, .created])
    #expect(try log("stream") == [.renamed, .saved, .created])
    #expect(try test.as(.mo).open().log(nil).map(\.kind) == log("river") + log("stream"))
    try test.as(.ada).rename("river", to: "brook")
    // A name that none has any more is that of its last bearer.
    #expect(try log("river") == [.renamed, .saved, .created])
    #expect(try log("river") == log("brook"))
  }

  /// Whoever knows a draft by its old name is told.
  @Test func whatBecameOfIt() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.start("tide")
    try test.as(.ada).rename("river", to: "stream")
    try test.as(.ada).rename("stream", to: "drafts/brook.md")
    try test.as(.ada).delete("tide")
    func told(_ name: String) throws -> String? {
      expectRefusal(.cannot, by: "draft.missing", in: test) { try test.as(.ben).open().show(name) }?
        .help
    }
    #expect(try told("river") == "`stet show brook` shows it")
    #expect(try told("stream") == "`stet show brook` shows it")
    #expect(try told("tide")?.contains("`stet restore tide`") ?? false)
    #expect(try told("rivers") == "`stet list` shows them all")
  }

  /// What was said of one draft is not said of the next with its name.
  @Test func aReasonStaysWithItsDraft() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).move("return", "river", reason: "Too short.")
    try test.as(.ben).rename("river", to: "stream")
    try test.as(.mo).new("River", slug: "river", byline: ["Ada Reyes"])
    #expect(try test.as(.ada).open().show("stream").lastReason?.reason == "Too short.")
    #expect(try test.as(.ada).open().show("river").lastReason == nil)
    #expect(try test.people(test.life(of: "river").creators) == ["mo"])
    let desk = try test.as(.ada).open().desk()
    #expect(desk.piles[.returned]?.rows.map(\.draft.slug) == ["stream"])
  }
}
