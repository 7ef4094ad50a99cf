// What is told of a step: the lines of the log.

extension Replay {
  mutating func tell(
    _ kind: HistoryEvent.Kind, of version: DraftVersion, by actor: Actor, _ facts: CommitFacts,
    _ rules: Rules, reason: String? = nil, note: String? = nil
  ) {
    let state = draft(version, rules)?.state
    events.append(
      HistoryEvent(
        slug: version.slug, kind: kind, to: kind == .deleted ? nil : state?.id,
        toLabel: kind == .deleted ? nil : state?.label, actor: actor,
        name: rules.masthead.displayName(of: actor), time: facts.time,
        reason: reason.flatMap { $0.isEmpty ? nil : $0 }, commit: facts.id,
        copy: version.copy, note: note))
  }

  mutating func tell(
    _ part: Part, _ step: Step, isReturn: Bool, _ facts: CommitFacts, _ rules: Rules,
    allParts: [Part]
  ) {
    guard let version = step.after else { return }
    switch part {
    case .appeared:
      tell(isReturn ? .restored : .created, of: version, by: step.actor, facts, rules)
    case .edited:
      if !allParts.contains(where: \.isMove) {
        tell(.saved, of: version, by: step.actor, facts, rules, reason: step.reason)
      }
    case .moved(let transition, let from, let to):
      tell(.moved, of: version, by: step.actor, facts, rules, reason: step.reason)
      events[events.count - 1].transition = transition
      events[events.count - 1].from = from
      events[events.count - 1].to = to
    case .renamed(let from, _):
      tell(.renamed, of: version, by: step.actor, facts, rules)
      events[events.count - 1].oldSlug = from
    case .stamped:
      if !allParts.contains(.edited) {
        tell(.saved, of: version, by: step.actor, facts, rules)
      }
    case .disappeared: return
    }
  }

  /// Approvals, and approvals taken back: only in a commit that changes no file.
  mutating func noteApprovals(
    _ facts: CommitFacts, _ actor: Actor, _ rules: Rules, _ drafts: inout Drafts
  ) {
    for trailer in facts.message.trailers {
      switch trailer {
      case .approve(let slug, let copy, let person):
        guard var record = drafts[slug.folded], let version = record.version else { continue }
        var note: String?
        if actor.throughForge {
          note = "given through a service, and not by \(person)'s own hand"
        } else if actor.person != person {
          note = "given in the name of \(person), who did not make it"
        } else if version.copy != copy {
          note = "for another copy than the one there was"
        } else {
          record.life.approvals.append(
            Approval(
              person: person, copy: copy, enclosed: version.enclosed, commit: facts.id,
              time: facts.time, masthead: rules.masthead))
          drafts[slug.folded] = record
        }
        tell(
          .approved, of: version, by: actor, facts, rules, reason: facts.message.body, note: note)
      case .unapprove(let slug, let person):
        guard var record = drafts[slug.folded], let version = record.version,
          actor.person == person, !actor.throughForge
        else { continue }
        record.life.approvals.removeAll { $0.person == person }
        record.life.withdrawals.insert(Withdrawal(person: person, commit: facts.id))
        drafts[slug.folded] = record
        tell(.unapproved, of: version, by: actor, facts, rules, reason: facts.message.body)
      default: continue
      }
    }
  }

  /// Notes at a transition which approvals counted for nothing there, and why.
  mutating func noteIdle(in life: Life, for step: Step, _ parts: [Part], _ rules: Rules) {
    guard let after = step.after, let draft = draft(after, rules) else { return }
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
    for approval in life.approvals where !approval.covers(version) {
      note(ApprovalTally.Fault.stale.reason, on: approval)
    }
  }

  private mutating func note(_ reason: String, on approval: Approval) {
    let index = events.lastIndex { $0.kind == .approved && $0.commit == approval.commit }
    if let index { events[index].note = "does not count: \(reason)" }
  }
}

extension Masthead {
  /// The actor's name as printed here, else as the commit has it.
  public func displayName(of actor: Actor) -> String {
    actor.person.flatMap { self[$0]?.name } ?? actor.name
  }
}
