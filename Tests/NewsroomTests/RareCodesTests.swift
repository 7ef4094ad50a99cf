import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Codes that no ordinary day has: what an audit notes, and repositories that few people have.
@Suite struct RareCodesTests {
  private func notes(_ test: TestNewsroom) throws -> [Code] { try test.audit().notes.map(\.code) }

  @Test func datesThatCannotBe() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.edit(
      "drafts/river.md", "status: review", "status: published\ndate: 2001-01-01T00:00:00Z")
    try test.as(.ben).commit("Live.")
    #expect(try notes(test) == ["date.odd"])
  }

  @Test func liveBeforeItsEmbargo() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.edit(
      "drafts/river.md", "status: draft", "status: draft\nembargo: 2999-01-01T00:00:00Z")
    try test.as(.ada).save("river")
    try test.as(.ada).move("submit", "river")
    try test.publishByHand("river", as: .ben)
    #expect(try notes(test) == ["embargo.early"])
  }

  @Test func aClaimThatIsUntrue() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.as(.ben).git(
      "commit", "-q", "--allow-empty", "-m", "x\n\nStet-Transition: publish river")
    #expect(try notes(test) == ["trailer.untrue"])
  }

  @Test func anotherHistoryIsShown() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.git("replace", "HEAD", "HEAD~1")
    // history.replaced
    let report = try test.audit()
    #expect(report.verdict == .unproven)
    #expect(report.help?.contains("git replace -d") ?? false)
  }

  @Test func anIndexForGitAloneAndNoGit() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.git("update-index", "--split-index")
    test.environment["PATH"] = test.home
    expectRefusal(.cannot, by: "repo.index", in: test) { try test.as(.ada).move("submit", "river") }
  }
}
