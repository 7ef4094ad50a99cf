import HashTreeCollections

// Other files in the site's reach.

extension Replay {
  /// The files beside the drafts that a commit with one judged parent changes.
  ///
  /// - Parameter affairs: how the drafts stand afterwards.
  mutating func judgeFiles(
    _ changes: [FileChange], _ step: LineStep, in affairs: inout Affairs
  ) throws {
    let rules = step.before.rules
    let before = self.affairs(at: source.parents(of: step.facts.number)[0])
    for change in changes where rules.reaches(change.path) || step.after.rules.reaches(change.path)
    {
      guard !isDraft(change, rules, step.after.rules) else { continue }
      let blockers = try blockers(of: change, step.facts, step.before, before, affairs)
      guard let blockers else { continue }
      let actor = try source.actor(of: step.facts, by: rules.masthead)
      countStep(by: actor, step.facts)
      _ = violate(
        blockers, at: step.facts, by: actor, rules, path: change.path,
        follows: !step.before.ineffective.isEmpty)
      affairs[file: change.path] = Affairs.FileRecord(
        entry: change.new, makers: [step.facts.number])
      memory[step.facts.number, default: CommitMemory()].entries.append(.file(change.path))
    }
  }

  /// Whether a path is a draft's, before or after.
  func isDraft(_ change: FileChange, _ before: Rules, _ after: Rules) -> Bool {
    change.old != nil && draftSlug(change.path, before) != nil
      || change.new != nil && draftSlug(change.path, after) != nil
  }

  /// What stands against changing a file; nil for an attachment, which is its draft's business.
  func blockers(
    of change: FileChange, _ facts: CommitFacts, _ rules: RulesInForce, _ before: Affairs,
    _ after: Affairs
  ) throws -> [Blocker]? {
    if let new = change.new, !new.isFile {
      let what = new.kind == .link ? "a link" : "another repository"
      return [
        Blocker(
          .draftNotAFile, slug: "",
          "`\(change.path)` is \(what), where only plain files may lie",
          help: "put the files themselves there")
      ]
    }
    let isOwned =
      !before.owners(of: change.path, slug: source.slug).isEmpty
      || !after.owners(of: change.path, slug: source.slug).isEmpty
    guard !isOwned else { return nil }
    var blockers: [Blocker] = []
    for rules in rules.standing.map(\.rules) {
      let actor = try source.actor(of: facts, by: rules.masthead)
      let found = decideFile(at: change.path, by: actor, rules: rules)
      blockers += found.filter { !blockers.contains($0) }
    }
    return blockers
  }
}
