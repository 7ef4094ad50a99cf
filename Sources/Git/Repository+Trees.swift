extension Repository {
  /// What is in a folder, in git's order.
  ///
  /// Throws `.malformed` for a tree with names or an order that git does not write. libgit2's
  /// `git_odb_read`.
  public func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    let data = try trees().tree(id)
    var cursor = try TreeCursor(data.bytes)
    var entries: [TreeEntry] = []
    while cursor.isOpen {
      entries.append(
        TreeEntry(name: GitPath.decode(cursor.name), mode: cursor.mode, id: cursor.id))
      try cursor.advance()
    }
    extendLifetime(data)
    return entries
  }

  /// What stands at a path below a tree; nil when nothing does.
  ///
  /// Its `name` is the path's last part.
  public func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var folder = tree
    let names = GitPath.encode(path).split(separator: UInt8(ascii: "/"))
    for (place, name) in names.enumerated() {
      guard let entry = try entry(named: name, in: folder) else { return nil }
      if place == names.count - 1 { return entry }
      guard entry.mode.isTree else { return nil }
      folder = entry.id
    }
    return nil
  }

  /// Names every file, link and submodule that differs between two trees, ordered by path.
  ///
  /// Both are ids of trees, not of commits; nil stands for a tree without entries. `under` limits it
  /// to some folders and what is in them: `["drafts"]`. Paths are whole in any case. A file that
  /// becomes a folder is gone as a file, and each file in the folder is new. No renames are guessed.
  /// Who looks for a few of many says `where` by a path's bytes, which spares making strings of all.
  public func changes(
    from old: ObjectID?, to new: ObjectID?, under: [String] = [],
    where isWanted: ((UnsafeRawBufferPointer) -> Bool)? = nil, each: (TreeChange) -> Void
  ) throws(GitError) {
    var comparison = try TreeComparison(trees(), scope: scope(under), where: isWanted)
    try comparison.compare(old, new, each)
  }

  /// Names every file, link and submodule in a folder and those below, ordered by path.
  ///
  /// `under` is the folder's path from `tree`, empty for all of it; the names are paths from `tree`.
  /// `where` is as in ``changes(from:to:under:where:each:)``.
  public func files(
    in tree: ObjectID, under: String = "",
    where isWanted: ((UnsafeRawBufferPointer) -> Bool)? = nil, each: (TreeEntry) -> Void
  ) throws(GitError) {
    var comparison = try TreeComparison(trees(), scope: scope([under]), where: isWanted)
    try comparison.compare(nil, tree) { change in
      guard let entry = change.new else { return }
      each(TreeEntry(name: change.path, mode: entry.mode, id: entry.id))
    }
  }

  /// Some folders, taken apart: whoever goes through history asks for the same ones every time.
  private func scope(_ under: [String]) -> PathScope {
    if let recentScope, recentScope.under == under { return recentScope.scope }
    let scope = PathScope(under)
    recentScope = (under, scope)
    return scope
  }

  func trees() throws(GitError) -> RecentTrees {
    if let recentTrees { return recentTrees }
    let trees = RecentTrees(try objects())
    recentTrees = trees
    return trees
  }

  private func entry(
    named name: ArraySlice<UInt8>, in tree: ObjectID
  ) throws(GitError) -> TreeEntry? {
    let data = try trees().tree(tree)
    var cursor = try TreeCursor(data.bytes)
    var found: TreeEntry?
    while cursor.isOpen, found == nil {
      if cursor.name.count == name.count, cursor.name.elementsEqual(name) {
        found = TreeEntry(name: GitPath.decode(name), mode: cursor.mode, id: cursor.id)
      }
      try cursor.advance()
    }
    extendLifetime(data)
    return found
  }
}
