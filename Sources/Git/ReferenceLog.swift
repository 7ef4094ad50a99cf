import Glibc
import Paths

/// The file that tells where a branch, or HEAD, has stood: `git reflog`.
struct ReferenceLog {
  let path: String
  let sharing: SharedPermissions

  /// Adds a line; where there is no log one is begun, if it is to be.
  func append(_ line: String, beginning: Bool) throws(GitError) {
    // Somebody's pipe in its place is not waited for.
    let flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK | (beginning ? O_CREAT : 0)
    var file = open(path, flags, 0o666)
    if file < 0, errno == ENOENT || errno == EISDIR {
      guard beginning else { return }
      if errno == ENOENT {
        sharing.makeFolders(above: path)
      } else {
        // What is left of branches whose names went on from here.
        removeEmptyFolders(path)
      }
      file = open(path, flags, 0o666)
    }
    guard file >= 0 else { throw .disk(path, call: "open") }
    defer { close(file) }
    sharing.share(file)
    guard writeAll(Array(line.utf8), to: file) else { throw .disk(path, call: "write") }
  }
}
