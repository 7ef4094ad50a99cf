/// One draft of a merge: what it is on every side, and what the merge makes of it.
struct Joining {
  var lives: [Track?]
  var sides: [NaiveJudge.Side]
  var result: Version?
  /// Where it lies by the newest rename.
  var path: String?

  /// Every side's version, where the newest rename put it.
  var versions: [Version?] {
    lives.map { life in
      guard var version = life?.version, let path, version.path != path else {
        return life?.version
      }
      // Its rename is given back: nothing is applied to it.
      if life?.run.contains(where: { $0.before.contains { $0.version?.path == path } }) == true {
        return version
      }
      version.path = path
      version.slug = Reading.slug(path)
      return version
    }
  }

  /// Whether the merge has it under a name that one side gave up.
  var isUnderOldName: Bool {
    guard let result, let path, result.path != path else { return false }
    return lives.contains { $0?.version?.path == result.path }
      && lives.contains { $0?.version?.path == path }
  }

  /// The steps that put it where it lies.
  var placed: Set<String> {
    let there = lives.compactMap { $0 }.filter { ($0.version ?? $0.last).path == path }
    return (there.isEmpty ? lives.compactMap { $0 } : there)
      .reduce(into: []) { $0.formUnion($1.placed) }
  }

  /// The sides that have it as the merge does.
  var holders: [Int] {
    let versions = versions
    return versions.indices.filter { versions[$0] == result }
  }
}

/// Inherited, or the merger's own step.
extension NaiveJudge {
  mutating func join(
    _ joining: Joining, _ commit: PlainCommit, _ reading: Reading, _ scene: Scene
  ) -> Track {
    let (lives, sides, result) = (joining.lives, joining.sides, joining.result)
    let versions = joining.versions
    if let source = heir(versions, lives, sides, result, commit) {
      return inherited(source, joining, result, commit.id)
    }
    var track = united(lives, commit.id, result)
    let grave =
      lives.allSatisfy { $0 == nil } ? heir(to: result, sides.flatMap(\.scene.tracks)) : nil
    if let grave { track.life.unite(with: grave.life) }
    var given = joining
    var codes: Set<String> = joining.isUnderOldName ? ["merge.rollback"] : []
    var ways: [Way] = []
    for (place, side) in sides.enumerated() where versions[place] != result {
      if let life = lives[place], let back = mended(life, result, commit, side.scene) {
        given.lives[place] = back
        continue
      }
      var life = track.life
      life.entry = lives[place]?.life.entry
      life.approvals = lives[place]?.life.approvals ?? []
      for force in lives[place] == nil ? scene.rules : side.scene.rules {
        let outcome = ownStep(
          versions[place], result,
          Circumstance(
            commit: commit, maker: maker(of: commit, force.rules), rules: force.rules,
            life: life, last: lives[place]?.last ?? grave?.last, twins: twins(result, reading)))
        codes.formUnion(outcome.codes)
        ways.append(Way(place: place, outcome: outcome))
      }
    }
    let held = given.lives.indices.filter {
      versions[$0] == result || given.lives[$0]?.version == result && lives[$0] != nil
    }
    if ways.isEmpty, codes.isEmpty, let source = held.first(where: { lives[$0] != nil }) {
      // As inherited from the sides as they were, and from those that have it.
      var back = inherited(source, given, result, commit.id)
      back.makers = [commit.id]
      return back
    }
    advance(&track, joining, ways, commit, scene)
    guard !codes.isEmpty else {
      track.run = []
      for way in ways {
        remember(way.outcome, commit, lives[way.place], versions[way.place], result)
      }
      return track
    }
    reportStep("merge.rollback", commit.id, versions.compactMap { $0 }.first, result)
    let before = heirs(versions, lives, sides, commit).map {
      inherited($0, joining, versions[$0], commit.id)
    }
    let slugs = Set(lives.compactMap { $0?.slug } + [result?.slug].compactMap { $0 })
    track.run = [Track.Wrong(commit: commit.id, slugs: slugs, before: before)]
    return track
  }

  /// How the merger's step looks from one side.
  struct Way {
    var place: Int
    var outcome: Outcome
  }

