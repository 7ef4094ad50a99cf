internal import Editorial

/// A short edit from one sequence to another: of lines, of paragraphs, of words.
///
/// The shortest by Myers' greedy algorithm (E. W. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", 1986), as long as that is found with a bounded number of steps. Beyond, the
/// sequences are parted at what stands once in each of them (B. Cohen's patience diff), and each
/// part is searched by itself; a part that has nothing of the kind is replaced whole.
enum SequenceDiff {
  enum Edit: Hashable {
    /// The element at this offset before, and at that offset after.
    case keep(Int, Int)
    case remove(Int)
    case add(Int)
  }

  static func edits<Element: Hashable>(from old: [Element], to new: [Element]) -> [Edit] {
    // Numbers compare faster than lines, and a line is met often.
    var numbers: [Element: Int32] = [:]
    func number(_ element: Element) -> Int32 {
      if let known = numbers[element] { return known }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[element] = number
      return number
    }
    return edits(from: old.map(number), to: new.map(number), numbers: numbers.count)
  }

  /// The same for elements that are numbers already: from 0, below `numbers`.
  static func edits(from old: [Int32], to new: [Int32], numbers: Int) -> [Edit] {
    var search = Search(old: old, new: new, numbers: numbers)
    search.solve(0..<old.count, 0..<new.count, depth: 0)
    return search.edits
  }
}

private struct Search {
  let old: [Int32]
  let new: [Int32]
  var edits: [SequenceDiff.Edit] = []
  private var anchors: Anchors
  /// The steps that are left, each a comparison of some nanoseconds.
  private var budget = 30_000_000

  /// Beyond so many edits a search keeps more than it is worth.
  private static let limit = 2000
  /// How often parts are parted again.
  private static let maximumDepth = 12

  init(old: [Int32], new: [Int32], numbers: Int) {
    self.old = old
    self.new = new
    anchors = Anchors(numbers: numbers)
    edits.reserveCapacity(max(old.count, new.count))
  }

  mutating func solve(_ a: Range<Int>, _ b: Range<Int>, depth: Int) {
    var head = 0
    let shorter = min(a.count, b.count)
    while head < shorter, old[a.lowerBound + head] == new[b.lowerBound + head] { head += 1 }
    var tail = 0
    while tail < shorter - head, old[a.upperBound - 1 - tail] == new[b.upperBound - 1 - tail] {
      tail += 1
    }
    for offset in 0..<head { edits.append(.keep(a.lowerBound + offset, b.lowerBound + offset)) }
    solveMiddle(
      (a.lowerBound + head)..<(a.upperBound - tail), (b.lowerBound + head)..<(b.upperBound - tail),
      depth: depth)
    for offset in (0..<tail).reversed() {
      edits.append(.keep(a.upperBound - 1 - offset, b.upperBound - 1 - offset))
    }
  }

  private mutating func solveMiddle(_ a: Range<Int>, _ b: Range<Int>, depth: Int) {
    guard !a.isEmpty, !b.isEmpty else { return replace(a, b) }
    if let shortest = shortest(a, b) {
      edits += shortest
      return
    }
    let pairs = depth < Self.maximumDepth ? anchors.find(old, a, new, b) : []
    guard !pairs.isEmpty else { return replace(a, b) }
    var (x, y) = (a.lowerBound, b.lowerBound)
    for (keptOld, keptNew) in pairs {
      solve(x..<keptOld, y..<keptNew, depth: depth + 1)
      edits.append(.keep(keptOld, keptNew))
      (x, y) = (keptOld + 1, keptNew + 1)
    }
    solve(x..<a.upperBound, y..<b.upperBound, depth: depth + 1)
  }

  private mutating func replace(_ a: Range<Int>, _ b: Range<Int>) {
    edits += a.map { .remove($0) }
    edits += b.map { .add($0) }
  }

  // MARK: - Myers

