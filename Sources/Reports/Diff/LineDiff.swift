/// The shortest edit from one list of lines to another.
///
/// By Myers' greedy algorithm (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
enum LineDiff {
  enum Edit: Hashable {
    /// The line at this offset before, and at that offset after.
    case keep(Int, Int)
    case remove(Int)
    case add(Int)
  }

  /// Beyond so many edits the search costs more than anybody reads: the middle is replaced whole.
  private static let limit = 2000

  static func edits<Line: Hashable>(from old: [Line], to new: [Line]) -> [Edit] {
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    {
      tail += 1
    }
    // Numbers compare faster than lines, and a line is met often.
    var numbers: [Line: Int] = [:]
    func number(_ line: Line) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let before = old[head..<(old.count - tail)].map(number)
    let after = new[head..<(new.count - tail)].map(number)
    var edits = (0..<head).map { Edit.keep($0, $0) }
    for edit in middle(before, after) {
      switch edit {
      case .keep(let a, let b): edits.append(.keep(a + head, b + head))
      case .remove(let a): edits.append(.remove(a + head))
      case .add(let b): edits.append(.add(b + head))
      }
    }
    for offset in 0..<tail {
      edits.append(.keep(old.count - tail + offset, new.count - tail + offset))
    }
    return edits
  }

  private static func middle(_ a: [Int], _ b: [Int]) -> [Edit] {
    guard let trace = search(a, b) else {
      return a.indices.map { .remove($0) } + b.indices.map { .add($0) }
    }
    var edits: [Edit] = []
    var x = a.count
    var y = b.count
    for d in stride(from: trace.count - 1, through: 0, by: -1) {
      let reached = trace[d]
      let k = x - y
      let comesDown = k == -d || (k != d && reached.at(k - 1) < reached.at(k + 1))
      let fromK = comesDown ? k + 1 : k - 1
      let fromX = d == 0 ? 0 : reached.at(fromK)
      let fromY = d == 0 ? 0 : fromX - fromK
      while x > fromX, y > fromY {
        x -= 1
        y -= 1
        edits.append(.keep(x, y))
      }
      guard d > 0 else { break }
      edits.append(comesDown ? .add(fromY) : .remove(fromX))
      x = fromX
      y = fromY
    }
    return edits.reversed()
  }

  /// How far each diagonal was reached before round `d`.
  private struct Frontier {
    var reached: [Int]
    let offset: Int

    func at(_ k: Int) -> Int {
      let index = k + offset
      return reached.indices.contains(index) ? reached[index] : -1
    }
  }

  /// The frontiers of each round up to the one that reaches the end; nil beyond the limit.
  private static func search(_ a: [Int], _ b: [Int]) -> [Frontier]? {
    var trace: [Frontier] = []
    let bound = min(a.count + b.count, limit)
    var reached = [Int](repeating: 0, count: 2 * bound + 3)
    let middle = bound + 1
    for d in 0...bound {
      // Round `d` reads the diagonals from -d to d only.
      trace.append(
        Frontier(reached: Array(reached[(middle - d - 1)...(middle + d + 1)]), offset: d + 1))
      for k in stride(from: -d, through: d, by: 2) {
        let down = k == -d || (k != d && reached[middle + k - 1] < reached[middle + k + 1])
        var x = down ? reached[middle + k + 1] : reached[middle + k - 1] + 1
        var y = x - k
        while x < a.count, y < b.count, a[x] == b[y] {
          x += 1
          y += 1
        }
        reached[middle + k] = x
        if x >= a.count, y >= b.count { return trace }
      }
    }
    return nil
  }
}
