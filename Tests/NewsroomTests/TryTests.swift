import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Rules that are tried refuse what they would refuse, and change nothing.
@Suite struct TryTests {
  private static let workflow = "workflows/editorial.yml"

  /// Tries the saved workflow with one part of it replaced, under another name.
  private func attempt(
    _ test: TestNewsroom, _ part: String, _ new: String, path: String = TryTests.workflow,
    name: String = "/elsewhere/new.yml"
  ) throws -> TrialOutcome {
    let text = try test.read(path)
    #expect(text.contains(part))
    let changed = text.replacing(part, with: new)
    return try test.as(.mo).reading.open().tryRules([
      TriedFile(name: name, bytes: Array(changed.utf8))
    ])
  }

  private func trial(_ outcome: TrialOutcome) throws -> Trial {
    guard case .trial(let trial) = outcome else {
      throw Failure(.cannot, "usage", "no trial: \(outcome)")
    }
    return trial
  }

  private func told(_ trial: Trial) -> [String] {
    trial.refusals.map {
      "\($0.time.rawValue) \($0.code) \($0.slug) \($0.transition?.rawValue ?? "-")"
    }.sorted()
  }

  @Test func theSameRulesRefuseNothing() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.submitted("bus")
    let trial = try trial(try attempt(test, "name: editorial", "name: editorial"))
    #expect(trial.isFine)
    #expect(trial.difference.changes == [])
    #expect(trial.drafts == 2)
    // Submitted twice, published once.
    #expect(trial.transitions == 3)
  }

  @Test func aPublicationThatWouldWantMoreEyes() throws {
    let test = try TestNewsroom()
    try test.published("river")
    let head = try test.git("rev-parse", "HEAD")
    let trial = try trial(
      try attempt(
        test, "approvals: {count: 1, from: [editor], not: [byline, creator]}",
        "approvals: {count: 2, from: [editor], not: [byline, creator]}"))
    #expect(told(trial) == ["past approval.missing river publish"])
    #expect(trial.refusals.first?.name == "Ben Okoro")
    #expect(
      trial.difference.changes.map(\.sentence) == ["`publish` asks for 2 approvals instead of 1"])
    #expect(try test.git("rev-parse", "HEAD") == head)
    #expect(try test.git("status", "--porcelain").isEmpty)
  }

  /// The life of that time counts: an approval given then is one.
  @Test func approvalsOfThatTimeCount() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.mo).approve("river")
    try test.as(.ben).move("publish", "river")
    let trial = try trial(
      try attempt(
        test, "approvals: {count: 1, from: [editor], not: [byline, creator]}",
        "approvals: {count: 2, from: [editor], not: [byline, creator]}"))
    #expect(told(trial) == [])
  }

  @Test func draftsInAStateThatIsGone() throws {
    let test = try TestNewsroom()
    try test.submitted("bus")
    try test.start("river")
    let text = try test.read(Self.workflow)
    let renamed = text.replacing("id: review", with: "id: desk")
      .replacing("[review]", with: "[desk]").replacing("to: review", with: "to: desk")
    let trial = try trial(try attempt(test, text, renamed))
    #expect(told(trial) == ["past draft.state bus submit", "today draft.state bus -"])
  }

  @Test func whatNobodyCouldBringOn() throws {
    let test = try TestNewsroom()
    try test.submitted("bus")
    let text = try test.read(Self.workflow)
    let start = try #require(text.range(of: "- id: publish\n"))
    let by = try #require(text.range(of: "by: [editor]", range: start.upperBound..<text.endIndex))
    let outcome = try test.as(.mo).reading.open().tryRules([
      TriedFile(
        name: "new.yml", bytes: Array(text.replacingCharacters(in: by, with: "by: [lawyer]").utf8))
    ])
    let trial = try trial(outcome)
    #expect(told(trial) == ["today draft.nobody bus -"])
    #expect(trial.warnings.contains { $0.code == "rules.unheld" })
  }

  @Test func aCheckThatTheNextStepWouldStumbleOver() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let trial = try trial(
      try attempt(test, "dek: {required: false", "dek: {required: true"))
    // Only `publish` looks at the dek, and it does not start where this draft is.
    #expect(told(trial) == [])
    try test.as(.ada).move("submit", "river")
    let again = try self.trial(
      try attempt(test, "dek: {required: false", "dek: {required: true"))
    #expect(told(again) == ["today dek.missing river -"])
  }

  @Test func aMastheadIsTriedOnThePastToo() throws {
    let test = try TestNewsroom()
    try test.published("river")
    let masthead = try test.read("workflows/masthead.yml")
    let line = try #require(
      masthead.split(separator: "\n").first { $0.contains("roles: [editor]") })
    let trial = try trial(
      try attempt(
        test, String(line), String(line).replacing("[editor]", with: "[author]"),
        path: "workflows/masthead.yml", name: "/elsewhere/masthead.yml"))
    #expect(trial.refusals.contains { $0.time == .past && $0.code == .transitionRole })
  }

  @Test func faultsOfTheFileHaveItsName() throws {
    let test = try TestNewsroom()
    let outcome = try attempt(test, "initial: draft", "initial: darft")
    guard case .faults(let report) = outcome else {
      Issue.record("no faults")
      return
    }
    #expect(report.findings.contains { $0.location?.path == "/elsewhere/new.yml" })
    #expect(report.errors > 0)
  }

  @Test func whatWasLegalOnceIsNotAskedTwice() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.edit("drafts/river.md", "status: review", "status: published")
    try test.as(.ada).commit("Published by hand.")
    let trial = try trial(try attempt(test, "name: editorial", "name: editorial"))
    #expect(trial.illegal == 1)
    #expect(trial.isFine)
  }
}
