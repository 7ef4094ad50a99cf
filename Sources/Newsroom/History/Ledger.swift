import Editorial
import Git

/// Which commits touch which drafts: the facts about history that every question starts from.
///
/// It holds nothing that depends on where a branch stands, so it only ever grows: a commit that is
/// in it stays right for ever, whether or not a tip can still reach it. Commits are numbered
/// parents first. It is kept flat, so that one of a hundred thousand commits is read from disk in
/// a few milliseconds.
struct Ledger: Sendable {
  /// One commit.
  struct Entry {
    var id: ObjectID
    /// The numbers of its first two judged parents; −1 for none.
    var parent: Int32
    var otherParent: Int32
    /// Which of ``Ledger/ruleTrees`` it leaves in force; −1 for a commit that is not judged.
    var rules: Int32
    /// The number of the commit that put those rules in force, or of the merge of several that
    /// did: see ``Ledger/makers(of:)``.
    var rulesMaker: Int32
    /// The committer's time.
    var time: Timestamp
    /// Where its touches end in ``Ledger/marks``; they begin where those of the one before end.
    var marksEnd: Int32
    /// Whether it changes the rules in force.
    var changesRules: Bool
  }

  /// One draft that a commit touches.
  struct Mark {
    /// Numbers in ``Ledger/names``: slug and path.
    var slug: Int32
    var path: Int32
    /// Nil when the draft is gone afterwards.
    var blob: ObjectID?
    /// Whether the first judged parent has the draft there.
    var existed: Bool
    /// Whether the commit only approves it.
    var isApproval: Bool
    /// Whether a merge only takes it over from one of its parents.
    var isInherited: Bool
  }

  /// The commit from which history counts; nil where it is the first with valid rules.
  let anchor: ObjectID?
  var entries = Records<Entry>()
  /// The parents of merges beyond the second.
  var moreParents: [Int32: [Int32]] = [:]
  /// Changes of the rules by others than chiefs that lie in a commit's tree and are not in force.
  var ineffective: [Int32: [Int32]] = [:]
  /// By the merge of sides that had made the same change of the rules: the commits that made it.
  var sameRules: [Int32: [Int32]] = [:]
  /// The commits that history counts from; one, where nobody was asked to choose.
  var anchors: [Int32] = []
  var marks = Records<Mark>()
  /// Slugs and paths, each once.
  private(set) var names = Names()
  /// The `workflows` trees that were in force at some time.
  private(set) var ruleTrees: [ObjectID] = []

  // An index over the above, made when it is first needed.
  private var numbers: [ObjectID: Int] = [:]

  init(anchor: ObjectID?) {
    self.anchor = anchor
  }

  /// Takes over what was read from disk.
  init(
    anchor: ObjectID?, entries: Records<Entry>, moreParents: [Int32: [Int32]],
    ineffective: [Int32: [Int32]], sameRules: [Int32: [Int32]], anchors: [Int32],
    marks: Records<Mark>, names: Names,
    ruleTrees: [ObjectID]
  ) {
    self.anchor = anchor
    self.entries = entries
    self.moreParents = moreParents
    self.ineffective = ineffective
    self.sameRules = sameRules
    self.anchors = anchors
    self.marks = marks
    self.names = names
    self.ruleTrees = ruleTrees
  }

  /// The marks of a commit.
  func marks(of number: Int) -> Slice<Records<Mark>> {
    let start = number == 0 ? 0 : Int(entries[number - 1].marksEnd)
    return marks[start..<Int(entries[number].marksEnd)]
  }

  /// The numbers of a commit's judged parents.
  func parents(of number: Int) -> [Int] {
    let entry = entries[number]
    guard entry.parent >= 0 else { return [] }
    guard entry.otherParent >= 0 else { return [Int(entry.parent)] }
    return [Int(entry.parent), Int(entry.otherParent)]
      + (moreParents[Int32(number)] ?? []).map(Int.init)
  }

  /// The commits that put the rules in force that hold at a commit.
  func makers(of number: Int) -> [Int32] {
    let maker = entries[number].rulesMaker
    return sameRules[maker] ?? [maker]
  }

  /// What stands in ``Entry/rulesMaker`` for the makers of the rules at a commit that is added.
  mutating func number(ofMakers makers: [Int32], parents: [Int]) -> Int32 {
    if makers.count == 1 { return makers[0] }
    if let same = parents.first(where: { self.makers(of: $0) == makers }) {
      return entries[same].rulesMaker
    }
    let merge = Int32(entries.count)
    sameRules[merge] = makers
    return merge
  }

