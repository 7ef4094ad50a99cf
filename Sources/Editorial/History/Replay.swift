/// Replays what happened to drafts, commit by commit, and carries their lives along.
///
/// The one reader of the past: the commands run it over the commits that touch the drafts they
/// name, an audit over all.
public struct Replay<Source: ReplaySource> {
  /// A draft as the replay has it at some commit.
  public struct Record: Sendable {
    /// Nil once it is deleted; its life is kept for a draft that takes it over.
    public var version: DraftVersion?
    /// The last version that there was.
    public var last: DraftVersion
    public var life: Life
    /// When it last changed.
    public var changed: Timestamp
    /// The folded slugs that it had before.
    public var formerSlugs: Set<String> = []
    /// The commits that made this version, or this absence; several where sides agreed.
    var makers: Set<Int> = []
  }

  /// Every draft of interest at one commit, by folded slug.
  public typealias Drafts = [String: Record]

  /// What a replay tells.
  public struct Outcome {
    /// The drafts as the tip has them, deleted ones included.
    public var drafts: Drafts
    /// Oldest first.
    public var events: [HistoryEvent]

    public init(drafts: Drafts = [:], events: [HistoryEvent] = []) {
      self.drafts = drafts
      self.events = events
    }
  }

  let source: Source
  /// The distinct states of affairs; commits that change nothing share their parent's.
  private var affairs: [Drafts] = [[:]]
  private var affairsOfCommit: [Int32] = []
  var events: [HistoryEvent] = []
  var interest: Set<String> = []

  public init(source: Source) {
    self.source = source
  }

  /// Replays up to a tip.
  ///
  /// - Parameters:
  ///   - tip: the last commit's number.
  ///   - interest: the folded slugs to replay, all that they ever had included.
  ///   - touches: the commits that touch drafts of interest, each with all that it touches; a
  ///     merge stands here when it differs from any of its parents, a change of rules always.
  public mutating func run(
    to tip: Int, interest: Set<String>, touches: [Int: [Touch]]
  ) throws -> Outcome {
    self.interest = interest
    let reachable = ancestors(of: tip)
    affairsOfCommit = Array(repeating: 0, count: tip + 1)
    for commit in 0...tip where reachable[commit] && source.isJudged(commit) {
      let parents = source.parents(of: commit)
      let before = parents.map { affairsOfCommit[$0] }
      let touched = touches[commit]
      if touched == nil, let first = before.first, before.allSatisfy({ $0 == first }) {
        affairsOfCommit[commit] = first
        continue
      }
      if touched == nil, before.isEmpty { continue }
      let drafts = try step(commit, parents: parents, touches: touched ?? [])
      affairs.append(drafts)
      affairsOfCommit[commit] = Int32(affairs.count - 1)
    }
    let drafts = drafts(at: tip)
    for record in drafts.values { noteStale(in: record.life, at: record.version) }
    return Outcome(drafts: drafts, events: events)
  }

  /// The drafts as a commit leaves them.
  func drafts(at commit: Int) -> Drafts { affairs[Int(affairsOfCommit[commit])] }

  private mutating func step(_ commit: Int, parents: [Int], touches: [Touch]) throws -> Drafts {
    let facts = try source.facts(of: commit)
    switch parents.count {
    case 0: return try adopt(touches, in: commit, facts)
    case 1: return try follow(touches, in: commit, facts, from: parents[0])
    default: return try merge(touches, in: commit, facts, parents)
    }
  }

  /// Which commits lead to the tip, itself included.
  private func ancestors(of tip: Int) -> [Bool] {
    var reached = Array(repeating: false, count: tip + 1)
    reached[tip] = true
    for commit in stride(from: tip, through: 0, by: -1) where reached[commit] {
      for parent in source.parents(of: commit) { reached[parent] = true }
    }
    return reached
  }

  /// Whether one commit is the other or an ancestor of it.
  func isAncestor(_ ancestor: Int, of descendant: Int) -> Bool {
    var seen: Set<Int> = []
    var open = [descendant]
    while let commit = open.popLast() {
      if commit == ancestor { return true }
      for parent in source.parents(of: commit) where parent >= ancestor {
        if seen.insert(parent).inserted { open.append(parent) }
      }
    }
    return false
  }
}
