/// The commits that some of a merge's parents know and others do not.
struct Region {
  /// Which parents know a commit, a bit each; commits that all of them know are left out.
  private(set) var knownBy: [Int: UInt64] = [:]
  private let all: UInt64

  /// - Parameters:
  ///   - parents: at most 64 of them; git's own merges stop far below.
  ///   - parentsOf: the judged parents of a commit, each with a smaller number.
  init(_ parents: [Int], parentsOf: (Int) -> [Int]) {
    all = parents.count >= 64 ? .max : (1 << UInt64(parents.count)) - 1
    var masks: [Int: UInt64] = [:]
    var open = Heap()
    for (index, parent) in parents.enumerated() {
      if masks[parent] == nil { open.push(parent) }
      masks[parent, default: 0] |= 1 << UInt64(min(index, 63))
    }
    // Children come before their parents: when a commit is taken, all that lead to it were.
    var partial = masks.values.filter { $0 != all }.count
    while partial > 0, let commit = open.pop() {
      guard let mask = masks[commit] else { continue }
      if mask != all {
        partial -= 1
        knownBy[commit] = mask
      }
      for parent in parentsOf(commit) {
        if let known = masks[parent] {
          if known != all, known | mask == all { partial -= 1 }
          masks[parent] = known | mask
        } else {
          masks[parent] = mask
          if mask != all { partial += 1 }
          open.push(parent)
        }
      }
    }
  }

  /// The commits that some of any number of heads know and others do not.
  ///
  /// Nil where too many of them know none of the others.
  init?(ofHeads heads: [Int], parentsOf: (Int) -> [Int]) {
    guard let last = heads.max(), let first = heads.min() else {
      self.init([], parentsOf: parentsOf)
      return
    }
    // What a head knows, those that come from it know: all that know none count alone, and the
    // others, which share the last bit, know what those do.
    let isHead = Set(heads)
    var leads = Array(repeating: false, count: last - first + 1)
    for commit in first...last {
      leads[commit - first] = parentsOf(commit).contains { parent in
        parent >= first && (isHead.contains(parent) || leads[parent - first])
      }
    }
    let lowest = heads.filter { !leads[$0 - first] }
    guard lowest.count < 64 else { return nil }
    self.init(lowest + heads.filter { leads[$0 - first] }, parentsOf: parentsOf)
  }

  /// Whether the parent of that place in the list knows a commit that leads to the merge.
  func knows(_ parent: Int, _ commit: Int) -> Bool {
    guard let mask = knownBy[commit] else { return true }
    return mask & (1 << UInt64(min(parent, 63))) != 0
  }
}

/// Numbers, the largest first.
private struct Heap {
  private var items: [Int] = []

  mutating func push(_ item: Int) {
    items.append(item)
    var child = items.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard items[parent] < items[child] else { return }
      items.swapAt(parent, child)
      child = parent
    }
  }

  mutating func pop() -> Int? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return first }
    items[0] = last
    var parent = 0
    while true {
      var largest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < items.count && items[child] > items[largest] {
        largest = child
      }
      guard largest != parent else { return first }
      items.swapAt(parent, largest)
      parent = largest
    }
  }
}
