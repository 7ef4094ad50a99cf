import CLibgit2
import Glibc

extension Repository {
  /// Which of these files differ in the work tree from the blobs they are expected to be.
  ///
  /// A file that the index notes as unchanged since it was staged, with that blob, is not read;
  /// all others are read and hashed, as they lie there, with no filter. An absent file differs; a
  /// skip-worktree entry does not. In a bare repository nothing does. libgit2's
  /// `git_index_get_bypath` and lstat(2).
  public func changedFiles(
    among files: some Sequence<(path: String, id: ObjectID)>
  ) throws(GitError) -> [String] {
    guard let workTree else { return [] }
    // An index that libgit2 cannot open knows nothing: every file is looked into then.
    let index = try? currentIndex()
    var written = stat()
    let isDated = stat(indexPath, &written) == 0
    var changed: [String] = []
    for (path, id) in files {
      let entry = index.flatMap { git_index_get_bypath($0, path, 0)?.pointee }
      let flags = UInt32(entry?.flags_extended ?? 0)
      if flags & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0 { continue }
      var status = stat()
      guard lstat("\(workTree)/\(path)", &status) == 0 else {
        changed.append(path)
        continue
      }
      if let entry, isDated, ObjectID(entry.id) == id, Self.isNoted(entry, status, written) {
        continue
      }
      guard status.st_mode & S_IFMT == S_IFREG,
        try WorkTreeFile.holds(id, at: "\(workTree)/\(path)")
      else {
        changed.append(path)
        continue
      }
    }
    return changed
  }

  /// Whether the entry's status is that of the file, and old enough not to be a race.
  ///
  /// A file written in the same instant as the index could have changed again without a trace: git
  /// looks into such a file, and so does this.
  private static func isNoted(_ entry: git_index_entry, _ file: stat, _ index: stat) -> Bool {
    let modified = (file.st_mtim.tv_sec, file.st_mtim.tv_nsec)
    return entry.file_size == UInt32(truncatingIfNeeded: file.st_size)
      && entry.mtime.seconds == Int32(truncatingIfNeeded: modified.0)
      && entry.mtime.nanoseconds == UInt32(truncatingIfNeeded: modified.1)
      && entry.ino == UInt32(truncatingIfNeeded: file.st_ino)
      && file.st_mode & S_IFMT == S_IFREG
      && modified < (index.st_mtim.tv_sec, index.st_mtim.tv_nsec)
  }
}

extension WorkTreeFile {
  /// Whether the file at an absolute path has exactly the bytes of a blob.
  static func holds(_ id: ObjectID, at path: String) throws(GitError) -> Bool {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let bytes = read(file, count: Int(status.st_size))
    else { return false }
    return try ObjectID.ofBlob(bytes) == id
  }
}
