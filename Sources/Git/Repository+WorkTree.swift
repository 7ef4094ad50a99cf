import CLibgit2
public import Dispatch
import Glibc

extension Repository {
  /// Which of these files differ in the work tree from the blobs they are expected to be, by number.
  ///
  /// A file that the index notes as unchanged since it was staged, with that blob, is not read;
  /// all others are read and hashed, as they lie there, with no filter. An absent file differs; a
  /// skip-worktree entry does not. In a bare repository nothing does.
  public func changedFiles(among files: ExpectedFiles) throws(GitError) -> [Int] {
    try changedFiles(in: look(at: files))
  }

  /// Begins to look at files in the work tree, while the caller does something else.
  ///
  /// lstat(2), of many files on all cores, as git's `core.preloadIndex` has it.
  ///
  /// - Parameter queue: where; nil for a caller that does nothing else.
  public func look(at files: ExpectedFiles, on queue: DispatchQueue? = nil) -> WorkTreeLook {
    // An index that nobody can read knows nothing: every file is looked into then.
    let notes = workTree == nil ? nil : try? notes(of: files)
    var written = stat()
    let isDated = stat(indexPath, &written) == 0
    return WorkTreeLook(
      files, root: workTree, notes: notes, written: isDated ? written : nil, on: queue)
  }

  /// Which of the files that were looked at differ, by number; see ``changedFiles(among:)``.
  public func changedFiles(in look: WorkTreeLook) throws(GitError) -> [Int] {
    guard let workTree else { return [] }
    var changed: [Int] = []
    for (number, finding) in look.findings() {
      switch finding {
      case .absent: changed.append(number)
      case .unclear(let status):
        // A file of another size need not be read, whatever its size.
        let id = look.files.id(of: number)
        guard status.st_mode & S_IFMT == S_IFREG,
          (try? blobSize(id)).map({ $0 == status.st_size }) ?? true,
          try WorkTreeFile.holds(id, at: "\(workTree)/\(look.files.path(of: number))")
        else {
          changed.append(number)
          continue
        }
      }
    }
    return changed
  }

  private func notes(of files: ExpectedFiles) throws(GitError) -> WorkTreeLook.Notes {
    // Not checked as a whole, as git does not: what would be believed of a file has to fit in size,
    // time, place and id.
    if let (bytes, _) = try IndexLock.read(indexPath),
      let index = IndexBytes(bytes, isVerified: false)
    {
      return .bytes(index)
    }
    let index = try currentIndex()
    return .each(
      (0..<files.count).map { number in
        (git_index_get_bypath(index, files.path(of: number), 0)?.pointee).map { entry in
          IndexNote(
            id: ObjectID(entry.id), size: entry.file_size, inode: entry.ino,
            modified: (UInt32(bitPattern: entry.mtime.seconds), entry.mtime.nanoseconds),
            isSkipped: UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0)
        }
      })
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
