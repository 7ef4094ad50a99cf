// Commits with one judged parent, and the anchor.

extension Replay {
  /// The anchor: what lies there is accepted as given.
  mutating func adopt(_ touches: [Touch], in commit: Int, _ facts: CommitFacts) throws -> Drafts {
    guard let rules = try source.rules(after: commit) else { return [:] }
    let actor = facts.actor(by: rules.masthead)
    var drafts: Drafts = [:]
    for touch in touches where interest.contains(touch.slug.folded) {
      guard let version = try version(of: touch, in: commit, under: rules) else { continue }
      var life = Life(
        entry: Life.Entry(commit: facts.id, transition: nil, time: facts.time))
      if let draft = draft(version, rules) {
        life.bylines = Set(draft.bylines)
        life.bylinePeople = Set(
          draft.bylines.compactMap { rules.masthead.person(byline: $0)?.id })
        life.wasLive = draft.isLive
      }
      drafts[touch.slug.folded] = Record(
        version: version, last: version, life: life, changed: facts.time, makers: [commit])
      tell(.adopted, of: version, by: actor, facts, rules)
    }
    return drafts
  }

  /// A commit with one judged parent.
  mutating func follow(
    _ touches: [Touch], in commit: Int, _ facts: CommitFacts, from parent: Int
  ) throws -> Drafts {
    var drafts = drafts(at: parent)
    guard let rules = try source.rules(after: parent) else { return drafts }
    let actor = facts.actor(by: rules.masthead)
    if facts.keepsTree {
      noteApprovals(facts, actor, rules, &drafts)
      return drafts
    }
    let changed = Dictionary(grouping: touches, by: \.slug.folded)
    let renames = renames(among: changed, facts, drafts)
    for (key, touches) in changed.sorted(by: { $0.key < $1.key }) where interest.contains(key) {
      guard !renames.keys.contains(key) else { continue }
      let touch = touches.first { $0.blob != nil } ?? touches[0]
      let oldKey = renames.first { $0.value == key }?.key
      let record = oldKey.flatMap { drafts.removeValue(forKey: $0) } ?? drafts[key]
      guard let after = try version(of: touch, in: commit, under: rules) else {
        guard let record, let version = record.version else { continue }
        drafts[key]?.version = nil
        drafts[key]?.changed = facts.time
        drafts[key]?.makers = [commit]
        tell(.deleted, of: version, by: actor, facts, rules, reason: facts.message.body)
        continue
      }
      let before = record?.version
      let heir = before == nil ? heir(to: after, of: record, in: drafts) : record
      let life = live(
        heir?.life ?? Life(), from: before, to: after, isReturn: heir != nil && before == nil,
        by: actor, facts, rules)
      var next = Record(
        version: after, last: after, life: life, changed: facts.time, makers: [commit])
      next.formerSlugs = heir?.formerSlugs ?? []
      if let oldKey { next.formerSlugs.insert(oldKey) }
      drafts[key] = next
    }
    try reread(&drafts, from: rules, in: commit)
    return drafts
  }

  /// One step of one draft: its parts are told as events and do what they do to its life.
  mutating func live(
    _ life: Life, from before: DraftVersion?, to after: DraftVersion, isReturn: Bool,
    by actor: Actor, _ facts: CommitFacts, _ rules: Rules
  ) -> Life {
    let step = Step(
      actor: actor, before: before, after: after,
      intent: fittingIntent(facts.message.transition(of: after.slug), before, after, rules),
      reason: facts.message.body)
    let decision = decide(
      step, life: life, rules: rules, surroundings: NoSurroundings(now: facts.time),
      checks: .none)
    let parts = decision.parts
    if parts.contains(where: \.isMove) {
      noteIdle(in: life, for: step, parts, rules)
    }
    for part in parts { tell(part, step, isReturn: isReturn, facts, rules, allParts: parts) }
    guard let draft = draft(after, rules) else {
      tell(.saved, of: after, by: actor, facts, rules)
      var life = life
      life.contributors.insert(actor)
      return life
    }
    return life.advanced(
      by: parts, of: actor, from: before.flatMap { self.draft($0, rules) }, to: draft, in: rules,
      commit: facts.id, time: facts.time)
  }

