import Glibc

// Moving keeps a file as it is: its bytes, however many, its rights and its times.
extension Folder {
  /// A file that is to get another path.
  struct Move {
    var from: String
    var to: String
    /// Folders that were made for it, the outermost first.
    fileprivate var folders: [String]
  }

  /// Makes the folders that a file is to move into, so that only a rename is left to do.
  func stageMove(_ from: String, to: String) throws(Fault) -> Move {
    var folders: [String] = []
    do throws(Fault) {
      try makeFolders(above: to, &folders)
      guard case .found = try openParent(of: to) else { throw Fault(path: to, errno: ELOOP) }
    } catch {
      removeFolders(folders)
      throw error
    }
    return Move(from: from, to: to, folders: folders)
  }

  /// Moves the file, and takes away the folders that it leaves empty.
  ///
  /// - Returns: false when it is gone, or something lies where it was to come.
  func carryOut(_ move: Move) throws(Fault) -> Bool {
    guard case .found(let source) = try openParent(of: move.from),
      case .found(let target) = try openParent(of: move.to)
    else { return false }
    var status = stat()
    let (old, new) = (Folder.name(of: move.from), Folder.name(of: move.to))
    guard fstatat(target.raw, new, &status, AT_SYMLINK_NOFOLLOW) != 0 else { return false }
    guard renameat(source.raw, old, target.raw, new) == 0 else {
      if errno == ENOENT { return false }
      throw Fault(path: move.to, errno: errno)
    }
    _ = fsync(target.raw)
    removeEmptyFolders(above: move.from)
    return true
  }

  /// Takes away the folders that were made for a move.
  func discard(_ move: Move) { removeFolders(move.folders) }

  /// Whether two paths lead to one file: on a disk that takes `River` for `river`, or by a link.
  func isSame(_ one: String, _ other: String) throws(Fault) -> Bool {
    guard let one = try status(of: one), let other = try status(of: other) else { return false }
    return one.st_ino == other.st_ino && one.st_dev == other.st_dev
  }

  /// Whether the file at a path can be run by its owner.
  func isExecutable(_ path: String) throws(Fault) -> Bool {
    try status(of: path).map { $0.st_mode & S_IXUSR != 0 } ?? false
  }

  private func status(of path: String) throws(Fault) -> stat? {
    guard case .found(let parent) = try openParent(of: path) else { return nil }
    var status = stat()
    return fstatat(parent.raw, Folder.name(of: path), &status, AT_SYMLINK_NOFOLLOW) == 0
      ? status : nil
  }
}
