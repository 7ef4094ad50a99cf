/// Who did it and when: the author or the committer of a commit.
public struct Signature: Hashable, Sendable, CustomStringConvertible {
  public var name: String
  public var email: String
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64
  /// The zone of the one who did it: minutes east of UTC.
  public var offset: Int

  public init(name: String, email: String, seconds: Int64, offset: Int) {
    self.name = name
    self.email = email
    self.seconds = seconds
    self.offset = offset
  }

  /// As it stands in a commit: `name <email> seconds +hhmm`.
  public var description: String {
    let minutes = offset.magnitude
    let zone = String(minutes / 60 * 100 + minutes % 60)
    let padding = String(repeating: "0", count: max(0, 4 - zone.count))
    return "\(name) <\(email)> \(seconds) \(offset < 0 ? "-" : "+")\(padding)\(zone)"
  }

  /// Refuses what would not come back the same from a commit.
  ///
  /// A name or address may hold neither control characters nor `<` or `>`: with them one could
  /// write a second header or another address into the commit.
  func validate() throws(GitError) {
    guard !name.isEmpty else {
      throw GitError(code: .missingName, message: "the name is empty", call: "identity")
    }
    guard !email.isEmpty else {
      throw GitError(code: .missingEmail, message: "the e-mail address is empty", call: "identity")
    }
    for (what, text) in [("name", name), ("e-mail address", email)] {
      guard !text.unicodeScalars.contains(where: Self.isForbidden) else {
        throw GitError(
          code: .invalidIdentity,
          message: "the \(what) holds a control character, '<' or '>'", call: "identity")
      }
    }
    guard seconds >= 0, offset.magnitude < 100 * 60 else {
      throw GitError(
        code: .malformed, message: "a commit cannot bear the time \(seconds), \(offset) min",
        call: "identity")
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) || scalar == "<" || scalar == ">"
      || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}
