import HashTreeCollections

// One step of one draft, judged by all the rules that stand.

/// What came of judging a step.
struct Judged {
  var step: Step
  var parts: [Part]
  var blockers: [Blocker]
  var from: StateID?
  var to: StateID?
}

extension Replay {
  /// Asks `decide` about a step, by each of the rules in force.
  ///
  /// - Parameters:
  ///   - last: what a draft that comes back was when it was deleted.
  ///   - paths: where drafts of its slug lie afterwards, when there are several.
  mutating func judge(
    from before: DraftVersion?, to after: DraftVersion?, life: Life, last: DraftVersion? = nil,
    _ facts: CommitFacts, _ rules: RulesInForce, _ paths: [String]
  ) throws -> Judged {
    var judged: Judged?
    for standing in rules.standing {
      let rules = standing.rules
      let actor = try source.actor(of: facts, by: rules.masthead)
      let step = Step(
        actor: actor, before: before, after: after,
        intent: fittingIntent(facts.message, before, after, rules),
        reason: facts.message.body, last: last)
      let decision = decide(
        step, life: life, rules: rules, surroundings: PastSurroundings(now: facts.time, paths),
        checks: .binding)
      onStep?(
        JudgedStep(
          commit: facts.id, time: facts.time, step: step, life: life, rules: rules,
          decision: decision))
      if judged == nil {
        judged = Judged(
          step: step, parts: decision.parts, blockers: decision.blockers,
          from: draft(before, rules)?.stateID, to: draft(after, rules)?.stateID)
      } else {
        for blocker in decision.blockers where judged?.blockers.contains(blocker) == false {
          judged?.blockers.append(blocker)
        }
      }
    }
    return judged
      ?? Judged(
        step: Step(actor: facts.actor(by: rules.rules.masthead), before: before, after: after),
        parts: [], blockers: [])
  }

  /// A transition trailer says which was meant only if it fits what the trees show.
  func fittingIntent(
    _ message: CommitMessage, _ before: DraftVersion?, _ after: DraftVersion?, _ rules: Rules
  ) -> TransitionID? {
    guard let after, let intent = message.transition(of: after.slug),
      let old = draft(before, rules), let new = draft(after, rules), let oldState = old.state,
      let newState = new.state,
      let transition = new.workflow.transition(intent),
      transition.from.contains(oldState.id), transition.to == newState.id
    else { return nil }
    return intent
  }

  /// The life after a step; its parts are told as events.
  ///
  /// - Parameter reading: the rules that the version after the step was read by.
  mutating func live(
    _ judged: Judged, of life: Life, from before: DraftVersion?, to after: DraftVersion,
    isReturn: Bool, by actor: Actor, _ facts: CommitFacts, _ rules: Rules, readBy reading: Rules
  ) -> Life {
    let parts = judged.parts
    if parts.contains(where: \.isMove) { noteIdle(in: life, for: judged.step, parts, rules) }
    for part in parts {
      tell(part, judged.step, isReturn: isReturn, facts, rules, allParts: parts)
    }
    guard let draft = draft(after, reading) else {
      tell(.saved, of: after, by: actor, facts, rules)
      var life = life
      life.touch(by: actor, isNew: before == nil)
      return life
    }
    var life = life.advanced(
      by: parts, of: actor, from: self.draft(before, rules), to: draft,
      in: reading, commit: facts.id, time: facts.time)
    // Nobody can say what became of it, and still it is a text that somebody wrote.
    if parts.isEmpty, before?.copy != after.copy || before?.enclosed != after.enclosed {
      life.touch(by: actor, isNew: before == nil)
    }
    return life
  }

  // MARK: - Mending

  /// A step that gives a draft back as it was before a violation, or before a run of them.
  ///
  /// - Returns: the draft with the life that it had then; nil when it is no mending.
  mutating func mended(
    _ move: DraftMove, _ record: DraftRecord?, by actor: Actor, _ step: LineStep
  ) throws -> DraftRecord? {
    let (facts, rules) = (step.facts, step.before.rules)
    guard let record, let point = mendPoint(of: record, for: move.after, at: facts.number),
      mayMend(to: point, from: record, by: actor, rules)
    else { return nil }
    tellMended(move.after, record, by: actor, facts, rules)
    return restored(record, to: point, as: move.after, facts)
  }

  /// A draft as it was before a run of violations, with the life that it had then, less the
  /// approvals that were taken back since.
  mutating func restored(
    _ record: DraftRecord, to point: MendPoint, as after: DraftVersion?, _ facts: CommitFacts
  ) -> DraftRecord {
    var withdrawn = record.life.withdrawals
    for newer in (record.mend.map { Array($0.run) } ?? []).prefix(while: { $0 !== point }) {
      mend(newer.violations, by: facts)
      withdrawn.formUnion(newer.before?.life.withdrawals ?? [])
    }
    mend(point.violations, by: facts)
    var life = point.before?.life ?? Life()
    withdrawn.subtract(life.withdrawals)
    life.approvals.removeAll { approval in
      withdrawn.contains { $0.person == approval.person }
    }
    life.withdrawals.formUnion(withdrawn)
    return DraftRecord(
      version: after, last: after ?? record.last, life: life, changed: facts.time,
      formerSlugs: point.before?.formerSlugs ?? record.formerSlugs, makers: [facts.number],
      mend: point.before?.mend)
  }

  /// The point of an open run of violations before which a draft was what it is to be now; of
  /// several the earliest, since nothing of what came after it is left.
  func mendPoint(
    of record: DraftRecord, for after: DraftVersion?, at commit: Int
  ) -> MendPoint? {
    guard let run = record.mend?.run else { return nil }
    var found: MendPoint?
    for point in run {
      let isOpen = point.violations.contains { place in
        let violation = outcome.violations[place]
        guard let accepted = violation.acceptance?.commit, let number = source.number(of: accepted)
        else { return true }
        return !isAncestor(number, of: commit)
      }
      guard isOpen else { break }
      if point.isUsable, (point.before?.version).isSame(as: after) { found = point }
    }
    return found
  }

  /// Anybody who holds a role may mend; what becomes live by it takes a role that leads there.
  func mayMend(
    to point: MendPoint, from record: DraftRecord, by actor: Actor, _ rules: Rules
  ) -> Bool {
    guard let person = actor.person.flatMap({ rules.masthead[$0] }), !person.roles.isEmpty,
      !actor.throughForge
    else { return false }
    guard let draft = draft(point.before?.version, rules), draft.isLive,
      self.draft(record.version, rules)?.isLive != true
    else { return true }
    let roles = draft.workflow.transitions.filter { $0.to == draft.state?.id }
      .reduce(into: Set<Role>()) { $0.formUnion($1.by) }
    return person.holds(any: roles, in: [draft.section])
  }
}

extension Part {
  var isMove: Bool {
    if case .moved = self { true } else { false }
  }
}

/// The newsroom as a step of the past is judged: what the binding checks do not ask plays no part.
struct PastSurroundings: Surroundings {
  let now: Timestamp
  private let paths: [String]

  init(now: Timestamp, _ paths: [String] = []) {
    self.now = now
    self.paths = paths
  }

  func hasFile(at path: String) -> Bool { true }
  func drafts(titled title: String, besides slug: Slug) -> [Slug] { [] }
  func paths(of slug: Slug) -> [String] { paths }
  func outline(of draft: Draft) -> BodyOutline { BodyOutline() }
}
