import Editorial
import Git

extension Newsroom {
  /// The roster of the saved drafts, as it was remembered and brought up to date; nil when nothing
  /// was remembered that would spare reading all drafts.
  func rememberedRoster() throws -> Roster? {
    if let roster { return roster }
    guard !isRosterMissing, let tree else { return nil }
    let remembered = try rosterAhead.map(\.value) ?? rosterFile().read()
    rosterAhead = nil
    guard var found = remembered, try carry(&found, to: tree) else {
      isRosterMissing = true
      return nil
    }
    roster = found
    try remember(found)
    return found
  }

  /// The roster of the saved drafts.
  func fullRoster() throws -> Roster {
    if let roster = try rememberedRoster() { return roster }
    var roster = Roster()
    if let tree {
      let files = try draftFiles(in: tree, under: rules)
      roster.fill(tree, with: try files.compactMap(row))
    }
    self.roster = roster
    return roster
  }

  /// The roster with what history says of each draft.
  func datedRoster() throws -> Roster {
    var roster = try fullRoster()
    guard let tip, roster.timesTip != tip else { return roster }
    let ledger = try history()
    let changed = ledger.slugsTouched(between: roster.timesTip, and: tip)
    let stale = (0..<roster.count).filter { number in
      guard let changed, roster.times(of: number) != nil else { return true }
      guard !changed.isEmpty else { return false }
      return changed.contains(roster[number].slug.folded)
    }
    let slugs = stale.count < 64 ? stale.map { roster[$0].slug } : nil
    let times = stale.isEmpty ? [:] : try times(of: slugs)
    for number in stale {
      guard let draft = times[roster[number].slug.folded], let last = draft.marks.last else {
        roster.set(nil, of: number)
        continue
      }
      let entry = ledger.entries[last.commit]
      let entered = try entered(draft, among: slugs == nil ? times : nil)
      roster.set(Roster.Times(last: entry.id, updated: entry.time, entered: entered), of: number)
    }
    roster.timesTip = tip
    self.roster = roster
    try remember(roster)
    return roster
  }

  /// The roster without writing anything, where few drafts must be read for it; else nil.
  ///
  /// - Parameter limit: how many drafts to read at most.
  func roster(atOnce limit: Int) -> Roster? {
    guard let tree else { return nil }
    if var found = try? rosterFile().read() {
      return (try? carry(&found, to: tree, atMost: limit)) == true ? found : nil
    }
    guard let files = try? draftFiles(in: tree, under: rules), files.count <= limit,
      let rows = try? files.compactMap(row)
    else { return nil }
    var roster = Roster()
    roster.fill(tree, with: rows)
    return roster
  }

  /// Goes on to the saved tree; false where the old one is no longer there to compare with, or
  /// there is more to read than was asked for.
  private func carry(
    _ roster: inout Roster, to tree: ObjectID, atMost limit: Int = .max
  ) throws -> Bool {
    guard roster.tree != tree else { return true }
    var changes: [TreeChange] = []
    let old = roster.tree
    do {
      try repository.changes(from: old, to: tree, under: rules.contentRoots) { changes.append($0) }
    } catch {
      return false
    }
    guard changes.count <= limit else { return false }
    roster.carry(
      to: tree,
      try changes.compactMap { change in
        let file = change.new.flatMap { draftFile(change.path, $0) }
        guard file != nil || change.old.flatMap({ draftFile(change.path, $0) }) != nil else {
          return nil
        }
        return (change.path, try file.flatMap(row))
      })
    return true
  }

  private func draftFile(_ path: String, _ version: TreeChange.Entry) -> DraftFile? {
    DraftFile(path: path, blob: version.id, mode: version.mode, under: rules)
  }

  private func row(_ file: DraftFile) throws -> Roster.Row? {
    guard let workflow = rules.workflow(for: file.path) else { return nil }
    let version = DraftVersion(
      slug: file.slug, path: file.path, blob: file.blob.hex,
      content: try content(of: file.blob, mode: file.mode, at: file.path, under: rules))
    return Roster.Row(file, Draft(version, workflow: workflow))
  }

  /// Writes the roster down.
  ///
  /// - Parameter always: also where a few new rows are read again sooner than all are written.
  func remember(_ roster: Roster, always: Bool = false) throws {
    if always || roster.news > 50 { try rosterFile().write(roster) }
  }

  /// The file, for drafts as the rules in force read them.
  private func rosterFile() throws -> RosterFile {
    if let otherRulesInForce {
      return try RosterFile(readBy: otherRulesInForce.hex, in: repository)
    }
    return try RosterFile(of: tree, in: repository)
  }
}

extension RosterFile {
  /// The file, for drafts as a tree's workflows read them; people and sections are not in it.
  init(of tree: ObjectID?, in repository: Repository) throws {
    let workflows = try gitFailures { () throws(GitError) in
      guard let tree, let folder = try repository.entry(at: RuleFiles.folder, in: tree),
        folder.mode == .tree
      else { return "" }
      return try repository.tree(folder.id)
        .filter { RuleFiles.isRuleFile($0.name) && !RuleFiles.isAboutPeopleOrSections($0.name) }
        .reduce(into: "") { $0 += "\($1.name) \($1.id.hex)\n" }
    }
    try self.init(readBy: workflows, in: repository)
  }

  fileprivate init(readBy workflows: String, in repository: Repository) throws {
    let id = try gitFailures { () throws(GitError) in try ObjectID.ofBlob(Array(workflows.utf8)) }
    self.init(commonDirectory: repository.commonDirectory, workflows: id)
  }

  /// Begins to read it.
  func readAhead() -> Ahead<Roster?> { Ahead { read() } }
}

extension Ledger {
  /// The drafts that commits touch which only one of two tips can reach; nil when all could be.
  fileprivate func slugsTouched(between old: ObjectID?, and new: ObjectID) -> Set<String>? {
    guard let old = old.flatMap(number), let new = number(of: new) else { return nil }
    let before = reachable(from: old)
    let after = reachable(from: new)
    var touched: Set<Int32> = []
    var start = 0
    for (number, entry) in entries.enumerated().prefix(max(old, new) + 1) {
      let end = Int(entry.marksEnd)
      if (number <= old && before[number]) != (number <= new && after[number]) {
        touched.formUnion(marks[start..<end].lazy.map(\.slug))
      }
      start = end
    }
    return Set(touched.map { Slug(names[Int($0)]).folded })
  }
}
