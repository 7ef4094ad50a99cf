import Testing

@testable import Editorial

/// Managed keys that a draft brings along when it appears.
@Suite struct FirstKeysTests {
  @Test(arguments: [
    StepCase("a date, which publication stamps", nil, draft(managed: ["date": "x"]), life: Life()),
    StepCase(
      "what a correction writes", nil, draft(managed: ["updated": "x"]), life: Life(),
      .managedEdited),
    StepCase(
      "what publication writes of its actor", nil, draft(managed: ["approved": "mo"]),
      life: Life(),
      rules: TestRules.rules(
        with: TestRules.transition(
          "publish", from: "review", to: "published", sets: [("approved", .actor)])),
      .managedEdited),
    StepCase("a slug that agrees", nil, draft(managed: ["slug": "river"]), life: Life()),
    StepCase(
      "a slug that does not", nil, draft(managed: ["slug": "gauge"]), life: Life(),
      .managedEdited),
    StepCase("old addresses", nil, draft(managed: ["aliases": "/gauge/"]), life: Life()),
    StepCase(
      "a rename to a slug that the key does not say", draft(),
      draft("gauge", managed: ["slug": "river"]), .managedEdited),
    StepCase(
      "a rename that takes the key out", draft(managed: ["slug": "river"]),
      draft("gauge")),
    StepCase(
      "keys that were there when nobody could read it", malformedDraft(),
      draft(managed: ["updated": "x"])),
  ])
  func brings(_ row: StepCase) { row.hold() }

  @Test func showsThePlace() throws {
    let row = StepCase("", nil, draft(managed: ["updated": "x"]), life: Life())
    let finding = try #require(row.decision.blockers.first?.finding)
    #expect(finding.location?.line == 6)
    #expect(finding.location?.column == 10)
  }
}
