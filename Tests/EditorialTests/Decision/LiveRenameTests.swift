import Testing

@testable import Editorial

/// What is live has an address that others link to: it moves only with a correction.
@Suite struct LiveRenameTests {
  static let live = draft(state: "published")

  @Test(arguments: [
    StepCase("by an author", live, draft("gauge", state: "published"), .renameRole),
    StepCase("by a chief", by: "mo", live, draft("gauge", state: "published"), .renameRole),
    StepCase("by a stranger", by: "eve", live, draft("gauge", state: "published"), .renameRole),
    StepCase(
      "by an editor, as a correction", by: "ben", live,
      draft("gauge", state: "published", managed: ["updated": "2026-02-01T00:00:00Z"]),
      reason: "a better address"),
    StepCase(
      "where nothing may change what is live", by: "mo", live, draft("gauge", state: "published"),
      rules: TestRules.rules(
        TestRules.workflow(transitions: TestRules.transitions.filter { $0.id != "correct" })),
      .renameRole),
  ])
  func keepsItsPlace(_ row: StepCase) { row.hold() }

  @Test func saysHow() {
    let row = StepCase("", by: "ben", Self.live, draft("gauge", state: "published"))
    #expect(
      row.decision.blockers.first?.help
        == "its address changes only with a move that may change it: `stet rename river gauge --with correct -m 'WHY'`"
    )
  }
}
