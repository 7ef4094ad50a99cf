import Editorial
import Git
import Paths

/// Runs something of Git's and turns its error into one that people can act on.
func gitFailures<Value: ~Copyable>(_ body: () throws(GitError) -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    throw Failure(error)
  }
}

extension Failure {
  /// What a libgit2 error means to somebody who writes.
  init(_ error: GitError) {
    switch error.code {
    case .modified, .exists:
      self.init(
        .cannot, "repo.moved", "somebody else saved something at the same moment",
        help: "nothing was changed; run the command again")
    case .locked:
      self.init(
        .cannot, "repo.busy", "another program is writing here at this moment",
        help: "nothing was changed; run the command again"
          + (error.lock.map { "\n" + Self.advice(on: $0) } ?? ""))
    case .notFound where error.call.hasPrefix("git_odb_read"):
      self.init(
        .cannot, "history.missing", "a part of what was saved is not on this machine",
        help:
          "in a partial clone, fetch the rest: `git fetch --refetch --no-filter`; else `git fsck` tells what is wrong"
      )
    case .unsupportedIndex:
      self.init(
        .cannot, "repo.index",
        "git keeps its index here in a form that only git writes, and there is no git on the PATH",
        help:
          "make it a plain one, which changes nothing else: `git update-index --no-split-index` where it is split, `git sparse-checkout reapply --no-sparse-index` where it is sparse"
      )
    default:
      self.init(
        .cannot, "repo.unreadable", "the newsroom's history could not be read or written",
        help: "`git fsck` tells what is wrong with the repository", detail: error.description)
    }
    detail = error.description
  }

  /// How somebody tells a lock that is held from one that was left, and clears it.
  private static func advice(on lock: LockInTheWay) -> String {
    func phrase(_ count: Int, _ unit: String) -> String {
      "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
    let age =
      switch lock.age {
      case ..<120: phrase(lock.age, "second")
      case ..<7200: phrase(lock.age / 60, "minute")
      case ..<172_800: phrase(lock.age / 3600, "hour")
      default: phrase(lock.age / 86_400, "day")
      }
    let clear = "clear it: `rm '\(lock.path)'`"
    if let worker = lock.worker {
      return
        "`\(worker.name)` is at work here, as process \(worker.process): wait for it, or close the editor that it waits for; its lock is \(age) old. Is it still there when that program has ended, \(clear)"
    }
    return
      "if it stays so, \(suspect(of: lock.path)) was stopped or has crashed, and left its lock, \(age) old; no git is seen at work here. Is none at work elsewhere either, \(clear)"
  }

  /// Who makes such a lock.
  private static func suspect(of path: String) -> String {
    switch path.pathName {
    case "index.lock": "a git that staged or saved something"
    case "HEAD.lock": "a git that went to another branch"
    case "config.lock": "a git that changed its configuration"
    default: "a git that moved the branch"
    }
  }

  /// What it means when a repository cannot be opened.
  init(opening error: GitError, from directory: String) {
    switch error.code {
    case .notFound:
      self.init(
        .cannot, "repo.none", "there is no newsroom in this folder or above it",
        help: "go to your blog's folder, or make a newsroom here with `stet init`",
        detail: error.description)
    case .owner:
      self.init(
        .cannot, "repo.owner", "this folder belongs to another user",
        help: "if you trust it: `git config --global --add safe.directory FOLDER`",
        detail: error.description)
    case .malformed:
      self.init(
        .cannot, "repo.unreadable", "git's settings cannot be read: \(error.message)",
        help:
          "see what `git -c` or a variable that begins with GIT_CONFIG_ sets; `git config --list` stops there too",
        detail: error.description)
    default:
      self.init(
        .cannot, "repo.unsupported", "this repository is of a kind that stet cannot open",
        help:
          "`git config --get-regexp extensions` tells which; sha256 and reftable are not supported",
        detail: error.description)
    }
  }
}
