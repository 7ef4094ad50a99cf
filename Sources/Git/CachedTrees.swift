/// The index's extension `TREE`: folders that were not changed since they were written as trees.
///
/// A folder is its name, a NUL, how many entries it has, a blank, how many folders follow that are
/// in it, a line end, the id of its tree, and then those folders. With −1 entries there is no id:
/// something in it changed.
struct CachedTrees {
  private var name: [UInt8]
  private var entries: Int
  private var id: ArraySlice<UInt8>
  private var folders: [CachedTrees]

  /// Nil for bytes of another form.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    guard let root = Self(reading: &rest, depth: 0), rest.isEmpty else { return nil }
    self = root
  }

  private init?(reading rest: inout ArraySlice<UInt8>, depth: Int) {
    guard depth < 512, let nul = rest.firstIndex(of: 0) else { return nil }
    name = Array(rest[..<nul])
    rest = rest[(nul + 1)...]
    guard let entries = Self.number(&rest, until: UInt8(ascii: " ")),
      let count = Self.number(&rest, until: UInt8(ascii: "\n")), count >= 0
    else { return nil }
    self.entries = entries
    let size = entries < 0 ? 0 : 20
    guard rest.count >= size else { return nil }
    id = rest.prefix(size)
    rest = rest.dropFirst(size)
    folders = []
    for _ in 0..<count {
      guard let folder = Self(reading: &rest, depth: depth + 1) else { return nil }
      folders.append(folder)
    }
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, until end: UInt8) -> Int? {
    guard let place = rest.firstIndex(of: end) else { return nil }
    defer { rest = rest[(place + 1)...] }
    return Int(String(decoding: rest[..<place], as: UTF8.self))
  }

  /// The bytes, with every folder on the way to these paths marked as changed.
  func without(_ paths: [[UInt8]]) -> [UInt8] {
    var trees = self
    for path in paths { trees.forget(path.split(separator: UInt8(ascii: "/")).dropLast()) }
    var bytes: [UInt8] = []
    trees.append(to: &bytes)
    return bytes
  }

  private mutating func forget(_ folders: ArraySlice<ArraySlice<UInt8>>) {
    entries = -1
    id = []
    guard let first = folders.first else { return }
    for place in self.folders.indices where self.folders[place].name.elementsEqual(first) {
      self.folders[place].forget(folders.dropFirst())
    }
  }

  private func append(to bytes: inout [UInt8]) {
    bytes += name
    bytes.append(0)
    bytes += Array("\(entries) \(folders.count)\n".utf8)
    bytes += id
    for folder in folders { folder.append(to: &bytes) }
  }
}
