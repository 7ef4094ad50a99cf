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
      merged[key] = unite(records, into: after, in: commit, facts, parents, rules)
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
            guard var moved = sides[other].removeValue(forKey: former) else { continue }
            if let place = record.version { moved.version?.move(to: place) }
            sides[other][key] = moved
          }
        }
      }
    }
    return sides
  }

  /// One draft of a merge: inherited where it equals a parent's version and every other parent's
  /// is one that this parent knows, else the merger's own step.
  private mutating func unite(
    _ records: [Record?], into after: DraftVersion?, in commit: Int, _ facts: CommitFacts,
    _ parents: [Int], _ rules: Rules
  ) -> Record? {
    let present = records.compactMap { $0 }
    guard let first = present.first else {
      // Nobody had it: the merger brings it.
      guard let after else { return nil }
      let actor = facts.actor(by: rules.masthead)
      let life = live(
        Life(), from: nil, to: after, isReturn: false, by: actor, facts, rules)
      return Record(
        version: after, last: after, life: life, changed: facts.time, makers: [commit])
    }
    let life = present.map(\.life).reduce(Life()) { $0.united(with: $1) }
    let last = after ?? present.lazy.compactMap(\.version).first ?? first.last
    var result = Record(
      version: after, last: last, life: life,
      changed: present.map(\.changed).max() ?? facts.time)
    result.formerSlugs = present.reduce(into: []) { $0.formUnion($1.formerSlugs) }
    let equal = zip(records, parents).filter { isSame($0.0?.version, after) }
    let isInherited = equal.contains { _, parent in
      records.allSatisfy { isSame($0?.version, after) || isKnown($0, to: parent) }
    }
    let holders = equal.compactMap(\.0)
    if isInherited {
      result.makers = holders.reduce(into: []) { $0.formUnion($1.makers) }
      guard after != nil else { return grave(result, records) }
      settle(&result.life, holders: holders.map(\.life), facts)
      return result
    }
    result.makers = [commit]
    result.changed = facts.time
    guard let after else {
      tell(.deleted, of: last, by: facts.actor(by: rules.masthead), facts, rules)
      return result
    }
    result.life = own(life, from: present, to: after, holders: holders.map(\.life), facts, rules)
    return result
  }

  /// The merger's own step, from every parent's version that differs.
  ///
  /// Where it changes the state from any of them it is a new entry, for which nobody has approved
  /// anything yet: else merging a stale branch would bring back what was approved before.
  private mutating func own(
    _ united: Life, from records: [Record], to after: DraftVersion, holders: [Life],
    _ facts: CommitFacts, _ rules: Rules
  ) -> Life {
    let actor = facts.actor(by: rules.masthead)
    let differing = records.filter { !isSame($0.version, after) }
    let state = draft(after, rules)?.stateID
    func moves(_ record: Record) -> Bool {
      record.version.flatMap { draft($0, rules) }?.stateID != state
    }
    // Told from the side that it differs least from.
    let base = differing.first { !moves($0) } ?? differing.first
    var life = live(
      united, from: base?.version, to: after, isReturn: false, by: actor, facts, rules)
    if records.contains(where: { $0.version?.copy == after.copy && $0.version != nil }),
      !united.contributors.contains(actor)
    {
      // Taking over a side's copy is not changing it.
      life.contributors.remove(actor)
    }
    if differing.contains(where: moves) {
      life.entry = Life.Entry(commit: facts.id, transition: nil, time: facts.time)
      life.approvals = []
      life.withdrawals = []
    } else {
      settle(&life, holders: holders.isEmpty ? differing.map(\.life) : holders, facts)
      if holders.isEmpty { life.approvals = [] }
    }
    return life
  }

  private func isSame(_ one: DraftVersion?, _ other: DraftVersion?) -> Bool {
    one?.blob == other?.blob && one?.path == other?.path
      && one?.attachments == other?.attachments
  }

  /// Whether a parent knows a step that made a version; an absence from the beginning is known to
  /// all.
  private func isKnown(_ record: Record?, to parent: Int) -> Bool {
    guard let record else { return true }
    return record.makers.contains { isAncestor($0, of: parent) }
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

extension DraftVersion {
  /// The same text and attachments where another version of the draft lies.
  fileprivate mutating func move(to place: DraftVersion) {
    let (old, new) = (DraftVersion.folder(of: path), DraftVersion.folder(of: place.path))
    var moved: [String: String] = [:]
    for (path, blob) in attachments {
      moved[path.hasPrefix(old) ? new + path.dropFirst(old.count) : path] = blob
    }
    attachments = moved
    slug = place.slug
    path = place.path
  }

  /// Where the attachments of a draft lie, with a slash at its end.
  private static func folder(of path: String) -> String {
    let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    return stem.hasSuffix("/index") ? String(stem.dropLast("index".count)) : stem + "/"
  }
}
