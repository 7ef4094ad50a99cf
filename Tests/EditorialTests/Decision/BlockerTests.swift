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

  @Test func aStrangerSeesWhoseAddressesAreKnown() {
    let masthead = TestRules.masthead()
    let how =
      "`git config user.email ADDRESS` sets yours, or a chief puts you there with `stet people add`"
    // Noor has left.
    #expect(
      masthead.help(forUnknown: "sam@elsewhere.example")
        == "the masthead knows `ada@blog.example`, `ben@blog.example`, `cy@blog.example`, `mo@blog.example` and `pia@blog.example`: \(how)"
    )
    #expect(
      masthead.help(forUnknown: "ada@blog.exmaple")
        == "did you mean `ada@blog.example`? Set it with `git config user.email ada@blog.example`")
    let crowd = TestRules.masthead(
      (1...9).map { TestRules.person(PersonID("p\($0)"), "P \($0)", roles: ["author"]) })
    #expect(crowd.help(forUnknown: "sam@x").contains("`p6@blog.example` and 3 others: "))
  }
}
