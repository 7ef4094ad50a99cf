/// What a merge makes of the rule files and of the tree as a whole.
extension NaiveJudge {
  mutating func mergeRules(_ commit: PlainCommit, _ sides: [Side]) throws -> Scene {
    let now = try ruleFiles(commit.id)
    for side in sides where side.scene.rules.count == 1 {
      let mine = side.scene.rules[0]
      let carries = try ruleFiles(side.id) == now
      guard mine.version == now || carries else { continue }
      let wins = sides.allSatisfy { other in
        other.scene.rules.allSatisfy { $0.version == mine.version || knowsOne(side, of: $0.makers) }
      }
      guard wins else { continue }
      return Scene(
        rules: [joined(mine, sides)], idle: mine.version == now ? [] : side.scene.idle)
    }
    // After an illegal merge of rules those of all sides hold, and files that hold nowhere stay.
    if let side = try sides.first(where: { try ruleFiles($0.id) == now }),
      sides.allSatisfy({ $0.scene.rules.map(\.version) == side.scene.rules.map(\.version) })
    {
      return Scene(rules: side.scene.rules.map { joined($0, sides) }, idle: side.scene.idle)
    }
    let makers = sides.flatMap { side in side.scene.rules.map { maker(of: commit, $0.rules) } }
    var codes: [String] = []
    if !makers.allSatisfy(\.isChief) { codes.append("merge.rules") }
    var faulty: [String] = []
    let rules = parsed(commit.id, &faulty)
    codes += faulty
    let idle = sides.flatMap(\.scene.idle)
    if codes.isEmpty, !strangers(idle, commit).isEmpty { codes.append("merge.rules") }
    if codes.isEmpty, let rules {
      mend(idle, by: commit.id)
      roleSteps.append(RoleStep(commit: commit.id, asks: .chief))
      return Scene(
        rules: [
          Scene.RulesInForce(token: commit.id, rules: rules, version: now, makers: [commit.id])
        ])
    }
    report("merge.rules", at: commit.id, path: "workflows")
    var force: [Scene.RulesInForce] = []
    for one in sides.flatMap(\.scene.rules)
    where !force.contains(where: { $0.version == one.version }) {
      force.append(joined(one, sides))
    }
    let before = force.first?.version ?? [:]
    return Scene(
      rules: force,
      idle: idle + [
        Scene.Idle(commit: commit.id, byChief: makers.allSatisfy(\.isChief), before: before)
      ])
  }

  /// Rules with the makers of all sides that have the same.
  private func joined(_ rules: Scene.RulesInForce, _ sides: [Side]) -> Scene.RulesInForce {
    var rules = rules
    for other in sides.flatMap(\.scene.rules) where other.version == rules.version {
      rules.makers.formUnion(other.makers)
    }
    return rules
  }

  mutating func mergeWhole(
    _ id: String, _ new: Reading, _ old: [Reading], _ rules: PlainRules
  ) {
    for draft in new.drafts where !new.twins(of: draft).isEmpty {
      let wasSo = old.contains { reading in
        reading.drafts.contains { $0.path == draft.path && !reading.twins(of: $0).isEmpty }
      }
      if !wasSo { report("slug.taken", at: id, slug: draft.slug, path: draft.path) }
    }
    for draft in new.drafts where draft.draft != nil && draft.state.flatMap(rules.state) == nil {
      let wasSo = old.contains { $0.drafts.contains { $0.path == draft.path && $0.state == nil } }
      if !wasSo, !faults.contains(where: { $0.slug == draft.slug && $0.isOpen }) {
        report("draft.state", at: id, slug: draft.slug, path: draft.path)
      }
    }
  }

  mutating func mergeFiles(
    _ commit: PlainCommit, _ sides: [Side], _ new: Reading, _ old: [Reading], _ scene: inout Scene
  ) {
    let paths = Set(new.others.keys).union(old.flatMap(\.others.keys))
    for path in paths.union(sides.flatMap(\.scene.fileMakers.keys)).sorted() {
      let makers = sides.map { $0.scene.fileMakers[path] ?? [] }
      let isOurs = !new.drafts.contains { $0.path == path } && new.attachmentOwners[path] == nil
      guard isOurs else { continue }
      let source = old.indices.first { place in
        old[place].others[path] == new.others[path]
          && old.indices.allSatisfy { other in
            old[other].others[path] == new.others[path]
              || knowsOne(sides[place], of: makers[other])
          }
      }
      if let source {
        scene.fileMakers[path] = old.indices
          .filter { old[$0].others[path] == old[source].others[path] }
          .reduce(into: []) { $0.formUnion(makers[$1]) }
        continue
      }
      scene.fileMakers[path] = [commit.id]
      let mayAll = old.indices.allSatisfy { place in
        old[place].others[path] == new.others[path]
          || sides[place].scene.rules.allSatisfy { force in
            mayChange(path, maker(of: commit, force.rules), force.rules)
          }
      }
      if !mayAll { report("merge.rollback", at: commit.id, path: path) }
    }
  }
}
