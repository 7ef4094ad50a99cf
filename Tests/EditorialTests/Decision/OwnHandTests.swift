import Testing

@testable import Editorial

/// Whoever changes or submits the draft in the very step is no second pair of eyes for it.
@Suite struct OwnHandTests {
  static func rules(not: Set<Exclusion>, from: StateID, edits: Bool) -> Rules {
    let rule = Workflow.ApprovalRule(count: 1, from: ["editor"], not: not, sections: [:])
    return TestRules.rules(
      with: TestRules.transition(
        "correct", from: from, to: "published", approvals: rule, edits: edits))
  }

  @Test(arguments: [
    StepCase(
      "changes the text in the step", by: "ben", draft(state: "published"),
      draft(state: "published", body: "More."), as: "correct",
      rules: rules(not: [.contributor], from: "published", edits: true), .approvalMissing),
    StepCase(
      "changes an attachment in the step", by: "ben", draft(state: "published"),
      draft(state: "published", attachments: ["drafts/river/a.png": "1"]), as: "correct",
      rules: rules(not: [.contributor], from: "published", edits: true), .approvalMissing),
    StepCase(
      "changes nothing of the text", by: "ben", draft(state: "published"),
      draft(state: "published"), as: "correct",
      rules: rules(not: [.contributor], from: "published", edits: true)),
    StepCase(
      "changes the text, and somebody else approved the result", by: "ben",
      draft(state: "published"), draft(state: "published", body: "More."), as: "correct",
      life: life(approvals: [approval("cy", of: draft(body: "More."))]),
      rules: rules(not: [.contributor], from: "published", edits: true)),
    StepCase(
      "submits and publishes in one", by: "ben", draft(), draft(state: "published"),
      as: "correct", rules: rules(not: [.submitter], from: "draft", edits: false),
      .approvalMissing),
    StepCase(
      "publishes what somebody else submitted", by: "ben", draft(state: "review"),
      draft(state: "published"), as: "correct", life: life(submitters: ["ada"]),
      rules: rules(not: [.submitter], from: "review", edits: false)),
  ])
  func counts(_ row: StepCase) { row.hold() }
}