  /// A transition trailer says which was meant only if it fits what the trees show.
  private func fittingIntent(
    _ intent: TransitionID?, _ before: DraftVersion?, _ after: DraftVersion, _ rules: Rules
  ) -> TransitionID? {
    guard let intent, let before, let old = draft(before, rules), let new = draft(after, rules),
      let oldState = old.state, let newState = new.state,
      let transition = new.workflow.transition(intent),
      transition.from.contains(oldState.id), transition.to == newState.id
    else { return nil }
    return intent
  }

  /// Old folded slug to new: by trailer, or one deleted and one added draft with equal bytes.
  private func renames(
    among changed: [String: [Touch]], _ facts: CommitFacts, _ drafts: Drafts
  ) -> [String: String] {
    let gone = changed.filter { $0.value.allSatisfy { $0.blob == nil } }
    let come = changed.filter { group in
      group.value.contains { $0.blob != nil } && !group.value.contains(where: \.existed)
    }
    var renames: [String: String] = [:]
    for case .rename(let old, let new) in facts.message.trailers
    where gone[old.folded] != nil && come[new.folded] != nil {
      renames[old.folded] = new.folded
    }
    if renames.isEmpty, gone.count == 1, come.count == 1, let old = gone.first?.key,
      let new = come.first, let record = drafts[old],
      new.value.contains(where: { $0.blob == record.version?.blob })
    {
      renames[old] = new.key
    }
    return renames
  }

  /// The deleted drafts that one which appears takes over from: the one of its slug and those of
  /// its copy.
  ///
  /// All of them: an old slug is no cover for another deleted draft's text.
  private func heir(
    to version: DraftVersion, of namesake: Record?, in drafts: Drafts
  ) -> Record? {
    var graves = namesake.map { [$0] } ?? []
    if let copy = version.copy {
      graves += drafts.filter {
        $0.value.version == nil && $0.value.last.copy == copy
          && $0.key != namesake?.last.slug.folded
      }.sorted { $0.key < $1.key }.map(\.value)
    }
    guard var heir = graves.first else { return nil }
    for grave in graves.dropFirst() {
      heir.life = heir.life.united(with: grave.life)
      heir.formerSlugs.formUnion(grave.formerSlugs)
    }
    return heir
  }

  /// After a change of rules the same bytes can read differently; approvals go along.
  func reread(_ drafts: inout Drafts, from rules: Rules, in commit: Int) throws {
    guard let new = try source.rules(after: commit), new != rules else { return }
    for (key, record) in drafts {
      guard var version = record.version else { continue }
      version.content = try source.content(of: version.blob, at: version.path, under: new)
      if let old = record.version?.copy, let copy = version.copy, old != copy {
        for index in record.life.approvals.indices
        where record.life.approvals[index].copy == old {
          drafts[key]?.life.approvals[index].copy = copy
        }
      }
      drafts[key]?.version = version
    }
  }

  /// The version that a touch leaves; nil for an absence.
  func version(of touch: Touch, in commit: Int, under rules: Rules) throws -> DraftVersion? {
    guard let blob = touch.blob else { return nil }
    return DraftVersion(
      slug: touch.slug, path: touch.path, blob: blob,
      content: try source.content(of: blob, at: touch.path, under: rules),
      attachments: try source.attachments(of: touch.path, at: commit))
  }

  func draft(_ version: DraftVersion, _ rules: Rules) -> Draft? {
    rules.workflow(for: version.path).flatMap { Draft(version, workflow: $0) }
  }
}

extension CommitFacts {
  /// Who acted, by that masthead.
  public func actor(by masthead: Masthead) -> Actor {
    masthead.actor(
      author: (authorName, authorEmail), committer: (committerName, committerEmail))
  }
}

extension Part {
  var isMove: Bool {
    if case .moved = self { true } else { false }
  }
}

/// The newsroom as a step of the past is taken apart: what is around it plays no part in that.
struct NoSurroundings: Surroundings {
  let now: Timestamp
  func hasFile(at path: String) -> Bool { true }
  func drafts(titled title: String, besides slug: Slug) -> [Slug] { [] }
  func paths(of slug: Slug) -> [String] { [] }
  func outline(of draft: Draft) -> BodyOutline { BodyOutline() }
}
