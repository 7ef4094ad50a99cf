/// What the replay asks about history: plain facts, read from git by whoever runs it.
///
/// Commits are numbered parents first, so that a parent's number is always smaller.
public protocol ReplaySource {
  /// The parents of a commit that are judged: the anchor, or descendants of it.
  func parents(of commit: Int) -> [Int]
  /// Whether the commit is judged: the anchor, or a descendant of it.
  func isJudged(_ commit: Int) -> Bool
  /// Who made a commit, when, and what it says.
  func facts(of commit: Int) throws -> CommitFacts
  /// The number of a commit; nil when it is not among those reachable.
  func number(of commit: CommitID) -> Int?
  /// The rules that a commit leaves in force; nil when there are none yet.
  func rules(after commit: Int) throws -> Rules?
  /// The file with that blob, read under the rules.
  func content(of blob: String, at path: String, under rules: Rules) throws -> DraftVersion.Content
  /// The attachments of the draft at a path, as a commit leaves them.
  func attachments(of path: String, at commit: Int) throws -> [String: String]
}

/// Who made a commit, when, and what it says.
public struct CommitFacts: Hashable, Sendable {
  public var id: CommitID
  public var authorName: String
  public var authorEmail: String
  public var committerName: String
  public var committerEmail: String
  /// The committer's time.
  public var time: Timestamp
  public var message: CommitMessage
  /// Whether it has one parent and that parent's tree: only such a commit can approve.
  public var keepsTree: Bool

  public init(
    id: CommitID, authorName: String, authorEmail: String, committerName: String,
    committerEmail: String, time: Timestamp, message: CommitMessage, keepsTree: Bool
  ) {
    self.id = id
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.committerName = committerName
    self.committerEmail = committerEmail
    self.time = time
    self.message = message
    self.keepsTree = keepsTree
  }
}

/// One draft's file that a commit changes, or a draft that it approves.
public struct Touch: Hashable, Sendable {
  public var slug: Slug
  public var path: String
  /// Nil when the draft is gone afterwards.
  public var blob: String?
  /// Whether the first judged parent has the draft at that path.
  public var existed: Bool

  public init(slug: Slug, path: String, blob: String?, existed: Bool) {
    self.slug = slug
    self.path = path
    self.blob = blob
    self.existed = existed
  }
}
