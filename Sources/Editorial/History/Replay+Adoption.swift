import HashTreeCollections

// Rules that read drafts anew: what comes in, what leaves, and what reads differently.

extension Replay {
  /// The drafts that a commit leaves as they are, under rules that read them differently.
  mutating func readAnew(
    _ affairs: inout Affairs, _ step: LineStep, _ changes: [FileChange]
  ) throws {
    let (facts, old, new) = (step.facts, step.before.rules, step.after.rules)
    let actor = try source.actor(of: facts, by: old.masthead)
    let changed = FileChanges(changes)
    for (key, record) in affairs.drafts.sorted {
      guard let version = record.version, isOfInterest(version.slug) else { continue }
      let change = changed[version.path]
      guard new.workflow(for: version.path) != nil else {
        if change == nil || change?.new != nil {
          remember([key], of: affairs, at: facts.number)
          affairs.set(key, release(record, version, step, by: actor))
        }
        continue
      }
      guard change == nil, version.isFile else { continue }
      let read = try reread(version, under: new)
      if Rereading(of: version, by: old, as: read, by: new) == .unchanged {
        affairs.set(key, record.with(version: read, keepsMend: true))
        continue
      }
      remember([key], of: affairs, at: facts.number)
      if adopts(read, step, by: actor) {
        affairs.set(
          key,
          adopted(
            read, life: record.life, facts, by: actor, new, formerSlugs: record.formerSlugs))
      } else {
        refuse([Self.unadopted(read)], read, facts, by: actor, step)
        affairs.set(key, record.with(version: read, keepsMend: false))
      }
    }
    try comeIn(&affairs, step, changed, by: actor)
  }

  /// Files that were none of the drafts, and are now without having changed.
  mutating func comeIn(
    _ affairs: inout Affairs, _ step: LineStep, _ changed: FileChanges, by actor: Actor
  ) throws {
    let (facts, old, new) = (step.facts, step.before.rules, step.after.rules)
    for file in try source.files(of: facts.number, under: new.contentRoots) {
      guard let entry = file.new, old.workflow(for: file.path) == nil,
        changed[file.path] == nil, let slug = draftSlug(file.path, new), isOfInterest(slug),
        affairs.key(of: slug, at: file.path) == nil,
        let version = try version(entry, slug, file.path, at: facts.number, under: new)
      else { continue }
      let isTwin = !affairs.paths(of: slug.folded).isEmpty
      let key = isTwin ? Affairs.twin(slug.folded, file.path) : slug.folded
      let life = heir(to: version, in: [affairs])?.life ?? Life()
      remember([key], of: affairs, at: facts.number)
      if adopts(version, step, by: actor) {
        affairs.set(key, adopted(version, life: life, facts, by: actor, new))
      } else {
        if Rereading(of: nil, by: old, as: version, by: new) == .adopt {
          refuse([Self.unadopted(version)], version, facts, by: actor, step)
        }
        affairs.set(key, taken(version, life, facts, new))
      }
      if isTwin {
        let blocker = Blocker(
          .slugTaken, slug: slug,
          "the slug `\(slug)` stands for \(affairs.paths(of: slug.folded).joinedBy("and"))",
          help: "rename one of them")
        affairs.twinViolations[slug.folded, default: []] += refuse(
          [blocker], version, facts, by: actor, step)
      }
    }
  }

  /// A draft that came in as it was, its life yet to begin.
  private func taken(
    _ version: DraftVersion, _ life: Life, _ facts: CommitFacts, _ rules: Rules
  ) -> DraftRecord {
    var life = life
    if let draft = draft(version, rules) {
      life.bylines.formUnion(draft.bylines)
      life.bylinePeople.formUnion(
        draft.bylines.compactMap { rules.masthead.person(byline: $0)?.id })
      if draft.isLive { life.wasLive = true }
    }
    return DraftRecord(
      version: version, last: version, life: life, changed: facts.time, makers: [facts.number])
  }

  @discardableResult
  private mutating func refuse(
    _ blockers: [Blocker], _ version: DraftVersion, _ facts: CommitFacts, by actor: Actor,
    _ step: LineStep
  ) -> [Int] {
    violate(
      blockers, at: facts, by: actor, step.before.rules, path: version.path, slug: version.slug,
      to: draft(version, step.after.rules)?.stateID, follows: !step.before.ineffective.isEmpty)
  }

  /// A file that stays and is no draft any more: let go by a chief, or lost.
  private mutating func release(
    _ record: DraftRecord, _ version: DraftVersion, _ step: LineStep, by actor: Actor
  ) -> DraftRecord {
    let (facts, rules) = (step.facts, step.before.rules)
    let isNamed = step.named.releases.contains(version.slug.folded) && facts.fault == nil
    var places: [Int] = []
    if isNamed, isChief(actor, rules) {
      outcome.adoptions.append(
        Adoption(
          slug: version.slug, path: version.path, state: nil, copy: version.copy,
          commit: facts.id, name: rules.masthead.displayName(of: actor), time: facts.time,
          isRelease: true))
    } else {
      places = violate(
        [
          Blocker(
            .releaseMissing, slug: version.slug,
            "`\(version.path)` stays and is no draft any more, and no chief has let it go",
            help: "a chief says so in the same step: `Stet-Release: \(version.slug)`")
        ], at: facts, by: actor, rules, path: version.path, slug: version.slug,
        from: draft(version, rules)?.stateID)
    }
    return DraftRecord(
      version: nil, last: version, life: record.life, changed: facts.time,
      formerSlugs: record.formerSlugs, makers: [facts.number],
      mend: places.isEmpty
        ? nil : MendPoint(before: record, isUsable: false, violations: places, earlier: nil))
  }

  /// The same file, read under other rules.
  func reread(_ version: DraftVersion, under rules: Rules) throws -> DraftVersion {
    var version = version
    version.content = try source.content(of: version.blob, at: version.path, under: rules)
    return version
  }

  /// Whether a chief's trailer takes a draft as it is.
  func adopts(_ version: DraftVersion, _ step: LineStep, by actor: Actor) -> Bool {
    guard let named = step.named.adoptions[version.slug.folded], step.facts.fault == nil,
      isChief(actor, step.before.rules)
    else { return false }
    guard case .adopt(_, let state, let copy) = version.adoption(by: step.after.rules) else {
      return false
    }
    return named.state == state && named.copy == copy
  }

  func isChief(_ actor: Actor, _ rules: Rules) -> Bool {
    !actor.throughForge
      && actor.person.flatMap { rules.masthead[$0] }?.roles.contains(.chief) == true
  }

  static func unadopted(_ version: DraftVersion) -> Blocker {
    Blocker(
      .adoptMissing, slug: version.slug,
      "`\(version.path)` reads differently under the new rules, and no chief has adopted it",
      help: "a chief takes it in with the rules, or afterwards: `stet adopt \(version.slug) -m WHY`"
    )
  }
}
