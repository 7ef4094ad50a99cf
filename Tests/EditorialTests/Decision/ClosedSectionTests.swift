import Testing

@testable import Editorial

/// A closed section takes nothing new, by whichever move it comes, and keeps what is live.
@Suite struct ClosedSectionTests {
  static let rules = TestRules.rules(
    TestRules.workflow(transitions: [
      TestRules.transition("publish", from: "draft", to: "published", checks: [.section]),
      TestRules.transition(
        "correct", from: "published", to: "published", checks: [.section], edits: true),
    ]))

  @Test(arguments: [
    StepCase(
      "published straight into it", by: "ben", draft(section: "olympics"),
      draft(state: "published", section: "olympics"), rules: rules, .transitionChecks),
    StepCase(
      "corrected in it", by: "ben", draft(state: "published", section: "olympics"),
      draft(state: "published", section: "olympics", body: "More."), rules: rules),
    StepCase(
      "for the past it is no matter", by: "ben", draft(section: "olympics"),
      draft(state: "published", section: "olympics"), rules: rules, checks: .binding),
  ])
  func isClosed(_ row: StepCase) { row.hold() }
}
