// A transition holds when the role, the checks, the requirements and the effects all hold.

extension StepJudge {
  mutating func judge(_ transition: Workflow.Transition, _ change: DraftChange) {
    parts.append(.moved(transition.id, from: change.oldState.id, to: change.newState.id))
    demandOwnHand(to: "\(transition.id) a draft")
    demand(transition.by, in: change.sections, .transitionRole, to: "\(transition.id) this draft")
    if change.editsCopy {
      parts.append(.edited)
      if !transition.edits {
        block(
          .transitionEffects, "`\(transition.id)` may not carry a change of the copy",
          help: "save the change first, as a step of its own: `stet save \(step.slug)`")
      }
    }
    judgeManagedKeys(change, by: transition)
    judgeRequirements(of: transition, change)
    judgeChecks(of: transition, change.arriving)
  }

  private mutating func judgeRequirements(
    of transition: Workflow.Transition, _ change: DraftChange
  ) {
    let requires = transition.requires
    if requires.reason, step.reason?.trimmed.nonEmpty == nil {
      block(
        .transitionRequires, "`\(transition.id)` asks for a reason",
        help: "give it: `stet \(transition.id) \(step.slug) -m 'WHY'`")
    }
    if requires.own { judgeOwnership(transition, change.new) }
    if let rule = requires.approvals { judgeApprovals(rule, transition, change) }
  }

  private mutating func judgeOwnership(_ transition: Workflow.Transition, _ draft: Draft) {
    let names = draft.bylines
    let people = names.map { rules.masthead.person(byline: $0) }
    if names.isEmpty || people.contains(where: { $0 == nil }) {
      block(
        .transitionRequires,
        "`\(transition.id)` is for those on the byline, and the byline names somebody unknown",
        help: "mend the byline, or ask a chief to run `stet people add`")
    } else if let person, !people.contains(where: { $0?.id == person.id }) {
      let owners = people.compactMap { $0 }
      block(
        .transitionRequires,
        "`\(transition.id)` is for those on the byline, and \(person.name) is not",
        help: "ask \(owners.phrase)", who: owners.map(\.id))
    }
  }

  private mutating func judgeChecks(of transition: Workflow.Transition, _ draft: Draft) {
    let findings = checks.findings(
      in: draft, called: transition.checks, rules: rules, surroundings: surroundings
    ).filter { $0.severity == .error }
    guard !findings.isEmpty else { return }
    let editors = rules.masthead.people(
      holding: draft.workflow.state(transition.from.first ?? "")?.edit ?? [],
      in: [draft.section])
    for finding in findings {
      block(
        .transitionChecks, finding.message, help: finding.help, who: editors.map(\.id),
        finding: finding)
    }
  }

  /// Exactly what the effects write, and nothing else; see ``Workflow/Effect``.
  mutating func judgeManagedKeys(_ change: DraftChange, by transition: Workflow.Transition?) {
    let sets = transition?.sets ?? []
    let stamps = transition?.stamps ?? []
    for effect in sets where !isWritten(effect, in: change.new) {
      block(
        .transitionEffects,
        "`\(transition?.id ?? "")` writes \(effect.key), and it is not as it should be",
        help: "let stet write it: run the command instead of editing the key")
    }
    for effect in stamps where change.old.text.field(effect.key) == nil {
      if !isWritten(effect, in: change.new) {
        block(
          .transitionEffects,
          "`\(transition?.id ?? "")` writes \(effect.key) where there is none, and it is missing",
          help: "let stet write it: run the command instead of editing the key")
      }
    }
    let written = Set(sets.map(\.key)).union(
      stamps.map(\.key).filter { change.old.text.field($0) == nil })
    for key in change.managedKeys where !written.contains(key) {
      // It follows the state: `wellFormed` holds it against that.
      if key == change.new.workflow.site.visibility?.key, change.old.isShown != change.new.isShown {
        continue
      }
      judgeManaged(key, change)
    }
  }

  /// A managed key that no effect of this step writes.
  private mutating func judgeManaged(_ key: String, _ change: DraftChange) {
    let keys = change.new.keys
    if change.renames, key == keys.aliases || isRightSlug(key, in: change.new) { return }
    if !life.wasLive, change.new.workflow.stampKeys.contains(key) {
      demandEdit(of: change, to: "change the \(key) of a draft that is \(change.oldState.label)")
      parts.append(.stamped)
      return
    }
    if key == change.new.workflow.site.visibility?.key, !change.newState.live {
      // Hidden it stays, or it would not be well formed.
      demandEdit(of: change, to: "change the \(key) of a draft that is \(change.oldState.label)")
      parts.append(.stamped)
      return
    }
    blockManaged(
      key, in: change.new,
      help: "put `\(key)` back as it was; transitions and renames write it")
  }

  mutating func blockManaged(_ key: String, in draft: Draft, help: String) {
    block(
      .managedEdited, "the key `\(key)` is stet's own, and this changes it by hand", help: help,
      finding: Finding(
        .managedEdited, .error, "the key `\(key)` is stet's own", at: draft.location(of: key),
        help: help, slug: draft.slug))
  }

  /// Whether the key is the slug's, and absent or in agreement with the file's name.
  private func isRightSlug(_ key: String, in draft: Draft) -> Bool {
    guard key == draft.keys.slug else { return false }
    let value = draft.text.value(key)
    return value == nil || value == .scalar(draft.slug.rawValue)
  }

  private func isWritten(_ effect: Workflow.Effect, in draft: Draft) -> Bool {
    let field = draft.text.field(effect.key)
    guard effect.value != .remove else { return field == nil }
    guard let text = field?.value.scalar else { return false }
    switch effect.value {
    case .now: return Timestamp(rfc3339: text) != nil
    case .today: return CivilDate(text) != nil
    case .actor: return text == step.actor.person?.rawValue
    case .literal(let literal): return text == literal
    case .remove: return false
    }
  }
}

extension Workflow.Transition {
  /// The edits that this transition makes of a draft: its state and its effects.
  ///
  /// - Parameters:
  ///   - now: the moment, for `now`.
  ///   - today: the day in the newsroom's zone, for `today`.
  public func effects(
    on draft: Draft, by actor: Actor, now: Timestamp, today: CivilDate
  ) -> [FieldEdit] {
    var edits: [FieldEdit] = []
    // New keys go directly below the state's line: the last one written stands first.
    let due = sets + stamps.filter { draft.text.field($0.key) == nil }
    for effect in due.reversed() {
      switch effect.value {
      case .now: edits.append(.set(key: effect.key, value: now.rfc3339))
      case .today: edits.append(.set(key: effect.key, value: today.description))
      case .actor:
        edits.append(.set(key: effect.key, value: actor.person?.rawValue ?? actor.email))
      case .literal(let text): edits.append(.set(key: effect.key, value: text))
      case .remove:
        if draft.text.field(effect.key) != nil { edits.append(.remove(key: effect.key)) }
      }
    }
    if let edit = draft.visibilityEdit(whenLive: draft.workflow.state(to)?.live ?? false) {
      edits.append(edit)
    }
    if draft.stateID != to { edits.append(.set(key: draft.keys.state, value: to.rawValue)) }
    return edits
  }
}
