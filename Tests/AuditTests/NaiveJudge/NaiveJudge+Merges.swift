/// Merges of judged parents, which have no rank.
extension NaiveJudge {
  mutating func merge(_ id: String, _ judged: [String]) throws -> Scene {
    guard let tree = treeOf[id] else { throw Objects.Missing(id: id) }
    let commit =
      commits[id] ?? PlainCommit(malformed: id, tree: tree, parents: parents[id] ?? [])
    let sides = judged.compactMap { parent in scenes[parent].map { Side(id: parent, scene: $0) } }
    var scene = try mergeRules(commit, sides)
    guard let force = scene.rules.first else { return scene }
    let new = try reading(id, force)
    var parentReadings: [Reading] = []
    for side in sides {
      if let rules = side.scene.rules.first { parentReadings.append(try reading(side.id, rules)) }
    }
    for path in new.notFiles where !parentReadings.contains(where: { $0.notFiles.contains(path) }) {
      report("draft.not-a-file", at: id, path: path)
    }
    var left = new.drafts
    for lives in groups(sides, new) {
      let path = place(lives, sides)
      let index =
        left.firstIndex { $0.path == path }
        ?? left.firstIndex { draft in lives.contains { $0?.slug == draft.slug } }
      let result = index.map { left.remove(at: $0) }
      scene.tracks.append(join(lives, sides, result, path, commit, new))
    }
    for draft in left {
      // A rename is merged, and the old name stays.
      let isOld = sides.contains { side in
        side.scene.tracks.contains { $0.version?.path == draft.path }
      }
      if isOld { report("merge.rollback", at: id, slug: draft.slug, path: draft.path) }
      scene.tracks.append(join(sides.map { _ in nil }, sides, draft, draft.path, commit, new))
    }
    mergeWhole(id, new, parentReadings, force.rules)
    mergeFiles(commit, sides, new, parentReadings, &scene)
    judgeEntry(commit, sides, &scene)
    return scene
  }

  struct Side {
    var id: String
    var scene: Scene
  }

  // MARK: - Drafts

  /// The same life on every side, and nil where a side has never seen it.
  ///
  /// Drafts of one name that never met are one where one of them is left, and two where both are.
  private func groups(_ sides: [Side], _ new: Reading) -> [[Track?]] {
    func isSame(_ one: Track, _ here: Side, _ other: Track, _ there: Side) -> Bool {
      if !one.births.isDisjoint(with: other.births) {
        // Two different renames, and both are kept: two drafts.
        let paths = [one, other].compactMap { $0.version?.path }
        let areKept =
          Set(paths).count == 2
          && paths.allSatisfy { path in
            new.drafts.contains { $0.path == path }
          }
        return !areKept || known[here.id]?.isSuperset(of: other.placed) == true
          || known[there.id]?.isSuperset(of: one.placed) == true
      }
      guard one.slug == other.slug else { return false }
      let paths = [one, other].map { ($0.version ?? $0.last).path }
      return paths[0] == paths[1] || new.drafts.filter { $0.slug == one.slug }.count < 2
    }
    var groups: [[Track?]] = []
    for (place, side) in sides.enumerated() {
      for track in side.scene.tracks {
        let found = groups.firstIndex { group in
          group[place] == nil
            && group.indices.contains { other in
              group[other].map { isSame($0, sides[other], track, side) } ?? false
            }
        }
        if let found {
          groups[found][place] = track
        } else {
          var group = [Track?](repeating: nil, count: sides.count)
          group[place] = track
          groups.append(group)
        }
      }
    }
    return groups
  }

  /// Where the draft lies once every rename that one side knows is applied to the others.
  private func place(_ lives: [Track?], _ sides: [Side]) -> String? {
    let placed = zip(lives, sides).compactMap { life, side in
      life.map { (path: ($0.version ?? $0.last).path, by: $0.placed, side: side.id) }
    }
    let newest = placed.first { one in
      placed.allSatisfy { $0.path == one.path || known[one.side]?.isSuperset(of: $0.by) == true }
    }
    return (newest ?? placed.first)?.path
  }

