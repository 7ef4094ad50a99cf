// Merges: parents have no rank, lives unite, and what equals no parent is the merger's own step.

extension Replay {
  mutating func merge(
    _ touches: [Touch], in commit: Int, _ facts: CommitFacts, _ parents: [Int]
  ) throws -> Drafts {
    guard let rules = try source.rules(after: commit) else { return [:] }
    let sides = withRenamesApplied(parents.map { drafts(at: $0) })
    let changed = Dictionary(grouping: touches, by: \.slug.folded)
    var merged: Drafts = [:]
    for key in Set(sides.flatMap(\.keys)).union(changed.keys).sorted()
    where interest.contains(key) {
      let records = sides.map { $0[key] }
      let after: DraftVersion?
      if let touches = changed[key] {
        let touch = touches.first { $0.blob != nil } ?? touches[0]
        after = try version(of: touch, in: commit, under: rules)
      } else {
        after = records.lazy.compactMap { $0?.version }.first
      }
      merged[key] = unite(records, into: after, facts, parents, rules)
    }
    return merged
  }

  /// A rename known to one parent is applied to the others first.
  private func withRenamesApplied(_ sides: [Drafts]) -> [Drafts] {
    var sides = sides
    for (index, side) in sides.enumerated() {
      for (key, record) in side {
        for former in record.formerSlugs where side[former] == nil {
          for other in sides.indices where other != index && sides[other][key] == nil {
            sides[other][key] = sides[other].removeValue(forKey: former)
          }
        }
      }
    }
    return sides
  }

  /// One draft of a merge: inherited where it equals a parent's version, else the merger's step.
  private mutating func unite(
    _ records: [Record?], into after: DraftVersion?, _ facts: CommitFacts, _ parents: [Int],
    _ rules: Rules
  ) -> Record? {
    let present = records.compactMap { $0 }
    guard let first = present.first else {
      // Nobody had it: the merger brings it.
      guard let after else { return nil }
      let actor = facts.actor(by: rules.masthead)
      let life = live(
        Life(), from: nil, to: after, isReturn: false, by: actor, facts, rules)
      return Record(version: after, last: after, life: life, changed: facts.time)
    }
    var life = present.map(\.life).reduce(Life()) { $0.united(with: $1) }
    let inherited = records.filter { record in
      record?.version?.blob == after?.blob && record?.version?.path == after?.path
        && record?.version?.attachments == after?.attachments
    }
    let last = after ?? present.lazy.compactMap(\.version).first ?? first.last
    var result = Record(
      version: after, last: last, life: life,
      changed: present.map(\.changed).max() ?? facts.time)
    result.formerSlugs = present.reduce(into: []) { $0.formUnion($1.formerSlugs) }
    guard inherited.isEmpty else {
      let holders = inherited.compactMap { $0 }
      guard !holders.isEmpty, after != nil else {
        return after == nil ? grave(result, records) : result
      }
      settle(&life, holders: holders.map(\.life), facts)
      result.life = life
      return result
    }
    let actor = facts.actor(by: rules.masthead)
    guard let after else {
      tell(.deleted, of: last, by: actor, facts, rules)
      result.changed = facts.time
      return result
    }
    let base = present.first { $0.version != nil }
    life.entry = base?.life.entry
    life.approvals = base?.life.approvals ?? []
    result.life = live(
      life, from: base?.version, to: after, isReturn: false, by: actor, facts, rules)
    if present.allSatisfy({ $0.version?.copy != after.copy }) {
      result.life.contributors.insert(actor)
    }
    result.changed = facts.time
    return result
  }

  /// A deletion that a merge inherits keeps its life only where the draft is not merely renamed.
  private func grave(_ result: Record, _ records: [Record?]) -> Record? {
    records.contains { $0 == nil } ? nil : result
  }

  /// Entry and approvals of an inherited version.
  ///
  /// Of equal bytes with different entries, the entry that knows the other holds; if neither does,
  /// the merge is a new entry. Approvals unite from those with that entry, less those withdrawn.
  private func settle(_ life: inout Life, holders: [Life], _ facts: CommitFacts) {
    var entry = holders.first?.entry
    for other in holders.dropFirst().map(\.entry) where other != entry {
      if knows(other, entry) {
        entry = other
      } else if !knows(entry, other) {
        entry = Life.Entry(commit: facts.id, transition: nil, time: facts.time)
        break
      }
    }
    life.entry = entry
    var approvals: [Approval] = []
    for approval in holders.filter({ $0.entry == entry }).flatMap(\.approvals)
    where !approvals.contains(where: { $0.commit == approval.commit }) {
      let isWithdrawn = life.withdrawals.contains { withdrawal in
        withdrawal.person == approval.person && knows(withdrawal.commit, approval.commit)
      }
      if !isWithdrawn { approvals.append(approval) }
    }
    life.approvals = approvals
  }

  private func knows(_ one: Life.Entry?, _ other: Life.Entry?) -> Bool {
    guard let other else { return true }
    guard let one else { return false }
    return knows(one.commit, other.commit)
  }

  private func knows(_ one: CommitID, _ other: CommitID) -> Bool {
    guard let descendant = source.number(of: one), let ancestor = source.number(of: other)
    else { return false }
    return isAncestor(ancestor, of: descendant)
  }
}

extension Life {
  /// Both lives in one: whoever had a hand in either had a hand in it.
  func united(with other: Life) -> Life {
    var life = self
    life.creators.formUnion(other.creators)
    life.bylines.formUnion(other.bylines)
    life.bylinePeople.formUnion(other.bylinePeople)
    life.contributors.formUnion(other.contributors)
    life.submitters.formUnion(other.submitters)
    life.wasLive = wasLive || other.wasLive
    life.withdrawals.formUnion(other.withdrawals)
    return life
  }
}
