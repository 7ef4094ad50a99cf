import HashTreeCollections

// The merged tree as a whole: how its drafts read, names that are taken twice, other files.

extension Replay {
  /// Every draft of the merged tree, read by the rules that the merge leaves in force.
  mutating func readMerged(_ affairs: inout Affairs, _ step: MergeStep) throws {
    let rules = step.after.rules
    guard step.before.contains(where: { !$0.rules.readsDrafts(as: rules) }) else { return }
    let line = LineStep(facts: step.facts, before: step.before[0], after: step.after)
    let actor = try source.actor(of: step.facts, by: line.before.rules.masthead)
    let mayAdopt = try step.before.allSatisfy {
      isChief(try source.actor(of: step.facts, by: $0.rules.masthead), $0.rules)
    }
    for (key, record) in affairs.drafts.sorted {
      guard let version = record.version, rules.workflow(for: version.path) != nil,
        version.isFile
      else { continue }
      let read = try reread(version, under: rules)
      if read.content != version.content {
        affairs.set(key, record.with(version: read, keepsMend: false))
      }
      guard isNewReading(read, of: key, step) else { continue }
      if mayAdopt, adopts(read, line, by: actor) {
        affairs.set(
          key,
          adopted(
            read, life: record.life, step.facts, by: actor, rules,
            formerSlugs: record.formerSlugs))
      } else {
        _ = violate(
          [stateIsGone(read, rules) ?? Self.unadopted(read)], at: step.facts, by: actor, rules,
          path: read.path, slug: read.slug, to: draft(read, rules)?.stateID)
      }
    }
    // Rules that no side has make drafts of files that lie on all of them.
    if step.before.allSatisfy({ !$0.rules.readsDrafts(as: rules) }) {
      try comeIn(&affairs, line, FileChanges(), by: actor)
    }
  }

  /// Whether nobody has judged yet what the merge's rules make of a draft that sides have.
  private func isNewReading(_ read: DraftVersion, of key: String, _ step: MergeStep) -> Bool {
    let rules = step.after.rules
    let holders = step.sides.indices.filter {
      step.sides[$0].drafts[key]?.version?.isSame(as: read) == true
    }
    guard let holder = holders.first, let old = step.sides[holder].drafts[key]?.version,
      !holders.contains(where: { step.before[$0].rules.readsDrafts(as: rules) })
    else { return false }
    return Rereading(of: old, by: step.before[holder].rules, as: read, by: rules) == .adopt
  }

  private func stateIsGone(_ version: DraftVersion, _ rules: Rules) -> Blocker? {
    guard let draft = draft(version, rules), draft.state == nil, let state = draft.stateID else {
      return nil
    }
    return Blocker(
      .draftState, slug: version.slug,
      "`\(state)` is no state of the \(draft.workflow.name) workflow any more",
      help: "a chief can say what it became, under `retired:`")
  }

  /// Two drafts of one slug that come together.
  mutating func noteTwins(_ slugs: [String], _ step: MergeStep, in affairs: inout Affairs) {
    for slug in slugs {
      let paths = affairs.paths(of: slug)
      guard paths.count > 1, !step.sides.contains(where: { $0.paths(of: slug).count > 1 }),
        let version = affairs.drafts[slug]?.version
      else { continue }
      let actor =
        (try? source.actor(of: step.facts, by: step.after.rules.masthead))
        ?? step.facts.actor(by: step.after.rules.masthead)
      affairs.twinViolations[slug, default: []] += violate(
        [
          Blocker(
            .slugTaken, slug: version.slug,
            "the slug `\(version.slug)` stands for \(paths.sorted().joinedBy("and"))",
            help: "rename or delete one of them: `stet rename`")
        ], at: step.facts, by: actor, step.after.rules, path: version.path, slug: version.slug)
    }
  }

  /// The files beside the drafts: inherited, or the merger's own step.
  mutating func mergeFiles(_ step: MergeStep, in affairs: inout Affairs) throws {
    let rules = step.after.rules
    for commit in step.region.knownBy.keys.sorted() {
      for path in memory.files(of: commit) {
        let makers = step.sides.flatMap { $0[file: path]?.makers ?? [] }
        affairs[file: path] = Affairs.FileRecord(
          entry: affairs[file: path]?.entry, makers: Set(makers).sorted())
      }
    }
    for path in step.changedPaths {
      guard rules.reaches(path) || step.before.contains(where: { $0.rules.reaches(path) }),
        let some = step.changes.lazy.compactMap({ $0[path] }).first,
        draftSlug(path, rules) == nil,
        !step.before.contains(where: { draftSlug(path, $0.rules) != nil }),
        affairs.owners(of: path, slug: source.slug).isEmpty,
        step.sides.allSatisfy({ $0.owners(of: path, slug: source.slug).isEmpty })
      else { continue }
      let entries = step.changes.map { changes in changes[path].map(\.old) ?? some.new }
      let holders = entries.indices.filter { entries[$0] == some.new }
      let isInherited = holders.contains { holder in
        entries.indices.allSatisfy { other in
          let makers = step.sides[other][file: path]?.makers ?? []
          return entries[other] == some.new || makers.isEmpty
            || makers.contains { step.region.knows(holder, $0) }
        }
      }
      if isInherited {
        let makers = holders.flatMap { step.sides[$0][file: path]?.makers ?? [] }
        affairs[file: path] =
          makers.isEmpty
          ? nil : Affairs.FileRecord(entry: some.new, makers: Set(makers).sorted())
        continue
      }
      var found: [Blocker] = []
      for index in entries.indices where !holders.contains(index) {
        let change = FileChange(path: path, old: entries[index], new: some.new)
        let more = try blockers(
          of: change, step.facts, step.before[index], step.sides[index], affairs)
        found += (more ?? []).filter { !found.contains($0) }
      }
      let actor = try source.actor(of: step.facts, by: rules.masthead)
      countStep(by: actor, step.facts)
      _ = violate(found, as: .mergeRollback, at: step.facts, by: actor, rules, path: path)
      affairs[file: path] = Affairs.FileRecord(entry: some.new, makers: [step.facts.number])
      memory[step.facts.number, default: CommitMemory()].entries.append(.file(path))
    }
  }
}
