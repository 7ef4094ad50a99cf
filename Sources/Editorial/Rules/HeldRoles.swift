/// Warns of roles that a workflow names and nobody holds.
enum HeldRoles {
  static func warnings(
    for workflows: [WorkflowDefinition], context: RuleContext
  ) -> [Finding] {
    guard let people = context.people else { return [] }
    let held = Set(people.flatMap(\.roles).map(\.value))
    return workflows.flatMap { workflow -> [Finding] in
      var told = held
      return workflow.namedRoles.compactMap { role in
        guard RuleNames.presetRole(mistypedAs: role.value) == nil,
          told.insert(role.value).inserted
        else { return nil }
        let question = NearMisses.question(
          for: role.rawValue, among: held.map(\.rawValue).sorted())
        let help = "give it to somebody: `stet people set PERSON --roles …`"
        return .caution(
          "rules.unheld", "nobody holds the role `\(role.value)`", at: role.location,
          help: question.map { "\($0) else \(help)" } ?? help)
      }
    }
  }
}
