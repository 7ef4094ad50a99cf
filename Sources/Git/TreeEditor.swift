import CLibgit2

/// Makes a tree out of another and some changes, and rewrites only the folders they touch.
///
/// libgit2's `git_tree_create_updated` would do, but cannot turn a file into a folder of that name
/// or back and leaves open what becomes of a folder without files.
struct TreeEditor {
  let repository: Repository

  /// A folder's entries, by their bytes: what is not touched is written back as it was.
  private struct Entry {
    let name: [UInt8]
    let mode: FileMode
    let id: ObjectID

    /// Where git puts it: a folder counts as if its name ended with a slash.
    var key: [UInt8] { mode.isTree ? name + [UInt8(ascii: "/")] : name }
  }

  /// What happens at a path below the folder at hand; no entry means it goes.
  struct Change {
    var path: ArraySlice<[UInt8]>
    let entry: (mode: FileMode, id: ObjectID)?
  }

  /// The id of the folder with the changes made; nil when nothing is left in it.
  func apply(_ changes: [Change], to base: ObjectID?) throws(GitError) -> ObjectID? {
    var entries = try base.map { id throws(GitError) in try read(id) } ?? []
    var deeper: [[UInt8]: [Change]] = [:]
    for var change in changes {
      guard let name = change.path.popFirst() else { continue }
      guard change.path.isEmpty else {
        deeper[name, default: []].append(change)
        continue
      }
      entries.removeAll { $0.name == name }
      if let new = change.entry { entries.append(Entry(name: name, mode: new.mode, id: new.id)) }
    }
    for (name, changes) in deeper {
      let old = entries.first { $0.name == name }
      let folder = old.flatMap { $0.mode.isTree ? $0.id : nil }
      let new = try apply(changes, to: folder)
      // Taking a path away below something that is no folder takes nothing away.
      if new == nil, folder == nil { continue }
      entries.removeAll { $0.name == name }
      if let new { entries.append(Entry(name: name, mode: .tree, id: new)) }
    }
    if entries.isEmpty { return nil }
    entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array(String(entry.mode.rawValue, radix: 8).utf8)
      bytes.append(UInt8(ascii: " "))
      bytes += entry.name
      bytes.append(0)
      bytes += entry.id.bytes
    }
    return try repository.write(bytes, type: GIT_OBJECT_TREE)
  }

  private func read(_ tree: ObjectID) throws(GitError) -> [Entry] {
    let data = try repository.trees().tree(tree)
    var cursor = try TreeCursor(data.bytes)
    var entries: [Entry] = []
    while cursor.isOpen {
      entries.append(Entry(name: [UInt8](cursor.name), mode: cursor.mode, id: cursor.id))
      try cursor.advance()
    }
    extendLifetime(data)
    return entries
  }
}
