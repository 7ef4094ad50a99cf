import Testing

@testable import Editorial

/// Who needs nobody else for the next step of a draft that is theirs.
struct GoesOnAloneTests {
  private func goesOnAlone(
    _ id: PersonID, at state: StateID, isNamed: Bool = true, in section: SectionID? = "city",
    _ workflow: Workflow = TestRules.workflow()
  ) throws -> Bool {
    let rules = TestRules.rules()
    return Turn.goesOnAlone(
      try #require(rules.masthead[id]), isNamed: isNamed, by: workflow.onward(from: state),
      at: try #require(workflow.state(state)), in: section, of: workflow)
  }

  @Test func byRoleAndSection() throws {
    #expect(try goesOnAlone("ada", at: "draft"))
    #expect(try goesOnAlone("pia", at: "draft", in: "politics"))
    #expect(try !goesOnAlone("pia", at: "draft"), "edits politics alone")
    #expect(try !goesOnAlone("noor", at: "draft"), "has left")
    #expect(try !goesOnAlone("ben", at: "review"), "an approval is somebody else's")
    #expect(try !goesOnAlone("ben", at: "published"), "there is no way on")
  }

  /// A transition of one's own is no way for whoever started a draft for another.
  @Test func whatTakesTheByline() throws {
    let own = TestRules.transition(
      "submit", from: "draft", to: "review", by: ["author", "editor"], own: true)
    let workflow = TestRules.workflow(
      transitions: [own] + TestRules.transitions.filter { $0.id != "submit" })
    #expect(try goesOnAlone("ben", at: "draft", workflow))
    #expect(try !goesOnAlone("ben", at: "draft", isNamed: false, workflow))
  }
}
