import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Lives across merges: parents have no rank, and nothing void comes back with a stale branch.
@Suite struct MergeReplayTests {
  /// A newsroom with a submitted draft that Ben has approved, and a branch from there.
  private func approved() throws -> TestNewsroom {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).approve("river")
    try test.git("branch", "stale")
    return test
  }

  private func merge(
    _ branch: String, into other: String, _ arguments: [String] = [], by person: TestPerson,
    _ test: TestNewsroom
  ) throws {
    try test.git("switch", "-q", other)
    let moment = test.circumstances(of: person).now.seconds
    let output = try test.git.run(
      ["merge", "-q", "--no-ff", "-m", "Merge."] + arguments + [branch],
      with: person.environment(at: moment))
    #expect(output.status == 0, "\(output.errors)\(output.text)")
  }

  @Test func aWithdrawnApprovalDoesNotComeBackWithAStaleBranch() throws {
    for staleFirst in [true, false] {
      let test = try approved()
      try test.as(.ben).git(
        "commit", "-q", "--allow-empty", "-m", "unapprove: river\n\nStet-Unapprove: river ben")
      try test.git("switch", "-q", "stale")
      try test.write("loose.txt", "x")
      try test.as(.ada).commit("Something else.")
      if staleFirst {
        try merge("main", into: "stale", by: .ada, test)
      } else {
        try merge("stale", into: "main", by: .ada, test)
      }
      #expect(try test.life(of: "river").approvals.isEmpty)
    }
  }

  @Test func bothSidesApprovalsCount() throws {
    let test = try approved()
    try test.as(.mo).approve("river")
    try test.git("switch", "-q", "stale")
    try test.write("loose.txt", "x")
    try test.as(.ada).commit("Something else.")
    try test.as(.ben).approve("river", reason: "Again.")
    try merge("main", into: "stale", by: .ada, test)
    let life = try test.life(of: "river")
    #expect(Set(life.approvals.map(\.person)) == ["ben", "mo"])
    #expect(life.entry?.transition == "submit")
    // Whoever merges has no part in it.
    #expect(test.people(life.contributors) == ["ada"])
  }

  @Test func whatWasReturnedIsNotApprovedAgainByKeepingAStaleSide() throws {
    for staleFirst in [true, false] {
      let test = try approved()
      try test.as(.ben).move("return", "river", reason: "On second thoughts.")
      try test.git("switch", "-q", "stale")
      try test.write("loose.txt", "x")
      try test.as(.ada).commit("Something else.")
      if staleFirst {
        try merge("main", into: "stale", ["-s", "ours"], by: .ada, test)
      } else {
        // `-s theirs`, as git would have it.
        let tree = try test.tip("stale^{tree}")
        let (main, stale) = (try test.tip("main"), try test.tip("stale"))
        try test.git("switch", "-q", "main")
        let merge = try test.as(.ada).git(
          "commit-tree", tree, "-p", main, "-p", stale, "-m", "Merge.")
        try test.git("reset", "-q", "--hard", merge.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      #expect(try test.state(of: "river") == "review")
      let life = try test.life(of: "river")
      #expect(life.approvals.isEmpty)
      #expect(try life.entry?.commit.rawValue == test.tip())
      expectRefusal(by: .transitionRole, .approvalMissing, in: test) {
        try test.as(.ada).move("publish", "river")
      }
    }
  }

  @Test func aStaleCloneThatPullsInheritsEverything() throws {
    let test = try approved()
    try test.as(.ben).move("publish", "river")
    let life = try test.life(of: "river")
    try test.git("switch", "-q", "stale")
    try test.start("dam")
    try merge("main", into: "stale", by: .ada, test)
    #expect(try test.life(of: "river") == life)
    #expect(try test.state(of: "river") == "published")
    #expect(try test.people(test.life(of: "dam").creators) == ["ada"])
    let events = try test.as(.mo).open().log("river")
    #expect(events.filter { $0.kind == .moved }.map(\.transition) == ["publish", "submit"])
  }

  @Test func sinceWhenADraftWaitsIsNotChangedByAMerge() throws {
    let test = try approved()
    try test.git("switch", "-q", "stale")
    try test.start("dam")
    func times() throws -> [Slug: Timestamp?] {
      let rows = try test.as(.mo).open().list(ListFilter())
      return Dictionary(uniqueKeysWithValues: rows.map { ($0.slug, $0.entered) })
    }
    let dam = try times()["dam"]
    try test.git("switch", "-q", "main")
    let river = try times()["river"]
    try test.write("loose.txt", "x")
    try test.as(.ada).commit("Something else.")
    try merge("stale", into: "main", by: .ada, test)
    #expect(try times()["dam"] == dam)
    #expect(try times()["river"] == river)
  }

  @Test func anEvilMergeIsItsMakersOwnChange() throws {
    let test = try approved()
    try test.git("switch", "-q", "stale")
    try test.write("loose.txt", "x")
    try test.as(.ada).commit("Something else.")
    try test.git("switch", "-q", "main")
    try test.as(.mo).git("merge", "-q", "--no-ff", "--no-commit", "stale")
    try test.edit("drafts/river.md", "Nobody", "Somebody")
    try test.as(.mo).commit("Merge.")
    let life = try test.life(of: "river")
    #expect(test.people(life.contributors) == ["ada", "mo"])
    #expect(life.approvals.isEmpty)
  }

  @Test func aRenameHereAndAnEditThereAreJoined() throws {
    for renameFirst in [true, false] {
      let test = try TestNewsroom()
      try test.start("river")
      try test.git("branch", "stale")
      try test.git("mv", "drafts/river.md", "drafts/stream.md")
      try test.as(.ben).commit("rename: river to stream\n\nStet-Rename: river stream")
      try test.git("switch", "-q", "stale")
      try test.fill("river", with: "More.")
      try test.as(.ben).save("river")
      if renameFirst {
        try merge("stale", into: "main", by: .mo, test)
      } else {
        try merge("main", into: "stale", by: .mo, test)
      }
      #expect(try test.saved("drafts/stream.md").contains("More."))
      let life = try test.life(of: "stream")
      #expect(test.people(life.creators) == ["ada"])
      // Mo only brought the two together.
      #expect(test.people(life.contributors) == ["ada", "ben"], "rename first: \(renameFirst)")
    }
  }

  @Test func anEditHereAndASubmissionThereAreJoined() throws {
    for editFirst in [true, false] {
      let test = try TestNewsroom()
      try test.start("river")
      try test.fill("river", with: "1\n2\n3\n4\n5\n6\n7\n8")
      try test.as(.ada).save("river")
      try test.git("branch", "stale")
      try test.as(.ada).move("submit", "river")
      try test.git("switch", "-q", "stale")
      try test.fill("river", with: "More.")
      try test.as(.ben).save("river")
      if editFirst {
        try merge("main", into: "stale", by: .mo, test)
      } else {
        try merge("stale", into: "main", by: .mo, test)
      }
      let life = try test.life(of: "river")
      #expect(try test.state(of: "river") == "review")
      #expect(test.people(life.contributors) == ["ada", "ben"], "edit first: \(editFirst)")
      #expect(test.people(life.submitters).contains("ada"))
    }
  }

  @Test func unrelatedBeginningsAreNotGuessedAmong() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.git("config", "--unset", "stet.anchor")
    #expect(try !test.life(of: "river").creators.isEmpty)
    // Another root, with rules of its own, that a merge takes in.
    let other = try TestNewsroom(workflow: "solo", people: [])
    try test.git("fetch", "-q", other.folder, "main:other")
    try test.git(
      "-c", "user.name=Ada", "-c", "user.email=ada@blog.example", "merge", "-q",
      "--allow-unrelated-histories", "-s", "ours", "-m", "Merge.", "other")
    expectRefusal(.cannot, by: "history.anchor", in: test) {
      try test.as(.ben).move("publish", "river")
    }
    let anchor = try test.git("log", "--format=%H", "--grep=^init: newsroom", "HEAD^1")
    try test.git(
      "config", "stet.anchor", anchor.trimmingCharacters(in: .whitespacesAndNewlines))
    try test.as(.ben).move("publish", "river")
    for bad in ["nonsense", String(repeating: "0", count: 40)] {
      try test.git("config", "stet.anchor", bad)
      expectRefusal(.cannot, by: "history.anchor", in: test) {
        try test.as(.ben).open().show("river")
      }
    }
  }
}
