import Editorial
import Git
import Manuscript
import Paths

extension Newsroom {
  /// How far this newsroom and the one that its branch follows have gone apart, as far as was
  /// fetched; nil where there is no such branch, or nothing between them.
  func teamGap() throws -> TeamGap? {
    // Where nobody writes is the team's own.
    guard folder != nil, case .branch(let branch, let tip) = head else { return nil }
    let heads = "refs/heads/"
    let name = branch.hasPrefix(heads) ? String(branch.dropFirst(heads.utf8.count)) : branch
    let followed = try gitFailures { () throws(GitError) in try repository.upstream(of: branch) }
    let destination = followed == nil ? ["origin", name] : nil
    var theirs = followed?.tip
    if theirs == nil {
      theirs = try gitFailures { () throws(GitError) in
        try repository.reference("refs/remotes/origin/" + name)
      }
    }
    guard let theirs else {
      let origin = try gitFailures { () throws(GitError) in
        try repository.configString("remote.origin.url")
      }
      return origin == nil
        ? nil : TeamGap(here: .none, there: .none, destination: destination, isUnsent: true)
    }
    let apart = try gitFailures { () throws(GitError) in
      try repository.divergence(tip, theirs, limit: 2048)
    }
    guard apart.ahead > 0 || apart.behind > 0 else { return nil }
    return TeamGap(
      here: try side(tip, besides: theirs, apart, count: apart.ahead),
      there: try side(theirs, besides: tip, apart, count: apart.behind),
      isComplete: apart.isComplete, destination: destination)
  }

  /// What one side has and the other has not.
  private func side(
    _ tip: ObjectID, besides other: ObjectID, _ apart: Divergence, count: Int
  ) throws -> TeamGap.Side {
    var side = TeamGap.Side(versions: count)
    guard count > 0, apart.isComplete, let common = apart.common else { return side }
    var slugs: Set<Slug> = []
    for path in try pathsChanged(from: common, to: tip) {
      if path.lies(below: RuleFiles.folder) {
        side.touchesRules = true
      } else if rules.workflow(for: path) != nil, let slug = Slug.fromPath(path) {
        slugs.insert(slug)
      }
    }
    // More than anybody reads one by one are told by their number.
    let commits = count > 256 ? [] : try self.commits(of: tip, besides: other)
    for commit in commits {
      let approved = CommitMessageReader.read(commit.message).trailers.compactMap { trailer in
        if case .approve(let slug, _, _) = trailer { slug } else { nil }
      }
      // An approval changes no file.
      slugs.formUnion(approved)
    }
    side.people = Set(commits.map(maker)).sorted()
    side.drafts = slugs.sorted()
    return side
  }

  private func pathsChanged(from old: ObjectID, to new: ObjectID) throws -> [String] {
    var paths: [String] = []
    try gitFailures { () throws(GitError) in
      try repository.changes(
        from: try repository.commit(old).tree, to: try repository.commit(new).tree,
        under: rules.contentRoots + [RuleFiles.folder]
      ) { paths.append($0.path) }
    }
    return paths
  }

  private func commits(of tip: ObjectID, besides other: ObjectID) throws -> [Git.Commit] {
    try gitFailures { () throws(GitError) in
      var commits: [Git.Commit] = []
      for id in try repository.history(from: [tip], hiding: [other]) {
        commits.append(try repository.commit(id))
      }
      return commits
    }
  }

  private func maker(of commit: Git.Commit) -> String {
    let actor = rules.masthead.actor(
      author: (commit.author.name, commit.author.email),
      committer: (commit.committer.name, commit.committer.email))
    return rules.masthead.displayName(of: actor)
  }
}
