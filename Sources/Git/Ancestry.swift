/// The commits that lead to a tip, parents before children, each with its bytes: all of them, or
/// those that came after what was known already.
///
/// What a branch brought stands right before the merge that took it. The bytes were read, and their
/// ids checked, once: threads may share this where each would have to read commits again.
public struct Ancestry: Sendable {
  /// One commit's place in history.
  public struct Entry: Sendable {
    public let id: ObjectID
    public let tree: ObjectID
    /// Where its parents stand, in the commit's own order: also those that were known already.
    public let parents: [Int32]
    fileprivate let start: Int
    fileprivate let count: Int

    init(id: ObjectID, tree: ObjectID, parents: [Int32], bytes: Range<Int>) {
      self.id = id
      self.tree = tree
      self.parents = parents
      start = bytes.lowerBound
      count = bytes.count
    }
  }

  private var entries: [Entry] = []
  private var places: [ObjectID: Int32] = [:]
  private var bytes: [UInt8] = []
  /// The trees of the known commits that others here stand on.
  private var knownTrees: [Int32: ObjectID] = [:]
  /// The first place: those before it were known already.
  public let start: Int

  /// No commits.
  public init() { self.init(start: 0) }

  init(start: Int) { self.start = start }

  /// How many commits came after what was known.
  public var count: Int { entries.count }
  /// Their places.
  public var indices: Range<Int> { start..<start + entries.count }
  public subscript(place: Int) -> Entry { entries[place - start] }

  /// Where a commit stands; nil for one that was known already, or that the tip does not lead back
  /// to.
  public func place(of id: ObjectID) -> Int? { places[id].map(Int.init) }

  /// The tree of a commit here, or of a known one that one here stands on.
  public func tree(at place: Int) -> ObjectID? {
    place >= start ? self[place].tree : knownTrees[Int32(place)]
  }

  /// A commit, strictly read.
  ///
  /// Throws `.malformed` for one that `Commit.parse` refuses.
  public func commit(at place: Int) throws(GitError) -> Commit {
    let entry = self[place]
    do throws(MalformedCommit) {
      return try bytes.withUnsafeBytes { all in
        let raw = UnsafeRawBufferPointer(rebasing: all[entry.start..<entry.start + entry.count])
        return Result { () throws(MalformedCommit) in
          try CommitParser.parse(raw, id: entry.id)
        }
      }.get()
    } catch {
      throw GitError(code: .malformed, message: "\(entry.id): \(error)", call: "Commit.parse")
    }
  }

  /// The bytes of a commit, as its id was computed over them.
  public func bytes(at place: Int) -> [UInt8] {
    let entry = self[place]
    return Array(bytes[entry.start..<entry.start + entry.count])
  }

  // MARK: - While it is made

  mutating func keep(_ commit: UnsafeRawBufferPointer) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: commit)
    return start..<bytes.count
  }

  mutating func append(_ id: ObjectID, tree: ObjectID, parents: [Int32], bytes: Range<Int>) {
    places[id] = Int32(start + entries.count)
    entries.append(Entry(id: id, tree: tree, parents: parents, bytes: bytes))
  }

  /// Whether the tree of a known commit was noted.
  func knowsTree(of place: Int) -> Bool { knownTrees[Int32(place)] != nil }

  mutating func note(_ tree: ObjectID, ofKnown place: Int) { knownTrees[Int32(place)] = tree }
}
