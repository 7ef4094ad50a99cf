import HashTreeCollections
import Paths

// The drafts that a commit with one judged parent touches.

/// One draft of a commit: what it was, and what it is.
struct DraftMove {
  /// Where the record stood, and where it stands.
  var oldKey: String?
  var newKey: String
  var before: DraftRecord?
  var after: DraftVersion?
}

extension Replay {
  mutating func judgeDrafts(
    _ changes: [FileChange], _ step: LineStep, in affairs: inout Affairs
  ) throws {
    let moves = try moves(changes, step, in: affairs)
    guard !moves.isEmpty else { return }
    let taken = Taken(moves, in: affairs)
    let before = affairs
    let graves = buried(by: moves, in: affairs, step)
    for move in moves {
      if let old = move.oldKey, old != move.newKey { affairs.set(old, nil) }
    }
    for move in moves {
      affairs.set(move.newKey, try judge(move, step, taken, before: before, graves: graves))
    }
    var keys: [String] = []
    for move in moves {
      if let old = move.oldKey, old != move.newKey { keys.append(old) }
      keys.append(move.newKey)
    }
    settleTwins(of: keys, facts: step.facts, in: &affairs)
    remember(keys, of: before, at: step.facts.number)
  }

  /// The drafts that are deleted once the commit is made: what appears in it under another name,
  /// where nobody can say that it was renamed, takes their lives over all the same.
  private func buried(by moves: [DraftMove], in affairs: Affairs, _ step: LineStep) -> Affairs {
    var graves = affairs
    for move in moves where move.after == nil {
      guard let record = move.before, let version = record.version else { continue }
      graves.set(
        move.newKey,
        DraftRecord(
          version: nil, last: version, life: record.life, changed: step.facts.time,
          formerSlugs: record.formerSlugs, makers: [step.facts.number]))
    }
    return graves
  }

  /// Takes the changed files apart, draft by draft.
  private func moves(
    _ changes: [FileChange], _ step: LineStep, in affairs: Affairs
  ) throws -> [DraftMove] {
    let (old, new) = (step.before.rules, step.after.rules)
    var moves: [DraftMove] = []
    var gone: [(key: String, record: DraftRecord)] = []
    var come: [DraftVersion] = []
    var touched: Set<String> = []
    for change in changes {
      let oldSlug = change.old == nil ? nil : draftSlug(change.path, old)
      let newSlug = change.new == nil ? nil : draftSlug(change.path, new)
      guard let slug = newSlug ?? oldSlug, isOfInterest(slug) else { continue }
      let key = oldSlug.flatMap { affairs.key(of: $0, at: change.path) }
      let record = key.flatMap { affairs.drafts[$0] }
      var version: DraftVersion?
      if let newSlug, let entry = change.new {
        version = try self.version(
          entry, newSlug, change.path, at: step.facts.number, under: new)
      }
      if let key, let record {
        touched.insert(key)
        if let version {
          moves.append(DraftMove(oldKey: key, newKey: key, before: record, after: version))
        } else if change.new == nil {
          gone.append((key, record))
        }
        // A file that stays and is no draft any more was let go: see `readAnew`.
      } else if let version {
        come.append(version)
      }
    }
    for (old, new) in renames(gone.map { ($0.key, $0.record) }, come, step.facts) {
      guard let index = gone.firstIndex(where: { $0.key == old }),
        let arrival = come.firstIndex(where: { $0.path.isSamePath(as: new) })
      else { continue }
      let (key, record) = gone.remove(at: index)
      let version = come.remove(at: arrival)
      moves.append(
        DraftMove(
          oldKey: key, newKey: version.slug.folded,
          before: record.inheriting(from: affairs.drafts[version.slug.folded]), after: version))
    }
    for version in come {
      let folded = version.slug.folded
      let isTwin =
        affairs.drafts[folded]?.version != nil && !gone.contains { $0.key == folded }
        || moves.contains { $0.newKey == folded && $0.after != nil }
      moves.append(
        DraftMove(
          oldKey: nil, newKey: isTwin ? Affairs.twin(folded, version.path) : folded,
          before: nil, after: version))
    }
    for (key, record) in gone where !moves.contains(where: { $0.newKey == key }) {
      moves.append(DraftMove(oldKey: key, newKey: key, before: record, after: nil))
    }
    try addAttachments(changes, step, touched, in: affairs, to: &moves)
    return moves.sorted { $0.newKey < $1.newKey }
  }

