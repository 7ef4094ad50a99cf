import CGlibc
import Git
import Glibc
import Paths

/// A folder that only this user can look into, and that is gone with its last use.
struct TemporaryFolder: ~Copyable {
  let path: String
  /// What it is held by; nil below TMPDIR.
  private let lock: Int32?

  /// Makes one below TMPDIR, or below `/tmp`; nil where nothing can be written there.
  init?(_ environment: [String: String]) {
    let given = environment["TMPDIR"] ?? ""
    guard let made = Self.make("\(given.isAbsolutePath ? given : "/tmp")/stet-") else { return nil }
    path = made
    lock = nil
  }

  private static func make(_ beginning: String) -> String? {
    var template = Array("\(beginning)XXXXXX".utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap(mkdtemp).map { String(cString: $0) }
    }
  }

  // MARK: - Held

  private static let prefix = "held-"

  /// Makes one in a folder of stet's own; nil where nothing can be written there.
  ///
  /// A process that is killed leaves nothing for good: whatever nobody holds any more is taken away by
  /// whoever comes next.
  init?(heldIn folder: String) {
    makeFolder(folder)
    // Whoever clears up may come between the making and the locking of one.
    for _ in 0..<8 {
      guard let made = Self.make("\(folder)/\(Self.prefix)") else { return nil }
      guard let lock = Self.lock(made) else { continue }
      self.path = made
      self.lock = lock
      return
    }
    return nil
  }

  /// Takes away what killed processes have left in a folder.
  static func clear(in folder: String, _ names: [String]) {
    for name in names where name.hasPrefix(prefix) {
      guard let lock = lock("\(folder)/\(name)") else { continue }
      stet_remove_tree("\(folder)/\(name)")
      close(lock)
    }
  }

  /// Locks a folder of this user's own that nobody holds, as ``HeldFile`` does files.
  private static func lock(_ path: String) -> Int32? {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    var mine = stat()
    var there = stat()
    guard flock(folder, LOCK_EX | LOCK_NB) == 0, fstat(folder, &mine) == 0,
      lstat(path, &there) == 0, mine.st_ino == there.st_ino, mine.st_dev == there.st_dev,
      mine.st_uid == geteuid()
    else {
      close(folder)
      return nil
    }
    return folder
  }

  // MARK: - Files

  /// Writes a file into it; nil where it cannot be written.
  func write(_ bytes: [UInt8], to name: String) -> String? {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return writeAll(bytes, to: descriptor) ? file : nil
  }

  /// Reads a file that a program has left in it.
  func read(_ name: String, limit: Int = 1 << 20) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return readAll(descriptor, limit: limit)
  }

  deinit {
    stet_remove_tree(path)
    if let lock { close(lock) }
  }
}
