import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What a draft's past leaves of it: who had a hand in it, and whose word still counts.
@Suite struct LifeReplayTests {
  @Test func everybodysPartIsRemembered() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.fill("river", with: "An editor's line.")
    try test.as(.ben).save("river")
    try test.as(.mo).approve("river")
    let life = try test.life(of: "river")
    #expect(test.people(life.creators) == ["ada"])
    #expect(life.bylines == ["Ada Reyes"])
    #expect(test.people(life.contributors) == ["ada", "ben"])
    #expect(test.people(life.submitters) == ["ada"])
    #expect(life.entry?.transition == "submit")
    #expect(try life.entry?.commit.rawValue == test.tip("HEAD~2"))
    #expect(life.approvals.map(\.person) == ["mo"])
    #expect(!life.wasLive)
  }

  @Test func aServiceApprovesForNobody() throws {
    let test = try TestNewsroom()
    try test.edit(
      "workflows/masthead.yml", "identity: email",
      "identity: email\nforges:\n  - {email: noreply@forge.example}")
    _ = try test.as(.mo).open().saveRules(["workflows/masthead.yml"], reason: nil, dryRun: false)
    try test.submitted("river")
    let copy = try #require(try test.as(.ada).open().find("river").saved?.copy)
    var environment = TestPerson.ben.environment(at: test.circumstances(of: .ben).now.seconds)
    environment["GIT_COMMITTER_EMAIL"] = "noreply@forge.example"
    _ = try test.git.run(
      [
        "commit", "-q", "--allow-empty", "-m",
        "approve: river\n\nStet-Approve: river \(copy) ben",
      ], with: environment)
    #expect(try test.life(of: "river").approvals.isEmpty)
    let log = try test.as(.mo).open().log("river")
    #expect(log.first?.note?.contains("through a service") == true)
  }

  @Test func aRenameCarriesTheLife() throws {
    for byTrailer in [true, false] {
      let test = try TestNewsroom()
      try test.start("river")
      try test.git("mv", "drafts/river.md", "drafts/stream.md")
      if byTrailer { try test.edit("drafts/stream.md", "Nobody", "Nearly nobody") }
      try test.as(.ben).commit(
        byTrailer ? "rename: river to stream\n\nStet-Rename: river stream" : "Move a file.")
      let life = try test.life(of: "stream")
      #expect(test.people(life.creators) == ["ada"], "by trailer: \(byTrailer)")
      let log = try test.as(.mo).open().log("stream")
      #expect(log.contains { $0.kind == .renamed && $0.oldSlug == "river" })
      #expect(log.last?.kind == .created)
    }
  }

  @Test func whatIsDeletedAndComesBackHasItsCreator() throws {
    for slug in ["river", "stream"] {
      let test = try TestNewsroom()
      // Mo starts it; under another hand and another name it is still what Mo started.
      try test.start("river", by: .mo)
      let text = try test.saved("drafts/river.md")
      try test.remove("drafts/river.md")
      try test.as(.mo).commit("delete: river")
      try test.write("drafts/\(slug).md", text)
      try test.as(.ada).commit("Bring it back.")
      try test.as(.ada).move("submit", slug)
      let life = try test.life(of: Slug(slug))
      #expect(test.people(life.creators) == ["mo"], "\(slug)")
      #expect(test.people(life.contributors).contains("ada"), "\(slug)")
      expectRefusal(by: .approvalRole, in: test) { try test.as(.mo).approve(slug) }
      expectRefusal(by: .approvalMissing, in: test) { try test.as(.mo).move("publish", slug) }
      try test.as(.ben).move("publish", slug)
    }
  }

  @Test func anOldSlugIsNoCoverForAnotherDeletedText() throws {
    let test = try TestNewsroom()
    try test.start("mine", by: .mo)
    let text = try test.saved("drafts/mine.md")
    try test.start("hers")
    try test.remove("drafts/mine.md")
    try test.remove("drafts/hers.md")
    try test.as(.mo).commit("Clear both away.")
    // Mo's text, under the name of a draft that Ada once started.
    try test.write("drafts/hers.md", text)
    try test.as(.mo).commit("Bring one back.")
    #expect(try test.people(test.life(of: "hers").creators) == ["ada", "mo"])
  }

  @Test func aBylineThatWasChangedStillCounts() throws {
    let test = try TestNewsroom()
    try test.as(.ada).new("River", slug: "river", byline: ["mo"])
    try test.fill("river")
    try test.as(.ada).save("river")
    try test.edit("drafts/river.md", "byline: Mo Lindqvist", "byline: Ada Reyes")
    try test.as(.ada).save("river")
    try test.as(.ada).move("submit", "river")
    #expect(try test.life(of: "river").bylines == ["Ada Reyes", "Mo Lindqvist"])
    expectRefusal(by: .approvalMissing, in: test) { try test.as(.mo).move("publish", "river") }
    expectRefusal(by: .approvalRole, in: test) { try test.as(.mo).approve("river") }
    // Not even through a publication and back: the creator is for ever, the byline until then.
    try test.as(.ben).move("publish", "river")
    try test.as(.ben).move("retract", "river", reason: "Why.")
    #expect(try test.life(of: "river").bylines == ["Ada Reyes"])
    #expect(try test.people(test.life(of: "river").creators) == ["ada"])
    try test.as(.ada).move("submit", "river")
    try test.as(.mo).move("publish", "river")
  }

  @Test func theCreatorIsForEver() throws {
    let test = try TestNewsroom()
    try test.start("river", by: .mo)
    try test.as(.ada).move("submit", "river")
    try test.as(.ben).move("publish", "river")
    try test.as(.ben).move("retract", "river", reason: "Why.")
    try test.as(.ada).move("submit", "river")
    expectRefusal(by: .approvalMissing, in: test) { try test.as(.mo).move("publish", "river") }
  }

  @Test func anApprovalIsForOneTextOnly() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).approve("river")
    try test.fill("river", with: "More.")
    try test.as(.mo).save("river")
    expectRefusal(by: .transitionRole, .approvalStale, in: test) {
      try test.as(.ada).move("publish", "river")
    }
    let log = try test.as(.mo).open().log("river")
    #expect(log.first { $0.kind == .approved }?.note == "does not count: the text changed after it")
    // The text as it was counts again: an approval is bound to the copy, not to a moment.
    try test.edit("drafts/river.md", "More.\n", "")
    try test.as(.mo).save("river")
    expectRefusal(by: .transitionRole, in: test) { try test.as(.ada).move("publish", "river") }
  }

  @Test func anApprovalCoversTheAttachments() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).approve("river")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.mo).save("river")
    expectRefusal(by: .transitionRole, .approvalStale, in: test) {
      try test.as(.ada).move("publish", "river")
    }
  }

  @Test func anApprovalEndsWithItsEntry() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).approve("river")
    try test.as(.ben).move("return", "river", reason: "On second thoughts.")
    try test.as(.ada).move("submit", "river")
    expectRefusal(by: .transitionRole, .approvalMissing, in: test) {
      try test.as(.ada).move("publish", "river")
    }
  }

  @Test func anApprovalForSomebodyElseCountsForNothing() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let copy = try #require(try test.as(.ada).open().find("river").saved?.copy)
    try test.as(.ada).git(
      "commit", "-q", "--allow-empty", "-m", "approve: river\n\nStet-Approve: river \(copy) ben")
    try test.as(.ben).git(
      "commit", "-q", "--allow-empty", "-m", "approve: river\n\nStet-Approve: river 0000 ben")
    #expect(try test.life(of: "river").approvals.isEmpty)
    // One that changes a file besides is none either.
    try test.write("loose.txt", "x")
    try test.as(.ben).commit("approve: river\n\nStet-Approve: river \(copy) ben")
    #expect(try test.life(of: "river").approvals.isEmpty)
    try test.as(.ben).git(
      "commit", "-q", "--allow-empty", "-m", "By hand.\n\nStet-Approve: river \(copy) ben")
    #expect(try test.life(of: "river").approvals.map(\.person) == ["ben"])
    try test.as(.ben).git(
      "commit", "-q", "--allow-empty", "-m", "No.\n\nStet-Unapprove: river ben")
    #expect(try test.life(of: "river").approvals.isEmpty)
  }

  @Test func whatIsMadeWithPlainGitIsReadFromTheTrees() throws {
    let test = try TestNewsroom()
    try test.write(
      "drafts/river.md",
      "---\ntitle: River\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
    try test.as(.ada).commit("A draft.")
    try test.edit("drafts/river.md", "status: draft", "status: review")
    try test.as(.ada).commit("Please read.")
    let life = try test.life(of: "river")
    #expect(test.people(life.creators) == ["ada"])
    #expect(life.entry?.transition == "submit")
    #expect(test.people(life.submitters) == ["ada"])
    #expect(try test.as(.mo).open().log("river").map(\.kind) == [.moved, .created])
    try test.as(.ben).move("publish", "river")
  }
}
