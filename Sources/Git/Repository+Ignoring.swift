import CLibgit2

extension Repository {
  /// Whether `.gitignore` and its like leave a path out, as long as nobody has staged it.
  ///
  /// libgit2's `git_ignore_path_is_ignored`.
  public func isIgnored(_ path: String) throws(GitError) -> Bool {
    try checkText("git_ignore_path_is_ignored", path)
    var ignored: Int32 = 0
    try check(
      "git_ignore_path_is_ignored", git_ignore_path_is_ignored(&ignored, raw, path))
    return ignored != 0
  }
}
