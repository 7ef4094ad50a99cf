import Glibc
import Paths

/// A lock file of git's that is there: another program is at work, or one that crashed has left it.
///
/// git takes away no such file but its own, whatever its age; neither does this module.
public struct LockInTheWay: Hashable, Sendable {
  public let path: String
  /// Its age in seconds when it was met.
  public let age: Int
  /// Who is at work here and may hold it; nil when nobody is, as far as can be seen.
  public let worker: LockWorker?

  /// Nil when there is none any more.
  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.path = path
    age = max(0, time(nil) - status.st_mtim.tv_sec)
    // `/blog/.git/index.lock` lies in /blog; in another layout, beside where git's data is.
    let parts = path.allPathParts
    let end = parts.lastIndex(of: ".git") ?? parts.count - 1
    worker = LockWorker.first(holding: path, orIn: parts[..<end].joined(separator: "/"))
  }
}
