import Editorial

/// The ends of a checkpoint in an order in which each can be told by how it differs from one before
/// it: most differ from another in what a commit or two changed.
struct EndOrder {
  /// One end.
  struct Step {
    var commit: Int
    var affairs: Affairs
    /// The place of the one that it is told by, the last commit having 0.
    var relative: Int
    var other: Affairs
    /// The one of the two that tells what changed; nil where nobody does.
    var log: Affairs?
  }

  private(set) var steps: [Step] = []
  /// The commits that stand on the same affairs, by their number.
  private var commits: [Int32: [Int]] = [:]
  private var places: [Int32: Int] = [:]
  private let kept: [Int: Affairs]

  init(_ kept: [Int: Affairs], last: Int) {
    self.kept = kept
    guard let first = kept[last] else { return }
    var made: [Int32: [Int32]] = [:]
    var all: [Int32: Affairs] = [:]
    for (commit, affairs) in kept.sorted(by: { $0.key > $1.key }) {
      if commit != last { commits[affairs.number, default: []].append(commit) }
      if all.updateValue(affairs, forKey: affairs.number) == nil, let base = affairs.base {
        made[base, default: []].append(affairs.number)
      }
    }
    places[first.number] = 0
    add(first.number, 0, first, first, first)
    var open = [first]
    // Those that nothing leads to are told by the last commit.
    var others = kept.sorted { $0.key > $1.key }.map(\.value)[...]
    while true {
      guard let affairs = open.popLast() else {
        guard let next = others.popFirst() else { return }
        if places[next.number] == nil {
          add(next.number, 0, next, first, nil)
          open.append(next)
        }
        continue
      }
      let place = places[affairs.number] ?? 0
      if let base = affairs.base.flatMap({ all[$0] }), places[base.number] == nil {
        add(base.number, place, base, affairs, affairs)
        open.append(base)
      }
      for number in made[affairs.number] ?? [] where places[number] == nil {
        guard let next = all[number] else { continue }
        add(number, place, next, affairs, next)
        open.append(next)
      }
    }
  }

  /// Adds the commits that stand on the same.
  private mutating func add(
    _ number: Int32, _ relative: Int, _ affairs: Affairs, _ other: Affairs, _ log: Affairs?
  ) {
    for commit in commits[number] ?? [] {
      steps.append(
        Step(commit: commit, affairs: affairs, relative: relative, other: other, log: log))
      if places[number] == nil { places[number] = steps.count }
    }
  }
}
