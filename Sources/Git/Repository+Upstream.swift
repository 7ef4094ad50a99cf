extension Repository {
  /// How far two commits have gone apart, looking at so many commits at most.
  ///
  /// What `git rev-list --left-right --count ONE...OTHER` counts. libgit2's `git_graph_ahead_behind`
  /// knows no limit: after a rewritten history, or between two that have nothing in common, it
  /// reads all of both. This goes back from both sides, the newest commit first, as git does, and
  /// stops where both sides lead to everything that is left, or at the limit.
  public func divergence(
    _ one: ObjectID, _ other: ObjectID, limit: Int = 4096
  ) throws(GitError) -> Divergence {
    guard !isShallow else {
      throw GitError(
        code: .shallow, message: "the clone is shallow; run: git fetch --unshallow",
        call: "divergence")
    }
    guard one != other else {
      return Divergence(ahead: 0, behind: 0, common: one, isComplete: true)
    }
    var walk = DivergenceWalk(limit: max(limit, 2))
    try walk.reach(one, from: .one, in: self)
    try walk.reach(other, from: .other, in: self)
    while try walk.goBack(in: self) {}
    return walk.result
  }
}

/// Goes back from two commits at once, and notes from which side each is reached.
private struct DivergenceWalk {
  struct Sides: OptionSet {
    let rawValue: UInt8
    static let one = Sides(rawValue: 1)
    static let other = Sides(rawValue: 2)
    static let both: Sides = [.one, .other]
  }

  private struct Known {
    var sides: Sides
    var seconds: Int64
    var parents: [ObjectID]
    var isWaiting: Bool
  }

  private let limit: Int
  private var known: [ObjectID: Known] = [:]
  /// Whose parents were not looked at yet, the newest last.
  private var waiting: [(seconds: Int64, id: ObjectID)] = []
  /// How many of those that wait only one side leads to.
  private var lonely = 0
  /// The time of the oldest commit that only one side led to when it was its turn.
  private var oldestLonely = Int64.max
  private var common: ObjectID?
  private var isCut = false

  init(limit: Int) { self.limit = limit }

  /// Notes that a side leads to a commit; what is news waits to be followed.
  mutating func reach(
    _ id: ObjectID, from sides: Sides, in repository: Repository
  ) throws(GitError) {
    guard var commit = known[id] else {
      guard known.count < limit else {
        isCut = true
        return
      }
      let read = try repository.commit(id)
      let seconds = read.committer.seconds
      known[id] = Known(sides: sides, seconds: seconds, parents: read.parents, isWaiting: true)
      wait(id, seconds)
      if sides != .both { lonely += 1 }
      return
    }
    guard !commit.sides.isSuperset(of: sides) else { return }
    commit.sides = .both
    if commit.isWaiting {
      lonely -= 1
    } else {
      // Its parents were told of one side only.
      commit.isWaiting = true
      wait(id, commit.seconds)
    }
    known[id] = commit
  }

  /// Follows the newest commit that waits; false when nothing more can come of it.
  mutating func goBack(in repository: Repository) throws(GitError) -> Bool {
    guard !isCut, let newest = waiting.last else { return false }
    // Commits of one second come in any order, so that one of them may still lead to another.
    guard lonely > 0 || newest.seconds >= oldestLonely else { return false }
    waiting.removeLast()
    guard let commit = known[newest.id] else { return false }
    known[newest.id]?.isWaiting = false
    if commit.sides == .both {
      if common == nil { common = newest.id }
    } else {
      lonely -= 1
      oldestLonely = min(oldestLonely, commit.seconds)
    }
    for parent in commit.parents { try reach(parent, from: commit.sides, in: repository) }
    return true
  }

  private mutating func wait(_ id: ObjectID, _ seconds: Int64) {
    var low = 0
    var high = waiting.count
    while low < high {
      let middle = (low + high) / 2
      if waiting[middle].seconds <= seconds { low = middle + 1 } else { high = middle }
    }
    waiting.insert((seconds, id), at: low)
  }

  var result: Divergence {
    let left = isCut ? nil : waiting.last { known[$0.id]?.sides == .both }?.id
    return Divergence(
      ahead: known.values.count { $0.sides == .one },
      behind: known.values.count { $0.sides == .other }, common: common ?? left,
      isComplete: !isCut)
  }
}
