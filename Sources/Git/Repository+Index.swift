import CLibgit2
import Glibc

extension Repository {
  /// What is staged at a path; nil when nothing is.
  ///
  /// Throws `.unsupportedIndex` for a split or sparse index. libgit2's `git_index_get_bypath`.
  public func indexEntry(_ path: String) throws(GitError) -> IndexEntry? {
    try checkText("git_index_get_bypath", path)
    let index = try currentIndex()
    for stage: Int32 in 0...3 {
      guard let entry = git_index_get_bypath(index, path, stage)?.pointee else { continue }
      let extended = UInt32(entry.flags_extended)
      return IndexEntry(
        id: ObjectID(entry.id), mode: FileMode(rawValue: entry.mode),
        intentToAdd: extended & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue != 0,
        skipWorktree: extended & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0,
        assumeUnchanged: UInt32(entry.flags) & GIT_INDEX_ENTRY_VALID.rawValue != 0,
        isConflict: stage > 0)
    }
    return nil
  }

  /// Whether a merge left paths in several versions.
  ///
  /// libgit2's `git_index_has_conflicts`.
  public var hasConflicts: Bool {
    get throws(GitError) { git_index_has_conflicts(try currentIndex()) == 1 }
  }

  /// Takes `index.lock`, so that nobody else changes the index for as long as it is held.
  ///
  /// Throws `.locked`, naming the lock file, while another git works; `.bareRepository`.
  public func lockIndex() throws(GitError) -> IndexLock {
    guard workTree != nil else {
      throw GitError(
        code: .bareRepository, message: "a bare repository has no index", call: "lockIndex")
    }
    return try IndexLock(indexPath)
  }

  /// Stages exactly these paths and leaves everything else in the index as it is.
  ///
  /// Throws as ``lockIndex()`` and ``updateIndex(_:under:)`` do.
  public func updateIndex(_ changes: [IndexChange]) throws(GitError) {
    guard !changes.isEmpty else { return }
    try updateIndex(changes, under: try lockIndex())
  }

  /// Stages exactly these paths and leaves everything else in the index as it is.
  ///
  /// The lock is held from before the index is read until after it is written, so that nobody's
  /// `git add` is lost in between. A file in the work tree that has exactly the staged bytes is noted
  /// as unchanged, which spares the next `git status` a look. A missing index begins as HEAD's tree.
  /// Throws `.unsupportedIndex` for a split or sparse index (`git update-index --add --cacheinfo` does
  /// those).
  public func updateIndex(
    _ changes: [IndexChange], under lock: borrowing IndexLock
  ) throws(GitError) {
    guard !changes.isEmpty, let workTree else { return }
    if try patchIndex(changes, lock, workTree: workTree) { return try lock.publish() }
    let exists = try lock.copyIndex()
    let index = try openIndex(lock.privatePath)
    if !exists { try fillFromHead(index.raw) }
    for change in changes {
      switch change {
      case .upsert(let path, let id, let mode):
        try stage(path, id, mode, in: index.raw, workTree: workTree)
      case .remove(let path):
        try checkPath(path)
        try check("git_index_remove_bypath", git_index_remove_bypath(index.raw, path))
      }
    }
    try check("git_index_write", git_index_write(index.raw))
    if !exists { try sharing().share(lock.privatePath) }
    try lock.publish()
  }

  /// Throws `.locked` while somebody else changes the index: git, or another of us.
  ///
  /// What a killed process of ours left there is cleared away. Throws `.unsupportedIndex` for one that
  /// `updateIndex` could not change.
  public func demandFreeIndex() throws(GitError) {
    if access(indexPath + ".lock", F_OK) == 0 {
      do throws(GitError) {
        _ = try IndexLock(indexPath)
      } catch {
        // Where a lock cannot be made at all, nobody has one.
        if error.code == .locked { throw error }
      }
    }
    if try mayBeUnsupported() { _ = try currentIndex() }
  }

