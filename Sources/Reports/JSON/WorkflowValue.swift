import Editorial

extension JSONValue {
  /// A workflow with the words of its file, defaults filled in.
  init(_ workflow: Workflow) {
    self = [
      "name": .string(workflow.name), "path": .string(workflow.path),
      "content": JSONValue(workflow.content.patterns), "site": .string(workflow.site.name),
      "zone": .string(workflow.zone), "initial": JSONValue(workflow.initial),
      "create": JSONValue(workflow.create),
      "states": .array(workflow.states.map { JSONValue($0) }),
      "transitions": .array(workflow.transitions.map { JSONValue($0) }),
      "files": .array(
        workflow.files.map {
          ["paths": JSONValue($0.paths.patterns), "by": JSONValue($0.by)]
        }),
      "rules": JSONValue(workflow.rules),
      "retired": .object(
        workflow.retired.map { Member(key: $0.key.rawValue, value: JSONValue($0.value)) }),
    ]
  }

  private init(_ state: Workflow.State) {
    self = [
      "id": JSONValue(state.id), "label": .string(state.label), "edit": JSONValue(state.edit),
      "delete": JSONValue(state.delete), "live": JSONValue(state.live),
      "final": JSONValue(state.final),
    ]
  }

  private init(_ transition: Workflow.Transition) {
    self = [
      "id": JSONValue(transition.id), "about": .string(transition.about),
      "from": JSONValue(transition.from), "to": JSONValue(transition.to),
      "by": JSONValue(transition.by),
      "requires": [
        "reason": JSONValue(transition.requires.reason),
        "own": JSONValue(transition.requires.own),
        "approvals": transition.requires.approvals.map { JSONValue($0) } ?? .null,
      ],
      "checks": JSONValue(transition.checks), "edits": JSONValue(transition.edits),
      "sets": JSONValue(transition.sets), "stamps": JSONValue(transition.stamps),
    ]
  }

  private init(_ rule: Workflow.ApprovalRule) {
    self = [
      "count": .number(rule.count), "from": JSONValue(rule.from),
      "not": JSONValue(rule.not.map(\.rawValue).sorted()),
      "sections": .object(
        rule.sections.map { Member(key: $0.key.rawValue, value: .number($0.value)) }),
    ]
  }

  /// An array, since effects have an order.
  private init(_ effects: [Workflow.Effect]) {
    self = .array(
      effects.map { ["key": .string($0.key), "value": .string($0.value.text)] })
  }

  private init(_ rules: CheckRules) {
    self = [
      "title": ["max": .number(rules.titleLimit)],
      "dek": ["max": .number(rules.dekLimit), "required": JSONValue(rules.dekRequired)],
      "levels": .object(
        rules.levels.map { Member(key: $0.key.rawValue, value: .string($0.value.rawValue)) }),
    ]
  }
}
