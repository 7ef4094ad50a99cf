/// Merges of judged parents, which have no rank.
extension NaiveJudge {
  mutating func merge(_ id: String, _ judged: [String]) throws -> Scene {
    guard let tree = treeOf[id] else { throw Objects.Missing(id: id) }
    let commit =
      commits[id] ?? PlainCommit(malformed: id, tree: tree, parents: parents[id] ?? [])
    let sides = judged.compactMap { parent in scenes[parent].map { Side(id: parent, scene: $0) } }
    var scene = try mergeRules(commit, sides)
    guard let force = scene.rules.first else { return scene }
    judging = force.rules
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
      let path = place(lives, sides, commit, new)
      let index =
        left.firstIndex { $0.path == path }
        ?? left.firstIndex { draft in lives.contains { $0?.slug == draft.slug } }
      let result = index.map { left.remove(at: $0) }
      scene.tracks.append(
        join(Joining(lives: lives, sides: sides, result: result, path: path), commit, new, scene))
    }
    for draft in left {
      // A rename is merged, and the old name stays.
      let isOld = sides.contains { side in
        side.scene.tracks.contains { $0.version?.path == draft.path }
      }
      if isOld { report("merge.rollback", at: id, slug: draft.slug, path: draft.path) }
      let lives: [Track?] = sides.map { _ in nil }
      scene.tracks.append(
        join(
          Joining(lives: lives, sides: sides, result: draft, path: draft.path), commit, new, scene))
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
    /// A name that was given up and that another draft has now is compared by name.
    func isFree(_ slug: String, but track: Track, _ side: Side) -> Bool {
      track.slug == slug
        || !side.scene.tracks.contains { $0.version?.slug == slug }
    }
    func isSame(_ one: Track, _ here: Side, _ other: Track, _ there: Side) -> Bool {
      if !one.births.isDisjoint(with: other.births), isFree(other.slug, but: one, here),
        isFree(one.slug, but: other, there)
      {
        // After two different renames they are two drafts.
        let paths = Set([one, other].compactMap { $0.version?.path })
        return paths.count < 2 || knowsOne(here, of: other.placed)
          || knowsOne(there, of: one.placed)
      }
      guard one.slug == other.slug else { return false }
      let paths = [one, other].map { ($0.version ?? $0.last).path }
      return paths[0] == paths[1] || new.drafts.filter { $0.slug == one.slug }.count < 2
    }
    var groups: [[Track?]] = []
    for (place, side) in sides.enumerated() {
      // Of several that one may be, the first by name; what is gone comes last.
      let byName = side.scene.tracks.sorted {
        ($0.version == nil ? 1 : 0, $0.slug) < ($1.version == nil ? 1 : 0, $1.slug)
      }
      for track in byName {
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
  ///
  /// One that was a violation, and that the merge gives back, is applied to nobody.
  private func place(
    _ lives: [Track?], _ sides: [Side], _ commit: PlainCommit, _ new: Reading
  ) -> String? {
    var old: String?
    var placed: [(path: String, by: Set<String>, side: Side)] = []
    // Where it is gone it lies nowhere, whatever its last name was.
    let isGone = !lives.contains { $0?.version != nil }
    for (life, side) in zip(lives, sides) {
      guard let life, isGone || life.version != nil else { continue }
      if let back = renameBack(life, side, commit, new) {
        old = back.path
      } else {
        placed.append(((life.version ?? life.last).path, life.placed, side))
      }
    }
    let newest = placed.first { one in
      placed.allSatisfy { $0.path == one.path || knowsOne(one.side, of: $0.by) }
    }
    return (newest ?? placed.first)?.path ?? old
  }

  /// The draft of the merge that gives a side's illegal rename back.
  private func renameBack(
    _ life: Track, _ side: Side, _ commit: PlainCommit, _ new: Reading
  ) -> Version? {
    guard let version = life.version, !new.drafts.contains(where: { $0.path == version.path })
    else { return nil }
    let olds = life.run.flatMap(\.before).compactMap(\.version).filter { old in
      old.slug != version.slug && !side.scene.tracks.contains { $0.version?.slug == old.slug }
    }
    return new.drafts.first { draft in
      olds.contains { $0.path == draft.path } && mending(life, draft, commit, side.scene) != nil
    }
  }
}