  /// What the merger's own step makes of a life.
  private func advance(
    _ track: inout Track, _ joining: Joining, _ ways: [Way], _ commit: PlainCommit, _ scene: Scene
  ) {
    let (lives, versions, result) = (joining.lives, joining.versions, joining.result)
    guard let rules = scene.rules.first?.rules else { return }
    track.version = result
    track.makers = [commit.id]
    track.placed = joining.isUnderOldName ? [commit.id] : joining.placed
    guard let result else { return }
    track.last = result
    if lives.allSatisfy({ $0 == nil }) { track.placed = [commit.id] }
    let person = maker(of: commit, rules).person?.id
    if !lives.contains(where: { $0?.version?.copyID == result.copyID }), let person {
      if track.life.creators.isEmpty, ways.contains(where: \.outcome.begins) {
        track.life.creators = [person]
      }
      track.life.contributors.insert(person)
    }
    track.life.bylines.formUnion(resolved(result, rules))
    if rules.isLive(result.state) { track.life.wasLive = true }
    let moves = ways.contains { way in
      guard let old = versions[way.place]?.state, let new = result.state,
        rules.state(old) != nil, rules.state(new) != nil
      else { return false }
      return old != new || way.outcome.transition != nil
    }
    if moves {
      track.life.entry = commit.id
      track.life.approvals = []
      return
    }
    let held = joining.holders.compactMap { lives[$0] }
    settle(&track, held.isEmpty ? ways.compactMap { lives[$0.place] } : held, commit.id)
    if held.isEmpty { track.life.approvals = [] }
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
      track.life.unite(with: other.life)
    }
    return track
  }

  /// The draft as a side has it; what that side knows already has nothing to add to its life.
  private func inherited(
    _ source: Int, _ joining: Joining, _ result: Version?, _ id: String
  ) -> Track {
    let (lives, versions) = (joining.lives, joining.versions)
    let isSame = versions.indices.map { place in
      versions[place] == result || lives[place]?.version == result
    }
    let told = lives.indices.map { place in
      isSame[place] || !knowsOne(joining.sides[source], of: lives[place]?.makers ?? [])
        ? lives[place] : nil
    }
    var track = united(told, id, result)
    track.births = lives.reduce(into: track.births) { $0.formUnion($1?.births ?? []) }
    let same = versions.indices.filter { isSame[$0] }.compactMap { lives[$0] }
    track.version = result
    track.last = result ?? lives[source]?.last ?? track.last
    track.makers = same.reduce(into: []) { $0.formUnion($1.makers) }
    track.placed = joining.placed
    // Whatever of the same bytes was no violation on one side is none.
    track.run = same.contains { $0.run.isEmpty } ? [] : lives[source]?.run ?? []
    settle(&track, same, id)
    return track
  }

  /// Entry and approvals of a version that several have.
  private func settle(_ track: inout Track, _ same: [Track], _ id: String) {
    let entries = Set(same.map { $0.life.entry ?? "" })
    let holding = entries.first { entry in
      entries.allSatisfy { $0 == entry || $0.isEmpty || known[entry]?.contains($0) == true }
    }
    track.life.entry = holding.map { $0.isEmpty ? nil : $0 } ?? (entries.isEmpty ? nil : id)
    let approvals = same.filter { ($0.life.entry ?? "") == holding }
      .reduce(into: Set<PlainLife.Approval>()) { $0.formUnion($1.life.approvals) }
    track.life.approvals = standing(approvals, track.life.withdrawals)
  }

  /// One copy change and one transition at most, in either order.
  private func ownStep(_ old: Version?, _ new: Version?, _ at: Circumstance) -> Outcome {
    let whole = judge(old, new, at)
    if at.maker.isForge {
      return Outcome(codes: ["merge.rollback"], transition: whole.transition, begins: whole.begins)
    }
    guard !whole.codes.isEmpty, let old, let new, old.state != new.state else { return whole }
    for middle in [
      old.with(copyOf: new, at.rules.managed), new.with(copyOf: old, at.rules.managed),
    ] {
      let first = judge(old, middle, at)
      let second = judge(middle, new, at)
      if first.codes.isEmpty, second.codes.isEmpty {
        return Outcome(
          transition: first.transition ?? second.transition, asks: first.asks ?? second.asks)
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
