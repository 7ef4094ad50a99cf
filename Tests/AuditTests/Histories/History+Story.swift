extension History {
  /// What was done, commit by commit, so that somebody can follow it.
  var story: String {
    commits.map { commit in
      let before = commit.parents.compactMap { try? self.commit($0).folder }
      let changes = before.enumerated().map { place, old in
        let paths = Set(old.keys).union(commit.folder.keys).filter { old[$0] != commit.folder[$0] }
        return "    from \(commit.parents[place]): "
          + paths.sorted().map { path in
            let sign = old[path] == nil ? "+" : commit.folder[path] == nil ? "-" : ""
            return sign + path + state(path, commit.folder)
          }.joined(separator: ", ")
      }
      let author = commit.author == commit.committer ? "" : " for \(commit.author.id)"
      let lines = commit.message.split(separator: "\n").joined(separator: " / ")
      return "\(commit.label) <- \(commit.parents.joined(separator: " ")) "
        + "by \(commit.committer.id)\(author): \(lines)\n" + changes.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func state(_ path: String, _ folder: Folder) -> String {
    guard path.hasSuffix(".md"), let state = try? folder.value("status", at: path) else {
      return ""
    }
    return " (\(state))"
  }
}
