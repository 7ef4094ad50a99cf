import HashTreeCollections

// The merger's own step: what a merge has that no parent can hand on.

extension Replay {
  /// A draft that is the merger's own: legal from each parent's version that differs.
  mutating func own(
    _ records: [DraftRecord?], _ holders: [Int], into after: DraftVersion?, _ step: MergeStep
  ) throws -> DraftRecord? {
    let (facts, rules) = (step.facts, step.after.rules)
    let actor = try source.actor(of: facts, by: rules.masthead)
    countStep(by: actor, facts)
    let present = records.compactMap { $0 }
    let grave = present.isEmpty ? after.flatMap { heir(to: $0, in: step.sides[0]) } : nil
    let united = present.dropFirst().reduce(present.first?.life ?? grave?.life ?? Life()) {
      $0.united(with: $1.life)
    }
    var blockers: [Blocker] = []
    var ways: [(index: Int, judged: Judged)] = []
    var restored: DraftRecord?
    for index in records.indices where !holders.contains(index) {
      let record = records[index]
      let side = step.before[index]
      if let record, let point = mendPoint(of: record, for: after, at: facts.number),
        mayMend(
          to: point, from: record, by: try source.actor(of: facts, by: side.rules.masthead),
          side.rules)
      {
        restored = self.restored(record, to: point, as: after, facts)
        continue
      }
      var life = united
      life.entry = record?.life.entry
      life.approvals = record?.life.approvals ?? []
      let judged = try judgeOwn(
        from: record?.version, to: after, life: life, last: record?.last ?? grave?.last, facts,
        record == nil ? step.after : side)
      blockers += judged.blockers.filter { !blockers.contains($0) }
      ways.append((index, judged))
    }
    let version = after ?? present.lazy.compactMap(\.version).first
    if actor.throughForge, !ways.isEmpty, let version {
      blockers.append(
        Blocker(
          .mergeRollback, slug: version.slug,
          "a service joined this for \(actor.name): what no side has takes one's own hand",
          help: "merge it in a clone of your own"))
    }
    if present.isEmpty, let after, step.oldPlaces.contains(after.path) {
      blockers.append(
        Blocker(
          .mergeRollback, slug: after.slug,
          "one side has renamed this draft, and the merge keeps it under its old name as well",
          help: "keep it under its new name only"))
    }
    let places = violate(
      blockers, as: .mergeRollback, at: facts, by: actor, rules, path: version?.path,
      slug: version?.slug, from: ways.first?.judged.from, to: ways.first?.judged.to,
      follows: present.contains { $0.mend != nil })
    let mend = places.isEmpty ? nil : try unmade(records, places, step)
    let told = outcome.events.count
    defer { markEvents(from: told, with: places) }
    if ways.isEmpty, let restored { return restored }
    guard let after else {
      guard let last = present.lazy.compactMap(\.version).first ?? present.first?.last else {
        return nil
      }
      tell(.deleted, of: last, by: actor, facts, rules)
      return DraftRecord(
        version: nil, last: last, life: united, changed: facts.time,
        formerSlugs: present.reduce(into: []) { $0.formUnion($1.formerSlugs) },
        makers: [facts.number], mend: mend)
    }
    let result = DraftRecord(
      version: after, last: after,
      life: try ownLife(
        united, ways.map { (records[$0.index], $0.judged) }, records, holders, after, actor, step),
      changed: facts.time,
      formerSlugs: present.reduce(into: grave?.formerSlugs ?? []) { $0.formUnion($1.formerSlugs) },
      makers: [facts.number], mend: mend)
    if ways.contains(where: { $0.judged.parts.contains(where: \.isMove) }) {
      memory[facts.number, default: CommitMemory()].entries.append(
        .draft(
          after.slug.folded,
          before: records.indices.filter { !holders.contains($0) }.map { records[$0] },
          after: result))
    }
    return result
  }

