/// Finds the faults of one transition.
struct TransitionValidator {
  let transition: WorkflowDefinition.Transition
  let workflow: WorkflowDefinition
  let context: RuleContext
  let builtInCommands: Set<String>

  func faults() -> [Finding] {
    nameFaults() + endFaults() + roleFaults() + checkFaults() + approvalFaults()
  }

  private func nameFaults() -> [Finding] {
    let id = transition.id
    var findings: [Finding] = []
    if let fault = RuleNames.fault(inID: id.rawValue, of: "a transition", at: id.location) {
      findings.append(fault)
    } else if builtInCommands.contains(id.rawValue) {
      findings.append(
        .fault(
          "rules.value", "`\(id.value)` is one of stet's own commands", at: id.location,
          help: "give the transition another id: every transition is a command of its name"))
    }
    if let about = transition.about,
      let fault = RuleNames.fault(
        inText: about, of: "the `about` of `\(id.value)`", at: id.location)
    {
      findings.append(fault)
    }
    return findings
  }

  private func endFaults() -> [Finding] {
    var findings: [Finding] = []
    if transition.from.isEmpty {
      missing("`\(transition.id.value)` starts from no state", "add `from: [draft]`", &findings)
    }
    if let to = transition.to {
      if let fault = workflow.fault(inState: to) { findings.append(fault) }
    } else {
      missing("`\(transition.id.value)` leads to no state", "add `to: review`", &findings)
    }
    findings += transition.from.compactMap(workflow.fault(inState:))
    findings += RuleNames.repetitions(in: transition.from, of: "`from`")
    return findings
  }

  private func roleFaults() -> [Finding] {
    var findings: [Finding] = []
    if transition.by.isEmpty {
      missing("nobody may `\(transition.id.value)`", "add `by: [editor]`", &findings)
    }
    return findings + RuleNames.repetitions(in: transition.by, of: "`by`")
  }

  private func checkFaults() -> [Finding] {
    let unknown: [Finding] = transition.checks.filter { !CheckID.all.contains($0.value) }.map {
      let names = CheckID.all.map(\.rawValue)
      let known = "the checks are \(names.joined(separator: ", "))"
      let question = NearMisses.question(for: $0.rawValue, among: names)
      return .fault(
        "rules.reference", "unknown check `\($0.value)`", at: $0.location,
        help: question.map { "\($0) \(known)" } ?? known)
    }
    return unknown + RuleNames.repetitions(in: transition.checks, of: "`checks`")
  }

  private func approvalFaults() -> [Finding] {
    guard let approvals = transition.approvals else { return [] }
    var findings: [Finding] = []
    let counts = [approvals.count] + approvals.sections.map(\.count)
    for count in counts where count.value < 1 {
      findings.append(
        .fault(
          "rules.value", "\(count.value) approvals are none", at: count.location,
          help: "ask for 1 or more, or leave `approvals` out"))
    }
    if approvals.from.isEmpty {
      missing(
        "`approvals` does not say from whom", "add `from: [editor]`", &findings,
        at: approvals.location)
    }
    findings += RuleNames.repetitions(in: approvals.from, of: "`from`")
    findings += RuleNames.repetitions(in: approvals.not, of: "`not`")
    findings += approvals.sections.compactMap { context.fault(inSection: $0.section) }
    // An approval covers a copy that is there, and this one comes into being with the transition:
    // only the actor can approve it, by making it.
    for count in counts where count.value > 1 && transition.edits {
      findings.append(
        .fault(
          "rules.value",
          "`\(transition.id.value)` carries edits and asks for \(count.value) approvals, "
            + "which nobody can meet",
          at: count.location,
          help: "ask for 1: only the person who makes the edit has seen it; "
            + "or leave `edits: true` out"))
    }
    return findings
  }

  private func missing(
    _ message: String, _ help: String, _ findings: inout [Finding], at place: SourceLocation? = nil
  ) {
    guard !workflow.isPartial else { return }
    findings.append(
      .fault("rules.missing", message, at: place ?? transition.id.location, help: help))
  }
}
