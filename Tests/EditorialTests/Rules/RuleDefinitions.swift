import Editorial

/// Definitions written in code, for tests that need no file.
enum RuleDefinitions {
  static func at<Value>(_ value: Value, line: Int = 1) -> Located<Value> {
    Located(value, at: SourceLocation(path: "workflows/editorial.yml", line: line, column: 1))
  }

  /// A workflow of these states, with transitions as `from>to`; `!` marks a live state, `.` a final.
  static func workflow(_ states: [String], _ moves: [String]) -> WorkflowDefinition {
    var workflow = WorkflowDefinition(path: "workflows/editorial.yml")
    workflow.name = at("test")
    workflow.content = [at("drafts/*.md")]
    workflow.create = [at("editor")]
    workflow.states = states.map { text in
      let id = text.filter { $0 != "!" && $0 != "." }
      return WorkflowDefinition.State(
        id: at(StateID(id)), label: nil, live: text.contains("!"), final: text.contains("."))
    }
    workflow.initial = workflow.states.first?.id
    workflow.transitions = moves.map { text in
      let ends = text.split(separator: ">").map(String.init)
      var transition = WorkflowDefinition.Transition(id: at(TransitionID("\(ends[0])-\(ends[1])")))
      transition.from = [at(StateID(ends[0]))]
      transition.to = at(StateID(ends[1]))
      transition.by = [at("editor")]
      return transition
    }
    return workflow
  }

  static func masthead() -> MastheadDefinition {
    var masthead = MastheadDefinition(path: "workflows/masthead.yml")
    var person = MastheadDefinition.Person(id: at("mo"))
    person.name = at("Mo")
    person.emails = [at("mo@blog.example")]
    person.roles = [at("chief"), at("editor")]
    masthead.people = [person]
    return masthead
  }

  static func validate(_ workflow: WorkflowDefinition) -> RulesReading {
    RulesValidator.validate(
      workflows: [workflow], masthead: masthead(), sections: nil, builtInCommands: [])
  }
}
