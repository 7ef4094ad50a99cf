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

  package init() {
    stored = nil
    presentCount = 0
  }

  package init(_ stored: any DraftStore) {
    self.stored = stored
    presentCount = stored.presentCount
  }

  package subscript(key: String) -> DraftRecord? {
    get { set[key] ?? stored?.record(of: key) }
    set {
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

  /// Whether a draft is just as the checkpoint has it.
  package func isStored(_ key: String) -> Bool { set[key] == nil && stored != nil }
}

/// The drafts of a checkpoint, each made when it is asked for.
package protocol DraftStore: AnyObject {
  var keys: [String] { get }
  /// How many of them are not deleted.
  var presentCount: Int { get }
  func record(of key: String) -> DraftRecord?
}
