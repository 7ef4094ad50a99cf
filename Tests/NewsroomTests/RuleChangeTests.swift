import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Rules that change between: only what was changed legally is in force.
@Suite struct RuleChangeTests {
  @Test func aRoleThatWasTakenAwayCountsNoMore() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).approve("river")
    _ = try test.as(.mo).open().leavePerson("ben", dryRun: false)
    expectRefusal(by: .transitionRole, .approvalRole, in: test) {
      try test.as(.ada).move("publish", "river")
    }
    expectRefusal(by: .approvalRole, in: test) { try test.as(.ben).approve("river") }
  }

  @Test func aRoleGivenLaterDoesNotMakeAnOldApprovalCount() throws {
    let test = try TestNewsroom(people: [
      "Ada Reyes <ada@blog.example>:author", "Ben Okoro <ben@blog.example>:author",
    ])
    try test.submitted("river")
    let copy = try #require(try test.as(.ada).open().find("river").saved?.copy)
    try test.as(.ben).git(
      "commit", "-q", "--allow-empty", "-m", "approve: river\n\nStet-Approve: river \(copy) ben")
    _ = try test.as(.mo).open().setPerson(
      "ben", PersonWish(roles: ["author", "editor"]), dryRun: false)
    expectRefusal(by: .transitionRole, .approvalRole, in: test) {
      try test.as(.ada).move("publish", "river")
    }
    try test.as(.ben).move("publish", "river")
  }

  @Test func nobodyMakesThemselvesAnEditor() throws {
    let test = try TestNewsroom()
    try test.as(.ben).new("River", slug: "river", byline: ["ben"])
    try test.fill("river")
    try test.as(.ben).save("river")
    try test.as(.ben).move("submit", "river")
    try test.edit("workflows/masthead.yml", "roles: [author]", "roles: [author, editor]")
    expectRefusal(by: "rules.role", in: test) {
      try test.as(.ada).open().saveRules(["workflows/masthead.yml"], reason: nil, dryRun: false)
    }
    try test.as(.ada).commit("I am an editor now.")
    expectRefusal(by: .transitionRole, .approvalMissing, in: test) {
      try test.as(.ada).move("publish", "river")
    }
    expectRefusal(by: .approvalRole, in: test) { try test.as(.ada).approve("river") }
    // Reading goes on, and the log is by the rules in force.
    _ = try test.as(.ada).open().show("river")
    #expect(try test.as(.ada).open().history().ineffective.values.map(\.count) == [1])
    // A chief's next change does not carry it in.
    expectRefusal(by: "rules.not-in-force", in: test) { try test.as(.mo).addSection("sports") }
    // A chief gives back the rules in force.
    try test.git("checkout", "-q", "HEAD~1", "--", "workflows")
    try test.as(.mo).commit("Back to the rules.")
    try test.as(.mo).move("publish", "river")
  }

  /// Signs beside the slash make another character of it for Swift, and no other file for git.
  @Test func aRuleFileByAnyNameIsOne() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.write(
      "workflows/\u{301}notes.yml",
      try test.read("workflows/editorial.yml").replacingOccurrences(of: "drafts/", with: "notes/")
        .replacingOccurrences(of: "name: editorial", with: "name: notes"))
    try test.as(.ada).commit("Rules of mine.")
    let newsroom = try test.as(.ada).open()
    #expect(try newsroom.history().ineffective.values.map(\.count) == [1])
    #expect(newsroom.rules.workflows.map(\.name) == ["editorial"])
  }

  /// A name in capitals makes no rule file; whoever checks or saves is told.
  @Test func aRuleFileInCapitalsIsTold() throws {
    let test = try TestNewsroom()
    try test.write("workflows/Wire.YML", try test.read("workflows/sections.yml"))
    let found = try Newsroom.checkRules(test.circumstances(of: .mo)).findings
    #expect(found.map(\.code) == ["rules.value"])
    #expect(found.first?.location?.path == "workflows/Wire.YML")
    #expect(found.first?.help == "name it Wire.yml")
    #expect(try test.desk(of: .mo).unsavedRules == ["workflows/Wire.YML"])
    expectRefusal(by: "rules.invalid", in: test) {
      try test.as(.mo).open().saveRules(["workflows/Wire.YML"], reason: nil, dryRun: false)
    }
  }

  @Test func brokenRulesAreNeverInForce() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let before = try test.as(.mo).open().history()
    try test.write("workflows/editorial.yml", "stet: 1\nname: [")
    try test.as(.mo).commit("Break it.")
    try test.git("checkout", "-q", "HEAD~1", "--", "workflows")
    try test.as(.mo).commit("Mend it.")
    let after = try test.as(.mo).open().history()
    #expect(Set(after.entries.map(\.rules)) == Set(before.entries.map(\.rules)))
    try test.as(.ben).move("publish", "river")
  }

  @Test func aRevokedEditorDoesNotMergeTheirRoleBack() throws {
    for revokedFirst in [true, false] {
      let test = try TestNewsroom()
      try test.submitted("river")
      try test.git("branch", "stale")
      _ = try test.as(.mo).open().leavePerson("ben", dryRun: false)
      try test.git("switch", "-q", "stale")
      try test.write("loose.txt", "x")
      try test.as(.ben).commit("Something else.")
      let tree = try test.tip("stale^{tree}")
      var parents = ["-p", try test.tip("stale"), "-p", try test.tip("main")]
      if !revokedFirst { parents = [parents[2], parents[3], parents[0], parents[1]] }
      let moment = test.circumstances(of: .ben).now.seconds
      let merge = try test.git.run(
        ["commit-tree", tree, "-m", "Merge."] + parents,
        with: TestPerson.ben.environment(at: moment)
      ).text.trimmingCharacters(in: .whitespacesAndNewlines)
      try test.git("reset", "-q", "--hard", merge)
      expectRefusal(by: .transitionRole, .approvalMissing, in: test) {
        try test.as(.ben).move("publish", "river")
      }
      expectRefusal(by: .approvalRole, in: test) { try test.as(.ben).approve("river") }
    }
  }

  @Test func aStaleCloneThatPullsNewRulesHasThem() throws {
    for newFirst in [true, false] {
      let test = try TestNewsroom()
      try test.submitted("river")
      try test.git("branch", "stale")
      _ = try test.as(.mo).open().leavePerson("ben", dryRun: false)
      try test.git("switch", "-q", "stale")
      try test.start("dam")
      let (from, into) = newFirst ? ("stale", "main") : ("main", "stale")
      try test.git("switch", "-q", into)
      try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", from)
      expectRefusal(by: .approvalRole, in: test) { try test.as(.ben).approve("river") }
      try test.as(.mo).approve("river")
    }
  }

  /// Where a key becomes managed, a draft that has it has another copy: nobody has approved that.
  @Test func whatIsManagedMayChangeAndThenNothingIsApproved() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.edit("drafts/river.md", "status:", "issue: 7\nstatus:")
    try test.as(.ada).save("river")
    try test.as(.ada).move("submit", "river")
    try test.as(.ben).approve("river")
    let copy = try test.life(of: "river").approvals.first?.copy
    try test.edit(
      "workflows/editorial.yml", "stamps: {date: now}", "stamps: {date: now, issue: today}")
    _ = try test.as(.mo).open().saveRules(
      ["workflows/editorial.yml"], adopts: true, reason: nil, dryRun: false)
    #expect(try test.as(.mo).open().find("river").saved?.copy != copy)
    expectRefusal(by: .transitionRole, .approvalMissing, in: test) {
      try test.as(.ada).move("publish", "river")
    }
  }
}
