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
    let files = files.map { (path: $0.path, id: $0.id) }
    // An index that nobody can read knows nothing: every file is looked into then.
    let noted = (try? notes(of: files.map(\.path))) ?? []
    var written = stat()
    let isDated = stat(indexPath, &written) == 0
    var folder = StatFolder(workTree)
    var changed: [String] = []
    for (number, (path, id)) in files.enumerated() {
      let note = number < noted.count ? noted[number] : nil
      if note?.isSkipped == true { continue }
      guard let status = folder.status(of: path) else {
        changed.append(path)
        continue
      }
      if let note, isDated, note.id == id, note.fits(status, written) { continue }
      // A file of another size need not be read, whatever its size.
      guard status.st_mode & S_IFMT == S_IFREG,
        (try? blobSize(id)).map({ $0 == status.st_size }) ?? true,
        try WorkTreeFile.holds(id, at: "\(workTree)/\(path)")
      else {
        changed.append(path)
        continue
      }
    }
    return changed
  }

  /// What the index notes of each path, in the order of the paths.
  private func notes(of paths: [String]) throws(GitError) -> [IndexNote?] {
    if let (bytes, _) = try IndexLock.read(indexPath), let index = IndexBytes(bytes) {
      return index.notes(of: paths)
    }
    let index = try currentIndex()
    return paths.map { path in
      (git_index_get_bypath(index, path, 0)?.pointee).map { entry in
        IndexNote(
          id: ObjectID(entry.id), size: entry.file_size, inode: entry.ino,
          modified: (UInt32(bitPattern: entry.mtime.seconds), entry.mtime.nanoseconds),
          isSkipped: UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0)
      }
    }
  }
}

/// What an index notes of a file that was as staged when it was looked at.
struct IndexNote {
  var id: ObjectID
  var size: UInt32
  var inode: UInt32
  var modified: (seconds: UInt32, nanoseconds: UInt32)
  /// Whether the file is not wanted in the work tree.
  var isSkipped: Bool

  /// Whether it is the file's status, and old enough not to be a race.
  ///
  /// A file written in the same instant as the index could have changed again without a trace: git
  /// looks into such a file, and so does this.
  func fits(_ file: stat, _ index: stat) -> Bool {
    size == UInt32(truncatingIfNeeded: file.st_size)
      && modified.seconds == UInt32(truncatingIfNeeded: file.st_mtim.tv_sec)
      && modified.nanoseconds == UInt32(truncatingIfNeeded: file.st_mtim.tv_nsec)
      && inode == UInt32(truncatingIfNeeded: file.st_ino)
      && file.st_mode & S_IFMT == S_IFREG
      && (file.st_mtim.tv_sec, file.st_mtim.tv_nsec)
        < (index.st_mtim.tv_sec, index.st_mtim.tv_nsec)
  }
}

extension IndexBytes {
  /// What is noted of each path, in the order of the paths; nil where nothing is, or a conflict.
  fileprivate func notes(of paths: [String]) -> [IndexNote?] {
    var notes = [IndexNote?](repeating: nil, count: paths.count)
    let names = paths.map(GitPath.encode)
    var start = Self.headerSize
    for number in names.indices.sorted(by: { names[$0].lexicographicallyPrecedes(names[$1]) }) {
      while start < entriesEnd, let entry = entry(at: start) {
        let order = order(entry, names[number])
        if order == 0, entry.stage == 0 { notes[number] = note(of: entry) }
        if order >= 0 { break }
        start = entry.end
      }
    }
    return notes
  }

  private func note(of entry: Entry) -> IndexNote? {
    let id = bytes[(entry.start + Self.idOffset)..<(entry.start + Self.flagsOffset)]
    return id.withUnsafeBytes(ObjectID.init(bytes:)).map { id in
      IndexNote(
        id: id, size: bytes.bigEndian32(at: entry.start + Self.sizeOffset),
        inode: bytes.bigEndian32(at: entry.start + Self.inodeOffset),
        modified: (
          bytes.bigEndian32(at: entry.start + Self.mtimeOffset),
          bytes.bigEndian32(at: entry.start + Self.mtimeOffset + 4)
        ), isSkipped: entry.extendedFlags & Self.skipWorktree != 0)
    }
  }
}

/// Looks at many files of a few folders: each folder is gone to once.
private struct StatFolder: ~Copyable {
  private let root: String
  private var folder: Substring = ""
  private var descriptor: Int32 = -1

  init(_ root: String) {
    self.root = root
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The status of a file below the root, links not followed; nil where there is none.
  mutating func status(of path: String) -> stat? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return status(AT_FDCWD, "\(root)/\(path)")
    }
    if descriptor < 0 || folder != path[..<slash] {
      if descriptor >= 0 { close(descriptor) }
      folder = path[..<slash]
      descriptor = open("\(root)/\(folder)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    // A folder that may be passed through but not listed can still be.
    guard descriptor >= 0 else { return status(AT_FDCWD, "\(root)/\(path)") }
    return status(descriptor, String(path[path.utf8.index(after: slash)...]))
  }

  private func status(_ folder: Int32, _ name: String) -> stat? {
    var status = stat()
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
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
