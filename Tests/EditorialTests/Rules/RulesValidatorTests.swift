import Editorial
import Testing

@Suite struct RulesValidatorTests {
  @Test(
    arguments: [
      (["a", "b!"], ["a>b", "b>a"], []),
      (["a!"], ["a>a"], ["no transition leaves `a`: drafts would be stuck there"]),
      (["a", "b!."], ["a>b"], []),
      (["a", "b!.", "c."], ["a>b", "a>c"], []),
      (["a", "b!"], ["a>b"], ["no transition leaves `b`: drafts would be stuck there"]),
      (["a", "b"], ["a>b", "b>a"], ["no state is live: nothing would ever be published"]),
      (
        ["a", "b!."], ["a>a", "b>b"],
        [
          "no transition leaves `a`: drafts would be stuck there",
          "no way leads from `a` to `b`", "no way leads from `a` to a live state",
        ]
      ),
      (
        ["a", "b!", "c", "d"], ["a>b", "b>a", "a>c", "c>d", "d>c"],
        [
          "no way leads from `c` to a live state or an end",
          "no way leads from `d` to a live state or an end",
        ]
      ),
      (["a", "b.", "c!"], ["a>c", "c>a", "a>b", "b>a"], ["`b-a` leaves `b`, which is final"]),
      (["a", "b!."], ["a>b", "b>b"], []),
    ] as [([String], [String], [String])])
  func shapes(_ states: [String], _ moves: [String], _ messages: [String]) {
    let reading = RuleDefinitions.validate(RuleDefinitions.workflow(states, moves))
    #expect(reading.errors.map(\.message) == messages)
    #expect(reading.errors.allSatisfy { $0.code == "rules.shape" })
    #expect((reading.rules == nil) == !messages.isEmpty)
  }

  @Test func aPartialDefinitionIsNeverValid() {
    var workflow = RuleDefinitions.workflow(["a", "b!"], ["a>b", "b>a"])
    workflow.isPartial = true
    let reading = RuleDefinitions.validate(workflow)
    #expect(reading.findings == [])
    #expect(reading.rules == nil)
  }

  @Test func validityDoesNotDependOnWhoHoldsWhat() {
    var workflow = RuleDefinitions.workflow(["a", "b!"], ["a>b", "b>a"])
    workflow.transitions[0].by = [RuleDefinitions.at("lawyer")]
    let reading = RuleDefinitions.validate(workflow)
    #expect(reading.warnings.map(\.code) == ["rules.unheld"])
    #expect(reading.rules != nil)
    // A role one letter from a preset's is a slip whoever holds it.
    workflow.transitions[0].by = [RuleDefinitions.at("editors")]
    #expect(RuleDefinitions.validate(workflow).errors.map(\.code) == ["rules.reference"])
  }

  @Test func codesAreExplained() {
    for explanation in RuleFaults.all {
      #expect(RuleFaults.explanations[explanation.code] == explanation)
      #expect(explanation.summary.first?.isUppercase == true)
      #expect(explanation.summary.hasSuffix("."))
      #expect(!explanation.explanation.isEmpty && !explanation.mend.isEmpty)
    }
    #expect(RuleFaults.explanations.count == RuleFaults.all.count)
  }
}
