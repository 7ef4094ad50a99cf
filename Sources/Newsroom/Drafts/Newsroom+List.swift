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
    let (rows, roster) = try ranked(filter)
    return try summaries(of: rows, in: roster)
  }

  /// The rows of a list, before anything is made of them.
  func ranked(_ filter: ListFilter) throws -> (rows: [ListRow], roster: Roster) {
    try demandKnown(filter)
    let filter = try rosterFilter(filter)
    let roster = try datedRoster()
    var rows = roster.numbers(filter).map { ListRow(roster, $0) }
    rows += try unsavedSummaries().filter { filter.passes($0.state, $0.section, $0.bylines) }
      .map { ListRow($0) }
    var ranks: [StateID: Int] = [:]
    for state in rules.workflows.flatMap(\.states) where ranks[state.id] == nil {
      ranks[state.id] = ranks.count
    }
    for place in rows.indices { rows[place].rank = rows[place].state.flatMap { ranks[$0] } ?? .max }
    rows.sort { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      if left.entered != right.entered { return left.entered < right.entered }
      return left.slug(in: roster) < right.slug(in: roster)
    }
    return (rows, roster)
  }

  /// What a list says of its rows; whether they are saved is looked up for just these.
  func summaries(of rows: [ListRow], in roster: Roster) throws -> [DraftSummary] {
    let changed = try changedRows(rows.compactMap(\.number).sorted(), of: roster)
    return rows.compactMap { summary(of: $0, in: roster, changed) }
  }

  /// The states whose drafts the site shows, under every workflow that has them.
  var liveStates: Set<StateID> {
    let states = rules.workflows.flatMap(\.states)
    return Set(states.filter(\.live).map(\.id)).subtracting(states.filter { !$0.live }.map(\.id))
  }

  /// What a list says of a row; nil for what is no draft under the rules.
  func summary(
    of row: ListRow, in roster: Roster, _ changed: Set<Int>
  ) -> DraftSummary? {
    guard let number = row.number else { return row.unsaved }
    let saved = roster[number]
    return rules.workflow(for: saved.path).map { workflow in
      DraftSummary(saved, workflow, isUnsaved: changed.contains(number))
    }
  }

  /// The drafts that lie in the folder and were never saved.
  func unsavedSummaries() throws -> [DraftSummary] { try summaries(ofUnsaved: unsavedPaths()) }

  func summaries(ofUnsaved paths: [String]) throws -> [DraftSummary] {
    try paths.compactMap { path in
      try openUnsaved(path).map { summary(of: $0, updated: nil, entered: nil) }
    }
  }

  /// Saved drafts whose file in the folder differs.
  func unsavedChanges() throws -> Set<String> {
    let all = try draftFiles().all
    var files = ExpectedFiles()
    for file in all { files.append(path: file.path, id: file.blob) }
    return Set(try changedNumbers(among: files).map { all[$0].path })
  }

  /// Those rows of a roster whose file in the folder differs.
  private func changedRows(_ numbers: [Int], of roster: Roster) throws -> Set<Int> {
    Set(try changedNumbers(among: expectedFiles(numbers, of: roster)).map { numbers[$0] })
  }

  /// Begins to look which drafts of a roster differ in the folder; nil where there is none.
  func look(at roster: Roster) -> WorkTreeLook? {
    guard folder != nil, !circumstances.savedOnly else { return nil }
    return repository.look(
      at: expectedFiles(Array(0..<roster.count), of: roster), on: ReadAhead.queue)
  }

  private func expectedFiles(_ numbers: [Int], of roster: Roster) -> ExpectedFiles {
    var files = ExpectedFiles()
    files.reserve(numbers.count)
    for number in numbers {
      let id = roster.blob(of: number)
      roster.withPath(of: number) { files.append(path: $0, id: id) }
    }
    return files
  }

  func changedNumbers(among files: ExpectedFiles) throws -> [Int] {
    guard folder != nil, !circumstances.savedOnly, files.count > 0 else { return [] }
    return try gitFailures { () throws(GitError) in try repository.changedFiles(among: files) }
  }

  private func rosterFilter(_ filter: ListFilter) throws -> Roster.Filter {
    Roster.Filter(
      states: filter.states.isEmpty ? nil : Set(filter.states),
      sections: filter.sections.isEmpty ? nil : Set(filter.sections),
      bylines: try person(for: filter).map { Set($0.bylines) })
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
    // Only sections may be none at all.
    let choice = all.isEmpty ? "there is none yet: `stet sections add ID`" : "there are: \(all)"
    return Failure(
      .cannot, "usage", "there is no \(what) `\(name)`",
      help: near.isEmpty
        ? choice : "did you mean " + near.joined(separator: ", ") + "?")
  }
}

/// A row of a list before anything is made of it but what it is ordered by.
struct ListRow {
  /// Its number in the roster; nil for a draft that was never saved.
  var number: Int?
  var unsaved: DraftSummary?
  var state: StateID?
  /// Seconds; the largest number for what is not known.
  var entered: Int64
  var updated: Int64
  var rank = Int.max

  init(_ roster: Roster, _ number: Int) {
    self.number = number
    state = roster.state(of: number)
    let times = roster.times(of: number)
    entered = times?.entered?.seconds ?? .max
    updated = times?.updated.seconds ?? .max
  }

  init(_ unsaved: DraftSummary) {
    self.unsaved = unsaved
    state = unsaved.state
    entered = .max
    updated = .max
  }

  func slug(in roster: Roster) -> Slug {
    number.map { roster.file(of: $0).slug } ?? unsaved?.slug ?? ""
  }
}

extension DraftSummary {
  fileprivate init(_ row: Roster.Row, _ workflow: Workflow, isUnsaved: Bool) {
    let state = row.state.flatMap(workflow.state)
    self.init(
      slug: row.slug, title: row.title, state: row.state,
      stateLabel: state?.label ?? row.state?.rawValue ?? "unreadable",
      isLive: state?.live ?? false, section: row.section, bylines: row.bylines, path: row.path,
      copy: row.copy, updated: row.times?.updated, entered: row.times?.entered,
      isUnsaved: isUnsaved, isReadable: row.isReadable)
  }
}
