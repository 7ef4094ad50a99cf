extension Repository {
  /// Who would be author and committer of a commit made now, as git finds it out.
  ///
  /// For each: GIT_AUTHOR_* or GIT_COMMITTER_* of `environment`, then `author.*` or `committer.*` of
  /// the configuration, then `user.*`, then EMAIL unless `user.useConfigOnly` is set. The date is
  /// GIT_AUTHOR_DATE or GIT_COMMITTER_DATE, else `now`: seconds since 1970 and the local zone in
  /// minutes east of UTC. Other than git this never makes up a name from the machine's user list.
  /// Throws `.missingName` or `.missingEmail`, `.invalidIdentity` for control characters, `<` or
  /// `>`, which git would silently drop, and `.malformed` for a date that cannot be read.
  public func identity(
    environment: [String: String], now: (seconds: Int64, offset: Int)
  ) throws(GitError) -> (author: Signature, committer: Signature) {
    let author = try signature("author", environment, now)
    let committer = try signature("committer", environment, now)
    return (author, committer)
  }

  private func signature(
    _ role: String, _ environment: [String: String], _ now: (seconds: Int64, offset: Int)
  ) throws(GitError) -> Signature {
    let prefix = "GIT_\(role.uppercased())_"
    // A variable that is set but empty is an answer, and git refuses it: so does this.
    let name: String? =
      if let given = environment[prefix + "NAME"] { given } else { try configured("name", role) }
    guard let name = name.map(Self.trimmed), !name.isEmpty else {
      throw GitError(
        code: .missingName, message: "no \(role) name: set user.name with git config",
        call: "identity")
    }
    let email: String? =
      if let given = environment[prefix + "EMAIL"] {
        given
      } else if let configured = try configured("email", role) {
        configured
      } else if try configBool("user.useConfigOnly") != true {
        environment["EMAIL"]
      } else {
        nil
      }
    guard let email = email.map(Self.trimmed), !email.isEmpty else {
      throw GitError(
        code: .missingEmail, message: "no \(role) e-mail address: set user.email with git config",
        call: "identity")
    }
    var (seconds, offset) = now
    if let text = environment[prefix + "DATE"], !text.isEmpty {
      guard let date = GitDate.parse(text, localOffset: now.offset) else {
        throw GitError(
          code: .malformed, message: "\(prefix)DATE is no date: \(text)", call: "identity")
      }
      (seconds, offset) = date
    }
    let signature = Signature(name: name, email: email, seconds: seconds, offset: offset)
    try signature.validate()
    return signature
  }

  private func configured(_ key: String, _ role: String) throws(GitError) -> String? {
    for section in [role, "user"] {
      if let value = try configString("\(section).\(key)"), !value.isEmpty { return value }
    }
    return nil
  }

  /// Drops what git drops from either end: spaces and the signs that quote a name.
  private static func trimmed(_ text: String) -> String {
    func isCrud(_ character: Character) -> Bool { " ,:;\"'\\".contains(character) }
    var text = text[...]
    while let first = text.first, isCrud(first) { text.removeFirst() }
    while let last = text.last, isCrud(last) { text.removeLast() }
    return String(text)
  }
}
