/// Drafts that new rules bring in, read differently, move or leave out.
extension NaiveJudge {
  /// Settles a draft whose reading changed with the rules; false where it is a step like any other.
  mutating func settle(
    _ old: Version?, _ new: Version?, _ commit: PlainCommit, _ scene: inout Scene,
    _ was: Scene.RulesInForce, _ now: Scene.RulesInForce, _ reading: Reading
  ) throws -> Bool {
    guard let index = scene.tracks.firstIndex(where: { $0.version?.path == old?.path }),
      let old
    else { return false }
    guard let new else {
      guard try files(commit.id)[old.path] == old.entry else { return false }
      if !commit.trailers("Release").contains([old.slug]) {
        report("release.missing", at: commit.id, slug: old.slug, path: old.path)
      }
      scene.tracks[index].version = nil
      scene.tracks[index].makers = [commit.id]
      return true
    }
    let moved = old.path != new.path && old.slug == new.slug && old.copyID == new.copyID
    let rereads = old.entry == new.entry && (old.state != new.state || old.slug != new.slug)
    guard moved || rereads else { return false }
    // A state that is gone and reads as what it became is no change.
    if rereads, old.slug == new.slug, let raw = old.draft?.one("status"),
      now.rules.retired[raw] == new.state
    {
      scene.tracks[index].version = new
      scene.tracks[index].last = new
      return true
    }
    adopt(new, index, commit, &scene, now.rules)
    return true
  }

  private mutating func adopt(
    _ new: Version, _ index: Int, _ commit: PlainCommit, _ scene: inout Scene, _ rules: PlainRules
  ) {
    let before = scene.tracks[index]
    scene.tracks[index].version = new
    scene.tracks[index].last = new
    scene.tracks[index].makers = [commit.id]
    adopt(&scene.tracks[index], at: commit.id, rules)
    if adopts(commit, new) {
      adopted.append(new.slug)
      roleSteps.append(RoleStep(commit: commit.id, slug: new.slug, asks: .chief))
      scene.tracks[index].run = []
    } else {
      report("adopt.missing", at: commit.id, slug: new.slug, path: new.path)
      scene.tracks[index].run.append(
        Track.Wrong(commit: commit.id, slugs: [new.slug], before: [before]))
    }
  }

  /// Files that were there and are drafts only by the new rules.
  mutating func settleArrivals(
    _ commit: PlainCommit, _ parent: String, _ scene: inout Scene, _ was: Scene.RulesInForce,
    _ now: Scene.RulesInForce
  ) throws {
    let before = try files(parent)
    let old = try reading(parent, was)
    for draft in try reading(commit.id, now).drafts {
      guard before[draft.path] == draft.entry,
        !old.drafts.contains(where: { $0.path == draft.path }),
        let index = scene.tracks.firstIndex(where: { $0.version?.path == draft.path })
      else { continue }
      // The step that brought it in was judged as an arrival; adoption stands in its place.
      faults.removeAll { $0.commit == commit.id && $0.slug == draft.slug }
      if draft.state != now.rules.initial { adopt(draft, index, commit, &scene, now.rules) }
    }
  }
}
