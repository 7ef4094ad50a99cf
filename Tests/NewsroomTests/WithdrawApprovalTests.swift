import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// One's own approval, taken back.
@Suite struct WithdrawApprovalTests {
  @Test func itCountsNoMore() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).approve("river")
    try test.as(.mo).approve("river")
    let receipt = try test.as(.ben).withdrawApproval("river", reason: "The source is unsure.")
    #expect(receipt.lines == ["your approval of river is taken back: 1 of 1 left for `publish`"])
    #expect(receipt.next == ["stet show river"])
    #expect(
      try test.message()
        == "withdraw approval: river\n\nThe source is unsure.\n\nStet-Unapprove: river ben\n")
    #expect(try test.tip("HEAD^{tree}") == test.tip("HEAD~1^{tree}"))
    #expect(try test.life(of: "river").approvals.map(\.person) == ["mo"])
    #expect(try test.as(.mo).open().log("river").first?.kind == .unapproved)
    let last = try test.as(.mo).withdrawApproval("river")
    #expect(last.lines == ["your approval of river is taken back: 0 of 1 left for `publish`"])
    expectRefusal(by: .transitionRole, .approvalMissing, in: test) {
      try test.as(.ada).move("publish", "river")
    }
    // It can be given again.
    try test.as(.mo).approve("river")
    #expect(try test.life(of: "river").approvals.map(\.person) == ["mo"])
    try expectClean(test)
  }

  @Test func nothingToTakeBackIsNoFault() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.mo).approve("river")
    let tip = try test.tip()
    for person in [TestPerson.ben, .ada] {
      let receipt = try test.as(person).withdrawApproval("river")
      #expect(receipt.commits.isEmpty)
      #expect(receipt.lines.count == 1)
    }
    #expect(try test.tip() == tip)
    try test.as(.ben).move("publish", "river")
    #expect(try test.as(.mo).withdrawApproval("river").commits.isEmpty)
    expectRefusal(by: .identityUnknown, in: test) {
      try test.as(.stranger).withdrawApproval("river")
    }
  }

  /// An approval of an earlier text would count again with that text.
  @Test func oneForAnotherTextToo() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.mo).approve("river")
    try test.fill("river", with: "More.")
    try test.as(.ben).save("river")
    try test.as(.mo).withdrawApproval("river")
    try test.edit("drafts/river.md", "More.\n", "")
    try test.as(.ben).save("river")
    expectRefusal(by: .transitionRole, .approvalMissing, in: test) {
      try test.as(.ada).move("publish", "river")
    }
  }

  @Test func severalAtOnceAndOnlyThoseThatThereAre() throws {
    let test = try TestNewsroom()
    for slug in ["brook", "river"] { try test.submitted(slug) }
    try test.as(.mo).approve("river")
    let receipt = try test.as(.mo).withdrawApproval("brook", "river")
    #expect(receipt.commits.count == 1)
    #expect(receipt.lines.count == 2)
  }

  @Test func whatLiesInTheFolderPlaysNoPart() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.mo).approve("river")
    try test.fill("river", with: "Unsaved.")
    try test.as(.mo).withdrawApproval("river")
    #expect(try test.git("status", "--porcelain") == " M drafts/river.md\n")
  }
}