  /// A changed attachment is a change of the drafts in whose folders it lies.
  private func addAttachments(
    _ changes: [FileChange], _ step: LineStep, _ touched: Set<String>, in affairs: Affairs,
    to moves: inout [DraftMove]
  ) throws {
    for change in changes {
      for key in affairs.owners(of: change.path, slug: source.slug) where !touched.contains(key) {
        guard !moves.contains(where: { $0.oldKey == key }), let record = affairs.drafts[key],
          var version = record.version, isOfInterest(version.slug)
        else { continue }
        version.attachments = try source.attachments(of: version.path, at: step.facts.number)
        moves.append(DraftMove(oldKey: key, newKey: key, before: record, after: version))
      }
    }
  }

  /// Old key to new path: by trailer, or one deleted and one added draft with equal bytes; what
  /// keeps its slug has only moved.
  private func renames(
    _ gone: [(key: String, record: DraftRecord)], _ come: [DraftVersion], _ facts: CommitFacts
  ) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for case .rename(let old, let new) in facts.message.trailers {
      guard let lost = gone.first(where: { $0.record.last.slug.folded == old.folded }),
        let found = come.first(where: { $0.slug.folded == new.folded }),
        !pairs.contains(where: { $0.0 == lost.key || $0.1.isSamePath(as: found.path) })
      else { continue }
      pairs.append((lost.key, found.path))
    }
    for lost in gone where !pairs.contains(where: { $0.0 == lost.key }) {
      let same = come.filter { version in
        version.slug.folded == lost.record.last.slug.folded
          && !pairs.contains { $0.1.isSamePath(as: version.path) }
      }
      if same.count == 1 { pairs.append((lost.key, same[0].path)) }
    }
    if pairs.isEmpty, gone.count == 1, come.count == 1,
      gone[0].record.version?.blob == come[0].blob
    {
      pairs.append((gone[0].key, come[0].path))
    }
    return pairs
  }

  /// Judges one draft's step, and carries its life on.
  private mutating func judge(
    _ move: DraftMove, _ step: LineStep, _ taken: Taken, before affairs: Affairs, graves: Affairs
  ) throws -> DraftRecord? {
    let facts = step.facts
    let rules = step.before
    let actor = try source.actor(of: facts, by: rules.rules.masthead)
    let grave = move.before == nil ? heir(to: move.after, in: [graves]) : nil
    let record = move.before ?? affairs.drafts[move.newKey]
    countStep(by: actor, facts)
    if let after = move.after, move.before == nil || step.moves(move),
      taken.paths(of: after).isEmpty, adopts(after, step, by: actor)
    {
      let taken = adopted(
        after, life: (move.before ?? grave)?.life ?? Life(), facts, by: actor, step.after.rules,
        formerSlugs: (move.before ?? grave)?.formerSlugs ?? [])
      memory[facts.number, default: CommitMemory()].entries.append(
        .draft(move.newKey, before: [move.before], after: taken))
      return taken
    }
    if let mended = try mended(move, record, by: actor, step) {
      memory[facts.number, default: CommitMemory()].entries.append(
        .draft(move.newKey, before: [record], after: mended))
      return mended
    }
    let asBefore = try readAsBefore(move.after, step)
    var judged = try judge(
      from: move.before?.version, to: asBefore, life: move.before?.life ?? grave?.life ?? Life(),
      last: grave?.last, facts, step.rules(for: move), taken.paths(of: move.after))
    if let after = move.after {
      if step.moves(move) {
        judged.blockers = [Self.unadopted(after)]
      } else if step.readsAnew, let asBefore, rules.rules.workflow(for: after.path) != nil,
        Rereading(of: asBefore, by: rules.rules, as: after, by: step.after.rules) == .adopt
      {
        if judged.blockers.isEmpty, adopts(after, step, by: actor) {
          let taken = adopted(
            after, life: (move.before ?? grave)?.life ?? Life(), facts, by: actor,
            step.after.rules, formerSlugs: (move.before ?? grave)?.formerSlugs ?? [])
          noteEntry(judged.parts, move, taken, step)
          return taken
        }
        judged.blockers.append(Self.unadopted(after))
      }
    }
    if move.after == nil, mayClearTwin(move, by: actor, rules.rules, in: affairs) {
      judged.blockers = []
    }
    let places = violate(
      judged.blockers, at: facts, by: actor, rules.rules,
      path: (move.after ?? move.before?.version)?.path,
      slug: (move.after ?? move.before?.version)?.slug, from: judged.from, to: judged.to,
      follows: record?.mend != nil || !rules.ineffective.isEmpty)
    let mend =
      places.isEmpty
      ? nil : MendPoint(before: record, violations: places, earlier: record?.mend)
    let told = outcome.events.count
    defer { markEvents(from: told, with: places) }
    if let after = move.after {
      noteDates(of: after, from: move.before?.version, judged.parts, facts, step.after.rules)
    }
    let after = succeed(
      move, record: record, grave: grave, judged, actor, facts, rules: step.after.rules,
      before: step.before.rules, mend: mend)
    noteEntry(judged.parts, move, after, step)
    return after
  }

  /// What a step made of a draft, read by the rules that judge the step, where it changes those
  /// too: what the new ones make of it is another question.
  private func readAsBefore(_ version: DraftVersion?, _ step: LineStep) throws -> DraftVersion? {
    guard let version, step.readsAnew, version.isFile,
      step.before.rules.workflow(for: version.path) != nil
    else { return version }
    return try reread(version, under: step.before.rules)
  }

  /// Keeps of a commit which drafts it touched, and what they were before.
  mutating func remember(_ keys: [String], of before: Affairs, at commit: Int) {
    memory[commit, default: CommitMemory()].touched += keys.map { ($0, before.drafts[$0]) }
  }

  /// Whether a step is asked again when its commit comes in by a merge under other rules: all that
  /// asks for a role, but creating, editing, renaming or deleting what is not live.
  private mutating func noteEntry(
    _ parts: [Part], _ move: DraftMove, _ after: DraftRecord?, _ step: LineStep
  ) {
    let wasLive = draft(move.before?.version, step.before.rules)?.isLive ?? false
    guard parts.contains(where: \.isMove) || wasLive else { return }
    memory[step.facts.number, default: CommitMemory()].entries.append(
      .draft(move.newKey, before: [move.before], after: after))
  }

  /// The record after a step.
  private mutating func succeed(
    _ move: DraftMove, record: DraftRecord?, grave: DraftRecord?, _ judged: Judged,
    _ actor: Actor, _ facts: CommitFacts, rules: Rules, before: Rules, mend: MendPoint?
  ) -> DraftRecord? {
    let old = move.before
    guard let after = move.after else {
      guard let version = old?.version else { return record }
      tell(.deleted, of: version, by: actor, facts, before, reason: facts.message.body)
      return DraftRecord(
        version: nil, last: version, life: old?.life ?? Life(), changed: facts.time,
        formerSlugs: old?.formerSlugs ?? [], makers: [facts.number], mend: mend)
    }
    let life = live(
      judged, of: old?.life ?? grave?.life ?? Life(), from: old?.version, to: after,
      isReturn: grave != nil, by: actor, facts, before, readBy: rules)
    var former = (old ?? grave)?.formerSlugs ?? []
    if let oldKey = move.oldKey, oldKey != move.newKey { former.insert(oldKey) }
    return DraftRecord(
      version: after, last: after, life: life, changed: facts.time, formerSlugs: former,
      makers: [facts.number], mend: mend)
  }
}
