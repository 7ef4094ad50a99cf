import HashTreeCollections

// Giving up an unfinished edit in a merge.

extension Replay {
  /// Whether the merger may turn a side's version back, by a change of the copy alone, into one
  /// that a parent knows: giving up an unfinished edit.
  ///
  /// The draft must not have gone through a transition meanwhile: giving up an edit is no way to
  /// undo what was decided.
  func mayGiveUp(
    _ record: DraftRecord, of side: Int, for parent: Int, _ step: MergeStep
  ) throws -> Bool {
    guard let version = record.version else { return false }
    let key = version.slug.folded
    for earlier in partings(of: key, side, parent, step) {
      guard let old = earlier.version, earlier.life.entry == record.life.entry else { continue }
      let rules = step.before[side]
      let isLegal = try rules.standing.map(\.rules).allSatisfy { rules in
        let actor = try source.actor(of: step.facts, by: rules.masthead)
        guard !actor.throughForge else { return false }
        let decision = decide(
          Step(actor: actor, before: version, after: old), life: record.life, rules: rules,
          surroundings: PastSurroundings(now: step.facts.time), checks: .binding)
        return decision.isAllowed && decision.parts == [.edited]
      }
      if isLegal { return true }
    }
    return false
  }

  /// What a draft was where two sides parted: what the one side's steps of it found there and the
  /// other knows, the latest of it.
  private func partings(
    of key: String, _ side: Int, _ parent: Int, _ step: MergeStep
  ) -> [DraftRecord] {
    var found: [DraftRecord] = []
    for commit in step.region.knownBy.keys.sorted()
    where step.region.knows(side, commit) && !step.region.knows(parent, commit)
      && memory.keys(touchedBy: commit).contains(key)
    {
      found += memory.before(commit, key).compactMap(\.self).filter { before in
        before.makers.isEmpty || before.makers.contains { step.region.knows(parent, $0) }
      }
    }
    guard found.count > 1 else { return found }
    // Of equal bytes a merge has all makers: then each of two versions may come from the other.
    return found.filter { one in
      !found.contains { other in comes(other, from: one) && !comes(one, from: other) }
    }
  }

  /// Whether all makers of a version lead to some of another's.
  private func comes(_ version: DraftRecord, from earlier: DraftRecord) -> Bool {
    earlier.makers.allSatisfy { old in version.makers.contains { isAncestor(old, of: $0) } }
  }
}
