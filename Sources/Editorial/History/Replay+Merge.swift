import HashTreeCollections
import Paths

// Merges: parents have no rank, lives unite, and what equals no parent is the merger's own step.

extension Replay {
  /// A commit with several judged parents.
  mutating func merge(_ facts: CommitFacts, _ parents: [Int]) throws -> Affairs? {
    let sides = parents.map { self.affairs(at: $0) }
    let before = sides.compactMap(\.rules)
    guard before.count == sides.count else { return sides.first { $0.rules != nil } }
    let region = Region(parents) { [source] in source.parents(of: $0) }
    let version = try source.rulesVersion(of: facts.number)
    if let fault = facts.fault { noteMalformed(fault, facts, before[0]) }
    let outcome = try RulesInForce.merged(before, by: ruleStep(facts, version)) {
      region.knows($0, $1)
    }
    let after = try settle(outcome, facts, before: before[0], as: .mergeRules)
    let roots = Set((before + [after]).flatMap { $0.standing.flatMap(\.rules.contentRoots) })
    let changes = try source.changes(of: facts.number, under: roots.sorted()).map { changes in
      FileChanges(changes.lazy.filter { !$0.path.isRuleFile })
    }
    var step = MergeStep(
      facts: facts, parents: parents, region: region, sides: sides, changes: changes,
      before: before, after: after)
    // What all of them know and none has changed is the same on every side.
    var affairs = sides[0]
    affairs.rules = after
    let keys = self.keys(of: step).sorted()
    let slugs = Set(keys.map(Affairs.slug)).sorted()
    try giveBackRenames(keys, in: &step)
    applyRenames(keys, to: &step)
    applyDeletions(keys, to: &step)
    let results = try unite(slugs, step)
    for slug in slugs {
      for key in affairs.keys(of: slug) { affairs.set(key, nil) }
    }
    for (key, record) in results { affairs.set(key, record) }
    affairs.twinViolations = sides.reduce(into: [:]) { all, side in
      for (slug, places) in side.twinViolations {
        all[slug, default: []] += places.filter { all[slug]?.contains($0) != true }
      }
    }
    for (index, side) in sides.enumerated() {
      let others = keys.filter { key in
        index == 0 || !sides[..<index].contains { $0.drafts[key] === side.drafts[key] }
      }
      remember(others, of: side, at: facts.number)
    }
    try readMerged(&affairs, step)
    noteTwins(slugs, step, in: &affairs)
    settleTwins(of: keys, facts: facts, in: &affairs)
    if judgesAll { try mergeFiles(step, in: &affairs) }
    try judgeEntry(step, in: &affairs)
    if judgesAll { noteUntrue(facts, in: affairs) }
    return affairs
  }

  /// The drafts that the merge may have otherwise than the first parent.
  private func keys(of step: MergeStep) -> Set<String> {
    let changed = keys(changedSince: 0, step)
    var others: Set<String> = []
    for commit in step.region.knownBy.keys {
      memory.forEachKey(touchedBy: commit) { others.insert($0) }
    }
    for index in step.sides.indices.dropFirst() {
      others.formUnion(keys(changedSince: index, step))
    }
    let staying = Staying(changed.union(others), step)
    return changed.union(others.lazy.filter { !changed.contains($0) && !staying.contains($0) })
  }

  /// The drafts of the files that the merge has otherwise than a parent.
  private func keys(changedSince parent: Int, _ step: MergeStep) -> Set<String> {
    var keys: Set<String> = []
    for change in step.changes[parent].all {
      if change.old != nil, let slug = draftSlug(change.path, step.before[parent].rules),
        isOfInterest(slug)
      {
        keys.insert(step.sides[parent].key(of: slug, at: change.path) ?? slug.folded)
      }
      if change.new != nil, let slug = draftSlug(change.path, step.after.rules),
        isOfInterest(slug)
      {
        keys.insert(slug.folded)
      }
      for side in step.sides {
        keys.formUnion(
          side.owners(of: change.path, slug: source.slug).filter { isOfInterest(Slug($0)) })
      }
    }
    return keys
  }

