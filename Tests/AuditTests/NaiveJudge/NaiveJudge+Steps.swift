import Foundation

/// A commit with one judged parent, taken apart draft by draft.
extension NaiveJudge {
  mutating func follow(_ id: String, _ parent: String) throws -> Scene {
    guard let before = scenes[parent], let tree = treeOf[id] else { throw Objects.Missing(id: id) }
    let commit =
      commits[id] ?? PlainCommit(malformed: id, tree: tree, parents: parents[id] ?? [])
    guard treeOf[parent] != tree else { return quiet(commit, before) }
    var (scene, hasNewRules) = try followRules(commit, parent, before)
    guard let was = before.rules.first, let now = scene.rules.first else { return scene }
    let old = try reading(parent, was)
    let new = try reading(id, now)
    judgeNotFiles(commit, old, new)
    let pairs = pairs(old, new, commit)
    // What this very step deletes as well, as it was before.
    let dead = before.tracks.map { track in
      var track = track
      if pairs.contains(where: { $0.1 == nil && $0.0?.path == track.version?.path }) {
        track.version = nil
      }
      return track
    }
    for (from, to) in pairs {
      if hasNewRules, try settle(from, to, commit, &scene, was, now, new) { continue }
      if from == to, from?.state == to?.state { continue }
      step(from, to, commit, before, &scene, new, dead)
    }
    if hasNewRules { try settleArrivals(commit, parent, &scene, was, now) }
    judgeFiles(commit, before, &scene, old, new)
    return scene
  }

  /// Which draft before is which draft after.
  func pairs(_ old: Reading, _ new: Reading, _ commit: PlainCommit) -> [(Version?, Version?)] {
    var gone = old.drafts.filter { draft in !new.drafts.contains { $0.path == draft.path } }
    var added = new.drafts.filter { draft in !old.drafts.contains { $0.path == draft.path } }
    var found: [(Version?, Version?)] = old.drafts.compactMap { draft in
      new.drafts.first { $0.path == draft.path }.map { (draft, $0) }
    }
    func join(_ one: Version?, _ other: Version?) {
      guard let one, let other else { return }
      found.append((one, other))
      gone.removeAll { $0.path == one.path }
      added.removeAll { $0.path == other.path }
    }
    // Of several, nobody guesses which became which.
    let isOneOfOne = gone.count == 1 && added.count == 1
    for words in commit.trailers("Rename") where words.count == 2 {
      join(gone.first { $0.slug == words[0] }, added.first { $0.slug == words[1] })
    }
    for draft in gone { join(draft, added.first { $0.slug == draft.slug }) }
    if isOneOfOne, gone.first?.entry.id == added.first?.entry.id { join(gone.first, added.first) }
    return found + gone.map { ($0, nil) } + added.map { (nil, $0) }
  }

  /// One draft's step: mended, judged, and its life carried on.
  mutating func step(
    _ old: Version?, _ new: Version?, _ commit: PlainCommit, _ before: Scene, _ scene: inout Scene,
    _ reading: Reading, _ dead: [Track]
  ) {
    let index = scene.tracks.firstIndex { track in
      if let old { return track.version?.path == old.path }
      return track.version == nil && track.slug == new?.slug
    }
    let namesake = index.map { scene.tracks[$0] }
    if let index, let namesake, let mended = mended(namesake, new, commit, before) {
      scene.tracks[index] = mended
      return
    }
    // Whoever's text a new draft has, it takes the life over; it is another draft all the same.
    let heir = old == nil ? heir(to: new, dead) : nil
    var track = namesake
    if track == nil, let new, let heir {
      track = Track(births: [commit.id + ":" + new.slug], version: nil, last: new, makers: [])
      track?.life = heir.life
    } else if let heir {
      track?.life.unite(with: heir.life)
    }
    var outcomes: [Outcome] = []
    for force in before.rules {
      outcomes.append(
        judge(
          old, new,
          Circumstance(
            commit: commit, maker: maker(of: commit, force.rules), rules: force.rules,
            life: track?.life ?? PlainLife(), last: heir?.last ?? namesake?.last,
            twins: twins(new, reading))))
    }
    guard let outcome = outcomes.first, let force = before.rules.first else { return }
    let codes = outcomes.flatMap(\.codes)
    var next = advanced(track, old, new, outcome, commit, force.rules)
    if codes.isEmpty {
      next.run = []
      remember(outcome, commit, track, old, new)
    } else {
      for code in codes { reportStep(code, commit.id, old, new) }
      next.run.append(wrong(commit.id, old, new, namesake))
    }
    if let index { scene.tracks[index] = next } else { scene.tracks.append(next) }
  }

