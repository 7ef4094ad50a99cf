/// Approvals: who gave them, and whether they are enough.
extension NaiveJudge {
  /// A commit with its parent's tree: it may approve, and take approvals back.
  mutating func quiet(_ commit: PlainCommit, _ before: Scene) -> Scene {
    var scene = before
    guard commit.parents.count == 1, let rules = before.rules.first?.rules else { return scene }
    let maker = maker(of: commit, rules)
    guard let person = maker.person?.id, !maker.isForge else { return scene }
    for index in scene.tracks.indices {
      guard let version = scene.tracks[index].version else { continue }
      let others = scene.tracks.compactMap(\.version).filter { $0.path != version.path }
      guard !others.contains(where: { $0.slug == version.slug }) else { continue }
      if commit.trailers("Unapprove").contains([version.slug, person]) {
        scene.tracks[index].life.withdrawals.insert([person, commit.id])
        scene.tracks[index].life.approvals = scene.tracks[index].life.approvals.filter {
          $0.person != person
        }
      }
      if commit.trailers("Approve").contains([version.slug, version.copyID, person]) {
        scene.tracks[index].life.approvals.insert(
          PlainLife.Approval(
            person: person, commit: commit.id, copy: version.copyID,
            attachments: version.attachments))
      }
    }
    return scene
  }

  /// What is wrong with a transition's approvals.
  func approvalFaults(
    _ transition: PlainRules.Transition, _ old: Version, _ new: Version, _ at: Circumstance,
    _ changesCopy: Bool
  ) -> [String] {
    guard let wanted = transition.approvals else { return [] }
    if wanted.not.contains("byline"),
      new.bylines.isEmpty || new.bylines.contains(where: { at.rules.person(named: $0) == nil })
    {
      return ["approval.missing"]
    }
    let count = new.section.flatMap { wanted.sections[$0] } ?? wanted.count
    var excluded: Set<String> = []
    if wanted.not.contains("byline") {
      excluded.formUnion(at.life.bylines)
      excluded.formUnion(resolved(old, at.rules))
      excluded.formUnion(resolved(new, at.rules))
    }
    if wanted.not.contains("creator") { excluded.formUnion(at.life.creators) }
    if wanted.not.contains("contributor") {
      excluded.formUnion(at.life.contributors.union(at.life.creators))
      if changesCopy, let person = at.maker.person?.id { excluded.insert(person) }
    }
    if wanted.not.contains("submitter") { excluded.formUnion(at.life.submitters) }
    let sections = [old.section, new.section]
    func qualifies(_ person: String, by rules: PlainRules) -> Bool {
      guard let found = rules.people.first(where: { $0.id == person }) else { return false }
      return Maker(person: found).has(wanted.from, in: sections) && !excluded.contains(person)
    }
    let fresh = at.life.approvals.filter {
      $0.copy == new.copyID && $0.attachments == new.attachments
    }
    let good = fresh.filter { approval in
      qualifies(approval.person, by: at.rules)
        && rulesAt(approval.commit).map { qualifies(approval.person, by: $0) } ?? false
    }
    var people = Set(good.map(\.person))
    if let actor = at.maker.person?.id, qualifies(actor, by: at.rules) { people.insert(actor) }
    if people.count >= count { return [] }
    if at.life.approvals.isEmpty { return ["approval.missing"] }
    return [fresh.isEmpty ? "approval.stale" : "approval.role"]
  }

  /// The rules by which a commit was judged.
  func rulesAt(_ id: String) -> PlainRules? {
    (parents[id] ?? []).compactMap { scenes[$0]?.rules.first?.rules }.first
  }
}
