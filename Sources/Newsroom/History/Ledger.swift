import Editorial
import Git

/// Which commits touch which drafts: the facts about history that every question starts from.
///
/// It holds nothing that depends on where a branch stands, so it only ever grows: a commit that is
/// in it stays right for ever, whether or not a tip can still reach it. Commits are numbered
/// parents first.
struct Ledger {
  /// One commit.
  struct Entry {
    var id: ObjectID
    /// The numbers of its judged parents.
    var parents: [Int32]
    /// Which of ``Ledger/ruleTrees`` it leaves in force; −1 for a commit that is not judged.
    var rules: Int32
    /// The committer's time.
    var time: Timestamp
    /// Where its touches lie in ``Ledger/marks``.
    var marks: Range<Int>
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
    /// Whether its state differs from that of the first judged parent.
    var moved: Bool
    /// Whether the commit only approves it.
    var isApproval: Bool
  }

  var entries: [Entry] = []
  var marks: [Mark] = []
  /// Slugs and paths, each once.
  var names: [String] = []
  /// The `workflows` trees that were in force at some time.
  var ruleTrees: [ObjectID] = []
  private(set) var numbers: [ObjectID: Int] = [:]
  private var nameNumbers: [String: Int32] = [:]
  private var ruleNumbers: [ObjectID: Int32] = [:]

  /// The number of a commit.
  func number(of id: ObjectID) -> Int? { numbers[id] }

  mutating func append(_ entry: Entry) {
    numbers[entry.id] = entries.count
    entries.append(entry)
  }

  /// The number of a name, given once.
  mutating func number(ofName name: String) -> Int32 {
    if let number = nameNumbers[name] { return number }
    let number = Int32(names.count)
    names.append(name)
    nameNumbers[name] = number
    return number
  }

  /// The number of a name that has one.
  func knownNumber(ofName name: String) -> Int32? { nameNumbers[name] }

  /// The number of a rules tree, given once.
  mutating func number(ofRules tree: ObjectID) -> Int32 {
    if let number = ruleNumbers[tree] { return number }
    let number = Int32(ruleTrees.count)
    ruleTrees.append(tree)
    ruleNumbers[tree] = number
    return number
  }

  /// Which commits lead to a tip, itself included.
  func reachable(from tip: Int) -> [Bool] {
    var reached = Array(repeating: false, count: tip + 1)
    reached[tip] = true
    for number in stride(from: tip, through: 0, by: -1) where reached[number] {
      for parent in entries[number].parents { reached[Int(parent)] = true }
    }
    return reached
  }
}
