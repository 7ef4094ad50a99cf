/// Giving back what was there before a violating step.
extension NaiveJudge {
  /// What a step gives back, and from which step of the run on; nil where it mends nothing.
  func mending(
    _ track: Track, _ new: Version?, _ commit: PlainCommit, _ before: Scene
  ) -> (given: Track, from: Int)? {
    // Behind what was accepted nobody goes back.
    let first = track.run.lastIndex { isAccepted($0, at: commit.id) }.map { $0 + 1 } ?? 0
    let open = track.run[first...]
    guard
      let place = open.firstIndex(where: { $0.before.contains { $0.version == new } }),
      let given = open[place].before.first(where: { $0.version == new })
    else { return nil }
    for force in before.rules {
      let maker = maker(of: commit, force.rules)
      guard mayMend(track.version, new, maker, force.rules) else { return nil }
    }
    return (given, place)
  }

  /// The draft as it is after a step that mends, or nil where the step is none.
  mutating func mended(
    _ track: Track, _ new: Version?, _ commit: PlainCommit, _ before: Scene
  ) -> Track? {
    guard let (given, place) = mending(track, new, commit, before) else { return nil }
    roleSteps.append(
      RoleStep(
        commit: commit.id, slug: (new ?? track.last).slug, asks: .mending, before: track,
        old: track.version, new: new))
    var result = given
    result.life.withdrawals.formUnion(track.life.withdrawals)
    result.life.approvals = standing(given.life.approvals, result.life.withdrawals)
    result.makers = [commit.id]
    result.last = new ?? track.last
    result.run = given.run
    for wrong in track.run[place...] {
      for index in faults.indices
      where faults[index].commit == wrong.commit
        && faults[index].slug.map(wrong.slugs.contains) == true
      {
        mend(index, by: commit.id)
      }
    }
    return result
  }

  /// What was mended once stays mended by that.
  mutating func mend(_ fault: Int, by id: String) {
    if faults[fault].mendedBy == nil { faults[fault].mendedBy = id }
  }

  private func isAccepted(_ wrong: Track.Wrong, at id: String) -> Bool {
    let found = faults.filter { fault in
      fault.commit == wrong.commit && fault.slug.map(wrong.slugs.contains) == true
    }
    return !found.isEmpty
      && found.allSatisfy { fault in
        acceptance(of: fault, strict: false).map { known[id]?.contains($0) == true } ?? false
      }
  }

  /// Anybody who holds a role; what becomes live by it takes a role that leads there.
  func mayMend(_ old: Version?, _ new: Version?, _ maker: Maker, _ rules: PlainRules) -> Bool {
    guard maker.holdsARole else { return false }
    guard rules.isLive(new?.state), !rules.isLive(old?.state) else { return true }
    return rules.transitions.contains {
      $0.to == new?.state && maker.has($0.by, in: [new?.section])
    }
  }

  /// The approvals that nobody took back later.
  func standing(
    _ approvals: Set<PlainLife.Approval>, _ withdrawals: Set<[String]>
  ) -> Set<PlainLife.Approval> {
    approvals.filter { approval in
      !withdrawals.contains { withdrawal in
        withdrawal[0] == approval.person && known[withdrawal[1]]?.contains(approval.commit) == true
      }
    }
  }
}
