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

  @Test func aBranchFromBeforeTheCheckpointHasAllJudgedAgain() throws {
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
    let report = try test.audit(remembering: 1)
    #expect(report.open.contains { $0.commit.rawValue == culprit })
    expectSame(report, try test.auditAnew())
    // An older tip needs all of it, too.
    let older = try Newsroom.audit(
      AuditRequest(tip: past.commit.hex + "~1"), test.circumstances(of: .mo))
    #expect(older.verdict == .consistent)
  }

  /// An approval on one line, and the same person's withdrawal of an earlier one on another, have
  /// met before what is remembered: it does not say whether one of them knew the other.
  @Test func linesThatMetBeforeTheCheckpointAreJudgedAgain() throws {
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
      for key in past.drafts?.keys ?? [] { _ = past.drafts?.record(of: key) }
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

extension AuditReport {
  /// Whether both say the same of history.
  func isSame(as other: AuditReport) -> Bool {
    verdict == other.verdict && tip == other.tip && anchor == other.anchor
      && commits == other.commits && drafts == other.drafts
      && timeless(violations) == timeless(other.violations)
      && adoptions == other.adoptions && notes == other.notes
      && unsignedUpTo == other.unsignedUpTo && reason == other.reason
      && ruleChanges.elementsEqual(other.ruleChanges) {
        $0.commit == $1.commit && $0.name == $1.name && $0.time == $1.time
          && $0.before == $1.before && $0.after == $1.after
      }
  }
}

/// Violations as they are, but for when the audit itself was.
private func timeless(_ violations: [Violation]) -> [Violation] {
  violations.map { violation in
    var violation = violation
    if violation.code == "history.rewritten" { violation.time = Timestamp(seconds: 0) }
    return violation
  }
}

extension TestNewsroom {
  /// The audit of the branch that is checked out, remembering it that far behind the tip.
  func audit(remembering distance: Int, isStrict: Bool = false) throws -> AuditReport {
    var request = AuditRequest(isStrict: isStrict)
    request.distance = distance
    request.pace = 1
    return try Newsroom.audit(request, circumstances(of: .mo))
  }

  /// The same with everything judged.
  func auditAnew(isStrict: Bool = false) throws -> AuditReport {
    try Newsroom.audit(
      AuditRequest(isStrict: isStrict, ignoresMemory: true), circumstances(of: .mo))
  }

  /// What is remembered of audits.
  func remembered() throws -> AuditedPast? {
    let repository = try Newsroom.openRepository(circumstances(of: .mo))
    guard let anchor = try Trust(repository).anchor(),
      let memory = AuditMemory(repository, anchor: anchor)
    else { return nil }
    let past = PastReader(
      repository: repository, builtInCommands: circumstances(of: .mo).builtInCommands)
    guard case .past(let audited) = try memory.read(past) else { return nil }
    return audited
  }

  func removeMemory() throws {
    try FileManager.default.removeItem(atPath: folder + "/.git/stet/audited")
  }
}
