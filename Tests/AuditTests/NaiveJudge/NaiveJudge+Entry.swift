/// What a merge brings under rules that those who did it no longer meet.
extension NaiveJudge {
  mutating func judgeEntry(_ commit: PlainCommit, _ sides: [Side], _ scene: inout Scene) {
    guard scene.rules.count == 1, let merged = scene.rules.first,
      sides.contains(where: { $0.scene.rules.first?.version != merged.version })
    else { return }
    for step in roleSteps where known[commit.id]?.contains(step.commit) == true {
      guard step.commit != commit.id else { continue }
      let unaware = sides.filter { known[$0.id]?.contains(step.commit) != true }
      let vouched = sides.contains { side in
        side.scene.rules.first?.version == merged.version
          && known[side.id]?.contains(step.commit) == true
      }
      guard !unaware.isEmpty, !vouched, !holds(step, by: merged.rules),
        !isMended(step, commit, unaware, scene, merged.rules)
      else { continue }
      let whose = commits[step.commit].map { self.maker(of: $0, merged.rules) }
      report("merge.entry", at: commit.id, slug: step.slug, by: whose?.person?.id ?? "")
      if let index = scene.tracks.firstIndex(where: { $0.slug == step.slug }) {
        let wrong = Track.Wrong(
          commit: commit.id, slugs: Set([step.slug].compactMap { $0 }),
          before: [step.before].compactMap { $0 })
        scene.tracks[index].run.append(wrong)
      }
    }
  }

  /// Whether a past step is legal by other rules, as far as roles, sections and approvals go.
  private func holds(_ step: RoleStep, by rules: PlainRules) -> Bool {
    guard let commit = commits[step.commit] else { return false }
    let maker = maker(of: commit, rules)
    let sections = [step.old, step.new].compactMap { $0 }.map(\.section)
    switch step.asks {
    case .chief: return maker.isChief
    case .mending: return mayMend(step.old, step.new, maker, rules)
    case .role(let roles): return maker.has(roles, in: sections)
    case .file(let path): return mayChange(path, maker, rules)
    case .transition(let id):
      guard let old = step.old, let new = step.new else { return false }
      let at = Circumstance(
        commit: commit, maker: maker, rules: rules, life: step.before?.life ?? PlainLife(),
        last: nil, twins: false)
      let fitting = rules.transitions.filter {
        $0.to == new.state && $0.from.contains(old.state ?? "")
      }
      let meant = fitting.filter { $0.id == id }
      return (meant.isEmpty ? fitting : meant).contains { transition in
        maker.has(transition.by, in: sections)
          && approvalFaults(transition, old, new, at, old.copyID != new.copyID).isEmpty
      }
    }
  }

  /// Whether the merge's own trailer takes the step over, from each side that does not know it.
  private func isMended(
    _ step: RoleStep, _ commit: PlainCommit, _ unaware: [Side], _ scene: Scene, _ rules: PlainRules
  ) -> Bool {
    guard let slug = step.slug, case .transition = step.asks,
      commit.trailers("Transition").contains(where: { $0.count == 2 && $0[1] == slug }),
      let result = scene.tracks.first(where: { $0.slug == slug })?.version
    else { return false }
    return unaware.allSatisfy { side in
      guard let track = side.scene.tracks.first(where: { $0.slug == slug }) else { return false }
      let at = Circumstance(
        commit: commit, maker: maker(of: commit, rules), rules: rules, life: track.life,
        last: track.last, twins: false)
      let outcome = judge(track.version, result, at)
      return outcome.codes.isEmpty && outcome.transition != nil
    }
  }
}
