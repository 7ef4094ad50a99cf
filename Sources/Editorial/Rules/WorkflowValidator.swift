import Paths

/// Turns a workflow file as written into a ``Workflow``, or into all its faults.
struct WorkflowValidator {
  let definition: WorkflowDefinition
  let context: RuleContext
  let builtInCommands: Set<String>
  private(set) var findings: [Finding] = []

  init(
    _ definition: WorkflowDefinition, context: RuleContext, builtInCommands: Set<String>
  ) {
    self.definition = definition
    self.context = context
    self.builtInCommands = builtInCommands
  }

  mutating func validate() -> Workflow? {
    validateHead()
    validateStates()
    validateRetired()
    for transition in definition.transitions {
      findings += TransitionValidator(
        transition: transition, workflow: definition, context: context,
        builtInCommands: builtInCommands
      ).faults()
    }
    validateUniqueness(of: definition.transitions.map(\.id), as: "transition")
    for rule in definition.files {
      findings += rule.paths.compactMap(Self.fault(inPattern:))
      findings += RuleNames.repetitions(in: rule.by, of: "`by`")
    }
    findings += SiteValidator.faults(of: definition)
    findings += EffectValidator.faults(of: definition)
    findings += roleFaults()
    if definition.isConnected { findings += StateGraph(definition).faults() }
    guard !definition.isPartial, !findings.contains(where: { $0.severity == .error }),
      let initial = definition.initial
    else { return nil }
    return definition.workflow(initial: initial.value)
  }

  // MARK: Parts

  private mutating func validateHead() {
    let start = SourceLocation.start(of: definition.path)
    if let name = definition.name {
      add(RuleNames.fault(inID: name.value, of: "a workflow", at: name.location))
    } else {
      missing("the workflow has no `name`", help: "add `name: editorial`")
    }
    if definition.content.isEmpty {
      missing(
        "`content` names no drafts", help: "add `content: [drafts/**/*.md]`: which files are drafts"
      )
    } else if definition.content.allSatisfy({ $0.value.hasPrefix("!") }) {
      findings.append(
        .fault(
          "rules.value", "`content` only takes out and names no drafts",
          at: definition.content[0].location, help: "begin with what is in: `drafts/**/*.md`"))
    }
    findings += definition.content.compactMap(Self.fault(inPattern:))
    if definition.create.isEmpty {
      missing("nobody may start a draft", help: "add `create: [author, editor]`")
    }
    findings += RuleNames.repetitions(in: definition.create, of: "`create`")
    if let zone = definition.zone, !Self.isZone(zone.value) {
      findings.append(
        .fault(
          "rules.value", "`\(zone.value)` is no name of a time zone", at: zone.location,
          help: "write `UTC`, or area and city: `Europe/Kyiv`"))
    }
    if definition.rules.titleLimit < 1 || definition.rules.dekLimit < 1 {
      findings.append(
        .fault(
          "rules.value", "`max` is below 1", at: start,
          help: "write the most characters that a title or dek may have"))
    }
  }

  private mutating func validateStates() {
    if definition.states.isEmpty {
      missing("the workflow has no states", help: "add `states:` with at least two")
    }
    for state in definition.states {
      add(RuleNames.fault(inID: state.id.rawValue, of: "a state", at: state.id.location))
      if let label = state.label {
        add(
          RuleNames.fault(
            inText: label, of: "the label of `\(state.id.value)`", at: state.id.location))
      }
      findings += RuleNames.repetitions(in: state.edit, of: "`edit`")
      findings += RuleNames.repetitions(in: state.delete, of: "`delete`")
    }
    validateUniqueness(of: definition.states.map(\.id), as: "state")
    if let initial = definition.initial {
      add(definition.fault(inState: initial))
    } else {
      let first = definition.states.first?.id.rawValue ?? "draft"
      missing(
        "`initial` is missing: in which state does a draft begin?", help: "add `initial: \(first)`")
    }
  }

  private mutating func validateRetired() {
    let live = Set(definition.states.map(\.id.value))
    for retirement in definition.retired {
      let old = retirement.old
      if live.contains(old.value) {
        findings.append(
          .fault(
            "rules.duplicate", "`\(old.value)` is retired and still a state", at: old.location,
            help: "take it out of `retired`, or out of `states`"))
      }
      if let fault = RuleNames.fault(inText: old.rawValue, of: "a retired state", at: old.location)
      {
        findings.append(fault)
      }
      add(definition.fault(inState: retirement.became))
    }
    validateUniqueness(of: definition.retired.map(\.old), as: "retired state")
  }

  /// Roles that are a preset's but for one letter.
  private func roleFaults() -> [Finding] {
    definition.namedRoles.compactMap { role in
      if let meant = RuleNames.presetRole(mistypedAs: role.value) {
        return .fault(
          "rules.reference", "unknown role `\(role.value)`", at: role.location,
          help: "did you mean `\(meant)`? a role of your own needs a name less like it")
      }
      return RuleNames.fault(inID: role.rawValue, of: "a role", at: role.location)
    }
  }

