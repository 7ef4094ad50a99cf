import HashTreeCollections
import Paths

// Commits with one judged parent, and the anchor.

extension Replay {
  /// The anchor: what lies there is accepted as given.
  mutating func adopt(_ facts: CommitFacts) throws -> Affairs? {
    guard let version = try source.rulesVersion(of: facts.number),
      let rules = try source.rules(ofVersion: version).rules
    else { return nil }
    let standing = RulesInForce.Standing(version: version, rules: rules, makers: [facts.number])
    var affairs = Affairs()
    affairs.rules = RulesInForce(standing: [standing], version: version)
    let actor = try source.actor(of: facts, by: rules.masthead)
    countStep(by: actor, facts)
    for file in try source.files(of: facts.number, under: rules.contentRoots) {
      guard let entry = file.new, let slug = draftSlug(file.path, rules), isOfInterest(slug),
        let version = try self.version(
          entry, slug, file.path, at: facts.number, under: rules)
      else { continue }
      let key =
        affairs.drafts[slug.folded] == nil ? slug.folded : Affairs.twin(slug.folded, file.path)
      affairs.set(key, adopted(version, life: Life(), facts, by: actor, rules))
    }
    return affairs
  }

  /// A commit with one judged parent.
  mutating func follow(_ facts: CommitFacts, from parent: Int) throws -> Affairs? {
    var affairs = affairs(at: parent)
    guard let before = affairs.rules else { return nil }
    if let fault = facts.fault { noteMalformed(fault, facts, before) }
    if facts.keepsTree {
      return try act(facts, in: &affairs) ? affairs : nil
    }
    var roots = before.rules.contentRoots
    var changes = try source.changes(of: facts.number, under: roots)[0]
    var after = before
    if changes.contains(where: { $0.path.isRuleFile }) {
      after = try changeRules(facts, from: before)
      affairs.rules = after
      let wider = Set(roots).union(after.rules.contentRoots)
      if wider.count > roots.count {
        roots = wider.sorted()
        changes = try source.changes(of: facts.number, under: roots)[0]
      }
    }
    changes.removeAll { $0.path.isRuleFile }
    let step = LineStep(facts: facts, before: before, after: after)
    if step.readsAnew { try readAnew(&affairs, step, changes) }
    if !changes.isEmpty {
      try judgeDrafts(changes, step, in: &affairs)
      if judgesAll { try judgeFiles(changes, step, in: &affairs) }
    }
    noteUntrue(facts, in: affairs)
    return changes.isEmpty && after.version == before.version ? nil : affairs
  }

  /// A commit that two readers could read differently is never a legal step.
  mutating func noteMalformed(_ fault: String, _ facts: CommitFacts, _ rules: RulesInForce) {
    let stranger = Actor(name: facts.committerName, email: facts.committerEmail, person: nil)
    _ = violate(
      [
        Blocker(
          .commitMalformed, slug: "", fault,
          help: "no program of git's writes such a commit: find out who made it")
      ], at: facts, by: stranger, rules.rules)
  }

  /// A change of the rule files.
  private mutating func changeRules(
    _ facts: CommitFacts, from before: RulesInForce
  ) throws -> RulesInForce {
    let version = try source.rulesVersion(of: facts.number)
    let outcome = try before.after(ruleStep(facts, version))
    return try settle(outcome, facts, before: before)
  }

  func ruleStep(_ facts: CommitFacts, _ version: String?) throws -> RuleStep {
    let source = source
    return RuleStep(
      commit: facts.number, version: version,
      reading: try version.map { try source.rules(ofVersion: $0) }, message: facts.message,
      actor: { try source.actor(of: facts, by: $0) },
      number: { source.number(of: $0) })
  }

  /// Writes down what came of a change of the rules.
  mutating func settle(
    _ rules: RuleOutcome, _ facts: CommitFacts, before: RulesInForce, as code: Code? = nil
  ) throws -> RulesInForce {
    var after = rules.inForce
    let actor = try source.actor(of: facts, by: before.rules.masthead)
    // What a merge inherits is nobody's step.
    let isChange = after.standing.contains { $0.makers == [facts.number] }
    if isChange || !rules.blockers.isEmpty || !rules.mended.isEmpty {
      countStep(by: actor, facts)
      memory[facts.number, default: CommitMemory()].entries.append(
        isChange || !rules.blockers.isEmpty ? .rules : .rulesGivenBack)
    }
    for change in rules.mended { mend(change.violations, by: facts) }
    if !rules.blockers.isEmpty {
      let path = rules.blockers.lazy.compactMap(\.finding?.location?.path).first ?? "workflows"
      let places = violate(
        rules.blockers, as: code, at: facts, by: actor, before.rules, path: path,
        follows: !before.ineffective.isEmpty)
      if let last = after.ineffective.indices.last,
        after.ineffective[last].commit == facts.number
      {
        after.ineffective[last].violations = places
      }
    } else if let new = after.standing.first, new.makers == [facts.number] {
      outcome.ruleChanges.append(
        RuleChange(
          commit: facts.id, name: before.rules.masthead.displayName(of: actor), time: facts.time,
          before: before.rules, after: new.rules))
    }
    return after
  }

