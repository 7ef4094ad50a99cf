import Glibc
import Paths

/// A file that is held as long as the process that made it lives.
///
/// A process that is killed leaves its files behind, and nobody can tell from a process number that
/// its owner is gone: it may be another's by now. This one is locked with flock(2) besides, and the
/// kernel ends such a lock with the process. Whoever gets the lock of a file that is still there has
/// found what a crash left, and nobody else has.
public struct HeldFile: ~Copyable {
  public let path: String
  private let file: Int32
  private var isLeft = false

  /// Makes the file, which is there with all its bytes or not at all; throws `.exists` where there
  /// is one.
  public init(_ path: String, holding bytes: [UInt8] = [], mode: UInt32 = 0o600) throws(GitError) {
    let draft = "\(path).\(getpid())"
    // Only a killed process with our number can have left one.
    unlink(draft)
    let file = open(draft, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, mode)
    // Nothing is assigned before the file is ours: else deinit would run and remove another's.
    guard file >= 0 else { throw Self.failure("open", draft) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0, writeAll(bytes, to: file), link(draft, path) == 0
    else {
      let failure = Self.failure("link", path)
      unlink(draft)
      close(file)
      throw failure
    }
    unlink(draft)
    self.path = path
    self.file = file
  }

  /// Takes over a file that a process left which is no more.
  ///
  /// Nil when there is none, when its process lives, and when it does not begin with these bytes; with
  /// `orTorn` also one that was killed before it had written all of them.
  public static func left(
    at path: String, beginningWith start: [UInt8], orTorn: Bool = false
  ) -> HeldFile? {
    let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    var mine = stat()
    var there = stat()
    // Once the lock is ours, another may have removed the file, or put a new one there.
    guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &mine) == 0, stat(path, &there) == 0,
      mine.st_mode & S_IFMT == S_IFREG, mine.st_uid == geteuid(), mine.st_ino == there.st_ino,
      mine.st_dev == there.st_dev,
      let bytes = WorkTreeFile.read(file, count: Int(mine.st_size)),
      bytes.starts(with: start) || orTorn && start.starts(with: bytes)
    else {
      close(file)
      return nil
    }
    return HeldFile(path: path, file: file)
  }

  private init(path: String, file: Int32) {
    self.path = path
    self.file = file
  }

  deinit {
    if !isLeft { unlink(path) }
    close(file)
  }

  /// Leaves the file where it is, for who comes next.
  public mutating func leave() { isLeft = true }

  /// What the file holds.
  public var bytes: [UInt8]? {
    var status = stat()
    guard fstat(file, &status) == 0, lseek(file, 0, SEEK_SET) == 0 else { return nil }
    return WorkTreeFile.read(file, count: Int(status.st_size))
  }

  /// Writes more behind what it holds.
  ///
  /// - Returns: what brings all of it onto the disk, its name included.
  package func append(_ bytes: [UInt8]) throws(GitError) -> Syncing.Part {
    let own = fcntl(file, F_DUPFD_CLOEXEC, 0)
    guard own >= 0, lseek(file, 0, SEEK_END) >= 0, writeAll(bytes, to: file) else {
      let failure = Self.failure("write", path)
      close(own)
      throw failure
    }
    let written = UnsyncedFile(taking: own)
    return Syncing.Part(path, bytes: written.sync, folders: { [path] in [String(path.pathFolder)] })
  }

  private static func failure(_ call: String, _ path: String) -> GitError {
    let isThere = errno == EEXIST
    let error = GitError.disk(path, call: call)
    return isThere ? error.with(code: .exists) : error
  }
}