  /// The number of a commit.
  ///
  /// Those asked for are mostly among the last.
  func number(of id: ObjectID) -> Int? {
    if let number = numbers[id] { return number }
    guard numbers.isEmpty else { return nil }
    return entries.lastIndex { $0.id == id }
  }

  /// Makes looking up many commits quick.
  mutating func indexCommits() {
    guard numbers.isEmpty, !entries.isEmpty else { return }
    numbers.reserveCapacity(entries.count)
    for (number, entry) in entries.enumerated() { numbers[entry.id] = number }
  }

  mutating func append(_ entry: Entry, parents: [Int]) {
    let number = entries.count
    if !numbers.isEmpty || number == 0 { numbers[entry.id] = number }
    if parents.count > 2 { moreParents[Int32(number)] = parents.dropFirst(2).map(Int32.init) }
    entries.append(entry)
  }

  /// The number of a name, given once.
  mutating func number(ofName name: String) -> Int32 { names.number(of: name) }

  /// The number of a rules tree, given once.
  mutating func number(ofRules tree: ObjectID) -> Int32 {
    if let number = ruleTrees.lastIndex(of: tree) { return Int32(number) }
    ruleTrees.append(tree)
    return Int32(ruleTrees.count - 1)
  }

  /// Whether one commit is the other or comes after it.
  func knows(_ commit: Int, _ ancestor: Int) -> Bool {
    guard ancestor <= commit else { return false }
    var seen: Set<Int> = []
    var open = [commit]
    while let next = open.popLast() {
      if next == ancestor { return true }
      for parent in parents(of: next) where parent >= ancestor {
        if seen.insert(parent).inserted { open.append(parent) }
      }
    }
    return false
  }

  /// Which commits lead to a tip, itself included.
  func reachable(from tip: Int) -> [Bool] {
    var reached = Array(repeating: false, count: tip + 1)
    reached[tip] = true
    for number in stride(from: tip, through: 0, by: -1) where reached[number] {
      let entry = entries[number]
      if entry.parent >= 0 { reached[Int(entry.parent)] = true }
      if entry.otherParent >= 0 {
        reached[Int(entry.otherParent)] = true
        for parent in moreParents[Int32(number)] ?? [] { reached[Int(parent)] = true }
      }
    }
    return reached
  }
}

extension Ledger.Entry: Record {
  static let size = 20 + 4 * 7 + 8

  init(at place: UnsafeRawPointer) {
    id = ObjectID(at: place)
    parent = place.number(at: 20, as: Int32.self)
    otherParent = place.number(at: 24, as: Int32.self)
    rules = place.number(at: 28, as: Int32.self)
    rulesMaker = place.number(at: 32, as: Int32.self)
    time = Timestamp(
      seconds: place.number(at: 36, as: Int64.self),
      offset: Int(place.number(at: 44, as: Int32.self)))
    marksEnd = place.number(at: 48, as: Int32.self)
    changesRules = place.number(at: 52, as: Int32.self) != 0
  }

  func append(to writer: inout ByteWriter) {
    writer.id(id)
    writer.int32(parent)
    writer.int32(otherParent)
    writer.int32(rules)
    writer.int32(rulesMaker)
    writer.int64(time.seconds)
    writer.int32(Int32(time.offset))
    writer.int32(marksEnd)
    writer.int32(changesRules ? 1 : 0)
  }
}

extension Ledger.Mark: Record {
  static let size = 20 + 4 * 3

  init(at place: UnsafeRawPointer) {
    slug = place.number(at: 0, as: Int32.self)
    path = place.number(at: 4, as: Int32.self)
    let blob = ObjectID(at: place + 8)
    self.blob = blob == .zero ? nil : blob
    let flags = place.number(at: 28, as: Int32.self)
    existed = flags & 1 != 0
    isApproval = flags & 2 != 0
    isInherited = flags & 4 != 0
  }

  func append(to writer: inout ByteWriter) {
    writer.int32(slug)
    writer.int32(path)
    writer.id(blob ?? .zero)
    writer.int32((existed ? 1 : 0) | (isApproval ? 2 : 0) | (isInherited ? 4 : 0))
  }
}
