import HashTreeCollections

/// Replays what happened to drafts, commit by commit, judges it, and carries their lives along.
///
/// The one reader of the past: the commands run it over the commits that touch the drafts they
/// name, the audit over all.
public struct Replay<Source: ReplaySource> {
  let source: Source
  /// The distinct states of affairs that commits to come stand on; those that change nothing share
  /// their parent's.
  private var affairs: [Int32: Affairs] = [0: Affairs()]
  private var affairsOfCommit: [Int32] = []
  /// How many commits to come stand on each.
  private var pending: [Int32: Int] = [:]
  private var children: [Int32] = []
  /// No commit before it has children to come.
  private var oldestOpen = 0
  /// Which commits are gone through; nil for all.
  private var route: Route?
  /// What a merge to come may ask of commits.
  var memory = CommitMemories()
  var outcome = ReplayOutcome()
  /// The folded slugs to replay; nil for all.
  var interest: Set<String>?
  /// Called with every step of a draft that was judged, when somebody wants to know.
  public var onStep: ((JudgedStep) -> Void)?
  /// Whether the lines of the log are wanted.
  public var tellsEvents = true
  /// Where it goes on from; nil from the beginning.
  private let begin: Checkpoint?
  /// What to keep for replays to come.
  package var keeps: Checkpoint.Plan?
  /// What was kept.
  package private(set) var kept: Checkpoint?

  public init(source: Source) {
    self.init(source: source, from: nil)
  }

  /// - Parameter begin: a checkpoint of the same history, with the same numbers.
  package init(source: Source, from begin: Checkpoint?) {
    self.source = source
    self.begin = begin
  }

  /// The first commit that is gone through.
  private var first: Int { begin.map { $0.commit + 1 } ?? 0 }

  /// Whether other files than drafts are judged too: when everything is.
  var judgesAll: Bool { interest == nil }

  /// Replays up to a tip.
  ///
  /// - Parameters:
  ///   - tip: the last commit's number.
  ///   - interest: the folded slugs to replay, all that they ever had included; nil for all.
  ///   - route: the commits that touch drafts of interest or change the rules, and the merges of
  ///     what they led to. Nil for all commits.
  /// - Throws: ``BeyondMemory`` where history goes on from a commit of which nothing was kept.
  public mutating func run(
    to tip: Int, interest: Set<String>? = nil, along route: Route? = nil
  ) throws -> ReplayOutcome {
    self.interest = interest
    self.route = route
    affairsOfCommit = Array(repeating: 0, count: tip + 1)
    children = Array(repeating: 0, count: tip + 1)
    let stops = route?.stops ?? allStops(to: tip)
    for commit in stops { count(commit, by: 1) }
    if let last = stand(of: tip) { children[last] += 1 }
    for end in keeps?.ends ?? [] { children[end] += 1 }
    if let begin { try goOn(from: begin) }
    for commit in stops {
      outcome.commits += 1
      let parents = source.parents(of: commit)
      let before = parents.map { stand(of: $0).map { affairsOfCommit[$0] } ?? 0 }
      try step(commit, parents: parents, before: before)
      pass(from: before, to: commit)
      if let keeps, commit == keeps.commit { keep(keeps) }
      if outcome.commits.isMultiple(of: 2048) { forget(after: commit) }
    }
    let drafts = self.affairs(at: tip).drafts
    outcome.presentDrafts = drafts.presentCount
    guard tellsEvents else { return outcome }
    for (key, record) in drafts.sorted {
      noteStale(in: record.life, at: record.version)
      outcome.drafts[key] = record
    }
    settleEvents()
    return outcome
  }

  /// Every judged commit that leads to the tip, from the first on.
  private func allStops(to tip: Int) -> [Int] {
    guard first <= tip else { return [] }
    let reachable = ancestors(of: tip)
    return (first...tip).filter { reachable[$0 - first] && source.isJudged($0) }
  }

  /// The commit that left everything as it stands at another; nil where nothing is known.
  private func stand(of commit: Int) -> Int? {
    guard let route else { return commit }
    let stop = route.stands[commit]
    return stop < 0 ? nil : Int(stop)
  }

  private mutating func count(_ commit: Int, by change: Int32) {
    for parent in source.parents(of: commit) {
      if let stop = stand(of: parent) { children[stop] += change }
    }
  }

  private mutating func goOn(from begin: Checkpoint) throws {
    outcome = begin.outcome
    memory = begin.memory
    for commit in 0...begin.commit where children[commit] > 0 {
      let found = commit == begin.commit ? begin.affairs : try begin.ends.affairs(at: commit)
      guard let found else { throw BeyondMemory() }
      // Those of commits to come have numbers above zero.
      affairsOfCommit[commit] = found.number
      affairs[found.number] = found
      pending[found.number, default: 0] += Int(children[commit])
    }
  }

  /// How everything stands at a commit that commits to come stand on, for one of them.
  func affairs(at commit: Int) -> Affairs {
    stand(of: commit).flatMap { affairs[affairsOfCommit[$0]]?.goingOn() } ?? Affairs()
  }

