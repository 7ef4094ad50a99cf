import Editorial
import Git

/// What is remembered about history outside of it: in the repository's own configuration.
struct Trust {
  private let repository: Repository
  private static let anchorKey = "stet.anchor"
  private static let seenKey = "stet.seen"

  init(_ repository: Repository) {
    self.repository = repository
  }

  /// The commit that history counts from; nil when none is remembered.
  func anchor() throws -> ObjectID? { try commit(Self.anchorKey) }

  /// The last audited commit that the team had.
  func seen() throws -> ObjectID? { try commit(Self.seenKey) }

  private func commit(_ key: String) throws -> ObjectID? {
    guard let text = try gitFailures({ () throws(GitError) in try repository.configString(key) })
    else { return nil }
    guard let id = ObjectID(hex: text) else {
      throw Failure(
        .cannot, "history.anchor", "`\(key)` in git's configuration is no version's id",
        help: "`git config --get \(key)` shows it, `git config --unset \(key)` drops it")
    }
    return id
  }

  /// Remembers where history counts from; where nothing can be written nothing is.
  func remember(_ anchor: ObjectID, isNew: Bool) {
    guard isNew else { return }
    try? set(anchor: anchor)
  }

  func set(anchor: ObjectID) throws {
    try gitFailures { () throws(GitError) in
      try repository.setConfig(Self.anchorKey, anchor.hex)
    }
  }

  func set(seen: ObjectID?) throws {
    try gitFailures { () throws(GitError) in
      try repository.setConfig(Self.seenKey, seen?.hex)
    }
  }

  /// Remembers what was audited of what the team has: the latest commit that the protected branch
  /// has where it came from.
  func remember(seen tip: ObjectID, _ chronicle: Chronicle) throws {
    guard let shared = try protectedTip(), chronicle.contains(shared) else { return }
    if let seen = try seen(), seen == shared { return }
    if let seen = try seen(), !chronicle.contains(seen) { return }
    try? set(seen: shared)
  }

  /// Where the team's branch stands, as far as this repository knows.
  ///
  /// `stet.protect`, else what the branch follows, else what the remote calls its own; in a bare
  /// repository, or one without a remote, the branch itself.
  private func protectedTip() throws -> ObjectID? {
    try gitFailures { () throws(GitError) in
      if let name = try repository.configString("stet.protect") {
        let full = name.hasPrefix("refs/") ? name : "refs/heads/\(name)"
        if !repository.isBare, let upstream = try repository.upstream(of: full) {
          return upstream.tip
        }
        return try repository.reference(full)
      }
      guard case .branch(let name, let tip) = try repository.head() else { return nil }
      if repository.isBare { return tip }
      if let upstream = try repository.upstream(of: name) { return upstream.tip }
      if let remote = try repository.reference("refs/remotes/origin/HEAD") { return remote }
      return try repository.hasRemotes() ? nil : tip
    }
  }
}
