public import Editorial
import Git

/// Which drafts to list.
public struct ListFilter: Sendable {
  public var states: [StateID]
  public var sections: [SectionID]
  /// A masthead id, name or other byline.
  public var byline: String?
  /// Only those with the asker on the byline.
  public var mine: Bool

  public init(
    states: [StateID] = [], sections: [SectionID] = [], byline: String? = nil, mine: Bool = false
  ) {
    self.states = states
    self.sections = sections
    self.byline = byline
    self.mine = mine
  }
}

extension Newsroom {
  /// The drafts that a filter lets through, in the order of the board, those waiting longest first.
  public func list(_ filter: ListFilter) throws -> [DraftSummary] {
    try demandKnown(filter)
    var rows = try summaries()
    if !filter.states.isEmpty {
      let wanted = Set(filter.states)
      rows.removeAll { row in !(row.state.map(wanted.contains) ?? false) }
    }
    if !filter.sections.isEmpty {
      let wanted = Set(filter.sections)
      rows.removeAll { row in !(row.section.map(wanted.contains) ?? false) }
    }
    if let person = try person(for: filter) {
      let names = Set(person.bylines)
      rows.removeAll { names.isDisjoint(with: $0.bylines) }
    }
    try lookUpTimes(of: &rows)
    var order: [StateID: Int] = [:]
    for state in rules.workflows.flatMap(\.states) where order[state.id] == nil {
      order[state.id] = order.count
    }
    return rows.sorted { left, right in
      let ranks = [left, right].map { $0.state.flatMap { order[$0] } ?? Int.max }
      if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
      if left.entered != right.entered {
        return (left.entered?.seconds ?? .max) < (right.entered?.seconds ?? .max)
      }
      return left.slug < right.slug
    }
  }

  /// All drafts, those that lie unsaved in the folder included.
  ///
  /// Since when they are what they are costs a look into history: ``lookUpTimes(of:)``.
  func summaries() throws -> [DraftSummary] {
    let files = draftFiles()
    let changed = try unsavedChanges()
    var index = try openDraftIndex()
    var rows: [DraftSummary] = []
    let all = try files.all
    rows.reserveCapacity(all.count)
    for file in all {
      guard let workflow = rules.workflow(for: file.path) else { continue }
      let row = try index[file.blob] ?? DraftIndex.Row(draft(of: file, in: workflow))
      if index[file.blob] == nil { index[file.blob] = row }
      rows.append(summary(row, file, workflow, isUnsaved: changed.contains(file.path)))
    }
    draftIndex = index
    for path in try unsavedPaths() {
      guard let open = try openUnsaved(path) else { continue }
      rows.append(summary(of: open, updated: nil, entered: nil))
    }
    return rows
  }

  private func draft(of file: DraftFile, in workflow: Workflow) throws -> Draft? {
    let version = DraftVersion(
      slug: file.slug, path: file.path, blob: file.blob.hex,
      content: try content(of: file.blob, mode: file.mode, at: file.path, under: rules))
    return Draft(version, workflow: workflow)
  }

  private func openDraftIndex() throws -> DraftIndex {
    if let draftIndex { return draftIndex }
    let rules = try tree.flatMap { tree in
      try gitFailures { () throws(GitError) in
        try repository.entry(at: RuleFiles.folder, in: tree)
      }
    }
    return DraftIndex(commonDirectory: repository.commonDirectory, rules: rules?.id ?? .zero)
  }

  private func summary(
    _ row: DraftIndex.Row, _ file: DraftFile, _ workflow: Workflow, isUnsaved: Bool
  ) -> DraftSummary {
    let state = row.state.flatMap(workflow.state)
    return DraftSummary(
      slug: file.slug, title: row.title, state: row.state,
      stateLabel: state?.label ?? row.state?.rawValue ?? "unreadable",
      isLive: state?.live ?? false, section: row.section, bylines: row.bylines, path: file.path,
      copy: row.copy, updated: nil, entered: nil, isUnsaved: isUnsaved,
      isReadable: row.isReadable)
  }

  /// Fills in when drafts last changed and when they came into their state.
  private func lookUpTimes(of rows: inout [DraftSummary]) throws {
    let files = draftFiles()
    let times = rows.isEmpty ? [:] : try times(of: rows.count < 5 ? rows.map(\.slug) : nil)
    for number in rows.indices {
      guard let times = times[rows[number].slug.folded],
        let last = times.marks.last.map({ ledger?.entries[$0.commit] }) ?? nil
      else { continue }
      rows[number].updated = last.time
      let blob = try files[path: rows[number].path]?.blob
      let known = blob.flatMap { draftIndex?[$0]?.entered }
      if let known, known.last == last.id {
        rows[number].entered = known.time
      } else if let time = try entered(times) {
        rows[number].entered = time
        guard let blob, var row = draftIndex?[blob] else { continue }
        row.entered = DraftIndex.Entered(last: last.id, time: time)
        draftIndex?[blob] = row
      }
    }
    draftIndex?.write(keeping: try files.all.lazy.map(\.blob))
  }

  /// Saved drafts whose file in the folder differs.
  func unsavedChanges() throws -> Set<String> {
    guard folder != nil, !circumstances.savedOnly else { return [] }
    let files = try draftFiles().all
    return try gitFailures { () throws(GitError) in
      Set(try repository.changedFiles(among: files.lazy.map { ($0.path, $0.blob) }))
    }
  }

  private func demandKnown(_ filter: ListFilter) throws {
    let states = rules.workflows.flatMap { $0.states.map(\.id) + Array($0.retired.keys) }
    for state in filter.states where !states.contains(state) {
      throw unknown("state", state.rawValue, among: states.map(\.rawValue))
    }
    let sections = rules.sections.all.map(\.id)
    for section in filter.sections where !sections.contains(section) {
      throw unknown("section", section.rawValue, among: sections.map(\.rawValue))
    }
  }

  private func person(for filter: ListFilter) throws -> Masthead.Person? {
    if filter.mine {
      guard let person = asker() else {
        let email = (try? hand())?.actor.email
        throw Failure(
          .cannot, .identityUnknown,
          email.map { "`\($0)` is nobody on the masthead" } ?? "nobody knows who you are",
          help: "`stet people` shows who is who")
      }
      return person
    }
    guard let name = filter.byline else { return nil }
    if let person = rules.masthead.person(byline: name) { return person }
    throw unknown("person", name, among: rules.masthead.people.flatMap(\.bylines))
  }

  /// A name that should have been one of a few.
  ///
  /// - Parameter listed: which of the names to list when none is near; nil = all.
  func unknown(
    _ what: String, _ name: String, among names: [String], listed: [String]? = nil
  ) -> Failure {
    let near = nearest(to: name, among: names)
    let all = Set(listed ?? names).sorted().prefix(12).joined(separator: ", ")
    return Failure(
      .cannot, "usage", "there is no \(what) `\(name)`",
      help: near.isEmpty
        ? "there are: \(all)" : "did you mean " + near.joined(separator: ", ") + "?")
  }
}
