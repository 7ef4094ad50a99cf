import Editorial
import Git
import Manuscript

/// What every saved draft says of itself, as lists tell it, ordered by path.
///
/// Derived data under `.git/stet/`, deletable at any time; see ``OwnFile``. Rows read from disk stay
/// bytes until somebody asks for them, and most are told apart by numbers in them; those read since
/// stand beside them. Where a draft lies is taken from here; nothing else is judged by it: the gate
/// reads the draft itself.
struct Roster: Sendable {
  /// One draft.
  struct Row: Sendable {
    var path: String
    var mode: FileMode
    var blob: ObjectID
    var title: String?
    var state: StateID?
    var section: SectionID?
    var bylines: [String]
    var copy: CopyID?
    var isReadable: Bool
    var times: Times?

    var file: DraftFile { DraftFile(row: path, blob: blob, mode: mode) }
    var slug: Slug { file.slug }
  }

  /// What history says of a draft.
  struct Times {
    /// The commit that last changed it, and when.
    var last: ObjectID
    var updated: Timestamp
    /// When it came into its state.
    var entered: Timestamp?
  }

  /// Which rows to take; nil for those of any.
  struct Filter {
    var states: Set<StateID>?
    var sections: Set<SectionID>?
    var bylines: Set<String>?
    /// States whose rows are left out.
    var otherThan: Set<StateID> = []

    func passes(_ state: StateID?, _ section: SectionID?, _ bylines: [String]) -> Bool {
      states.map { all in state.map(all.contains) ?? false } ?? true
        && !(state.map(otherThan.contains) ?? false)
        && sections.map { all in section.map(all.contains) ?? false } ?? true
        && self.bylines.map { !$0.isDisjoint(with: bylines) } ?? true
    }
  }

  /// Where a row is: among those from disk, or those read since.
  enum Place {
    case stored(Int)
    case fresh(Int)
  }

  private let stored: RosterFile.Stored
  private var fresh: [Row] = []
  /// Rows by number: those from disk as they are, those read since as −1, −2 and so on.
  private var order: [Int32]
  /// The tree whose drafts these are.
  private(set) var tree: ObjectID
  /// The commit that the rows' times are those of; nil when nobody has asked for them yet.
  var timesTip: ObjectID?
  /// How much would have to be found out again if this were not written.
  private(set) var news = 0

  /// An empty tree's.
  init() {
    stored = RosterFile.Stored()
    order = []
    tree = .zero
  }

  init(_ stored: RosterFile.Stored, tree: ObjectID, timesTip: ObjectID?) {
    self.stored = stored
    self.tree = tree
    self.timesTip = timesTip
    order = stored.rows.indices.map { Int32($0) }
  }

  // MARK: - Asking

  var count: Int { order.count }

  subscript(number: Int) -> Row {
    switch place(of: number) {
    case .stored(let place): stored[place]
    case .fresh(let place): fresh[place]
    }
  }

  /// The numbers of the rows that a filter lets through.
  func numbers(_ filter: Filter) -> [Int] {
    let test = RosterFile.Stored.Test(filter, stored.words)
    return order.indices.filter { number in
      switch place(of: number) {
      case .stored(let place): return stored.passes(place, test)
      case .fresh(let place):
        let row = fresh[place]
        return filter.passes(row.state, row.section, row.bylines)
      }
    }
  }

  /// Where all drafts lie.
  var files: [DraftFile] { order.indices.map(file) }

  func file(of number: Int) -> DraftFile {
    switch place(of: number) {
    case .stored(let place): stored.file(of: place)
    case .fresh(let place): fresh[place].file
    }
  }

  /// The numbers of the rows whose draft could have a slug.
  func numbers(_ filter: SlugFilter) -> [Int] {
    order.indices.filter { withPath(of: $0, filter.accepts) }
  }

  /// Gives the bytes of a row's path.
  func withPath<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch place(of: number) {
    case .stored(let place): return stored.withPath(of: place, body)
    case .fresh(let place):
      var path = fresh[place].path
      return path.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
  }

