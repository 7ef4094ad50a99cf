import HashTreeCollections

/// Every draft that there is or was, by its key, and which of them there are.
///
/// Copies share what does not change. The drafts of a replay that goes on from a checkpoint are
/// made when somebody asks for them: most of them no step to come will touch.
package struct DraftMap {
  /// Those from the checkpoint; what was set since comes before them.
  private let stored: (any DraftStore)?
  private var set: TreeDictionary<String, DraftRecord?> = [:]
  /// How many drafts there are, the deleted ones left out.
  package private(set) var presentCount: Int
  /// The keys that were set since ``startLog()``.
  package private(set) var changed: [String] = []

  package init() {
    stored = nil
    presentCount = 0
  }

  /// - Parameter changed: what it has otherwise than another one that it is told by.
  package init(_ stored: any DraftStore, changed: [String] = []) {
    self.stored = stored
    presentCount = stored.presentCount
    self.changed = changed
  }

  package subscript(key: String) -> DraftRecord? {
    get { set[key] ?? stored?.record(of: key) }
    set {
      changed.append(key)
      let old = self[key]
      presentCount += (newValue?.version == nil ? 0 : 1) - (old?.version == nil ? 0 : 1)
      if newValue == nil, stored == nil {
        set[key] = nil
      } else {
        set[key] = .some(newValue)
      }
    }
  }

  /// All of them, in the order of their keys.
  package var sorted: [(key: String, record: DraftRecord)] {
    keys.compactMap { key in self[key].map { (key, $0) } }
  }

  /// The keys of all of them, in order.
  package var keys: [String] {
    var keys = set.filter { $0.value != nil }.map(\.key)
    if let stored { keys += stored.keys.filter { set[$0] == nil } }
    return keys.sorted()
  }

  mutating func startLog() { changed = [] }

  /// A record, without making it where it was not.
  package enum Found {
    /// As it was set here.
    case set(DraftRecord?)
    /// As the checkpoint has it under that number; nil for none.
    case stored(Int32?)
  }

  package func find(_ key: String) -> Found {
    set[key].map(Found.set) ?? stored.map { .stored($0.number(of: key)) } ?? .set(nil)
  }

  /// Keys of which this and another map of the same history may have different records; all of those
  /// that have.
  package func candidates(against other: DraftMap) -> Set<String> {
    var keys = Set(set.keys).union(other.set.keys)
    for stored in [stored, other.stored] { keys.formUnion(stored?.changed ?? []) }
    return keys
  }
}

extension DraftMap.Found {
  /// Whether both are known to be the same.
  package func isSame(as other: DraftMap.Found) -> Bool {
    switch (self, other) {
    case (.set(let one), .set(let other)): one === other
    case (.stored(let one), .stored(let other)): one == other
    default: false
    }
  }
}

/// The drafts of a checkpoint, as one of its ends has them, each made when it is asked for.
package protocol DraftStore: AnyObject {
  var keys: [String] { get }
  /// Those of which it may have other records than the checkpoint's last commit.
  var changed: [String] { get }
  /// The number that a record has in the checkpoint.
  func number(of key: String) -> Int32?
  /// How many of them are not deleted.
  var presentCount: Int { get }
  func record(of key: String) -> DraftRecord?
}