  /// What an illegal merge can be given back as: what could have been inherited.
  private func unmade(
    _ records: [DraftRecord?], _ places: [Int], _ step: MergeStep
  ) throws -> MendPoint {
    for index in records.indices where try isInherited(records, from: index, step) {
      let holders = records.indices.filter {
        (records[$0]?.version).isSame(as: records[index]?.version)
      }
      let before = try inherit(records, holders, [index], records[index]?.version, step)
      return MendPoint(before: before, violations: places, earlier: nil)
    }
    return MendPoint(before: nil, isUsable: false, violations: places, earlier: nil)
  }

  /// The life after the merger's own step.
  ///
  /// Where it changes the state from any side it is a new entry, for which nobody has approved
  /// anything yet: else merging a stale branch would bring back what was approved before.
  private mutating func ownLife(
    _ united: Life, _ ways: [(record: DraftRecord?, judged: Judged)], _ records: [DraftRecord?],
    _ holders: [Int], _ after: DraftVersion, _ actor: Actor, _ step: MergeStep
  ) throws -> Life {
    let rules = step.after.rules
    func moves(_ way: (record: DraftRecord?, judged: Judged)) -> Bool {
      way.judged.parts.contains(where: \.isMove)
    }
    // Told from the side that it differs least from.
    guard let base = ways.first(where: { !moves($0) }) ?? ways.first else { return united }
    var life = live(
      base.judged, of: united, from: base.record?.version, to: after, isReturn: false, by: actor,
      step.facts, rules, readBy: rules)
    if records.contains(where: { $0?.version?.copy == after.copy && $0?.version != nil }),
      !united.contributors.contains(actor)
    {
      // Taking over a side's copy is not changing it.
      life.contributors.remove(actor)
    }
    if ways.contains(where: moves) {
      life.entry = Life.Entry(
        commit: step.facts.id,
        transition: life.entry?.commit == step.facts.id ? life.entry?.transition : nil,
        time: step.facts.time)
      life.approvals = []
      life.withdrawals = []
    } else {
      let held = holders.compactMap { records[$0]?.life }
      try settle(&life, holders: held.isEmpty ? ways.compactMap { $0.record?.life } : held, step)
      if held.isEmpty { life.approvals = [] }
    }
    return life
  }

  /// At most one change of the copy and one transition, in either order.
  private mutating func judgeOwn(
    from before: DraftVersion?, to after: DraftVersion?, life: Life, last: DraftVersion?,
    _ facts: CommitFacts, _ rules: RulesInForce
  ) throws -> Judged {
    let whole = try judge(from: before, to: after, life: life, last: last, facts, rules, [])
    guard !whole.blockers.isEmpty, let before, let after,
      let workflow = rules.rules.workflow(for: before.path), let old = before.text,
      let new = after.text, whole.from != whole.to,
      old.copy != new.copy || before.attachments != after.attachments
    else { return whole }
    var edited = after
    edited.content = .readable(new.withManaged(of: old, workflow.managed))
    edited.blob = after.blob + "+"
    (edited.slug, edited.path) = (before.slug, before.path)
    var moved = before
    moved.content = .readable(old.withManaged(of: new, workflow.managed))
    moved.blob = before.blob + "+"
    for between in [edited, moved] {
      let first = try judge(from: before, to: between, life: life, facts, rules, [])
      guard first.blockers.isEmpty, let draft = draft(between, rules.rules) else { continue }
      let then = life.advanced(
        by: first.parts, of: first.step.actor, from: draft, to: draft, in: rules.rules,
        commit: facts.id, time: facts.time)
      let second = try judge(from: between, to: after, life: then, facts, rules, [])
      guard second.blockers.isEmpty else { continue }
      return Judged(
        step: whole.step, parts: first.parts + second.parts, blockers: [], from: whole.from,
        to: whole.to)
    }
    return whole
  }
}

extension DraftText {
  /// The same text with another's managed keys.
  func withManaged(of other: DraftText, _ managed: ManagedKeys) -> DraftText {
    var text = self
    text.fields.removeAll { managed.contains($0.key) }
    text.fields += other.fields.filter { managed.contains($0.key) }
    return text
  }
}
