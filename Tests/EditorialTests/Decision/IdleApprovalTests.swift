import Testing

@testable import Editorial

/// An old approval of somebody who has given a new one is no news.
@Suite struct IdleApprovalTests {
  static let rule = Workflow.ApprovalRule(count: 2, from: ["editor"], not: [], sections: [:])
  static let review = draft(state: "review")
  static let old = draft(state: "review", body: "Before.")

  @Test func theLatestOfEachSpeaks() {
    let row = StepCase(
      "one renewed, one missing", Self.review, draft(state: "published"),
      life: life(approvals: [approval("cy", of: Self.old), approval("cy", of: Self.review)]),
      rules: TestRules.rules(approvals: Self.rule), .transitionRole, .approvalMissing)
    row.hold()
    let message = row.decision.blockers.last?.message ?? ""
    #expect(message.contains("has 1"))
    #expect(!message.contains("Cy Tran"))
  }

  @Test func twoOldOnesAreOne() {
    let row = StepCase(
      "both stale", Self.review, draft(state: "published"),
      life: life(approvals: [approval("cy", of: Self.old), approval("cy", of: Self.old)]),
      rules: TestRules.rules(approvals: Self.rule), .transitionRole, .approvalStale)
    row.hold()
    let message = row.decision.blockers.last?.message ?? ""
    #expect(message.split(separator: "Cy Tran").count == 2)
  }
}
