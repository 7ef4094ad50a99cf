/// Somebody who works in a test's newsroom, or a stranger to it.
public struct TestPerson: Hashable, Sendable {
  public var name: String
  public var email: String

  public init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  /// Writes.
  public static let ada = TestPerson(name: "Ada Reyes", email: "ada@blog.example")
  /// Edits.
  public static let ben = TestPerson(name: "Ben Okoro", email: "ben@blog.example")
  /// Is chief, and edits and writes.
  public static let mo = TestPerson(name: "Mo Lindqvist", email: "mo@blog.example")
  /// Is on no masthead.
  public static let stranger = TestPerson(name: "Sam Nobody", email: "sam@elsewhere.example")

  /// The variables by which git knows them.
  public func environment(at seconds: Int64) -> [String: String] {
    [
      "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_NAME": name,
      "GIT_COMMITTER_EMAIL": email, "GIT_AUTHOR_DATE": "\(seconds) +0000",
      "GIT_COMMITTER_DATE": "\(seconds) +0000",
    ]
  }
}
