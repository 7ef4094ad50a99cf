import Glibc
import Paths

/// Holds `index.lock`, as git does while it changes the index: until it goes out of scope nobody else
/// does, neither git nor another of us.
///
/// libgit2 itself takes the lock only to write, so that what happens between its reading and its
/// writing is lost. Here the lock is held all along: the index is changed in a private copy, which
/// then takes the index's place. Gone, with its files, when it goes out of scope; and taken over
/// from a process that was killed while it held it, which git's own locks cannot be.
public struct IndexLock: ~Copyable {
  /// The private copy.
  public let privatePath: String
  private let indexPath: String
  private let lock: HeldFile
  private var ahead: (index: IndexBytes, status: stat)?

  /// What tells this lock from git's.
  private static let mark = Array("held by stet\n".utf8)

  /// Takes the lock, or throws `.locked` with the lock file's name.
  init(_ indexPath: String) throws(GitError) {
    lock = try Self.take(indexPath + ".lock")
    self.indexPath = indexPath
    // Nobody else has the lock, so nobody else uses this name: what is there a crash left behind.
    privatePath = indexPath + ".stet"
    unlink(privatePath)
  }

  deinit { unlink(privatePath) }

  private static func take(_ path: String) throws(GitError) -> HeldFile {
    do throws(GitError) {
      return try HeldFile(path, holding: mark, mode: 0o666)
    } catch {
      guard error.code == .exists else { throw error }
      if let left = HeldFile.left(at: path, beginningWith: mark) { return left }
      throw GitError(
        code: .locked, message: "another git is at work: \(path) exists", call: "open",
        lock: LockInTheWay(path))
    }
  }

  /// Copies the index; false when there is none yet.
  public func copyIndex() throws(GitError) -> Bool {
    unlink(privatePath)
    let source = open(indexPath, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else {
      if errno == ENOENT { return false }
      throw .disk(indexPath, call: "open")
    }
    defer { close(source) }
    var status = stat()
    guard fstat(source, &status) == 0 else { throw .disk(indexPath, call: "fstat") }
    let copy = open(
      privatePath, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, status.st_mode & 0o777)
    guard copy >= 0 else { throw .disk(privatePath, call: "open") }
    defer { close(copy) }
    var offset = 0
    while true {
      let copied = sendfile(copy, source, &offset, 1 << 30)
      if copied < 0, errno == EINTR { continue }
      guard copied >= 0 else { throw .disk(privatePath, call: "sendfile") }
      if copied == 0 { return true }
    }
  }

  /// Reads the index already, which nobody else changes as long as this is held.
  ///
  /// What cannot be read is told by the change.
  public mutating func readAhead() {
    ahead = try? readIndex()
  }

  /// The index, ready to be changed and written anew, and its status; nil when there is none yet, or none
  /// that can be changed in place.
  func readIndex() throws(GitError) -> (index: IndexBytes, status: stat)? {
    if let ahead { return ahead }
    guard let (bytes, status) = try Self.read(indexPath), var index = IndexBytes(bytes) else {
      return nil
    }
    index.distrustEntries(notBefore: status)
    return (index, status)
  }

  /// The bytes of an index and when they were written; nil when there is none.
  static func read(_ indexPath: String) throws(GitError) -> (bytes: [UInt8], status: stat)? {
    let source = open(indexPath, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else {
      if errno == ENOENT { return nil }
      throw .disk(indexPath, call: "open")
    }
    defer { close(source) }
    var status = stat()
    guard fstat(source, &status) == 0,
      let bytes = WorkTreeFile.read(source, count: Int(status.st_size))
    else { throw .disk(indexPath, call: "read") }
    return (bytes, status)
  }

  /// Writes the private copy, to the disk, with the index's own mode.
  func write(_ bytes: [UInt8], mode: mode_t) throws(GitError) {
    let copy = open(privatePath, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode & 0o777)
    guard copy >= 0 else { throw .disk(privatePath, call: "open") }
    defer { close(copy) }
    // What the mask of the process takes away, the index had all the same.
    fchmod(copy, mode & 0o777)
    guard writeAll(bytes, to: copy) else { throw .disk(privatePath, call: "write") }
    guard fsync(copy) == 0 else { throw .disk(privatePath, call: "fsync") }
  }

  /// Puts the copy in the index's place.
  public func publish() throws(GitError) {
    guard rename(privatePath, indexPath) == 0 else { throw .disk(indexPath, call: "rename") }
    // Git reads the new one already; what the disk says of it changes nothing.
    _ = syncFolder(indexPath.pathFolder)
  }
}
