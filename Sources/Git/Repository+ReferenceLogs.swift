import CLibgit2

extension Repository {
  /// Whether a log is begun where there is none; one that is there goes on.
  private enum Beginning {
    case none
    /// Those of HEAD, of branches, and of what is known of other repositories.
    case usual
    case all
  }

  /// Tells a branch's log, and HEAD's where that stands for it, what is about to be done.
  ///
  /// The branch is locked meanwhile: entries come in the order of the moves. gitrevisions(7), and
  /// `core.logAllRefUpdates` in git-config(1).
  func log(
    _ name: String, from old: ObjectID?, to new: ObjectID, _ message: String, by: Signature
  ) throws(GitError) {
    try by.validate()
    let text = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let line = "\(old ?? .zero) \(new) \(by)" + (text.isEmpty ? "\n" : "\t\(text)\n")
    let beginning = try beginning()
    if name != "HEAD" {
      let isUsual = ["refs/heads/", "refs/remotes/", "refs/notes/"].contains { name.hasPrefix($0) }
      try ReferenceLog(path: "\(commonDirectory)/logs/\(name)", sharing: sharing()).append(
        line, beginning: beginning == .all || beginning == .usual && isUsual)
      guard try head().branch == name else { return }
    }
    try ReferenceLog(path: "\(gitDirectory)/logs/HEAD", sharing: sharing()).append(
      line, beginning: beginning != .none)
  }

  private func beginning() throws(GitError) -> Beginning {
    guard let entry = try entries(of: "core.logAllRefUpdates").last else {
      return isBare ? .none : .usual
    }
    // A key alone, without a value, is a yes.
    guard let value = entry.value else { return .usual }
    if value.lowercased() == "always" { return .all }
    var isYes: Int32 = 0
    try check("git_config_parse_bool", git_config_parse_bool(&isYes, value))
    return isYes == 0 ? .none : .usual
  }
}