  /// The shortest edit; nil when it takes more steps than half of those that are left.
  private mutating func shortest(_ a: Range<Int>, _ b: Range<Int>) -> [SequenceDiff.Edit]? {
    guard let trace = trace(a, b) else { return nil }
    var edits: [SequenceDiff.Edit] = []
    var x = a.count
    var y = b.count
    for d in stride(from: trace.count - 1, through: 0, by: -1) {
      let reached = trace[d]
      let k = x - y
      let comesDown = k == -d || (k != d && reached.at(k - 1) < reached.at(k + 1))
      let fromK = comesDown ? k + 1 : k - 1
      let fromX = d == 0 ? 0 : Int(reached.at(fromK))
      let fromY = d == 0 ? 0 : fromX - fromK
      while x > fromX, y > fromY {
        x -= 1
        y -= 1
        edits.append(.keep(a.lowerBound + x, b.lowerBound + y))
      }
      guard d > 0 else { break }
      edits.append(comesDown ? .add(b.lowerBound + fromY) : .remove(a.lowerBound + fromX))
      x = fromX
      y = fromY
    }
    return edits.reversed()
  }

  /// How far each diagonal was reached before round `d`.
  private struct Frontier {
    var reached: [Int32]
    let offset: Int

    func at(_ k: Int) -> Int32 {
      let index = k + offset
      return reached.indices.contains(index) ? reached[index] : -1
    }
  }

  /// The frontiers of each round up to the one that reaches the end.
  private mutating func trace(_ a: Range<Int>, _ b: Range<Int>) -> [Frontier]? {
    var trace: [Frontier] = []
    var left = budget / 2
    defer { budget -= budget / 2 - max(left, 0) }
    let bound = min(a.count + b.count, Self.limit)
    var reached = [Int32](repeating: 0, count: 2 * bound + 3)
    let middle = bound + 1
    for d in 0...bound {
      // Round `d` reads the diagonals from -d to d only.
      trace.append(
        Frontier(reached: Array(reached[(middle - d - 1)...(middle + d + 1)]), offset: d + 1))
      left -= 2 * d + 3
      for k in stride(from: -d, through: d, by: 2) {
        let down = k == -d || (k != d && reached[middle + k - 1] < reached[middle + k + 1])
        let start = Int(down ? reached[middle + k + 1] : reached[middle + k - 1] + 1)
        var x = start
        var y = x - k
        while x < a.count, y < b.count, old[a.lowerBound + x] == new[b.lowerBound + y] {
          x += 1
          y += 1
        }
        left -= x - start
        reached[middle + k] = Int32(truncatingIfNeeded: x)
        if x >= a.count, y >= b.count { return trace }
      }
      guard left > 0 else { return nil }
    }
    return nil
  }
}

/// Finds what stands exactly once on both sides, in the same order.
private struct Anchors {
  /// For each number, where it stands: -1 nowhere, -2 more than once.
  private var inOld: [Int32]
  private var inNew: [Int32]

  init(numbers: Int) {
    inOld = Array(repeating: -1, count: numbers)
    inNew = inOld
  }

  /// The longest series of such elements, as offsets on both sides.
  mutating func find(
    _ old: [Int32], _ a: Range<Int>, _ new: [Int32], _ b: Range<Int>
  ) -> [(Int, Int)] {
    for index in a { note(&inOld[Int(old[index])], index) }
    for index in b { note(&inNew[Int(new[index])], index) }
    let pairs = a.compactMap { index -> (Int, Int)? in
      let number = Int(old[index])
      return inOld[number] >= 0 && inNew[number] >= 0 ? (index, Int(inNew[number])) : nil
    }
    for index in a { inOld[Int(old[index])] = -1 }
    for index in b { inNew[Int(new[index])] = -1 }
    return longestRise(of: pairs)
  }

  private func note(_ place: inout Int32, _ index: Int) {
    place = place == -1 ? Int32(truncatingIfNeeded: index) : -2
  }

  /// The longest series that rises on the new side as it does on the old one.
  private func longestRise(of pairs: [(Int, Int)]) -> [(Int, Int)] {
    // The smallest end of a series of each length, and what stands before each element.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let length = ends.partitioningIndex { pairs[$0].1 >= pair.1 }
      if length > 0 { before[index] = ends[length - 1] }
      if length == ends.count { ends.append(index) } else { ends[length] = index }
    }
    var series: [(Int, Int)] = []
    var next = ends.last ?? -1
    while next >= 0 {
      series.append(pairs[next])
      next = before[next]
    }
    return series.reversed()
  }
}
