import CLibgit2

extension Repository {
  /// All commits that the tips lead back to, parents before children.
  ///
  /// Those that the commits in `hiding` lead back to, and these themselves, are left out. Throws
  /// `.shallow` on a shallow clone: there the walk would end early and look complete. libgit2's
  /// `git_revwalk`.
  public func history(
    from tips: [ObjectID], hiding: [ObjectID] = []
  ) throws(GitError) -> [ObjectID] {
    try refuseShallow("git_revwalk_next")
    // Opening the database takes the commit-graph out of the walk.
    try readyObjects()
    let walk = try Handle("git_revwalk_new", release: git_revwalk_free) {
      git_revwalk_new(&$0, raw)
    }
    let order = GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue | GIT_SORT_REVERSE.rawValue
    try check("git_revwalk_sorting", git_revwalk_sorting(walk.raw, order))
    for tip in tips {
      var oid = tip.oid
      try check("git_revwalk_push", git_revwalk_push(walk.raw, &oid))
    }
    for hidden in hiding {
      var oid = hidden.oid
      try check("git_revwalk_hide", git_revwalk_hide(walk.raw, &oid))
    }
    var ids: [ObjectID] = []
    var oid = git_oid()
    while true {
      let code = git_revwalk_next(&oid, walk.raw)
      // Any other code is a history that cannot be read, never its end.
      if code == GIT_ITEROVER.rawValue { break }
      try check("git_revwalk_next", code)
      ids.append(ObjectID(oid))
    }
    git_error_clear()
    return ids
  }

  /// Whether a commit comes after another: the first leads back to the second.
  ///
  /// No commit comes after itself. libgit2's `git_graph_descendant_of`.
  public func isDescendant(_ commit: ObjectID, of ancestor: ObjectID) throws(GitError) -> Bool {
    try refuseShallow("git_graph_descendant_of")
    try readyObjects()
    var (oid, base) = (commit.oid, ancestor.oid)
    return try checkBool("git_graph_descendant_of", git_graph_descendant_of(raw, &oid, &base))
  }

  /// The best common ancestor of two commits; nil when they have none.
  ///
  /// libgit2's `git_merge_base`.
  public func mergeBase(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> ObjectID? {
    try refuseShallow("git_merge_base")
    try readyObjects()
    var (first, second, base) = (one.oid, other.oid, git_oid())
    guard try checkFound("git_merge_base", git_merge_base(&base, raw, &first, &second)) else {
      return nil
    }
    return ObjectID(base)
  }

  private func refuseShallow(_ call: StaticString) throws(GitError) {
    guard isShallow else { return }
    throw GitError(
      code: .shallow, message: "the clone is shallow; run: git fetch --unshallow", call: "\(call)")
  }
}
