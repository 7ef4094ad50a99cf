import Testing

@testable import Editorial

/// What stands against a step is said once.
@Suite struct BlockerTests {
  @Test(arguments: [
    StepCase(
      "a stranger renames, edits and stamps", by: "eve", draft(),
      draft("gauge", managed: ["date": "x"], body: "More."), .identityUnknown),
    StepCase(
      "a bad slug, with an unreadable version before", malformedDraft(), draft("river gauge"),
      .slugMalformed),
    StepCase(
      "an unknown state before and after", draft(state: "gone"), draft(state: "went"),
      .draftState),
  ])
  func isSaidOnce(_ row: StepCase) { row.hold() }

  @Test func namesOnlyThoseWhoCouldMeetAllOfIt() {
    let row = StepCase("", by: "eve", draft(), draft("gauge", body: "More."))
    #expect(row.decision.blockers.first?.who == ["ada", "ben", "cy", "mo"])
  }

  /// Every place that a check finds stays, though they say the same.
  @Test func findingsAtOtherPlacesStay() {
    let rules = TestRules.rules(
      with: TestRules.transition("submit", from: "draft", to: "review", checks: [.byline]))
    let names = ["Jo", "Jo"]
    StepCase(
      "", by: "ben", draft(byline: names), draft(state: "review", byline: names), rules: rules,
      .transitionChecks, .transitionChecks
    ).hold()
  }
}