  /// Keeps how everything stands at commits that history may go on from, and what merges may ask.
  private mutating func keep(_ plan: Checkpoint.Plan) {
    forget(after: plan.commit)
    var ends: [Int: Affairs] = [:]
    for end in plan.ends {
      let number = affairsOfCommit[end]
      ends[end] = affairs[number]
      children[end] -= 1
      release(number)
    }
    guard let last = ends[plan.commit] else { return }
    kept = Checkpoint(
      commit: plan.commit, affairs: last, outcome: outcome, ends: KeptEnds(ends), memory: memory)
  }

  /// What nobody will stand on any more is let go: history is long, and memory is not.
  private mutating func pass(from before: [Int32], to commit: Int) {
    pending[affairsOfCommit[commit], default: 0] += Int(children[commit])
    for index in before { release(index) }
    count(commit, by: -1)
  }

  private mutating func release(_ index: Int32) {
    pending[index, default: 0] -= 1
    if pending[index, default: 0] <= 0, index != 0 {
      affairs[index] = nil
      pending[index] = nil
    }
  }

  /// Forgets of commits what no merge to come can ask: all that every open end knows.
  private mutating func forget(after commit: Int) {
    guard !memory.isEmpty else { return }
    while oldestOpen < commit, children[oldestOpen] == 0 { oldestOpen += 1 }
    var heads: [Int] = []
    var head = oldestOpen
    while head <= commit {
      if children[head] > 0, affairsOfCommit[head] != 0 { heads.append(head) }
      head += 1
    }
    guard let region = Region(ofHeads: heads, parentsOf: { [source] in source.parents(of: $0) })
    else { return }
    memory.keep { region.knownBy[$0] != nil }
  }

  private mutating func step(_ commit: Int, parents: [Int], before: [Int32]) throws {
    let facts = try source.facts(of: commit)
    let next: Affairs?
    switch parents.count {
    case 0: next = try adopt(facts)
    case 1: next = try follow(facts, from: parents[0])
    default: next = try merge(facts, parents)
    }
    guard let next else {
      affairsOfCommit[commit] = before.first ?? 0
      return
    }
    affairsOfCommit[commit] = Int32(outcome.commits)
    affairs[Int32(outcome.commits)] = next.numbered(Int32(outcome.commits))
  }

  /// Which commits lead to the tip, itself included, from the first on.
  private func ancestors(of tip: Int) -> [Bool] {
    var reached = Array(repeating: false, count: tip - first + 1)
    reached[tip - first] = true
    for commit in stride(from: tip, through: first, by: -1) where reached[commit - first] {
      for parent in source.parents(of: commit) where parent >= first {
        reached[parent - first] = true
      }
    }
    return reached
  }

  /// Whether one commit is the other or an ancestor of it.
  func isAncestor(_ ancestor: Int, of descendant: Int) -> Bool {
    // Parents have smaller numbers.
    if ancestor > descendant { return false }
    var seen: Set<Int> = []
    var open = [descendant]
    while let commit = open.popLast() {
      if commit == ancestor { return true }
      // All that was judged up to the last commit of a checkpoint leads to it.
      if commit == begin?.commit { return source.isJudged(ancestor) }
      for parent in source.parents(of: commit) where parent >= ancestor {
        if seen.insert(parent).inserted { open.append(parent) }
      }
    }
    return false
  }

  func isOfInterest(_ slug: Slug) -> Bool { interest?.contains(slug.folded) ?? true }

  // MARK: - Violations

  /// Writes violations down.
  ///
  /// - Returns: their places in the list.
  mutating func violate(
    _ blockers: [Blocker], as code: Code? = nil, at facts: CommitFacts, by actor: Actor,
    _ rules: Rules, path: String? = nil, slug: Slug? = nil, from: StateID? = nil,
    to: StateID? = nil, follows: Bool = false
  ) -> [Int] {
    var blockers = blockers
    if code != nil, blockers.count > 1 {
      // Under a code for the whole there is one violation, which says all of it.
      blockers[0].message = blockers.map(\.message).joined(separator: "; ")
      blockers.removeLast(blockers.count - 1)
    }
    let first = outcome.violations.count
    let chiefs =
      blockers.isEmpty
      ? [] : Set(rules.masthead.people.filter { $0.roles.contains(.chief) }.map(\.id))
    for blocker in blockers {
      outcome.violations.append(
        Violation(
          code ?? blocker.code, commit: facts.id,
          path: path ?? blocker.finding?.location?.path, slug: slug, from: from, to: to,
          actor: actor, name: rules.masthead.displayName(of: actor), time: facts.time,
          message: blocker.message, help: blocker.help, isRootCause: !follows))
      outcome.violations[outcome.violations.count - 1].chiefs = chiefs
    }
    return Array(first..<outcome.violations.count)
  }

  /// Marks violations as mended by a commit.
  mutating func mend(_ violations: [Int], by facts: CommitFacts) {
    for place in violations where outcome.violations[place].mendedBy == nil {
      outcome.violations[place].mendedBy = facts.id
    }
  }

  /// Counts a step that asked for a person, by how they were known.
  mutating func countStep(by actor: Actor, _ facts: CommitFacts) {
    guard !actor.isProven else { return }
    outcome.unproven += 1
    outcome.lastUnproven = facts.id
  }
}

/// A step of a draft in the past, as it was judged.
public struct JudgedStep {
  public var commit: CommitID
  public var time: Timestamp
  public var step: Step
  public var life: Life
  /// The rules that it was judged by.
  public var rules: Rules
  public var decision: Decision
}