  /// Whether it is worth reading the index to see that it is neither split nor sparse.
  func mayBeUnsupported() throws(GitError) -> Bool {
    if try configBool("index.sparse") == true { return true }
    guard let folder = opendir(gitDirectory) else { return false }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let isShared = withUnsafeBytes(of: entry.pointee.d_name) { name in
        name.starts(with: "sharedindex.".utf8)
      }
      if isShared { return true }
    }
    return false
  }

  /// Changes just the bytes of these entries; false where that is left to libgit2.
  private func patchIndex(
    _ changes: [IndexChange], _ lock: borrowing IndexLock, workTree: String
  ) throws(GitError) -> Bool {
    guard let (index, status) = try lock.readIndex() else { return false }
    var patched: [IndexPatch.Change] = []
    for change in changes {
      switch change {
      case .upsert(let path, let id, let mode):
        try checkPath(path)
        let file = try WorkTreeFile.status(of: workTree + "/" + path, mode: mode, id: id)
        patched.append(
          (GitPath.encode(path), IndexPatch.Staged(id: id, mode: mode, file: file)))
      case .remove(let path):
        try checkPath(path)
        patched.append((GitPath.encode(path), nil))
      }
    }
    var patch = IndexPatch(index)
    guard Set(patched.map(\.name)).count == patched.count, let new = patch.applying(patched) else {
      return false
    }
    try lock.write(new, mode: status.st_mode)
    return true
  }

  private func stage(
    _ path: String, _ id: ObjectID, _ mode: FileMode, in index: OpaquePointer, workTree: String
  ) throws(GitError) {
    try checkPath(path)
    var entry = git_index_entry()
    let old = git_index_get_bypath(index, path, 0)?.pointee
    if let old {
      // What people said about the path goes on; that its content is still to come does not.
      let kept = UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue)
      entry.flags_extended = old.flags_extended & kept
      let valid = UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_VALID.rawValue)
      let extended = UInt16(truncatingIfNeeded: GIT_INDEX_ENTRY_EXTENDED.rawValue)
      entry.flags = old.flags & valid | (entry.flags_extended == 0 ? 0 : extended)
    }
    entry.id = id.oid
    entry.mode = mode.rawValue
    if let file = try WorkTreeFile.status(of: workTree + "/" + path, mode: mode, id: id) {
      entry.ctime.seconds = Int32(truncatingIfNeeded: file.st_ctim.tv_sec)
      entry.ctime.nanoseconds = UInt32(truncatingIfNeeded: file.st_ctim.tv_nsec)
      entry.mtime.seconds = Int32(truncatingIfNeeded: file.st_mtim.tv_sec)
      entry.mtime.nanoseconds = UInt32(truncatingIfNeeded: file.st_mtim.tv_nsec)
      entry.dev = UInt32(truncatingIfNeeded: file.st_dev)
      entry.ino = UInt32(truncatingIfNeeded: file.st_ino)
      entry.uid = file.st_uid
      entry.gid = file.st_gid
      entry.file_size = UInt32(truncatingIfNeeded: file.st_size)
    }
    // Who stages a path settles its conflict; git_index_add leaves the versions standing beside it.
    _ = try checkFound("git_index_conflict_remove", git_index_conflict_remove(index, path))
    let code = path.withCString { name in
      entry.path = name
      return git_index_add(index, &entry)
    }
    try check("git_index_add", code)
  }

  private func fillFromHead(_ index: OpaquePointer) throws(GitError) {
    guard let tip = try head().tip else { return }
    var tree = try commit(tip).tree.oid
    let handle = try Handle("git_tree_lookup", release: git_tree_free) {
      git_tree_lookup(&$0, raw, &tree)
    }
    try check("git_index_read_tree", git_index_read_tree(index, handle.raw))
  }

  private func checkPath(_ path: String) throws(GitError) {
    guard Self.isPath(Array(path.utf8)) else {
      throw GitError(code: .invalidSpec, message: "'\(path)' is no path", call: "updateIndex")
    }
  }

  /// The index as it is on disk now; read again only when its checksum says so.
  func currentIndex() throws(GitError) -> OpaquePointer {
    if let openedIndex, access(indexPath, F_OK) == 0 {
      try check("git_index_read", git_index_read(openedIndex, 0))
      return openedIndex
    }
    git_index_free(openedIndex)
    openedIndex = nil
    var index: OpaquePointer?
    do throws(GitError) {
      try check("git_index_open", git_index_open(&index, indexPath))
    } catch {
      throw Self.namedIndex(error)
    }
    guard let index else {
      throw GitError(code: .generic, message: "libgit2 returned nothing", call: "git_index_open")
    }
    openedIndex = index
    return index
  }

  private func openIndex(_ path: String) throws(GitError) -> Handle {
    do throws(GitError) {
      return try Handle("git_index_open", release: git_index_free) { git_index_open(&$0, path) }
    } catch {
      throw Self.namedIndex(error)
    }
  }

  /// A split index announces itself as the extension `link`, a sparse one as `sdir`.
  static func namedIndex(_ error: GitError) -> GitError {
    error.message.contains("unsupported mandatory extension")
      ? error.with(code: .unsupportedIndex) : error
  }
}