  /// The records of all drafts that may differ, as the merge leaves them.
  private mutating func unite(
    _ slugs: [String], _ step: MergeStep
  ) throws -> [(String, DraftRecord)] {
    var results: [(String, DraftRecord)] = []
    let arrivals = arrivals(step)
    let kept = try keptOldNames(step)
    let keptPaths = Set(kept.values.map(\.path.pathKey))
    for slug in slugs {
      let records = step.sides.map { side in side.keys(of: slug).compactMap { side.drafts[$0] } }
      if let version = kept[slug] {
        let sides = records.map { $0.first { $0.version != nil } ?? $0.first }
        if let record = try unite(sides, into: version, [], step) {
          results.append((version.slug.folded, record))
        }
        continue
      }
      var places: [String] = []
      for record in records.joined() {
        if let path = record.version?.path, !places.contains(where: path.isSamePath) {
          places.append(path)
        }
      }
      places += (arrivals[slug] ?? []).sorted().filter { !places.contains(where: $0.isSamePath) }
      var versions: [DraftVersion] = []
      for path in places where !keptPaths.contains(path.pathKey) {
        if let version = try merged(at: path, step) { versions.append(version) }
      }
      if versions.count <= 1 {
        let sides = records.map { $0.first { $0.version != nil } ?? $0.first }
        if let record = try unite(sides, into: versions.first, [], step) {
          results.append((slug, record))
        }
        continue
      }
      // Two drafts of one slug are two drafts.
      for (index, version) in versions.enumerated() {
        let sides = records.map {
          $0.first { $0.version?.path.isSamePath(as: version.path) == true }
        }
        if let record = try unite(sides, into: version, versions.map(\.path), step) {
          results.append((index == 0 ? slug : Affairs.twin(slug, version.path), record))
        }
      }
    }
    return results
  }

  /// The drafts' paths of a merged tree that differ from any parent, by slug.
  private func arrivals(_ step: MergeStep) -> [String: [String]] {
    var arrivals: [String: [String]] = [:]
    for change in step.changes.lazy.flatMap(\.all) where change.new != nil {
      guard let slug = draftSlug(change.path, step.after.rules)?.folded else { continue }
      if arrivals[slug]?.contains(where: change.path.isSamePath) != true {
        arrivals[slug, default: []].append(change.path)
      }
    }
    return arrivals
  }

  /// The draft at a path in the merged tree.
  func merged(at path: String, _ step: MergeStep) throws -> DraftVersion? {
    guard let name = draftSlug(path, step.after.rules) else { return nil }
    if step.isChanged(path) {
      return try step.entry(at: path).flatMap {
        try version($0, name, path, at: step.facts.number, under: step.after.rules)
      }
    }
    // As the first parent has it, wherever a rename has put its record meanwhile.
    let side = affairs(at: step.parents[0])
    guard let key = side.key(of: name, at: path), var version = side.drafts[key]?.version else {
      // It may lie there and be no draft by that side's rules.
      return try step.changes.lazy.compactMap { $0[path] }.first?.new.flatMap {
        try version($0, name, path, at: step.facts.number, under: step.after.rules)
      }
    }
    version.attachments = try source.attachments(of: path, at: step.facts.number)
    return version
  }

  /// One draft of a merge: inherited where it equals a parent's version and every other parent's
  /// is one that this parent knows, else the merger's own step.
  ///
  /// - Parameter paths: where drafts of its slug lie in the merge, when there are several.
  private mutating func unite(
    _ records: [DraftRecord?], into after: DraftVersion?, _ paths: [String], _ step: MergeStep
  ) throws -> DraftRecord? {
    if records.allSatisfy({ $0 == nil }), after == nil { return nil }
    let holders = records.indices.filter { (records[$0]?.version).isSame(as: after) }
    let heirs = try holders.filter { try isInherited(records, from: $0, step) }
    guard heirs.isEmpty else { return try inherit(records, holders, heirs, after, step) }
    return try own(records, holders, into: after, paths, step)
  }

