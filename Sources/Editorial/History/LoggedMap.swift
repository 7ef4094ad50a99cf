package import HashTreeCollections

/// A map whose copies share what does not change, and which tells what was changed in it.
package struct LoggedMap<Key: Hashable, Value: Equatable> {
  package private(set) var all: TreeDictionary<Key, Value>
  /// The keys that were set since ``startLog()``; some perhaps to what they were.
  package private(set) var changed: [Key] = []

  package init(_ all: TreeDictionary<Key, Value> = [:]) {
    self.all = all
  }

  package subscript(key: Key) -> Value? {
    get { all[key] }
    set {
      changed.append(key)
      all[key] = newValue
    }
  }

  package subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
    get { all[key] ?? value() }
    set { self[key] = newValue }
  }

  mutating func startLog() { changed = [] }
}
