/// Which rules hold after a commit, and whether the change was legal.
extension NaiveJudge {
  /// The rule files of a commit with one judged parent.
  ///
  /// - Returns: the scene with the rules in force after it, and whether they are new.
  mutating func followRules(
    _ commit: PlainCommit, _ parent: String, _ before: Scene
  ) throws -> (Scene, Bool) {
    var scene = before
    let now = try ruleFiles(commit.id)
    let was = try ruleFiles(parent)
    guard now != was, let force = before.rules.first else { return (scene, false) }
    let makers = before.rules.map { maker(of: commit, $0.rules) }
    let isAlone = before.rules.count == 1
    if isAlone, !before.idle.isEmpty, now == force.version {
      if makers.allSatisfy(\.holdsARole) {
        mend(before.idle, by: commit.id)
        roleSteps.append(RoleStep(commit: commit.id, asks: .mending))
      } else {
        report(
          makers.compactMap(\.fault).first ?? "rules.role", at: commit.id, path: "workflows")
      }
      scene.idle = []
      return (scene, false)
    }
    var codes: [String] = []
    if !makers.allSatisfy(\.isChief) {
      let fault = makers[0].isForge ? nil : makers.compactMap(\.fault).first
      codes.append(fault ?? "rules.role")
    }
    let rules = parsed(commit.id, &codes)
    if codes.isEmpty, !strangers(before.idle, commit).isEmpty { codes.append("rules.role") }
    if codes.isEmpty, let rules {
      mend(before.idle, by: commit.id)
      scene.idle = []
      scene.rules = [
        Scene.RulesInForce(token: commit.id, rules: rules, version: now, makers: [commit.id])
      ]
      roleSteps.append(RoleStep(commit: commit.id, asks: .chief))
      return (scene, true)
    }
    for code in codes { report(code, at: commit.id, path: "workflows") }
    scene.idle.append(
      Scene.Idle(
        commit: commit.id, byChief: makers.allSatisfy(\.isChief), before: was))
    return (scene, false)
  }

  /// Changes without effect that were not a chief's, and that the commit does not name as accepted.
  func strangers(_ idle: [Scene.Idle], _ commit: PlainCommit) -> [Scene.Idle] {
    let named = commit.trailers("Accept").compactMap(\.first)
    return idle.filter { !$0.byChief && !named.contains($0.commit) }
  }

  func parsed(_ id: String, _ codes: inout [String]) -> PlainRules? {
    do {
      return try rulesOf(id)
    } catch PlainRules.Unusable.removed {
      codes.append("rules.removed")
    } catch PlainRules.Unusable.noChief {
      codes.append("rules.no-chief")
    } catch {
      codes.append("rules.invalid")
    }
    return nil
  }

  mutating func mend(_ idle: [Scene.Idle], by id: String) {
    for index in faults.indices where idle.contains(where: { $0.commit == faults[index].commit }) {
      let code = faults[index].code
      if code.hasPrefix("rules.") || code == "merge.rules" || faults[index].path == "workflows" {
        mend(index, by: id)
      }
    }
  }
}
