import CLibgit2

// Index files beside the repository's own, as `git commit -- PATH` makes one for its hooks.
extension Repository {
  /// Writes an index file that holds exactly a tree.
  ///
  /// libgit2's `git_index_read_tree`.
  public func writeIndex(of tree: ObjectID, to path: String) throws(GitError) {
    try settleObjects()
    let index = try indexFile(path)
    var id = tree.oid
    let handle = try Handle("git_tree_lookup", release: git_tree_free) {
      git_tree_lookup(&$0, raw, &id)
    }
    try check("git_index_read_tree", git_index_read_tree(index.raw, handle.raw))
    try check("git_index_write", git_index_write(index.raw))
  }

  /// The tree that an index file would make, written so that it can be looked at.
  ///
  /// libgit2's `git_index_write_tree_to`.
  public func tree(ofIndex path: String) throws(GitError) -> ObjectID {
    try settleObjects()
    let index = try indexFile(path)
    var id = git_oid()
    try check("git_index_write_tree_to", git_index_write_tree_to(&id, index.raw, raw))
    return ObjectID(id)
  }

  private func indexFile(_ path: String) throws(GitError) -> Handle {
    try checkText("git_index_open", path)
    return try Handle("git_index_open", release: git_index_free) { git_index_open(&$0, path) }
  }
}

extension Commit {
  /// A message as `git commit -m` leaves it: no blanks at lines' ends, no blank lines at either end
  /// or several in a row, one line break at the end; lines with `#` stay.
  ///
  /// libgit2's `git_message_prettify`.
  public static func tidied(message: String) throws(GitError) -> String {
    try LibGit2.start()
    try checkText("git_message_prettify", message)
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    try check(
      "git_message_prettify", git_message_prettify(&buffer, message, 0, CChar(bitPattern: 35)))
    return buffer.ptr.map { String(cString: $0) } ?? ""
  }
}