  // MARK: - Reading

  /// The slug of a draft that lies at a path under the rules; nil for what is no draft.
  func draftSlug(_ path: String, _ rules: Rules) -> Slug? {
    rules.workflow(for: path) == nil ? nil : source.slug(ofPath: path)
  }

  func version(
    _ entry: FileChange.Entry, _ slug: Slug, _ path: String, at commit: Int, under rules: Rules
  ) throws -> DraftVersion? {
    let content: DraftVersion.Content =
      switch entry.kind {
      case .link: .notAFile("a link")
      case .submodule: .notAFile("another repository")
      case .file, .executable: try source.content(of: entry.blob, at: path, under: rules)
      }
    return DraftVersion(
      slug: slug, path: path, blob: entry.blob, content: content,
      attachments: try source.attachments(of: path, at: commit),
      isExecutable: entry.kind == .executable)
  }

  func draft(_ version: DraftVersion?, _ rules: Rules) -> Draft? {
    guard let version, let workflow = rules.workflow(for: version.path) else { return nil }
    return Draft(version, workflow: workflow)
  }

  /// A draft that is taken as it is: its life begins here, with nothing approved.
  mutating func adopted(
    _ version: DraftVersion, life: Life, _ facts: CommitFacts, by actor: Actor, _ rules: Rules,
    formerSlugs: Set<String> = []
  ) -> DraftRecord {
    var life = life
    life.entry = Life.Entry(commit: facts.id, transition: nil, time: facts.time)
    life.approvals = []
    life.withdrawals = []
    let draft = draft(version, rules)
    if let draft {
      life.bylines.formUnion(draft.bylines)
      life.bylinePeople.formUnion(
        draft.bylines.compactMap { rules.masthead.person(byline: $0)?.id })
      if draft.isLive { life.wasLive = true }
    }
    tell(.adopted, of: version, by: actor, facts, rules)
    outcome.adoptions.append(
      Adoption(
        slug: version.slug, path: version.path, state: draft?.stateID, copy: version.copy,
        commit: facts.id, name: rules.masthead.displayName(of: actor), time: facts.time,
        isRelease: false))
    return DraftRecord(
      version: version, last: version, life: life, changed: facts.time,
      formerSlugs: formerSlugs, makers: [facts.number])
  }
}

/// What the parts of one commit with one judged parent share.
struct LineStep {
  let facts: CommitFacts
  let before: RulesInForce
  /// What holds afterwards; what drafts are read by.
  let after: RulesInForce
  /// Whether the commit changes how drafts are read.
  let readsAnew: Bool
  let named: NamedDrafts

  init(facts: CommitFacts, before: RulesInForce, after: RulesInForce) {
    self.facts = facts
    self.before = before
    self.after = after
    readsAnew =
      before.rules.token != after.rules.token && !before.rules.readsDrafts(as: after.rules)
    named = NamedDrafts(facts.message)
  }

  /// Whether a draft only takes another place, with slug and copy as they were, under rules that
  /// read drafts anew.
  func moves(_ move: DraftMove) -> Bool {
    guard readsAnew, let old = move.before?.version, let new = move.after else { return false }
    return !old.path.isSamePath(as: new.path) && old.slug.folded == new.slug.folded
      && old.copy == new.copy
  }

  /// What a draft's step is judged by: what was in force, and for a path that those rules do not
  /// know what is now.
  func rules(for move: DraftMove) -> RulesInForce {
    guard readsAnew, move.before == nil, let path = move.after?.path,
      before.rules.workflow(for: path) == nil
    else { return before }
    return after
  }
}

/// The drafts that a commit's message takes in and lets go, by folded slug.
struct NamedDrafts {
  private(set) var adoptions: [String: (state: StateID, copy: CopyID)] = [:]
  private(set) var releases: Set<String> = []

  init(_ message: CommitMessage) {
    var doubled: Set<String> = []
    for trailer in message.trailers {
      switch trailer {
      case .adopt(let slug, let state, let copy):
        if adoptions.updateValue((state, copy), forKey: slug.folded) != nil {
          doubled.insert(slug.folded)
        }
      case .release(let slug): releases.insert(slug.folded)
      default: continue
      }
    }
    // In two spellings, it says two things, and so nothing.
    for slug in doubled { adoptions[slug] = nil }
  }
}

extension String {
  /// Whether a path lies in the folder of the rule files.
  var isRuleFile: Bool { utf8.starts(with: "workflows/".utf8) || self == "workflows" }
}
