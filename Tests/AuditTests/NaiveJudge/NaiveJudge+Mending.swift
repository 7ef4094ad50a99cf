/// Giving back what was there before a violating step.
extension NaiveJudge {
  /// The draft as it is after a step that mends, or nil where the step is none.
  mutating func mended(
    _ track: Track, _ new: Version?, _ commit: PlainCommit, _ before: Scene
  ) -> Track? {
    let accepted = acceptances.filter { known[commit.id]?.contains($0.commit) == true }.map(\.fault)
    guard !track.run.isEmpty, !track.run.contains(where: { accepted.contains($0.commit) }),
      let place = track.run.firstIndex(where: { wrong in
        wrong.before.contains { $0.version == new }
      }),
      let given = track.run[place].before.first
    else { return nil }
    for force in before.rules {
      let maker = maker(of: commit, force.rules)
      guard mayMend(track.version, new, maker, force.rules) else { return nil }
    }
    roleSteps.append(
      RoleStep(
        commit: commit.id, slug: (new ?? track.last).slug, asks: .mending, before: track,
        old: track.version, new: new))
    var result = given
    result.life.withdrawals.formUnion(track.life.withdrawals)
    result.life.approvals = standing(given.life.approvals, result.life.withdrawals)
    result.makers = [commit.id]
    result.run = Array(track.run[..<place])
    for wrong in track.run[place...] {
      for index in faults.indices
      where faults[index].commit == wrong.commit
        && faults[index].slug.map(wrong.slugs.contains) == true
      {
        faults[index].mendedBy = commit.id
      }
    }
    return result
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