  /// The title's bytes are read and nothing else.
  func title(of number: Int) -> String? {
    switch place(of: number) {
    case .stored(let place): stored.title(of: place)
    case .fresh(let place): fresh[place].title
    }
  }

  func blob(of number: Int) -> ObjectID {
    switch place(of: number) {
    case .stored(let place): stored.rows[place].blob
    case .fresh(let place): fresh[place].blob
    }
  }

  func state(of number: Int) -> StateID? {
    switch place(of: number) {
    case .stored(let place): stored.state(of: place)
    case .fresh(let place): fresh[place].state
    }
  }

  func section(of number: Int) -> SectionID? {
    switch place(of: number) {
    case .stored(let place): stored.section(of: place)
    case .fresh(let place): fresh[place].section
    }
  }

  func bylines(of number: Int) -> [String] {
    switch place(of: number) {
    case .stored(let place): stored.bylines(of: place)
    case .fresh(let place): fresh[place].bylines
    }
  }

  func isReadable(_ number: Int) -> Bool {
    switch place(of: number) {
    case .stored(let place): stored.rows[place].isReadable
    case .fresh(let place): fresh[place].isReadable
    }
  }

  /// The draft at a path.
  func file(at path: String) -> DraftFile? {
    let (number, isThere) = find(Array(path.utf8))
    return isThere ? file(of: number) : nil
  }

  func times(of number: Int) -> Times? {
    switch place(of: number) {
    case .stored(let place): stored.times(of: place)
    case .fresh(let place): fresh[place].times
    }
  }

  // MARK: - Bringing up to date

  /// Goes on to another tree.
  ///
  /// - Parameter changes: what each path is there; nil where no draft is left.
  mutating func carry(to tree: ObjectID, _ changes: [(path: String, row: Row?)]) {
    self.tree = tree
    for change in changes.sorted(by: { $0.path < $1.path }) {
      let bytes = Array(change.path.utf8)
      let (place, isThere) = find(bytes)
      news += 1
      guard let row = change.row else {
        if isThere { order.remove(at: place) }
        continue
      }
      fresh.append(row)
      let number = -Int32(fresh.count)
      if isThere { order[place] = number } else { order.insert(number, at: place) }
    }
  }

  /// Takes rows for a tree that none were known of.
  mutating func fill(_ tree: ObjectID, with rows: [Row]) {
    self.tree = tree
    fresh = rows.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    order = fresh.indices.map { -Int32($0) - 1 }
    news += rows.count
  }

  /// Notes what history says of a row.
  mutating func set(_ times: Times?, of number: Int) {
    news += 1
    if case .fresh(let place) = place(of: number) {
      fresh[place].times = times
    } else {
      var row = self[number]
      row.times = times
      fresh.append(row)
      order[number] = -Int32(fresh.count)
    }
  }

  private func place(of number: Int) -> Place {
    let place = order[number]
    return place >= 0 ? .stored(Int(place)) : .fresh(Int(-place) - 1)
  }

  /// The first row whose path is not below this one, and whether it is that path's.
  private func find(_ path: [UInt8]) -> (place: Int, isThere: Bool) {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      let isBelow = withPath(of: middle) { $0.lexicographicallyPrecedes(path) }
      if isBelow { low = middle + 1 } else { high = middle }
    }
    let isThere = low < order.count && withPath(of: low) { $0.elementsEqual(path) }
    return (low, isThere)
  }
}

extension Roster.Row {
  init(_ file: DraftFile, _ draft: Draft?) {
    self.init(
      path: file.path, mode: file.mode, blob: file.blob, title: draft?.title,
      state: draft?.state?.id ?? draft?.stateID, section: draft?.section,
      bylines: draft?.bylines ?? [], copy: draft?.copy, isReadable: draft != nil)
  }
}

extension DraftFile {
  /// A row's path is a draft's, or it would not be in the roster.
  init(row path: String, blob: ObjectID, mode: FileMode) {
    self.init(slug: Slug.fromPath(path) ?? Slug(path), path: path, blob: blob, mode: mode)
  }
}