  private mutating func validateUniqueness<ID: Identifier>(of ids: [Located<ID>], as what: String) {
    var first: [ID: Int] = [:]
    for id in ids {
      if let line = first[id.value] {
        findings.append(
          .fault(
            "rules.duplicate", "the \(what) `\(id.value)` stands here a second time",
            at: id.location, help: "it already stands in line \(line); give one another id"))
      } else {
        first[id.value] = id.location.line
      }
    }
  }

  private mutating func missing(_ message: String, help: String) {
    guard !definition.isPartial else { return }
    findings.append(
      .fault("rules.missing", message, at: .start(of: definition.path), help: help))
  }

  private mutating func add(_ finding: Finding?) {
    if let finding { findings.append(finding) }
  }

  static func fault(inPattern pattern: Located<String>) -> Finding? {
    let text = pattern.value
    let path = text.hasPrefix("!") ? text.dropFirst() : text[...]
    guard !path.isEmpty, !path.pathParts.contains(where: { $0 == ".." || $0 == "." })
    else {
      return .fault(
        "rules.value", "`\(text)` is no path pattern", at: pattern.location,
        help: "write a path from the newsroom's root: `drafts/**/*.md`")
    }
    return nil
  }

  private static func isZone(_ name: String) -> Bool {
    if name == "UTC" || name == "GMT" { return true }
    let parts = name.allPathParts
    return (2...3).contains(parts.count)
      && parts.allSatisfy { part in
        guard let first = part.utf8.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A
        else { return false }
        return part.utf8.allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
            || "_+-".utf8.contains($0)
        }
      }
  }
}

extension WorkflowDefinition {
  /// Whether every state that is named is there: only then does the whole have a shape.
  fileprivate var isConnected: Bool {
    guard !isPartial, let initial, fault(inState: initial) == nil else { return false }
    return transitions.allSatisfy { transition in
      guard let to = transition.to, !transition.from.isEmpty else { return false }
      return (transition.from + [to]).allSatisfy { fault(inState: $0) == nil }
    }
  }

  /// The fault of a state that is not among `states`; nil for one that is.
  func fault(inState state: Located<StateID>) -> Finding? {
    let names = states.map { $0.id.rawValue }
    // Nothing to compare with: that is a fault of its own.
    guard !names.isEmpty, !names.contains(state.rawValue) else { return nil }
    let known = "the states are \(names.joined(separator: ", "))"
    let question = NearMisses.question(for: state.rawValue, among: names)
    return .fault(
      "rules.reference", "unknown state `\(state.value)`", at: state.location,
      help: question.map { "\($0) \(known)" } ?? known)
  }

  /// The workflow that this is, once it has no faults.
  fileprivate func workflow(initial: StateID) -> Workflow {
    Workflow(
      path: path, name: name?.value ?? "", content: PathGlobs(content.map(\.value)), site: site,
      zone: zone?.value ?? "UTC", initial: initial, create: Set(create.map(\.value)),
      states: states.map { state in
        Workflow.State(
          id: state.id.value, label: state.label ?? state.id.rawValue,
          edit: Set(state.edit.map(\.value)), delete: Set(state.delete.map(\.value)),
          live: state.live, final: state.final)
      },
      transitions: transitions.compactMap(\.transition),
      files: files.map { rule in
        Workflow.FileRule(
          paths: PathGlobs(rule.paths.map(\.value)), by: Set(rule.by.map(\.value)))
      },
      rules: rules,
      retired: Dictionary(
        retired.map { ($0.old.value, $0.became.value) }, uniquingKeysWith: { first, _ in first }))
  }
}

extension WorkflowDefinition.Transition {
  fileprivate var transition: Workflow.Transition? {
    guard let to else { return nil }
    let rule = approvals.map { approvals in
      Workflow.ApprovalRule(
        count: approvals.count.value, from: Set(approvals.from.map(\.value)),
        not: Set(approvals.not.map(\.value)),
        sections: Dictionary(
          approvals.sections.map { ($0.section.value, $0.count.value) },
          uniquingKeysWith: { first, _ in first }))
    }
    return Workflow.Transition(
      id: id.value, about: about ?? "", from: from.map(\.value), to: to.value,
      by: Set(by.map(\.value)),
      requires: Workflow.Requirements(reason: reason, own: own, approvals: rule),
      checks: checks.map(\.value), edits: edits, sets: sets.map(\.effect),
      stamps: stamps.map(\.effect))
  }
}

extension WorkflowDefinition.Effect {
  fileprivate var effect: Workflow.Effect { Workflow.Effect(key: key.value, value: value) }
}