  private mutating func join(
    _ lives: [Track?], _ sides: [Side], _ result: Version?, _ path: String?,
    _ commit: PlainCommit, _ reading: Reading
  ) -> Track {
    // Renames first: every side's version lies where the newest rename put it.
    let versions: [Version?] = lives.map { life in
      guard var version = life?.version else { return nil }
      if let path, version.path != path {
        version.path = path
        version.slug = Reading.slug(path)
      }
      return version
    }
    var track = united(lives, commit.id, result)
    if let source = heir(versions, lives, sides, result, commit) {
      // What the heir knows already has nothing to add to its life.
      let told = lives.indices.map { place in
        versions[place] == result
          || !knowsOne(sides[source], of: lives[place]?.makers ?? []) ? lives[place] : nil
      }
      let births = track.births
      track = united(told, commit.id, result)
      track.births = births
      return inherited(source, track, versions, lives, result, commit.id)
    }
    var codes: Set<String> = []
    var outcomes: [Outcome] = []
    var froms: [Int] = []
    var given: Track?
    for (place, side) in sides.enumerated() where versions[place] != result {
      if let life = lives[place], let back = mended(life, result, commit, side.scene) {
        given = back
        continue
      }
      let tried = side.scene.rules.map { force in
        ownStep(
          versions[place], result,
          Circumstance(
            commit: commit, maker: maker(of: commit, force.rules), rules: force.rules,
            life: lives[place]?.life ?? PlainLife(), last: lives[place]?.last,
            twins: twins(result, reading)))
      }
      outcomes += tried
      froms += tried.map { _ in place }
      codes.formUnion(tried.flatMap(\.codes))
    }
    if outcomes.isEmpty, let given { return given }
    track.version = result
    if let result { track.last = result }
    track.makers = [commit.id]
    let rules = sides.first?.scene.rules.first?.rules
    let person = rules.flatMap { maker(of: commit, $0).person?.id }
    if let result, !lives.contains(where: { $0?.version?.copyID == result.copyID }), let person {
      track.life.contributors.insert(person)
    }
    if let rules { track.life.bylines.formUnion(resolved(result, rules)) }
    let moves = outcomes.contains { $0.transition != nil }
    let isNew = versions.allSatisfy { $0 == nil || $0?.state != result?.state }
    if moves || isNew { track.life.entry = commit.id }
    if moves || isNew { track.life.approvals = [] }
    if let rules, rules.isLive(result?.state) { track.life.wasLive = true }
    guard !codes.isEmpty else {
      track.run = []
      for (place, outcome) in zip(froms, outcomes) {
        remember(outcome, commit, lives[place], versions[place], result)
      }
      return track
    }
    reportStep("merge.rollback", commit.id, lives.compactMap { $0?.version }.first, result)
    let before = heirs(versions, lives, sides, commit).map {
      inherited(
        $0, united(lives, commit.id, versions[$0]), versions, lives, versions[$0], commit.id)
    }
    let slugs = Set(lives.compactMap { $0?.slug } + [result?.slug].compactMap { $0 })
    track.run = [Track.Wrong(commit: commit.id, slugs: slugs, before: before)]
    return track
  }

  /// Everything that the sides know of a life.
  private func united(_ lives: [Track?], _ id: String, _ result: Version?) -> Track {
    var all = lives.compactMap { $0 }[...]
    guard var track = all.popFirst() else {
      let last = result.map { [$0] } ?? []
      return Track(
        births: [id + ":" + (result?.slug ?? "")], version: nil,
        last: last.first
          ?? Version(
            slug: "", path: "", entry: Objects.Entry(mode: "", id: ""), attachments: [:], copyID: ""
          ),
        makers: [id])
    }
    for other in all {
      track.births.formUnion(other.births)
      track.life.creators.formUnion(other.life.creators)
      track.life.bylines.formUnion(other.life.bylines)
      track.life.contributors.formUnion(other.life.contributors)
      track.life.submitters.formUnion(other.life.submitters)
      track.life.withdrawals.formUnion(other.life.withdrawals)
      track.life.wasLive = track.life.wasLive || other.life.wasLive
    }
    return track
  }

  private func inherited(
    _ source: Int, _ united: Track, _ versions: [Version?], _ lives: [Track?], _ result: Version?,
    _ id: String
  ) -> Track {
    var track = united
    let same = versions.indices.filter { versions[$0] == versions[source] }.compactMap { lives[$0] }
    track.version = result
    track.last = result ?? lives[source]?.last ?? track.last
    track.makers = same.reduce(into: []) { $0.formUnion($1.makers) }
    track.placed = lives.reduce(into: []) { $0.formUnion($1?.placed ?? []) }
    track.run = lives[source]?.run ?? []
    let entries = Set(same.map { $0.life.entry ?? "" })
    let holding = entries.first { entry in
      entries.allSatisfy { $0 == entry || $0.isEmpty || known[entry]?.contains($0) == true }
    }
    track.life.entry = holding.map { $0.isEmpty ? nil : $0 } ?? id
    let approvals = same.filter { ($0.life.entry ?? "") == holding }
      .reduce(into: Set<PlainLife.Approval>()) { $0.formUnion($1.life.approvals) }
    track.life.approvals = standing(approvals, track.life.withdrawals)
    return track
  }

  /// One copy change and one transition at most, in either order.
  private func ownStep(_ old: Version?, _ new: Version?, _ at: Circumstance) -> Outcome {
    let whole = judge(old, new, at)
    if at.maker.isForge { return Outcome(codes: ["merge.rollback"], changesCopy: true) }
    guard !whole.codes.isEmpty, let old, let new, old.state != new.state else { return whole }
    for middle in [
      old.with(copyOf: new, at.rules.managed), new.with(copyOf: old, at.rules.managed),
    ] {
      let first = judge(old, middle, at)
      let second = judge(middle, new, at)
      if first.codes.isEmpty, second.codes.isEmpty {
        return Outcome(
          transition: first.transition ?? second.transition, changesCopy: true,
          asks: first.asks ?? second.asks)
      }
    }
    return whole
  }

}

extension Version {
  /// This version's managed values around another's copy.
  fileprivate func with(copyOf other: Version, _ managed: Set<String>) -> Version {
    var result = other
    result.state = state
    for key in managed {
      result.draft?.values[key] = draft?.values[key]
      result.draft?.lines[key] = draft?.lines[key]
    }
    result.entry.id = entry.id + "+" + other.entry.id
    return result
  }
}
