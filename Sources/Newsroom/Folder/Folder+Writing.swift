import Git
import Glibc
import Paths

// Writing goes to a temporary file in the same folder, which is synced and then renamed over the
// old one.
extension Folder {
  /// Writes a file whole: temporary file, sync, rename.
  ///
  /// Missing folders are made.
  func write(_ bytes: [UInt8], to path: String, isExecutable: Bool = false) throws(Fault) {
    var staged = try stage(bytes, for: path, isExecutable: isExecutable)
    do throws(Fault) {
      try settle(&staged)
      try place(staged)
    } catch {
      discard(staged)
      throw error
    }
    syncFolders(of: [path])
  }

  /// A file that lies ready under a temporary name, beside the one that it is to become.
  struct Staged {
    var path: String
    fileprivate var temporary: String
    /// Folders that were made for it, the outermost first.
    fileprivate var folders: [String]
    /// Nil when its bytes lie on the disk.
    fileprivate var bytes: UnsyncedFile?
  }

  /// Writes a temporary file, so that only a rename is left to do when it is settled.
  ///
  /// What can go wrong with a folder (rights, space, a link in the way) goes wrong here.
  ///
  /// - Parameter isExecutable: whether a file that is new there can be run; one that is there stays
  ///   what it is.
  func stage(
    _ bytes: [UInt8], for path: String, isExecutable: Bool = false
  ) throws(Fault) -> Staged {
    var folders: [String] = []
    do throws(Fault) {
      return try stage(bytes, for: path, isExecutable, making: &folders)
    } catch {
      removeFolders(folders)
      throw error
    }
  }

  private func stage(
    _ bytes: [UInt8], for path: String, _ isExecutable: Bool, making folders: inout [String]
  ) throws(Fault) -> Staged {
    try makeFolders(above: path, &folders)
    guard case .found(let parent) = try openParent(of: path) else {
      throw Fault(path: path, errno: ELOOP)
    }
    let name = Folder.name(of: path)
    var mode: mode_t = (isExecutable ? 0o777 : 0o666) & ~Folder.mask
    var status = stat()
    if fstatat(parent.raw, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { throw Fault(path: path, errno: EEXIST) }
      mode = status.st_mode & 0o7777
    }
    let temporary = Folder.temporaryName(for: name)
    let file = openat(
      parent.raw, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw Fault(path: path, errno: errno) }
    let descriptor = Descriptor(file)
    guard writeAll(bytes, to: descriptor.raw), fchmod(descriptor.raw, mode) == 0 else {
      let fault = Fault(path: path, errno: errno)
      unlinkat(parent.raw, temporary, 0)
      throw fault
    }
    return Staged(
      path: path, temporary: temporary, folders: folders,
      bytes: UnsyncedFile(taking: descriptor.release()))
  }

  /// Has a staged file's bytes on the disk.
  func settle(_ staged: inout Staged) throws(Fault) {
    let number = staged.bytes?.sync() ?? 0
    guard number == 0 else { throw Fault(path: staged.path, errno: number) }
    staged.bytes = nil
  }

  /// What brings a staged file's bytes onto the disk; nil where they lie there.
  func unsynced(_ staged: Staged) -> Syncing.Part? {
    staged.bytes.map { Syncing.Part(staged.path, bytes: $0.sync) }
  }

  /// Puts a settled file in its place, where it lasts when its folder is synced.
  func place(_ staged: Staged) throws(Fault) {
    guard case .found(let parent) = try openParent(of: staged.path) else {
      throw Fault(path: staged.path, errno: ENOENT)
    }
    let name = Folder.name(of: staged.path)
    guard renameat(parent.raw, staged.temporary, parent.raw, name) == 0 else {
      throw Fault(path: staged.path, errno: errno)
    }
  }

  /// Syncs the folders of files that were placed, so that their names last.
  func syncFolders(of paths: [String]) {
    var last: Substring?
    for path in paths {
      let above = path.pathFolder
      if let last, last.isSamePath(as: above) { continue }
      last = above
      if case .found(let parent)? = try? openParent(of: path) { fsync(parent.raw) }
    }
  }

  /// Takes a staged file away again, and the folders that were made for it.
  func discard(_ staged: Staged) {
    if case .found(let parent)? = try? openParent(of: staged.path) {
      unlinkat(parent.raw, staged.temporary, 0)
    }
    removeFolders(staged.folders)
  }

  /// Takes away a temporary file that a killed process left.
  func removeLeft(_ temporary: String, beside path: String) {
    guard temporary.hasPrefix(".stet-"), !temporary.hasSlash,
      case .found(let parent)? = try? openParent(of: path)
    else { return }
    unlinkat(parent.raw, temporary, 0)
  }

  static func temporaryName(for name: String) -> String {
    let long = ".stet-\(getpid())-\(name)"
    return long.utf8.count > 255 ? ".stet-\(getpid())" : long
  }

  /// Takes a file away, and the folders that it leaves empty.
  ///
  /// An absent one is no fault.
  func remove(_ path: String) throws(Fault) {
    guard case .found(let parent) = try openParent(of: path) else { return }
    guard unlinkat(parent.raw, Folder.name(of: path), 0) == 0 || errno == ENOENT else {
      throw Fault(path: path, errno: errno)
    }
    removeEmptyFolders(above: path)
  }

  /// Takes away the folders above a path that have nothing in them, but never the outermost.
  func removeEmptyFolders(above path: String) {
    var components = path.pathParts.dropLast()
    while components.count > 1 {
      let folder = components.joined(separator: "/")
      guard case .found(let above)? = try? openParent(of: folder),
        unlinkat(above.raw, Folder.name(of: folder), AT_REMOVEDIR) == 0
      else { return }
      components.removeLast()
    }
  }

  /// Makes the folders above a path that are missing, and tells which.
  func makeFolders(above path: String, _ made: inout [String]) throws(Fault) {
    var above = ""
    for component in path.pathParts.dropLast() {
      above += above.isEmpty ? String(component) : "/\(component)"
      guard case .found(let parent) = try openParent(of: above) else {
        throw Fault(path: path, errno: ELOOP)
      }
      if mkdirat(parent.raw, String(component), 0o777) == 0 {
        made.append(above)
      } else if errno != EEXIST {
        throw Fault(path: path, errno: errno)
      }
    }
  }

  func removeFolders(_ folders: [String]) {
    for folder in folders.reversed() {
      guard case .found(let parent)? = try? openParent(of: folder) else { continue }
      unlinkat(parent.raw, Folder.name(of: folder), AT_REMOVEDIR)
    }
  }

  private static let mask: mode_t = {
    let mask = umask(0)
    umask(mask)
    return mask
  }()
}
