import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// A state that somebody types is no move, also where the move would be legal.
@Suite struct TypedStateTests {
  private func typed(
    _ state: String, _ test: TestNewsroom, _ more: String = ""
  ) throws {
    try test.edit("drafts/river.md", "status: draft", "status: \(state)\(more)")
  }

  @Test(arguments: ["review", "published"])
  func isNotSaved(state: String) throws {
    let test = try TestNewsroom()
    try test.start("river")
    try typed(state, test)
    let refusal = expectRefusal(by: .managedEdited, in: test) { try test.as(.ada).save("river") }
    #expect(refusal?.blockers.first?.help == "put `draft` back, and run `stet submit river`")
    expectRefusal(by: .managedEdited, in: test) { try test.as(.ada).move("submit", "river") }
    expectRefusal(by: .managedEdited, in: test) { try test.as(.ada).rename("river", to: "x") }
    let found = try test.as(.ada).open().check(["river"]).findings
    #expect(found.map(\.code) == [.managedEdited] && found.first?.location?.line == 5)
  }

  @Test func norByAnEditorWhoCouldPublish() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let date = "\ndate: 2001-01-01T00:00:00Z"
    try test.edit("drafts/river.md", "status: review", "status: published\(date)")
    expectRefusal(by: .managedEdited, in: test) { try test.as(.ben).save("river") }
    let (_, left) = try test.as(.ben).open().save([], reason: nil, dryRun: true)
    #expect(left.map(\.code) == [.managedEdited])
  }

  /// Who may not edit at all is told that too.
  @Test func withWhateverElseIsWrong() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.edit("drafts/river.md", "status: review", "status: draft")
    try test.fill("river", with: "A line.")
    expectRefusal(by: .managedEdited, .editRole, in: test) { try test.as(.ada).save("river") }
    // The move that it was meant for writes the state itself.
    try test.as(.ada).move("withdraw", "river")
    #expect(try test.subjects().suffix(2) == ["withdraw: river", "save: river"])
  }

  /// One that was moved by hand as well is the same draft still.
  @Test func norInAFileThatWasMoved() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try typed("review", test)
    try test.git("mv", "drafts/river.md", "drafts/stream.md")
    expectRefusal(by: .managedEdited, in: test) { try test.as(.ada).save("stream") }
  }
}
