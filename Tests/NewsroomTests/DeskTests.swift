import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What lies on whose desk, and what to do about it.
@Suite struct DeskTests {
  @Test func aWritersDesk() throws {
    let test = try TestNewsroom()
    try test.start("mine")
    try test.submitted("sent")
    try test.submitted("back")
    try test.as(.ben).move("return", "back", reason: "Name the bridge.")
    try test.published("over")
    #expect(
      try test.piles(of: .ada) == [
        .inProgress: ["mine"], .withOthers: ["sent"], .returned: ["back"],
      ])
    let desk = try test.desk(of: .ada)
    let back = try #require(desk.piles[.returned]?.rows.first)
    #expect(back.cameBack?.name == "Ben Okoro")
    #expect(back.cameBack?.reason == "Name the bridge.")
    #expect(back.next == .rewrite(try test.transition("submit")))
    #expect(desk.piles[.inProgress]?.rows.first?.next == .move(try test.transition("submit")))
    let sent = try #require(desk.piles[.withOthers]?.rows.first)
    #expect(sent.people == ["ben", "mo"] && sent.next == .show)
    #expect(desk.mayCreate && desk.team == nil && desk.unsaved == [])
    // Work on it since is an answer, saved or not.
    try test.fill("back", with: "The Long Bridge.")
    let edited = try #require(try test.desk(of: .ada).piles[.returned]?.rows.first)
    #expect(edited.draft.isUnsaved)
    #expect(edited.next == .move(try test.transition("submit")))
    try test.as(.ada).save("back")
    #expect(try test.piles(of: .ada)[.inProgress] == ["back", "mine"])
  }

  /// A chief who has edited a rule file is told that it does not hold yet; nobody else can save it.
  @Test func rulesThatAreNotSaved() throws {
    let test = try TestNewsroom()
    #expect(try test.desk(of: .mo).unsavedRules.isEmpty)
    try test.edit("workflows/editorial.yml", "label: In review", "label: With the desk")
    try test.write("workflows/wire.yml", "stet: 1\n")
    try test.write("workflows/templates/wire.md", "---\n---\n")
    #expect(
      try test.desk(of: .mo).unsavedRules == ["workflows/editorial.yml", "workflows/wire.yml"])
    #expect(try test.desk(of: .ada).unsavedRules.isEmpty)
    // So is one who saves without naming them, whether or not there are drafts to save.
    let note =
      "rules that are not saved yet, and do not hold: save them with `stet save workflows/editorial.yml workflows/wire.yml`"
    let nothing = try test.as(.mo).save()
    #expect(nothing.lines == ["there is nothing to save"] && nothing.notes == [note])
    try test.start("river", by: .mo)
    try test.fill("river", with: "The Long River.")
    #expect(try test.as(.mo).save().notes == [note])
    try test.fill("river", with: "The River.")
    #expect(try test.as(.mo).save("river").notes.isEmpty)
    #expect(try test.as(.ada).save().notes.isEmpty)
  }

  @Test func returnedTwice() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).move("return", "river", reason: "Once.")
    try test.as(.ada).move("submit", "river")
    #expect(try test.piles(of: .ada) == [.withOthers: ["river"]])
    try test.as(.mo).move("return", "river", reason: "Twice.")
    let row = try #require(try test.desk(of: .ada).piles[.returned]?.rows.first)
    #expect(row.cameBack?.reason == "Twice.")
    #expect(row.cameBack?.name == "Mo Lindqvist")
    for person in [TestPerson.ben, .mo] { #expect(try test.piles(of: person).isEmpty) }
  }

  @Test func whatOneTakesBackDidNotComeBack() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ada).move("withdraw", "river")
    #expect(try test.piles(of: .ada) == [.inProgress: ["river"]])
    #expect(try test.piles(of: .ben).isEmpty)
  }

  @Test func anEditorsDesk() throws {
    let test = try TestNewsroom()
    for slug in ["first", "second", "third"] { try test.submitted(slug) }
    try test.start("draft")
    // Back in after its return, the first has waited the shortest.
    try test.as(.ben).move("return", "first", reason: "Shorter.")
    try test.fill("first", with: "Short.")
    try test.as(.ada).move("submit", "first")
    #expect(try test.piles(of: .ben) == [.waiting: ["second", "third", "first"]])
    let rows = try #require(try test.desk(of: .ben).piles[.waiting]?.rows)
    #expect(rows.allSatisfy { $0.blockers.isEmpty })
    #expect(rows.first?.next == .move(try test.transition("publish")))
    let times = rows.compactMap(\.draft.entered?.seconds)
    #expect(times.count == 3 && times == times.sorted())
  }

  @Test func rolesThatCountInOneSection() throws {
    let test = try TestNewsroom(sections: ["city", "politics"])
    _ = try test.as(.mo).open().addPeople(
      [try TypedPerson("Pia Sand <pia@blog.example>:editor")], id: nil, also: [],
      sections: ["politics"], dryRun: false)
    try test.submitted("river")
    try test.as(.ada).new("Council", slug: "council", section: "politics")
    try test.fill("council")
    try test.as(.ada).move("submit", "council")
    let pia = TestPerson(name: "Pia Sand", email: "pia@blog.example")
    #expect(try test.piles(of: pia) == [.waiting: ["council"]])
    #expect(try test.piles(of: .ben) == [.waiting: ["river", "council"]])
  }

  @Test func ownDraftsThatOneMayNotPublish() throws {
    let test = try TestNewsroom()
    try test.as(.mo).new("The chief writes", slug: "chief")
    try test.fill("chief")
    try test.as(.mo).move("submit", "chief")
    #expect(try test.piles(of: .mo) == [.withOthers: ["chief"]])
    #expect(try test.desk(of: .mo).piles[.withOthers]?.rows.first?.people == ["ben"])
    #expect(try test.piles(of: .ben) == [.waiting: ["chief"]])
    // Whoever started it for another is no second pair of eyes either, and wants to know of it.
    try test.start("started", by: .ben)
    try test.as(.ada).move("submit", "started")
    #expect(try test.piles(of: .mo)[.waiting] == ["started"])
    #expect(try test.piles(of: .ben) == [.waiting: ["chief"], .withOthers: ["started"]])
  }

  @Test func anApprovalThatWentStale() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).approve("river")
    let before = try #require(try test.desk(of: .ben).piles[.waiting]?.rows.first)
    #expect(before.staleApproval == nil)
    try test.fill("river", with: "Another line.")
    try test.as(.mo).save("river")
    let after = try #require(try test.desk(of: .ben).piles[.waiting]?.rows.first)
    #expect(after.staleApproval == (try test.life(of: "river").approvals.first?.time))
    #expect(try test.desk(of: .mo).piles[.waiting]?.rows.first?.staleApproval == nil)
  }

  @Test func twoApprovalsWaitForEachInTurn() throws {
    let test = try TestNewsroom()
    try test.edit(
      "workflows/editorial.yml", "approvals: {count: 1, from: [editor], not: [byline, creator]}",
      "approvals: {count: 2, from: [editor], not: [byline, creator]}")
    try test.as(.mo).commit("Two pairs of eyes.")
    try test.submitted("river")
    #expect(try test.desk(of: .ben).piles[.waiting]?.rows.first?.next == .approve)
    try test.as(.ben).approve("river")
    #expect(try test.piles(of: .ben).isEmpty, "nothing more that he could do")
    #expect(
      try test.desk(of: .mo).piles[.waiting]?.rows.first?.next
        == .move(try test.transition("publish")))
  }

  @Test func whatStandsInTheWay() throws {
    let test = try TestNewsroom()
    try test.as(.ada).new("Empty", slug: "empty")
    let empty = try #require(try test.desk(of: .ada).piles[.inProgress]?.rows.first)
    #expect(empty.next == .rewrite(try test.transition("submit")))
    #expect(empty.blockers.map { $0.finding?.code } == ["body.empty"])
    try test.submitted("river")
    try test.fill("river", with: "Not saved.")
    let river = try #require(try test.desk(of: .ben).piles[.waiting]?.rows.first)
    #expect(river.next == .save && river.draft.isUnsaved)
    #expect(try test.as(.ben).reading.open().desk().piles[.waiting]?.rows.first?.blockers == [])
  }

  @Test func whatLiesInTheFolderOnly() throws {
    let test = try TestNewsroom()
    try test.write(
      "drafts/fresh.md",
      "---\ntitle: Fresh\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
    let row = try #require(try test.desk(of: .ada).piles[.inProgress]?.rows.first)
    #expect(row.draft.slug == "fresh")
    #expect(row.draft.isUnsaved)
    #expect(row.next == .move(try test.transition("submit")))
    #expect(try test.desk(of: .ben).unsaved == ["fresh"])
    #expect(try test.piles(of: .ben).isEmpty)
  }

  @Test func unsavedAndUnreadable() throws {
    let test = try TestNewsroom()
    try test.published("over")
    try test.fill("over", with: "A correction.")
    #expect(try test.desk(of: .ben).unsaved == ["over"])
    try test.write("drafts/odd.md", "---\ntitle: [\n---\n")
    try test.write("drafts/lost.md", "---\ntitle: Lost\nbyline: Ada Reyes\nstatus: limbo\n---\n")
    try test.as(.ada).commit("By hand.")
    let desk = try test.desk(of: .ada)
    #expect(desk.unreadable == ["odd"] && desk.unsaved == [])
    let lost = try #require(desk.piles[.inProgress]?.rows.first)
    #expect(lost.draft.slug == "lost" && lost.next == .check)
    #expect(try test.desk(of: .ben).piles.isEmpty)
  }

  @Test func guestsDraftsLieWithWhoeverStartedThem() throws {
    let test = try TestNewsroom()
    try test.write(
      "drafts/guest.md",
      "---\ntitle: Guest\nbyline: Gwen Guest\nsection: city\nstatus: draft\n---\n\nText.\n")
    try test.as(.ben).commit("A guest's.")
    #expect(try test.piles(of: .ben) == [.inProgress: ["guest"]])
    for person in [TestPerson.ada, .mo] { #expect(try test.piles(of: person).isEmpty) }
  }

  @Test func storiesThatAreOver() throws {
    let test = try TestNewsroom(workflow: "newsroom")
    try test.start("killed")
    try test.as(.mo).move("kill", "killed", reason: "No story.")
    try test.start("held")
    try test.as(.ada).move("submit", "held")
    try test.as(.mo).move("withhold", "held", reason: "The lawyers.")
    #expect(try test.piles(of: .ada) == [.withOthers: ["held"]])
    #expect(try test.piles(of: .ben) == [.waiting: ["held"]])
    #expect(
      try test.desk(of: .ben).piles[.waiting]?.rows.first?.next
        == .move(try test.transition("release")))
  }

  @Test func severalWorkflows() throws {
    let test = try TestNewsroom()
    try test.notes()
    try test.write(
      "notes/tide.md",
      "---\ntitle: Tide\nbyline: Ada Reyes\nsection: city\nstatus: raw\n---\n\nText.\n")
    try test.as(.ada).save("tide")
    try test.submitted("river")
    #expect(try test.piles(of: .ada) == [.inProgress: ["tide"], .withOthers: ["river"]])
    let row = try #require(try test.desk(of: .ada).piles[.inProgress]?.rows.first)
    #expect(row.next == .move(try test.transition("show-it")))
    #expect(try test.piles(of: .ben) == [.waiting: ["river"]])
  }

  @Test func aDeskHasRoomForSoMany() throws {
    let test = try TestNewsroom()
    func write(_ numbers: ClosedRange<Int>) throws {
      for number in numbers {
        try test.write(
          "drafts/story-\(number).md",
          "---\ntitle: Story\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
      }
      try test.as(.ada).save()
    }
    try write(10...21)
    var pile = try #require(try test.desk(of: .ada).piles[.inProgress])
    #expect(pile.rows.count == 8 && pile.more == 4 && pile.isExact)
    try write(22...29)
    pile = try #require(try test.desk(of: .ada).piles[.inProgress])
    #expect(pile.rows.first?.draft.slug == "story-22", "the latest first")
    #expect(pile.rows.count == 8 && pile.more == 12 && !pile.isExact)
    try test.as(.ada).move("submit", (10...29).map { "story-\($0)" })
    pile = try #require(try test.desk(of: .ben).piles[.waiting])
    #expect(pile.rows.count == 8 && pile.more == 12 && !pile.isExact)
  }

  @Test func strangers() throws {
    let test = try TestNewsroom()
    try test.start("river")
    guard case .stranger(let sam) = try test.desk(of: .stranger).asker else {
      Issue.record("no stranger")
      return
    }
    #expect(sam.chiefs.map(\.id) == ["mo"] && sam.role == "author" && sam.namesake == nil)
    let other = TestPerson(name: "Ada Reyes", email: "ada@home.example")
    guard case .stranger(let ada) = try test.desk(of: other).asker else {
      Issue.record("no stranger")
      return
    }
    #expect(ada.namesake?.id == "ada")
    guard case .nobody(let failure) = try test.desk(of: nil).asker else {
      Issue.record("somebody")
      return
    }
    #expect(failure.code == "identity.missing")
  }
}

extension TestNewsroom {
  func desk(of person: TestPerson?) throws -> DeskContents {
    try Newsroom.open(circumstances(of: person)).desk()
  }

  /// The slugs on each pile.
  func piles(of person: TestPerson) throws -> [DeskPlace: [Slug]] {
    try desk(of: person).piles.mapValues { $0.rows.map(\.draft.slug) }
  }

  func transition(_ id: TransitionID) throws -> Workflow.Transition {
    try #require(
      try self.as(.mo).open().rules.workflows.lazy.compactMap { $0.transition(id) }.first)
  }
}
