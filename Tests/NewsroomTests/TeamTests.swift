import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What the team does not have yet, and what is not here yet.
@Suite struct TeamTests {
  /// A newsroom whose branch has gone to `origin` once.
  private func sent() throws -> TestNewsroom {
    let test = try TestNewsroom()
    try test.start("river")
    try test.git("init", "-q", "--bare", "-b", "main", test.home + "/team")
    try test.git("remote", "add", "origin", test.home + "/team")
    return test
  }

  @Test func nobodyToShareWith() throws {
    let test = try TestNewsroom()
    #expect(try test.desk(of: .ada).team == nil)
  }

  @Test func beforeTheFirstTime() throws {
    let test = try sent()
    let team = try #require(try test.desk(of: .ada).team)
    #expect(team.isUnsent && team.destination == ["origin", "main"])
    // Sent without being followed: known by its name.
    try test.git("push", "-q", "origin", "main")
    #expect(try test.desk(of: .ada).team == nil)
    try test.start("kelp")
    let after = try #require(try test.desk(of: .ada).team)
    #expect(after.here.versions == 2 && after.destination == ["origin", "main"])
  }

  @Test func bothWays() throws {
    let test = try sent()
    try test.git("push", "-q", "-u", "origin", "main")
    #expect(try test.desk(of: .ada).team == nil)
    let start = try test.tip()
    try test.as(.ada).move("submit", "river")
    try test.as(.ben).approve("river")
    try test.as(.mo).addSection("sport")
    try test.git("push", "-q")
    try test.git("reset", "-q", "--hard", start)
    try test.start("kelp")
    let team = try #require(try test.desk(of: .ada).team)
    #expect(
      team
        == TeamGap(
          here: .init(versions: 2, people: ["Ada Reyes"], drafts: ["kelp"]),
          there: .init(
            versions: 3, people: ["Ada Reyes", "Ben Okoro", "Mo Lindqvist"], drafts: ["river"],
            touchesRules: true)))
  }

  @Test func anApprovalAlone() throws {
    let test = try sent()
    try test.as(.ada).move("submit", "river")
    try test.git("push", "-q", "-u", "origin", "main")
    try test.as(.ben).approve("river")
    #expect(
      try test.desk(of: .ben).team?.here
        == .init(versions: 1, people: ["Ben Okoro"], drafts: ["river"]))
  }

  @Test func onNoBranch() throws {
    let test = try sent()
    try test.git("clone", "-q", "--bare", test.folder, test.home + "/mirror")
    let mirror = try test.as(.ada).at(test.home + "/mirror").open().desk()
    #expect(mirror.team == nil && mirror.piles.keys.contains(.inProgress))
    try test.git("checkout", "-q", "--detach")
    #expect(try test.desk(of: .ada).team == nil)
  }
}
