/// A place in history that all of it goes through, with everything that the judging of what comes
/// after it may ask of what came before.
///
/// No merge to come can ask what happened on only one of its sides before it: both have it all.
package struct Checkpoint {
  /// The commit's number.
  package var commit: Int
  package var affairs: Affairs
  /// What was found up to it, that commit included; without events and drafts.
  package var outcome: ReplayOutcome

  package init(commit: Int, affairs: Affairs, outcome: ReplayOutcome) {
    self.commit = commit
    self.affairs = affairs
    self.outcome = outcome
  }

  /// The last commits that all of history goes through, those that no merge leads around.
  ///
  /// - Parameters:
  ///   - count: how many commits there are, each with a larger number than its parents; the last
  ///     is the tip.
  ///   - before: it lies before this one.
  ///   - parents: a commit's judged parents; nil for one that is not judged.
  package static func latest(
    of count: Int, before: Int, parents: (Int) -> [Int]?
  ) -> Int? {
    var children = Array(repeating: 0, count: count)
    for commit in 0..<count {
      for parent in parents(commit) ?? [] { children[parent] += 1 }
    }
    var open = 0
    var latest: Int?
    for commit in 0..<max(0, min(before, count)) {
      guard let parents = parents(commit) else { continue }
      for parent in parents {
        children[parent] -= 1
        if children[parent] == 0 { open -= 1 }
      }
      if children[commit] > 0 {
        open += 1
        if open == 1 { latest = commit }
      }
    }
    return latest
  }
}
