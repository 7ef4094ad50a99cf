/// A part of history that is closed under ancestry, with everything that the judging of what comes
/// after it may ask of it.
///
/// It is one commit with all that lead to it, whose numbers are smaller: any walk of a history that
/// goes along first parents to that commit numbers them alike. Later commits may go on from others
/// of its commits, too, where branches left: of these how everything stood is known where it was
/// kept.
package struct Checkpoint {
  /// The number of the last commit, to which all others lead.
  package var commit: Int
  package var affairs: Affairs
  /// What was found up to it, that commit included; without events and drafts.
  package var outcome: ReplayOutcome
  /// How everything stood at other commits that history may go on from.
  package var ends: any EndStore
  /// What merges to come may ask of commits.
  package var memory: CommitMemories

  package init(
    commit: Int, affairs: Affairs, outcome: ReplayOutcome, ends: any EndStore,
    memory: CommitMemories
  ) {
    self.commit = commit
    self.affairs = affairs
    self.outcome = outcome
    self.ends = ends
    self.memory = memory
  }

  /// What a replay is to keep.
  package struct Plan {
    /// The last commit.
    package var commit: Int
    /// The commits that history may go on from, the last one among them.
    package var ends: Set<Int>

    package init(commit: Int, ends: Set<Int>) {
      self.commit = commit
      self.ends = ends
    }
  }
}

/// How everything stood at commits that history may go on from, made when it is asked for.
package protocol EndStore: AnyObject {
  /// Nil for a commit of which it was not kept.
  func affairs(at commit: Int) throws -> Affairs?
}

/// Those that a replay has kept: the same affairs have the same number.
package final class KeptEnds: EndStore {
  package let affairs: [Int: Affairs]

  init(_ affairs: [Int: Affairs]) {
    self.affairs = affairs
  }

  package func affairs(at commit: Int) -> Affairs? { affairs[commit] }
}
