extension Repository {
  /// Who would be author and committer of a commit made now, as git finds it out.
  ///
  /// For each: GIT_AUTHOR_* or GIT_COMMITTER_* of `environment`, then `author.*` or `committer.*` of
  /// the configuration, then `user.*`, then EMAIL where the configuration holds no address at all and
  /// `user.useConfigOnly` is not set. The date is
  /// GIT_AUTHOR_DATE or GIT_COMMITTER_DATE, else `now`: seconds since 1970 and the local zone in
  /// minutes east of UTC; `localOffset` tells that zone for a date which names none, by its local time
  /// as if it were UTC. Other than git this never makes up a name from the machine's user list.
  /// What git drops from the ends of a name or an address is dropped here too, but for a full stop,
  /// which git keeps since 2.44. Throws `.missingName` or `.missingEmail` (git takes an empty address),
  /// `.invalidIdentity` for control characters, `<` or `>` within, which git would silently drop, and
  /// `.malformed` for a date that cannot be read.
  public func identity(
    environment: [String: String], now: (seconds: Int64, offset: Int),
    localOffset: (Int64) -> Int
  ) throws(GitError) -> (author: Signature, committer: Signature) {
    let author = try signature("author", environment, now, localOffset)
    let committer = try signature("committer", environment, now, localOffset)
    return (author, committer)
  }

  private func signature(
    _ role: String, _ environment: [String: String], _ now: (seconds: Int64, offset: Int),
    _ localOffset: (Int64) -> Int
  ) throws(GitError) -> Signature {
    let prefix = "GIT_\(role.uppercased())_"
    // A variable that is set but empty is an answer, and git refuses it: so does this.
    let name: String? =
      if let given = environment[prefix + "NAME"] { given } else { try configured("name", role) }
    let email: String? =
      if let given = environment[prefix + "EMAIL"] {
        given
      } else if let configured = try configured("email", role) {
        configured
      } else if try mayTakeEmailFromEnvironment() {
        environment["EMAIL"]
      } else {
        nil
      }
    let given = try (
      name: Self.trimmed(name, .missingName, "no \(role) name: set user.name with git config"),
      email: Self.trimmed(
        email, .missingEmail, "no \(role) e-mail address: set user.email with git config")
    )
    var (seconds, offset) = now
    if let text = environment[prefix + "DATE"], !text.isEmpty {
      guard let date = GitDate.parse(text, now: now.seconds, localOffset: localOffset) else {
        throw GitError(
          code: .malformed, message: "\(prefix)DATE is no date that can be read: \(text)",
          call: "identity")
      }
      (seconds, offset) = date
    }
    let signature = Signature(
      name: given.name, email: given.email, seconds: seconds, offset: offset)
    try signature.validate()
    return signature
  }

  private func configured(_ key: String, _ role: String) throws(GitError) -> String? {
    for section in [role, "user"] {
      if let value = try configString("\(section).\(key)"), !value.isEmpty { return value }
    }
    return nil
  }

  /// EMAIL stands in only where no address at all is configured, as in git: one for authors alone
  /// leaves committers without.
  private func mayTakeEmailFromEnvironment() throws(GitError) -> Bool {
    for section in ["author", "committer", "user"] {
      if try configString("\(section).email") != nil { return false }
    }
    return try configBool("user.useConfigOnly") != true
  }

  /// Drops what git drops from either end: blanks and the signs that quote a name.
  private static func trimmed(
    _ text: String?, _ missing: GitError.Code, _ message: String
  ) throws(GitError) -> String {
    guard let text, !text.allSatisfy(\.isWhitespace) else {
      throw GitError(code: missing, message: message, call: "identity")
    }
    func isCrud(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value <= 0x20 || ",:;<>\"'\\".unicodeScalars.contains(scalar)
    }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isCrud(first) { scalars.removeFirst() }
    while let last = scalars.last, isCrud(last) { scalars.removeLast() }
    guard !scalars.isEmpty else {
      throw GitError(
        code: .invalidIdentity, message: "it has nothing but signs that git leaves out",
        call: "identity")
    }
    return String(scalars)
  }
}
