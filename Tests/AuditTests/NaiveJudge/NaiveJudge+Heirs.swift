/// From which side of a merge a draft may be taken as it is.
extension NaiveJudge {
  /// A side from which the result is inherited.
  func heir(
    _ versions: [Version?], _ lives: [Track?], _ sides: [Side], _ result: Version?,
    _ commit: PlainCommit
  ) -> Int? {
    versions.indices.first { place in
      versions[place] == result && isHeir(place, versions, lives, sides, commit)
    }
  }

  /// Every side whose version would have been inherited.
  func heirs(
    _ versions: [Version?], _ lives: [Track?], _ sides: [Side], _ commit: PlainCommit
  ) -> [Int] {
    versions.indices.filter { isHeir($0, versions, lives, sides, commit) }
  }

  /// Whether a side knows a step that made a version; of an absence from the beginning all do.
  func knowsOne(_ side: Side, of makers: Set<String>) -> Bool {
    makers.isEmpty || known[side.id]?.isDisjoint(with: makers) == false
  }

  func isHeir(
    _ place: Int, _ versions: [Version?], _ lives: [Track?], _ sides: [Side], _ commit: PlainCommit
  ) -> Bool {
    sides.indices.allSatisfy { other in
      if versions[other] == versions[place] { return true }
      let makers = lives[other]?.makers ?? []
      if knowsOne(sides[place], of: makers) { return true }
      return mayGiveUp(lives[other], sides[other], knownTo: sides[place].id, commit)
    }
  }

  /// Whether the merger may turn a version back, by copy changes alone, into one that the other
  /// side knows.
  private func mayGiveUp(
    _ life: Track?, _ side: Side, knownTo other: String, _ commit: PlainCommit
  ) -> Bool {
    guard let life, let version = life.version else { return false }
    let shared = (known[side.id] ?? []).intersection(known[other] ?? [])
    // As it was where the sides parted.
    for id in shared
    where !shared.contains(where: { $0 != id && known[$0]?.contains(id) == true }) {
      for track in scenes[id]?.tracks ?? [] where !track.births.isDisjoint(with: life.births) {
        // Nothing was decided about it meanwhile, and there is something to give up.
        guard let old = track.version, old != version, track.life.entry == life.life.entry else {
          continue
        }
        let may = side.scene.rules.allSatisfy { force in
          let maker = maker(of: commit, force.rules)
          let edit = force.rules.state(version.state ?? "")?.edit ?? []
          return version.differsInCopyOnly(from: old, managed: force.rules.managed)
            && !maker.isForge && maker.has(edit, in: [version.section, old.section])
        }
        if may { return true }
      }
    }
    return false
  }
}
