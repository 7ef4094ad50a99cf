import Testing

@testable import Editorial

/// A change of what is live that nobody named is judged as what it comes nearest to.
@Suite struct UnsaidCorrectionTests {
  static let live = draft(state: "published")
  static let corrected = draft(
    state: "published", managed: ["updated": "2026-02-01T00:00:00Z"], body: "More.")

  @Test(arguments: [
    StepCase("a correction, by an author", live, corrected, reason: "a slip", .transitionRole),
    StepCase("a correction without its reason", by: "ben", live, corrected, .transitionRequires),
    StepCase("an edit", live, draft(state: "published", body: "More."), .editRole),
  ])
  func isJudged(_ row: StepCase) { row.hold() }
}
