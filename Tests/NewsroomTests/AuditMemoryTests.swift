import Editorial
import Foundation
import Git
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// An audit that goes on from an earlier one comes to what one from nothing comes to.
@Suite struct AuditMemoryTests {
  /// Drafts in several states, an approval, a rename, a deletion, twins, rule changes, an adoption
  /// that is missing, an ineffective rule change, a page smuggled in and accepted, and a violation
  /// that is open.
  private func newsroom() throws -> TestNewsroom {
    let test = try TestNewsroom()
    try test.published("river")
    try test.submitted("dam")
    try test.as(.ben).approve("dam")
    try test.publishByHand("dam", as: .ada)
    try test.as(.ada).git("revert", "--no-edit", "HEAD")
    try test.edit("workflows/masthead.yml", "roles: [author]", "roles: [author, editor, chief]")
    try test.as(.ada).commit("Promote.")
    try test.write("drafts/page.html", "<p>")
    try test.as(.ada).commit("A page.")
    let page = try test.tip()
    _ = try test.as(.mo).open().accept(
      page, code: .fileRole, of: [], reason: "It is harmless.", dryRun: false)
    try test.start("mill")
    try test.git("rm", "-q", "drafts/mill.md")
    try test.as(.ada).commit("delete: mill")
    try test.write("drafts/2026-01-01-river.md", test.read("drafts/river.md"))
    try test.as(.ada).commit("A twin.")
    try test.git("branch", "side")
    try test.submitted("lake")
    try test.git("switch", "-q", "side")
    try test.start("pond")
    try test.as(.ada).commit("Pond.")
    try test.git("switch", "-q", "main")
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", "side")
    try test.publishByHand("lake", as: .ada)
    return test
  }

  @Test func itComesToTheSameFromEveryCheckpoint() throws {
    let test = try newsroom()
    let whole = try test.auditAnew()
    #expect(whole.violations.count > 4 && !whole.accepted.isEmpty && !whole.mended.isEmpty)
    var places: Set<Int> = []
    for distance in 1..<whole.commits {
      try? test.removeMemory()
      expectSame(try test.audit(remembering: distance), whole)
      guard let past = try test.remembered() else { continue }
      places.insert(past.checkpoint.commit)
      expectSame(try test.audit(remembering: distance), whole)
    }
    // Everywhere but within the merge.
    #expect(places.count > whole.commits / 2)
  }

  @Test func whatWasRememberedIsCarriedOnStepByStep() throws {
    let test = try newsroom()
    let tip = try test.tip()
    let commits = try test.git("rev-list", "--first-parent", "--reverse", "HEAD").split(
      separator: "\n"
    ).map(String.init)
    for commit in commits.dropFirst(3) {
      try test.git("reset", "-q", "--hard", commit)
      expectSame(
        try test.audit(remembering: 1), try test.auditAnew())
    }
    #expect(try test.tip() == tip)
    let past = try #require(try test.remembered())
    // It was not judged from nothing at the end: nothing but the last steps is made of records.
    #expect(past.checkpoint.commit > commits.count - 4)
  }

