import Testing

@testable import Editorial

/// A command names its transition: one that cannot start here is refused, moved or not.
@Suite struct IntentTests {
  @Test(arguments: [
    StepCase(
      "submitted again", draft(state: "review"), draft(state: "review"), as: "submit",
      .transitionUnknown),
    StepCase(
      "published again", by: "ben", draft(state: "published"), draft(state: "published"),
      as: "publish", .transitionUnknown),
    StepCase("meant, and led elsewhere", draft(), draft(), as: "submit", .transitionUnknown),
    StepCase(
      "meant, and there is none of the name", draft(), draft(), as: "promote",
      .transitionUnknown),
  ])
  func isRefused(_ row: StepCase) { row.hold() }

  @Test func saysWhy() {
    let again = StepCase("", draft(state: "review"), draft(state: "review"), as: "submit")
    #expect(
      again.decision.blockers.first?.message
        == "`submit` starts from Draft, and this draft is In review")
    let elsewhere = StepCase("", draft(), draft(), as: "submit")
    #expect(
      elsewhere.decision.blockers.first?.message
        == "`submit` leads to In review, and this leads to Draft")
  }
}
