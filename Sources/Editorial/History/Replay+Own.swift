import HashTreeCollections
import Paths

// The merger's own step: what a merge has that no parent can hand on.

extension Replay {
  /// A draft that is the merger's own: legal from each parent's version that differs.
  mutating func own(
    _ records: [DraftRecord?], _ holders: [Int], into after: DraftVersion?, _ paths: [String],
    _ step: MergeStep
  ) throws -> DraftRecord? {
    let (facts, rules) = (step.facts, step.after.rules)
    let actor = try source.actor(of: facts, by: rules.masthead)
    countStep(by: actor, facts)
    let present = records.compactMap { $0 }
    let grave = present.isEmpty ? heir(to: after, in: step.sides) : nil
    let united = present.dropFirst().reduce(present.first?.life ?? grave?.life ?? Life()) {
      $0.united(with: $1.life)
    }
    var blockers: [Blocker] = []
    var ways: [(index: Int, judged: Judged)] = []
    var restored: [Int: DraftRecord] = [:]
    for index in records.indices where !holders.contains(index) {
      let record = records[index]
      let side = step.before[index]
      if let record, let point = mendPoint(of: record, for: after, at: facts.number),
        mayMend(
          to: point, from: record, by: try source.actor(of: facts, by: side.rules.masthead),
          side.rules)
      {
        restored[index] = self.restored(record, to: point, as: after, facts)
        continue
      }
      var life = united
      life.entry = record?.life.entry
      life.approvals = record?.life.approvals ?? []
      let judged = try judgeOwn(
        from: record?.version, to: after, life: life, last: record?.last ?? grave?.last, facts,
        record == nil ? step.after : side, paths)
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
    if let after, step.oldPlaces[after.path.pathKey] != nil {
      blockers.append(
        Blocker(
          .mergeRollback, slug: after.slug,
          "one side has renamed this draft, and the merge keeps it under its old name"
            + (present.isEmpty ? " as well" : ""),
          help: "keep it under its new name only"))
    }
    let places = violate(
      blockers, as: .mergeRollback, at: facts, by: actor, rules, path: version?.path,
      slug: version?.slug, from: ways.first?.judged.from, to: ways.first?.judged.to,
      follows: present.contains { $0.mend != nil })
    let mend = places.isEmpty ? nil : try unmade(records, places, step)
    let told = outcome.events.count
    defer { markEvents(from: told, with: places) }
    let result: DraftRecord
    if ways.isEmpty, let back = try givenBack(restored, records, holders, after, step) {
      result = back
    } else if let after {
      var former = present.reduce(into: grave?.formerSlugs ?? []) { $0.formUnion($1.formerSlugs) }
      former.formUnion(present.compactMap { $0.version?.slug.folded })
      former.remove(after.slug.folded)
      result = DraftRecord(
        version: after, last: after,
        life: try ownLife(
          united, ways.map { (records[$0.index], $0.judged) }, records, holders, after, actor, step
        ), changed: facts.time, formerSlugs: former, makers: [facts.number], mend: mend)
    } else {
      guard let last = present.lazy.compactMap(\.version).first ?? present.first?.last else {
        return nil
      }
      tell(.deleted, of: last, by: actor, facts, rules)
      result = DraftRecord(
        version: nil, last: last, life: united, changed: facts.time,
        formerSlugs: present.reduce(into: []) { $0.formUnion($1.formerSlugs) },
        makers: [facts.number], mend: mend)
    }
    noteEntry(
      ways.map { (records[$0.index], $0.judged.parts) }
        + restored.keys.sorted().map { (records[$0], nil) }, result, step)
    return result
  }

  /// Keeps the sides from which a merge asked for a role, or mended, for a merge under other rules.
  private mutating func noteEntry(
    _ ways: [(record: DraftRecord?, parts: [Part]?)], _ result: DraftRecord, _ step: MergeStep
  ) {
    let asked = ways.filter { way in
      way.parts.map { $0.contains(where: \.isMove) } ?? true
        || draft(way.record?.version, step.after.rules)?.isLive == true
    }
    guard !asked.isEmpty else { return }
    memory[step.facts.number, default: CommitMemory()].entries.append(
      .draft(result.last.slug.folded, before: asked.map(\.record), after: result))
  }

  /// A draft that is given back, from every side that does not have it as it is to be.
  ///
  /// As inherited from them as they were before, and from the sides that have it: giving back on
  /// one side takes nothing away of what happened on another.
  private mutating func givenBack(
    _ restored: [Int: DraftRecord], _ records: [DraftRecord?], _ holders: [Int],
    _ after: DraftVersion?, _ step: MergeStep
  ) throws -> DraftRecord? {
    let held = records.indices.compactMap { index in
      restored[index] ?? (holders.contains(index) ? records[index] : nil)
    }
    guard let first = held.first, !restored.isEmpty else { return nil }
    var life = held.dropFirst().reduce(first.life) { $0.united(with: $1.life) }
    try settle(&life, holders: held.map(\.life), step)
    return DraftRecord(
      version: after, last: after ?? first.last, life: life, changed: step.facts.time,
      formerSlugs: held.reduce(into: []) { $0.formUnion($1.formerSlugs) },
      makers: [step.facts.number], mend: held.contains { $0.mend == nil } ? nil : first.mend)
  }

  /// What an illegal merge can be given back as: what could have been inherited.
  private func unmade(
    _ records: [DraftRecord?], _ places: [Int], _ step: MergeStep
  ) throws -> MendPoint {
    var unmade: MendPoint?
    for index in records.indices where try isInherited(records, from: index, step) {
      let holders = records.indices.filter {
        (records[$0]?.version).isSame(as: records[index]?.version)
      }
      let before = try inherit(records, holders, [index], records[index]?.version, step)
      unmade = MendPoint(before: before, violations: places, earlier: unmade)
    }
    return unmade ?? MendPoint(before: nil, isUsable: false, violations: places, earlier: nil)
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
    func begins(_ way: (record: DraftRecord?, judged: Judged)) -> Bool {
      way.judged.parts.contains(.appeared)
    }
    // Told from the side that it differs least from.
    let base = ways.first { !moves($0) && !begins($0) } ?? ways.first { !moves($0) } ?? ways.first
    guard let base else { return united }
    var life = live(
      base.judged, of: united, from: base.record?.version, to: after, isReturn: false, by: actor,
      step.facts, rules, readBy: rules)
    if records.contains(where: { $0?.version?.copy == after.copy && $0?.version != nil }) {
      // Taking over a side's copy is not changing it.
      if !united.contributors.contains(actor) { life.contributors.remove(actor) }
      if united.creators.isEmpty { life.creators = [] }
    } else if life.creators.isEmpty, ways.contains(where: begins) {
      life.creators = [actor]
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
    _ facts: CommitFacts, _ rules: RulesInForce, _ paths: [String]
  ) throws -> Judged {
    let whole = try judge(from: before, to: after, life: life, last: last, facts, rules, paths)
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
      let second = try judge(from: between, to: after, life: then, facts, rules, paths)
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
