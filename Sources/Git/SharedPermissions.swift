import CLibgit2
import Glibc
import Paths

/// What others of the machine may do with a repository's files: `core.sharedRepository` of
/// git-config(1), which libgit2 1.5 asks only when it makes a repository.
struct SharedPermissions: Equatable {
  /// Bits that are added, or stand instead of the umask's.
  private let bits: mode_t
  private let replaces: Bool

  static let none = SharedPermissions(bits: 0, replaces: false)

  private init(bits: mode_t, replaces: Bool) {
    self.bits = bits
    self.replaces = replaces
  }

  /// Reads a setting; nil where it is not set, and the inner nil for a key without a value.
  init(_ setting: String??) throws(GitError) {
    guard let setting else {
      self = .none
      return
    }
    guard let setting, setting != "group" else {
      self.init(bits: 0o660, replaces: false)
      return
    }
    guard !["all", "world", "everybody"].contains(setting) else {
      self.init(bits: 0o664, replaces: false)
      return
    }
    switch setting == "umask" ? 0 : mode_t(setting, radix: 8) {
    case 0: self = .none
    case 1: self.init(bits: 0o660, replaces: false)
    case 2: self.init(bits: 0o664, replaces: false)
    case let mode?:
      guard mode & 0o600 == 0o600 else {
        throw GitError(
          code: .malformed,
          message: "core.sharedRepository is \(setting), with which you could not read or write",
          call: "core.sharedRepository")
      }
      self.init(bits: mode & 0o666, replaces: true)
    case nil:
      var isYes: Int32 = 0
      try check("git_config_parse_bool", git_config_parse_bool(&isYes, setting))
      self.init(bits: isYes == 0 ? 0 : 0o660, replaces: false)
    }
  }

  /// Lets others at an open file that was just made.
  func share(_ file: Int32) {
    var status = stat()
    guard self != .none, fstat(file, &status) == 0 else { return }
    let mode = shared(status.st_mode)
    if mode != status.st_mode & 0o7777 { fchmod(file, mode) }
  }

  /// Lets others at a file that libgit2 has made.
  func share(_ path: String) {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return }
    share(file)
    close(file)
  }

  /// Makes a folder that others may use; false where that fails, with the reason in `errno`.
  func makeFolder(_ path: String) -> Bool {
    guard mkdir(path, 0o777) == 0 else { return false }
    var status = stat()
    guard self != .none, stat(path, &status) == 0 else { return true }
    var mode = shared(status.st_mode)
    mode |= (mode & 0o444) >> 2
    // What is made in it belongs to the same group.
    if mode & 0o060 != 0 { mode |= mode_t(S_ISGID) }
    chmod(path, mode)
    return true
  }

  /// Makes the folder that a path lies in, and those above it.
  func makeFolders(above path: String) {
    let folder = String(path.pathFolder)
    guard !folder.isEmpty, !makeFolder(folder), errno == ENOENT else { return }
    makeFolders(above: folder)
    _ = makeFolder(folder)
  }

  private func shared(_ mode: mode_t) -> mode_t {
    var bits = bits
    if mode & S_IWUSR == 0 { bits &= ~0o222 }
    if mode & S_IXUSR != 0 { bits |= (bits & 0o444) >> 2 }
    return (replaces ? bits : mode & 0o777 | bits) | mode & 0o7000
  }
}