  /// Whether a draft may be taken from a parent: every other one has the same, or one that this
  /// parent knows, or one that the merger may turn back by an edit alone.
  func isInherited(
    _ records: [DraftRecord?], from parent: Int, _ step: MergeStep
  ) throws -> Bool {
    for (other, record) in records.enumerated() where other != parent {
      if (record?.version).isSame(as: records[parent]?.version) { continue }
      guard let record else { continue }
      if record.makers.isEmpty || record.makers.contains(where: { step.region.knows(parent, $0) }) {
        continue
      }
      guard try mayGiveUp(record, of: other, for: parent, step) else { return false }
    }
    return true
  }

  /// A draft as a parent has it.
  func inherit(
    _ records: [DraftRecord?], _ holders: [Int], _ heirs: [Int], _ after: DraftVersion?,
    _ step: MergeStep
  ) throws -> DraftRecord? {
    guard let first = heirs.lazy.compactMap({ records[$0] }).first else {
      // An absence from the beginning: what others had of it is given up.
      guard let given = records.lazy.compactMap({ $0 }).first else { return nil }
      return DraftRecord(
        version: nil, last: given.last, life: given.life, changed: given.changed,
        formerSlugs: given.formerSlugs, makers: given.makers)
    }
    // Sides that a holder knows have nothing to add to its life.
    let telling = records.indices.filter { index in
      guard let record = records[index] else { return false }
      return holders.contains(index)
        || !heirs.contains { heir in
          record.makers.contains { step.region.knows(heir, $0) }
        }
    }.compactMap { records[$0] }
    var life = telling.dropFirst().reduce(telling.first?.life ?? first.life) {
      $0.united(with: $1.life)
    }
    let held = holders.compactMap { records[$0] }
    try settle(&life, holders: held.map(\.life), step)
    // Whatever of the same bytes was no violation on one side is none.
    let mend = held.contains { $0.mend == nil } ? nil : first.mend
    return DraftRecord(
      version: after, last: after ?? first.last, life: after == nil ? first.life : life,
      changed: held.map(\.changed).max() ?? first.changed,
      formerSlugs: held.reduce(into: []) { $0.formUnion($1.formerSlugs) },
      makers: Set(held.flatMap(\.makers)).sorted(), mend: mend)
  }

  /// Entry and approvals of an inherited version.
  ///
  /// Of equal bytes with different entries, the entry that knows the other holds; if neither does,
  /// the merge is a new entry. Approvals unite from those with that entry, less those withdrawn.
  func settle(
    _ life: inout Life, holders: [Life], _ step: MergeStep
  ) throws {
    let entries = holders.map(\.entry)
    let latest = try entries.first { entry in
      try entries.allSatisfy { try $0 == entry || knows(entry, $0) }
    }
    let entry =
      entries.isEmpty
      ? nil
      : latest ?? Life.Entry(commit: step.facts.id, transition: nil, time: step.facts.time)
    life.entry = entry
    var approvals: [Approval] = []
    for approval in holders.filter({ $0.entry == entry }).flatMap(\.approvals)
    where !approvals.contains(where: { $0.commit == approval.commit }) {
      let isWithdrawn = try life.withdrawals.contains { withdrawal in
        guard withdrawal.person == approval.person else { return false }
        return try knows(withdrawal.commit, approval.commit)
      }
      if !isWithdrawn { approvals.append(approval) }
    }
    life.approvals = approvals
  }

  private func knows(
    _ one: Life.Entry?, _ other: Life.Entry?
  ) throws -> Bool {
    guard let other else { return true }
    guard let one else { return false }
    return try knows(one.commit, other.commit)
  }

  private func knows(_ one: CommitID, _ other: CommitID) throws -> Bool {
    guard let descendant = source.number(of: one), let ancestor = source.number(of: other)
    else { return false }
    return isAncestor(ancestor, of: descendant)
  }
}
