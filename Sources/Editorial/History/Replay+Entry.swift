import HashTreeCollections

// What comes in by a merge whose rules are not those that it was made under.

extension Replay {
  /// Asks the steps of the sides again that no side with the merge's rules knows: whoever has lost
  /// a role cannot bring in what they did under it, whichever way it is merged.
  mutating func judgeEntry(_ step: MergeStep, in affairs: inout Affairs) throws {
    guard step.after.standing.count == 1 else { return }
    let rules = step.after.rules
    let version = step.after.standing[0].version
    let same = step.before.indices.filter { index in
      step.before[index].standing.count == 1 && step.before[index].standing[0].version == version
    }
    guard same.count < step.before.count else { return }
    for commit in step.region.knownBy.keys.sorted()
    where !same.contains(where: { step.region.knows($0, commit) }) {
      for entry in memory.entries(of: commit) {
        try judgeEntry(of: entry, in: commit, step, rules, &affairs)
      }
    }
  }

  private mutating func judgeEntry(
    of entry: EntryStep, in commit: Int, _ step: MergeStep, _ rules: Rules,
    _ affairs: inout Affairs
  ) throws {
    let facts = try source.facts(of: commit)
    let actor = try source.actor(of: facts, by: rules.masthead)
    switch entry {
    case .rules:
      guard !isChief(actor, rules), !isViolation(commit: facts.id, slug: nil) else { return }
      enter(
        "the rules were changed by \(actor.name), who is no chief by the rules here", facts, actor,
        step, rules)
    case .rulesGivenBack:
      let person = actor.person.flatMap { rules.masthead[$0] }
      guard person?.roles.isEmpty != false || actor.throughForge else { return }
      enter(
        "the rules were given back by \(actor.name), who holds no role by the rules here", facts,
        actor, step, rules)
    case .file(let path):
      guard !isViolation(commit: facts.id, slug: nil, path: path) else { return }
      let blockers = decideFile(at: path, by: actor, rules: rules)
      guard let first = blockers.first else { return }
      enter(first.message, facts, actor, step, rules, path: path)
    case .draft(let key, let before, let after):
      try judgeEntry(
        ofDraft: key, from: before, to: after, in: commit, facts, actor, step, rules, &affairs)
    }
  }

  private mutating func judgeEntry(
    ofDraft newKey: String, from records: [DraftRecord?], to result: DraftRecord?,
    in commit: Int, _ facts: CommitFacts, _ actor: Actor, _ step: MergeStep, _ rules: Rules,
    _ affairs: inout Affairs
  ) throws {
    let slug = result?.last.slug ?? Slug(newKey)
    guard !isViolation(commit: facts.id, slug: slug) else { return }
    var blockers: [Blocker] = []
    var before: DraftRecord?
    for record in records {
      if (record?.version).isSame(as: result?.version) { continue }
      before = before ?? record
      let found = entryBlockers(from: record, to: result, slug, commit, facts, actor, rules)
      blockers += found.filter { !blockers.contains($0) }
    }
    guard let first = blockers.first else { return }
    let present = affairs.drafts[newKey]
    // Given back in the merge itself, or made the merger's own there.
    if (present?.version).isSame(as: before?.version) { return }
    if let present, try ownsTransition(present, newKey, unknown: commit, step) {
      var life = present.life
      life.entry = Life.Entry(
        commit: step.facts.id, transition: step.facts.message.transition(of: slug),
        time: step.facts.time)
      life.approvals = []
      affairs.set(
        newKey,
        DraftRecord(
          version: present.version, last: present.last, life: life, changed: step.facts.time,
          formerSlugs: present.formerSlugs, makers: [step.facts.number]))
      return
    }
    let places = enter(
      first.message, facts, actor, step, rules, path: result?.last.path, slug: slug)
    guard let present else { return }
    affairs.set(
      newKey,
      DraftRecord(
        version: present.version, last: present.last, life: present.life,
        changed: present.changed, formerSlugs: present.formerSlugs, makers: present.makers,
        mend: MendPoint(before: before, violations: places, earlier: present.mend)))
  }

  /// What stands against a step of the past under other rules, as far as roles, sections and
  /// approvals go.
  private func entryBlockers(
    from record: DraftRecord?, to result: DraftRecord?, _ slug: Slug, _ commit: Int,
    _ facts: CommitFacts, _ actor: Actor, _ rules: Rules
  ) -> [Blocker] {
    if outcome.adoptions.contains(where: {
      $0.commit == facts.id && $0.slug.folded == slug.folded
    }) {
      return isChief(actor, rules)
        ? []
        : [Blocker(.mergeEntry, slug: slug, "\(actor.name) is no chief by the rules here")]
    }
    if let record, let point = mendPoint(of: record, for: result?.version, at: commit) {
      return mayMend(to: point, from: record, by: actor, rules)
        ? []
        : [Blocker(.mergeEntry, slug: slug, "\(actor.name) holds no role for it here")]
    }
    let intent = fittingIntent(facts.message, record?.version, result?.version, rules)
    let decision = decide(
      Step(
        actor: actor, before: record?.version, after: result?.version, intent: intent,
        reason: facts.message.body),
      life: record?.life ?? Life(), rules: rules,
      surroundings: PastSurroundings(now: facts.time), checks: .none)
    return decision.blockers.filter { $0.code.isOfRoles }
  }

  /// Whether the merge says by a trailer that a transition is the merger's own, and it is a legal
  /// one from every side that does not know the step of the past.
  private mutating func ownsTransition(
    _ present: DraftRecord, _ key: String, unknown commit: Int, _ step: MergeStep
  ) throws -> Bool {
    guard let version = present.version,
      let meant = step.facts.message.transition(of: version.slug)
    else { return false }
    for index in step.sides.indices where !step.region.knows(index, commit) {
      let rules = step.before[index]
      guard let record = step.sides[index].drafts[key], let old = record.version,
        fittingIntent(step.facts.message, old, version, rules.rules) == meant
      else { return false }
      let judged = try judge(
        from: old, to: version, life: record.life, step.facts, rules, [])
      guard judged.blockers.isEmpty else { return false }
    }
    return true
  }

  @discardableResult
  private mutating func enter(
    _ message: String, _ facts: CommitFacts, _ actor: Actor, _ step: MergeStep, _ rules: Rules,
    path: String? = nil, slug: Slug? = nil
  ) -> [Int] {
    violate(
      [
        Blocker(
          .mergeEntry, slug: slug ?? "",
          "this brings in \(facts.id.short), which the rules here do not allow: \(message)",
          help: slug.map {
            "give `\($0)` back as it was before that step, or let somebody who may take it again"
          } ?? "give back what was there, or let a chief accept it: `stet accept`")
      ], at: step.facts, by: actor, rules, path: path, slug: slug)
  }

  /// Whether a step is a violation already.
  private func isViolation(commit: CommitID, slug: Slug?, path: String? = nil) -> Bool {
    outcome.violations.contains { violation in
      violation.commit == commit
        && (slug == nil ? path == nil || violation.path == path : violation.slug == slug)
    }
  }
}

extension Code {
  /// Whether it says that somebody may not, or that sign-off is missing.
  fileprivate var isOfRoles: Bool {
    rawValue.hasSuffix(".role") || topic == "approval" || topic == "identity"
      || topic == "signature"
  }
}