  @Test func aBranchFromWithinWhatIsRememberedIsJudgedAlone() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.git("branch", "old")
    try test.start("dam")
    try test.start("mill")
    _ = try test.audit(remembering: 1)
    let past = try #require(try test.remembered())
    try test.git("switch", "-q", "old")
    try test.submitted("lake")
    try test.publishByHand("lake", as: .ada)
    let culprit = try test.tip()
    try test.git("switch", "-q", "main")
    try test.as(.ben).git("merge", "-q", "--no-ff", "-m", "Merge.", "old")
    #expect(try test.goesOn())
    let report = try test.audit(remembering: 1)
    #expect(report.open.contains { $0.commit.rawValue == culprit })
    expectSame(report, try test.auditAnew())
    // Where it was not kept how everything stood, all is judged.
    try test.git("reset", "-q", "--hard", past.commit.hex)
    try test.start("pond")
    try test.removeMemory()
    _ = try test.audit(remembering: 1, reach: 0)
    try test.as(.ben).git("merge", "-q", "--no-ff", "-m", "Merge.", "old")
    #expect(try !test.goesOn())
    expectSame(try test.audit(remembering: 1, reach: 0), try test.auditAnew())
    // An older tip needs all of it, too.
    let older = try Newsroom.audit(
      AuditRequest(tip: past.commit.hex + "~1"), test.circumstances(of: .mo))
    #expect(older.verdict == .consistent)
  }

  /// What is remembered lies on the one line, and what a merge asks of it is written down: a step of
  /// somebody who lost that role on a branch that left before, a draft and a page on both sides.
  @Test func mergesAskWhatIsRemembered() throws {
    let test = try TestNewsroom()
    for slug in ["river", "dam", "mill"] { try test.submitted(slug) }
    try test.write("drafts/page.html", "<p>")
    try test.as(.mo).commit("A page.")
    try test.git("branch", "rules")
    try test.git("branch", "drafts")
    try test.as(.ben).move("return", "river", reason: "It is too short.")
    try test.write("drafts/page.html", "<p>One")
    try test.as(.mo).commit("The page.")
    try test.as(.ben).approve("dam")
    let early = try test.tip()
    try test.start("lake")
    try test.start("pond")
    _ = try test.audit(remembering: 1)
    try test.git("switch", "-q", "rules")
    try test.edit("workflows/masthead.yml", "roles: [editor]", "roles: [author]")
    try test.as(.mo).commit("Ben writes now.")
    try test.git("switch", "-q", "drafts")
    try test.as(.ben).move("return", "mill", reason: "It is too long.")
    try test.write("drafts/page.html", "<p>Two")
    try test.as(.mo).commit("The page, otherwise.")
    try test.git("switch", "-q", "main")
    try test.start("brook")
    for (branch, page) in [("rules", "<p>One"), ("drafts", "<p>Two")] {
      _ = try? test.as(.mo).git("merge", "-q", "--no-ff", "--no-commit", branch)
      try test.write("drafts/page.html", page)
      try test.git("add", "-A")
      try test.as(.mo).git("commit", "-q", "-m", "Merge \(branch).")
      #expect(try test.goesOn())
      let whole = try test.auditAnew()
      #expect(whole.violations.contains { $0.code == .mergeEntry && $0.slug == "river" })
      // From what was remembered before both merges, and from what is now.
      expectSame(try test.audit(remembering: 100), whole)
      expectSame(try test.audit(remembering: 1), whole)
      expectSame(try test.audit(remembering: 1), whole)
    }
    // A branch from far back, once more.
    try test.git("switch", "-q", "-c", "far", early)
    try test.start("fen")
    try test.git("switch", "-q", "main")
    try test.as(.mo).git("merge", "-q", "--no-ff", "-m", "Merge far.", "far")
    #expect(try test.goesOn())
    expectSame(try test.audit(remembering: 1), try test.auditAnew())
  }

  /// A chief who saves rules takes along what a stranger changed in them before what is remembered.
  @Test func whatSlippedInBeforeItIsAskedFor() throws {
    let test = try TestNewsroom()
    try test.edit("workflows/masthead.yml", "roles: [author]", "roles: [author, editor]")
    try test.as(.ada).commit("Promote.")
    let stranger = try test.tip()
    try test.start("river")
    try test.start("dam")
    _ = try test.audit(remembering: 1)
    #expect(try test.remembered() != nil)
    try test.edit("workflows/masthead.yml", "roles: [author, editor]", "roles: [editor]")
    try test.as(.mo).commit("Ada edits.")
    #expect(try test.goesOn())
    let report = try test.audit(remembering: 9)
    #expect(report.open.count == 2 && report.open.contains { $0.commit.rawValue == stranger })
    expectSame(report, try test.auditAnew())
  }

  /// An approval on one line, and the same person's withdrawal of an earlier one on another, have
  /// met before what is remembered: a later merge asks whether one of them knew the other.
  @Test func howLinesMetIsRemembered() throws {
    let test = try TestNewsroom()
    try test.edit(
      "workflows/editorial.yml", "{count: 1, from: [editor], not: [byline, creator]}",
      "{count: 2, from: [editor], not: [byline, creator]}")
    try test.as(.mo).commit("Two eyes more.")
    for slug in ["river", "dam"] { try test.submitted(slug) }
    try test.git("branch", "side")
    // Whichever line has the larger numbers, one of the two drafts asks the question.
    func meet(_ approved: String, _ withdrawn: String) throws {
      try test.as(.ben).approve(withdrawn)
      try test.as(.ben).withdrawApproval(withdrawn)
      try test.as(.ben).approve(approved)
    }
    try meet("river", "dam")
    try test.git("switch", "-q", "side")
    try meet("dam", "river")
    try test.git("switch", "-q", "main")
    try test.as(.mo).git("merge", "-q", "--no-ff", "-m", "Merge.", "side")
    try test.start("mill")
    try test.start("lake")
    _ = try test.audit(remembering: 1)
    let past = try #require(try test.remembered())
    try test.git("switch", "-q", "-c", "late")
    for slug in ["river", "dam"] {
      try test.as(.mo).approve(slug)
      try test.as(.mo).withdrawApproval(slug)
    }
    try test.git("switch", "-q", "main")
    try test.start("pond")
    try test.as(.mo).git("merge", "-q", "--no-ff", "-m", "Merge.", "late")
    for slug in ["river", "dam"] { try test.as(.mo).move("publish", slug) }
    #expect(try test.goesOn())
    let report = try test.audit(remembering: 1)
    #expect(report.violations.map { "\($0.code) \($0.slug ?? "") \($0.message)" } == [])
    expectSame(report, try test.auditAnew())
    #expect(past.checkpoint.commit > 8)
  }

  @Test func whatCannotBeReliedOnIsIgnoredAndTold() throws {
    let test = try newsroom()
    let whole = try test.audit(remembering: 2)
    #expect(whole.warning == nil)
    let file = test.folder + "/.git/stet/audited"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    for damage in [bytes.dropLast(9), bytes.prefix(3), Data("stet".utf8), Data()] {
      try damage.write(to: URL(fileURLWithPath: file))
      let report = try test.audit(remembering: 2)
      expectSame(report, whole)
      #expect(report.warning?.contains("damaged") == true)
    }
    // What was damaged has been written again.
    #expect(try test.audit(remembering: 2).warning == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
    let report = try test.audit(remembering: 2)
    #expect(report.warning?.contains("somebody else") == true)
    expectSame(report, whole)
    // A later version's is neither damage nor of use.
    try Data("stet audited 99\n".utf8).write(to: URL(fileURLWithPath: file))
    #expect(try test.audit(remembering: 2).warning == nil)
  }

  @Test func noCacheNeitherReadsNorWrites() throws {
    let test = try newsroom()
    _ = try test.auditAnew()
    #expect(try test.remembered() == nil)
    _ = try test.audit(remembering: 2)
    try Data("rubbish".utf8).write(
      to: URL(fileURLWithPath: test.folder + "/.git/stet/audited"))
    #expect(try test.auditAnew().warning == nil)
  }

  @Test func bytesThatNobodyWroteAreRefusedAndNeverACrash() throws {
    let test = try newsroom()
    _ = try test.audit(remembering: 2)
    let file = test.folder + "/.git/stet/audited"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    let body = Array(try #require(Checked.body(of: bytes)))
    var random = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      var hurt = body
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        hurt[Int.random(in: hurt.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      OwnFile(file).write(Checked.sealed(hurt))
      guard let past = try? test.remembered() else { continue }
      let drafts = try #require(past.stored).drafts
      for key in drafts.keys { _ = drafts.record(of: key) }
      for end in past.stored?.ends.commits ?? [] { _ = try past.checkpoint.ends.affairs(at: end) }
      for commit in past.stored?.steps.commits ?? [] {
        _ = past.stored?.steps.entries(of: commit)
      }
      _ = try? test.audit(remembering: 2)
    }
  }

  private func expectSame(
    _ one: AuditReport, _ other: AuditReport,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(one.isSame(as: other), sourceLocation: sourceLocation)
  }
}
