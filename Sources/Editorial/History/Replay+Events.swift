// What is told of a step: the lines of the log.

extension Replay {
  mutating func tell(
    _ kind: HistoryEvent.Kind, of version: DraftVersion, by actor: Actor, _ facts: CommitFacts,
    _ rules: Rules, reason: String? = nil, note: String? = nil
  ) {
    guard tellsEvents else { return }
    let draft = draft(version, rules)
    let state = kind == .deleted ? nil : draft?.state
    outcome.events.append(
      HistoryEvent(
        slug: version.slug, kind: kind, to: state?.id, toLabel: state?.label,
        section: draft?.section, isLive: state?.live ?? false, actor: actor,
        name: rules.masthead.displayName(of: actor), time: facts.time,
        reason: reason.flatMap { $0.isEmpty ? nil : $0 }, commit: facts.id,
        copy: version.copy, note: note))
  }

  mutating func tell(
    _ part: Part, _ step: Step, isReturn: Bool, _ facts: CommitFacts, _ rules: Rules,
    allParts: [Part]
  ) {
    guard tellsEvents, let version = step.after else { return }
    switch part {
    case .appeared:
      tell(isReturn ? .restored : .created, of: version, by: step.actor, facts, rules)
    case .edited:
      if !allParts.contains(where: \.isMove) {
        tell(.saved, of: version, by: step.actor, facts, rules, reason: step.reason)
      }
    case .moved(let transition, let from, let to):
      tell(.moved, of: version, by: step.actor, facts, rules, reason: step.reason)
      outcome.events[outcome.events.count - 1].transition = transition
      outcome.events[outcome.events.count - 1].from = from
      outcome.events[outcome.events.count - 1].to = to
    case .renamed(let from, _):
      tell(.renamed, of: version, by: step.actor, facts, rules)
      outcome.events[outcome.events.count - 1].oldSlug = from
    case .stamped:
      if !allParts.contains(.edited) {
        tell(.saved, of: version, by: step.actor, facts, rules)
      }
    case .disappeared: return
    }
  }

  /// Remembers of events which violations they are.
  mutating func markEvents(from first: Int, with places: [Int]) {
    guard !places.isEmpty else { return }
    for index in first..<max(first, outcome.events.count) {
      outcome.events[index].violations = places
    }
  }

  /// Says of events what became of the violations that they are.
  mutating func settleEvents() {
    for index in outcome.events.indices where !outcome.events[index].violations.isEmpty {
      let found = outcome.events[index].violations.map { outcome.violations[$0] }
      outcome.events[index].faults = found
    }
  }

  /// A step that gave a draft back as it was before a violation.
  mutating func tellMended(
    _ after: DraftVersion?, _ record: DraftRecord, by actor: Actor, _ facts: CommitFacts,
    _ rules: Rules
  ) {
    let note = "gives back what was there before"
    if let after {
      tell(
        record.version == nil ? .restored : .saved, of: after, by: actor, facts, rules,
        reason: facts.message.body, note: note)
    } else if let version = record.version {
      tell(
        .deleted, of: version, by: actor, facts, rules, reason: facts.message.body, note: note)
    }
  }

  /// Notes at a transition which approvals counted for nothing there, and why.
  mutating func noteIdle(in life: Life, for step: Step, _ parts: [Part], _ rules: Rules) {
    guard tellsEvents, let after = step.after, let draft = draft(after, rules) else { return }
    for case .moved(let id?, _, _) in parts {
      guard let transition = draft.workflow.transition(id),
        let rule = transition.requires.approvals
      else { continue }
      let tally = ApprovalTally(
        rule: rule, life: life, draft: draft, sections: [draft.section],
        masthead: rules.masthead, actor: nil)
      for (approval, fault) in tally.idle { note(fault.reason, on: approval) }
    }
  }

  /// Notes which approvals of the present are for another copy than the one there is.
  mutating func noteStale(in life: Life, at version: DraftVersion?) {
    guard tellsEvents else { return }
    for approval in life.approvals where !approval.covers(version) {
      note(ApprovalTally.Fault.stale.reason, on: approval)
    }
  }

  private mutating func note(_ reason: String, on approval: Approval) {
    let index = outcome.events.lastIndex {
      $0.kind == .approved && $0.commit == approval.commit
    }
    if let index { outcome.events[index].note = "does not count: \(reason)" }
  }
}

extension Masthead {
  /// The actor's name as printed here, else as the commit has it.
  public func displayName(of actor: Actor) -> String {
    actor.person.flatMap { self[$0]?.name } ?? actor.name
  }
}
