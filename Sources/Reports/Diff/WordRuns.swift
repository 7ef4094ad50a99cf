/// An edit of words as runs: what stayed, and between that what was replaced by what.
struct WordRuns {
  enum Run: Hashable {
    case same(old: Range<Int>, new: Range<Int>)
    /// One side may be empty.
    case change(old: Range<Int>, new: Range<Int>)
  }

  private(set) var runs: [Run] = []
  private let old: [Int32]
  private let new: [Int32]
  /// How many bytes each word has.
  private let weights: (old: [Int], new: [Int])

  init(_ old: [Int32], _ new: [Int32], numbers: Int, weights: (old: [Int], new: [Int])) {
    self.old = old
    self.new = new
    self.weights = weights
    collect(SequenceDiff.edits(from: old, to: new, numbers: numbers))
    dissolveCoincidences()
    slide()
  }

  private mutating func collect(_ edits: [SequenceDiff.Edit]) {
    var (x, y) = (0, 0)
    var index = 0
    while index < edits.count {
      let (startX, startY) = (x, y)
      var isSame = false
      if case .keep = edits[index] { isSame = true }
      loop: while index < edits.count {
        switch edits[index] {
        case .keep:
          guard isSame else { break loop }
          (x, y) = (x + 1, y + 1)
        case .remove:
          guard !isSame else { break loop }
          x += 1
        case .add:
          guard !isSame else { break loop }
          y += 1
        }
        index += 1
      }
      runs.append(
        isSame
          ? .same(old: startX..<x, new: startY..<y) : .change(old: startX..<x, new: startY..<y))
    }
  }

  /// A word or two that stand by chance in both of two different sentences say nothing, and make
  /// both hard to read: they become part of the change around them.
  private mutating func dissolveCoincidences() {
    var isDone = false
    var rounds = 0
    while !isDone, rounds < 4 {
      isDone = true
      rounds += 1
      var result: [Run] = []
      result.reserveCapacity(runs.count)
      var index = 0
      while index < runs.count {
        guard case .same(_, let new) = runs[index],
          case .change(let oldBefore, let newBefore)? = result.last,
          index + 1 < runs.count, case .change(let oldAfter, let newAfter) = runs[index + 1],
          isCoincidence(new, (oldBefore, newBefore), (oldAfter, newAfter))
        else {
          result.append(runs[index])
          index += 1
          continue
        }
        result[result.count - 1] = .change(
          old: oldBefore.lowerBound..<oldAfter.upperBound,
          new: newBefore.lowerBound..<newAfter.upperBound)
        index += 2
        isDone = false
      }
      runs = result
    }
  }

  private func isCoincidence(
    _ same: Range<Int>, _ before: (Range<Int>, Range<Int>), _ after: (Range<Int>, Range<Int>)
  ) -> Bool {
    // Where something only came, or only went, both sides of it are what they were.
    guard !before.0.isEmpty || !after.0.isEmpty, !before.1.isEmpty || !after.1.isEmpty,
      same.count <= 8, !new[same].contains(ProsePair.breakNumber)
    else { return false }
    let weight = weigh(same, weights.new, over: .max)
    return [before, after].allSatisfy { change in
      weight <= weigh(change.0, weights.old, over: weight)
        || weight <= weigh(change.1, weights.new, over: weight)
    }
  }

  /// The bytes of some words, counted no further than over a limit.
  private func weigh(_ range: Range<Int>, _ weights: [Int], over limit: Int) -> Int {
    var sum = 0
    for index in range {
      sum += weights[index]
      if sum > limit { break }
    }
    return sum
  }

  /// The same words could as well have come or gone a little earlier or later: whole paragraphs
  /// are preferred to the halves of two.
  private mutating func slide() {
    for index in runs.indices {
      guard case .change(let a, let b) = runs[index], a.isEmpty != b.isEmpty else { continue }
      let before = index > 0 ? length(runs[index - 1]) : 0
      let after = index + 1 < runs.count ? length(runs[index + 1]) : 0
      let (side, range) = a.isEmpty ? (new, b) : (old, a)
      let shift = bestShift(of: range, in: side, back: min(before, 400), on: min(after, 400))
      guard shift != 0 else { continue }
      runs[index] = .change(old: a.shifted(shift), new: b.shifted(shift))
      if index > 0 { extend(&runs[index - 1], by: shift) }
      if index + 1 < runs.count { shorten(&runs[index + 1], by: shift) }
    }
    runs = runs.filter { length($0) > 0 }
  }

  private func length(_ run: Run) -> Int {
    switch run {
    case .same(let old, _): old.count
    case .change(let old, let new): old.count + new.count
    }
  }

  private func bestShift(of range: Range<Int>, in side: [Int32], back: Int, on: Int) -> Int {
    var best = (shift: 0, value: value(of: range, in: side))
    var shift = 0
    while -shift < back, side[range.lowerBound + shift - 1] == side[range.upperBound + shift - 1] {
      shift -= 1
      let value = value(of: range.shifted(shift), in: side)
      if value > best.value { best = (shift, value) }
    }
    shift = 0
    while shift < on, side[range.lowerBound + shift] == side[range.upperBound + shift] {
      shift += 1
      let value = value(of: range.shifted(shift), in: side)
      if value > best.value { best = (shift, value) }
    }
    return best.shift
  }

  /// How well a change fits into the order of paragraphs.
  private func value(of range: Range<Int>, in side: [Int32]) -> Int {
    let begins = range.lowerBound == 0 || side[range.lowerBound - 1] == ProsePair.breakNumber
    let ends = side[range.upperBound - 1] == ProsePair.breakNumber
    return (ends ? 2 : 0) + (begins ? 1 : 0)
  }

  private func extend(_ run: inout Run, by shift: Int) {
    guard case .same(let old, let new) = run else { return }
    run = .same(
      old: old.lowerBound..<(old.upperBound + shift), new: new.lowerBound..<(new.upperBound + shift)
    )
  }

  private func shorten(_ run: inout Run, by shift: Int) {
    guard case .same(let old, let new) = run else { return }
    run = .same(
      old: (old.lowerBound + shift)..<old.upperBound, new: (new.lowerBound + shift)..<new.upperBound
    )
  }
}

extension Range<Int> {
  fileprivate func shifted(_ by: Int) -> Range<Int> { (lowerBound + by)..<(upperBound + by) }
}
