import CLibgit2
import Glibc

/// libgit2 as a whole: started once, when the first repository is opened, and never shut down.
///
/// A command that needs no repository does not pay for it.
enum LibGit2 {
  /// What all of them may take: libgit2's own limit of 256 MiB is most of what an audit would need.
  private static let cacheSize = 64 << 20

  // A global is initialised once, by one thread, which is what git_libgit2_init wants.
  private static let started: Result<Void, GitError> = Result { () throws(GitError) in
    try check("git_libgit2_init", git_libgit2_init())
    try check("GIT_OPT_ENABLE_FSYNC_GITDIR", stet_git_sync_writes())
    try check("GIT_OPT_SET_EXTENSIONS", stet_git_allow_extensions())
    try check("GIT_OPT_SET_CACHE_OBJECT_LIMIT", stet_git_cache_no_trees())
    try check("GIT_OPT_SET_CACHE_MAX_SIZE", stet_git_limit_cache(cacheSize))
    try hideConfiguration()
  }

  /// Starts libgit2 unless it runs already.
  static func start() throws(GitError) { try started.get() }

  /// A variable of the process's environment that git itself would read; nil when empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The folders in which libgit2 looks for files of a level.
  static func searchPath(_ level: git_config_level_t) throws(GitError) -> [String] {
    var path = git_buf()
    defer { git_buf_dispose(&path) }
    try check("GIT_OPT_GET_SEARCH_PATH", stet_git_searched_path(level, &path))
    guard let text = path.ptr else { return [] }
    return String(cString: text).split(separator: ":").map(String.init)
  }

  /// The file that stands in for the person's configuration, if there is one.
  static var globalConfiguration: String? { environment("GIT_CONFIG_GLOBAL") }

  // git honours these two, libgit2 1.5 does not: without them a hermetic build or test would read
  // the configuration of whoever runs it.
  private static func hideConfiguration() throws(GitError) {
    if let skip = environment("GIT_CONFIG_NOSYSTEM"), !["0", "false", "no", "off"].contains(skip) {
      try check(
        "GIT_OPT_SET_SEARCH_PATH", stet_git_search_path(GIT_CONFIG_LEVEL_SYSTEM, ""))
    }
    if getenv("GIT_CONFIG_GLOBAL") != nil {
      try check(
        "GIT_OPT_SET_SEARCH_PATH", stet_git_search_path(GIT_CONFIG_LEVEL_GLOBAL, ""))
      try check("GIT_OPT_SET_SEARCH_PATH", stet_git_search_path(GIT_CONFIG_LEVEL_XDG, ""))
    }
  }
}
