import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// The audit of real repositories: what went round the commands is named, what did not is not.
@Suite struct AuditTests {
  @Test func whatTheCommandsDoIsConsistent() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.submitted("dam")
    try test.as(.ben).approve("dam")
    try test.as(.mo).move("publish", "dam")
    let report = try test.audit()
    #expect(report.verdict == .consistent)
    #expect(report.violations.isEmpty && report.notes.isEmpty)
    #expect(report.commits == Int(try test.git("rev-list", "--count", "HEAD").trimmed))
    #expect(report.drafts == 2)
    #expect(report.exitCode == 0)
  }

  @Test func aStateChangedByHandIsNamedAndARevertMendsIt() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.publishByHand("river", as: .ada)
    let culprit = try test.tip()
    let found = try test.audit()
    #expect(found.verdict == .violations && found.exitCode == 1)
    #expect(found.open.map(\.code) == [.transitionRole, .approvalMissing])
    #expect(found.open.allSatisfy { $0.commit.rawValue == culprit && $0.slug == "river" })
    #expect(found.open.allSatisfy { $0.actor.person == "ada" && $0.isRootCause })
    let life = try test.life(of: "river")
    try test.as(.ada).git("revert", "--no-edit", "HEAD")
    let mended = try test.audit()
    #expect(mended.verdict == .consistent)
    #expect(mended.mended.count == 2)
    #expect(mended.mended.allSatisfy { $0.mendedBy?.rawValue == (try? test.tip()) })
    // The draft goes on where it was, and not with the life of the step that was taken back.
    #expect(try test.life(of: "river").entry?.transition == "submit")
    #expect(life.entry?.transition == "publish")
    try test.as(.ben).move("publish", "river")
    #expect(try test.audit().verdict == .consistent)
  }

  @Test func whoPromotesThemselvesHasNoRoleByThat() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.edit("workflows/masthead.yml", "roles: [author]", "roles: [author, editor, chief]")
    try test.as(.ada).commit("Promote.")
    try test.publishByHand("river", as: .ada)
    let report = try test.audit()
    #expect(report.open.map(\.code) == [.rulesRole, .transitionRole, .approvalMissing])
    #expect(report.open.map(\.isRootCause) == [true, false, false])
  }

  @Test func aChiefAcceptsWithAReasonAndItStaysListed() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.publishByHand("river", as: .ben)
    try test.write("drafts/page.html", "<p>")
    try test.as(.ada).commit("A page.")
    let culprit = try test.tip()
    #expect(try test.audit().open.map(\.code) == [.fileRole])
    expectRefusal(by: .rulesRole, in: test) {
      try test.as(.ben).open().accept(
        culprit, code: .fileRole, of: [], reason: "It is harmless.", dryRun: false)
    }
    expectRefusal(by: .transitionRequires, in: test) {
      try test.as(.mo).open().accept(culprit, code: .fileRole, of: [], reason: " ", dryRun: false)
    }
    _ = try test.as(.mo).open().accept(
      culprit, code: .fileRole, of: [], reason: "It is harmless.", dryRun: false)
    let report = try test.audit()
    #expect(report.verdict == .consistent)
    #expect(report.accepted.map(\.acceptance?.reason) == ["It is harmless."])
    #expect(try test.audit(isStrict: true).verdict == .violations)
  }

  @Test func whoeverLostARoleCannotBringInWhatTheyDidUnderIt() throws {
    for pulls in [true, false] {
      let test = try TestNewsroom()
      try test.submitted("river")
      try test.git("branch", "old")
      _ = try test.as(.mo).open().leavePerson("ben", dryRun: false)
      try test.git("switch", "-q", "old")
      try test.publishByHand("river", as: .ben)
      #expect(try test.audit().verdict == .consistent, "there Ben is an editor still")
      let (from, into) = pulls ? ("main", "old") : ("old", "main")
      try test.git("switch", "-q", into)
      try test.as(.mo).git("merge", "-q", "--no-ff", "-m", "Merge.", from)
      let report = try test.audit()
      #expect(report.open.map(\.code) == [.mergeEntry])
      #expect(report.open.first?.commit.rawValue == (try test.tip()))
    }
  }

  @Test func nobodyCanTellFromAPartOfTheHistory() throws {
    let test = try TestNewsroom()
    try test.published("river")
    let clone = test.home + "/shallow"
    try test.git("clone", "-q", "--depth", "2", "file://" + test.folder, clone, in: test.home)
    let report = try Newsroom.audit(
      AuditRequest(), test.circumstances(of: .mo, in: clone))
    #expect(report.verdict == .unproven && report.exitCode == 2)
    #expect(report.reason != nil && report.help != nil)
    try test.git("replace", "HEAD", "HEAD~1")
    #expect(try test.audit().verdict == .unproven)
  }

  @Test func aRewrittenHistoryIsNamed() throws {
    let test = try TestNewsroom()
    try test.published("river")
    #expect(try test.audit().verdict == .consistent)
    try test.as(.ben).git("commit", "-q", "--amend", "--allow-empty", "-m", "Otherwise.")
    let report = try test.audit()
    #expect(report.open.first?.code == "history.rewritten")
    let shown = try Newsroom.anchor(test.circumstances(of: .mo))
    #expect(shown.isRewritten)
    _ = try Newsroom.setSeen("HEAD", test.circumstances(of: .mo), dryRun: false)
    #expect(try test.audit().open.first?.code != "history.rewritten")
  }

  @Test func objectsThatAreMissingAreNeverPassedOver() throws {
    let test = try TestNewsroom()
    try test.published("river")
    let blob = try test.tip("HEAD~1:drafts/river.md")
    try test.remove(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    #expect(try test.audit().verdict == .unproven)
  }

  @Test func aCommitWithTwoFacesIsIllegalWhateverItDoes() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let raw = try test.git("cat-file", "commit", "HEAD")
    let bytes = Array(raw.utf8) + [0] + Array("Stet-Approve: river x ben".utf8)
    let parent = try test.tip()
    let forged = Array(
      String(decoding: bytes, as: UTF8.self).replacingOccurrences(
        of: "author", with: "parent \(parent)\nauthor", range: raw.range(of: "author")
      ).utf8)
    let id = try test.git(
      "hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: forged
    ).trimmed
    try test.git("update-ref", "refs/heads/main", id)
    let report = try test.audit()
    #expect(report.open.map(\.code).contains(.commitMalformed))
    #expect(report.open.contains { $0.commit.rawValue == id })
  }
}

extension TestNewsroom {
  /// The audit of the branch that is checked out: from nothing, and again from what an audit of
  /// most of it left.
  func audit(isStrict: Bool = false) throws -> AuditReport {
    let report = try auditAnew(isStrict: isStrict)
    for distance in [3, 1] {
      #expect(try audit(remembering: distance, isStrict: isStrict).isSame(as: report))
    }
    return report
  }

  /// Writes the state that publishing would write, and commits it with plain git.
  func publishByHand(_ slug: String, as person: TestPerson) throws {
    let now = Timestamp(seconds: clock).rfc3339
    try edit("drafts/\(slug).md", "status: review", "status: published\ndate: \(now)")
    try self.as(person).commit("Live.")
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
