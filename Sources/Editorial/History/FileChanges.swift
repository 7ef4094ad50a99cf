import Paths

/// What differs between two trees, by path: byte for byte, as git has paths.
struct FileChanges {
  private let byKey: [String: FileChange]

  init(_ changes: some Sequence<FileChange> = []) {
    byKey = Dictionary(
      changes.map { ($0.path.pathKey, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(path: String) -> FileChange? { byKey[path.pathKey] }

  /// All of them, in no order.
  var all: some Collection<FileChange> { byKey.values }
}