  /// What the deleted drafts were whose slug or whose text a draft has that appears.
  func heir(to new: Version?, _ tracks: [Track]) -> (life: PlainLife, last: Version)? {
    let dead = tracks.filter { $0.version == nil }
    let graves =
      dead.filter { $0.slug == new?.slug }
      + dead.filter { $0.slug != new?.slug && $0.last.copyID == new?.copyID }
    guard let first = graves.first else { return nil }
    var life = first.life
    for grave in graves.dropFirst() { life.unite(with: grave.life) }
    return (life, first.last)
  }

  func twins(_ new: Version?, _ reading: Reading) -> Bool {
    new.map { !reading.twins(of: $0).isEmpty } ?? false
  }

  func wrong(_ id: String, _ old: Version?, _ new: Version?, _ track: Track?) -> Track.Wrong {
    var before = track
    if before == nil, let new {
      // Before it was there, there was nothing, and nothing can be given back.
      before = Track(births: [id + ":" + new.slug], version: nil, last: new, makers: [])
    }
    return Track.Wrong(
      commit: id, slugs: Set([old?.slug, new?.slug].compactMap { $0 }),
      before: [before].compactMap { $0 })
  }

  mutating func reportStep(_ code: String, _ id: String, _ old: Version?, _ new: Version?) {
    let slugs = Set([old?.slug, new?.slug].compactMap { $0 })
    let follows = faults.contains { fault in
      fault.isOpen && fault.commit != id && known[id]?.contains(fault.commit) == true
        && (fault.slug.map(slugs.contains) ?? fault.code.hasPrefix("rules."))
    }
    let fault = Account.Fault(
      code: code, commit: id, slug: (new ?? old)?.slug, path: (new ?? old)?.path,
      person: person(at: id), isRoot: !follows)
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// Keeps a legal step that asked for a role, unless it only wrote a draft that is not live.
  mutating func remember(
    _ outcome: Outcome, _ commit: PlainCommit, _ track: Track?, _ old: Version?, _ new: Version?
  ) {
    guard let asks = outcome.asks else { return }
    roleSteps.append(
      RoleStep(
        commit: commit.id, slug: (new ?? old)?.slug, asks: asks, before: track, old: old, new: new))
  }

  // MARK: - What is no draft

  mutating func judgeNotFiles(_ commit: PlainCommit, _ old: Reading, _ new: Reading) {
    for path in new.notFiles.subtracting(old.notFiles).sorted() {
      report("draft.not-a-file", at: commit.id, path: path)
    }
  }

  /// Other files in the site's reach.
  mutating func judgeFiles(
    _ commit: PlainCommit, _ before: Scene, _ scene: inout Scene, _ old: Reading, _ new: Reading
  ) {
    for path in Set(old.others.keys).union(new.others.keys).sorted() {
      let (was, now) = (old.others[path], new.others[path])
      // What became or stopped being an attachment changed with its draft.
      guard was != now, old.attachmentOwners[path] == nil, new.attachmentOwners[path] == nil else {
        continue
      }
      guard !new.drafts.contains(where: { $0.path == path }),
        !old.drafts.contains(where: { $0.path == path })
      else { continue }
      scene.fileMakers[path] = [commit.id]
      let makers = before.rules.map { (maker(of: commit, $0.rules), $0.rules) }
      if let bad = makers.first(where: { !mayChange(path, $0.0, $0.1) }) {
        let fault = bad.0.isForge ? "identity.unknown" : bad.0.fault
        report(fault ?? "file.role", at: commit.id, path: path)
      } else {
        roleSteps.append(RoleStep(commit: commit.id, asks: .file(path)))
      }
    }
  }

  func mayChange(_ path: String, _ maker: Maker, _ rules: PlainRules) -> Bool {
    if maker.isForge { return false }
    let entries = rules.files.filter { PlainRules.matches($0.paths, path) }
    if Reading.isRendered(path) || entries.isEmpty { return maker.has(["chief"], in: []) }
    return entries.contains { maker.has($0.by, in: []) }
  }
}
