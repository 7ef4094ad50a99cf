public import Editorial
import Git
import Paths

extension Newsroom {
  /// What lies on the desk of whoever asks.
  ///
  /// One pass over the list of drafts, and the past of the few that it has room for; the folder,
  /// and what is remembered of history, are read meanwhile.
  public func desk() throws -> DeskContents {
    guard let person = asker() else { return DeskContents(asker: stranger()) }
    let memories = try deskMemories()
    var memory = memories?.read(past) ?? DeskMemory()
    if memory.tip != tip { try readHistoryAhead() }
    let roster = try datedRoster()
    let unsaved = lookForUnsaved(besides: roster)
    let look = look(at: roster)
    try draftFiles().readTailsAhead()
    var candidates = DeskCandidates(roster, of: person, in: self)
    var slugs = candidates.chosen.map { $0.slug(in: roster) }
    var pasts = try pasts(of: slugs, &memory)
    let new = try unsaved.map { try summaries(ofUnsaved: drafts(among: $0.value)) } ?? []
    if !new.isEmpty {
      candidates.add(new)
      slugs = candidates.chosen.map { $0.slug(in: roster) }
      pasts = try self.pasts(of: slugs, &memory)
    }
    if memory.isNew {
      memory.keep(only: slugs)
      memories?.write(memory, past)
    }
    let changed = Set(
      try gitFailures { () throws(GitError) in try look.map(repository.changedFiles) ?? [] })
    let chosen = candidates.chosen.compactMap { summary(of: $0, in: roster, changed) }
    let piles = try piles(of: chosen, pasts, left: candidates.left, for: person)
    let shown = Set(piles.values.flatMap(\.rows).map(\.draft.path))
    let edited = changed.sorted().compactMap {
      summary(of: ListRow(roster, $0), in: roster, changed)
    }
    return DeskContents(
      asker: .person(person), piles: piles,
      unsaved: (edited + new).filter { $0.isReadable && !shown.contains($0.path) }.map(\.slug),
      unsavedRules: person.roles.contains(.chief) ? try unsavedRules() : [],
      unreadable: candidates.unreadable, team: try teamGap(),
      mayCreate: rules.workflows.contains { !$0.create.isDisjoint(with: person.roles) })
  }

  /// The rule files that lie in the folder otherwise than they are saved, new ones too.
  func unsavedRules() throws -> [String] {
    guard let folder, !circumstances.savedOnly, let tree else { return [] }
    let entries = try gitFailures { () throws(GitError) in
      guard let rules = try repository.entry(at: RuleFiles.folder, in: tree), rules.mode.isTree
      else { return [] as [TreeEntry] }
      return try repository.tree(rules.id).filter { RuleFiles.isRuleFile($0.name) }
    }
    let paths = entries.map { "\(RuleFiles.folder)/\($0.name)" }
    var saved = ExpectedFiles()
    for (path, entry) in zip(paths, entries) { saved.append(path: path, id: entry.id) }
    let changed = try changedNumbers(among: saved).map { paths[$0] }
    let lying = try folderFailures { () throws(Folder.Fault) in
      try folder.files(below: RuleFiles.folder)
    }
    let new = lying.filter { RuleFiles.isMeantForOne($0) && $0.pathParts.count == 2 }
    return Set(new).subtracting(paths).union(changed).sorted()
  }

  /// Where what is known of the drafts on a desk is remembered; nil where it is not.
  private func deskMemories() throws -> DeskMemoryFile? {
    // Which programs can verify signatures may change between two looks.
    guard rules.masthead.identity == .email else { return nil }
    return DeskMemoryFile(repository, anchor: try configuredAnchor())
  }

  private func piles(
    of chosen: [DraftSummary], _ pasts: [String: DraftPast], left: [DeskPlace: Int],
    for person: Masthead.Person
  ) throws -> [DeskPlace: DeskContents.Pile] {
    var papers: [DeskPlace: [DeskPaper]] = [:]
    for summary in chosen {
      guard let past = pasts[summary.slug.folded],
        let paper = try DeskPaper(summary, past, for: person, in: self)
      else { continue }
      papers[paper.place, default: []].append(paper)
    }
    var piles: [DeskPlace: DeskContents.Pile] = [:]
    for place in DeskPlace.allCases {
      let all = (papers[place] ?? []).sorted { $0.comes(before: $1) }
      let shown = all.prefix(DeskPaper.room)
      let unseen = left[place] ?? 0
      guard !all.isEmpty || unseen > 0 else { continue }
      // Only what is shown is judged: it takes reading the text.
      piles[place] = DeskContents.Pile(
        rows: try shown.map { try $0.row(for: person, in: self) },
        more: all.count - shown.count + unseen, isExact: unseen == 0)
    }
    return piles
  }

  private func stranger() -> DeskContents.Asker {
    do {
      let actor = try hand().actor
      let create = rules.workflows.reduce(into: Set<Role>()) { $0.formUnion($1.create) }
      return .stranger(
        Stranger(
          name: actor.name, email: actor.email,
          chiefs: rules.masthead.people(holding: [.chief], in: []),
          namesake: rules.masthead.person(byline: actor.name),
          role: create.contains("author") ? "author" : create.min() ?? "author"))
    } catch let failure as Failure {
      return .nobody(failure)
    } catch {
      return .nobody(Failure(.cannot, "identity.missing", "nobody knows who you are"))
    }
  }
}
