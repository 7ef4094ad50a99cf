/// What a step does to a draft's life.
extension NaiveJudge {
  func advanced(
    _ track: Track?, _ old: Version?, _ new: Version?, _ outcome: Outcome, _ commit: PlainCommit,
    _ rules: PlainRules
  ) -> Track {
    let person = maker(of: commit, rules).person?.id
    guard let new else {
      guard var gone = track else {
        return Track(births: [], version: nil, last: old ?? empty, makers: [commit.id])
      }
      gone.version = nil
      gone.makers = [commit.id]
      return gone
    }
    var next =
      track ?? Track(births: [commit.id + ":" + new.slug], version: nil, last: new, makers: [])
    next.version = new
    next.last = new
    next.makers = [commit.id]
    if old?.path != new.path { next.placed = [commit.id] }
    // Whoever begins what nobody is known to have begun has begun it.
    if old == nil || outcome.begins, next.life.creators.isEmpty, let person {
      next.life.creators = [person]
    }
    if old == nil || outcome.begins {
      next.life.entry = nil
      next.life.approvals = []
    }
    next.life.bylines.formUnion(resolved(new, rules))
    let changesCopy = old?.copyID != new.copyID || old?.attachments != new.attachments
    if changesCopy || outcome.begins, let person { next.life.contributors.insert(person) }
    if rules.isLive(new.state) { next.life.wasLive = true }
    guard let old, !outcome.begins, new.state.flatMap(rules.state) != nil else { return next }
    if outcome.transition != nil || old.state != new.state {
      next.life.entry = commit.id
      next.life.approvals = []
      if old.state == rules.initial, new.state != rules.initial, let person {
        next.life.submitters.insert(person)
      }
      if rules.isLive(old.state), !rules.isLive(new.state) {
        next.life.contributors = Set(changesCopy ? [person].compactMap { $0 } : [])
        next.life.submitters = []
        next.life.bylines = Set(resolved(new, rules))
      }
    }
    return next
  }

  private var empty: Version {
    Version(
      slug: "", path: "", entry: Objects.Entry(mode: "", id: ""), attachments: [:], copyID: "")
  }
}
