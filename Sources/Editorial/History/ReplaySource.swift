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
  /// Who acts in a commit, by that masthead: by address or by key, as it says.
  func actor(of facts: CommitFacts, by masthead: Masthead) throws -> Actor
  /// The number of a commit; nil when it is not among those reachable.
  func number(of commit: CommitID) -> Int?
  /// What differs between each judged parent and the commit: in the rule files' folder and below
  /// those folders, an empty string standing for everything.
  func changes(of commit: Int, under roots: [String]) throws -> [[FileChange]]
  /// Every file of a commit below those folders.
  func files(of commit: Int, under roots: [String]) throws -> [FileChange]
  /// Git's id of the folder with the rule files that a commit has; nil when it has none.
  func rulesVersion(of commit: Int) throws -> String?
  /// The rule files of such a folder, read.
  func rules(ofVersion version: String) throws -> RulesReading
  /// The file with that blob, read under the rules.
  func content(of blob: String, at path: String, under rules: Rules) throws -> DraftVersion.Content
  /// The attachments of the draft at a path, as a commit leaves them.
  func attachments(of path: String, at commit: Int) throws -> [String: String]
  /// The slug that a path stands for.
  func slug(ofPath path: String) -> Slug?
}

/// Who made a commit, when, and what it says.
public struct CommitFacts: Hashable, Sendable {
  public var number: Int
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
  /// What is wrong with its bytes: two readers could read it differently.
  public var fault: String?

  public init(
    number: Int, id: CommitID, authorName: String, authorEmail: String, committerName: String,
    committerEmail: String, time: Timestamp, message: CommitMessage, keepsTree: Bool,
    fault: String? = nil
  ) {
    self.number = number
    self.id = id
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.committerName = committerName
    self.committerEmail = committerEmail
    self.time = time
    self.message = message
    self.keepsTree = keepsTree
    self.fault = fault
  }

  /// Who acted, by the addresses that the commit names.
  public func actor(by masthead: Masthead) -> Actor {
    masthead.actor(
      author: (authorName, authorEmail), committer: (committerName, committerEmail))
  }
}

/// A path at which two trees differ.
public struct FileChange: Hashable, Sendable {
  /// What stands at a path.
  public struct Entry: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case file
      case executable
      case link
      case submodule
    }

    public var kind: Kind
    /// Git's id of the bytes, in hex.
    public var blob: String

    public init(kind: Kind, blob: String) {
      self.kind = kind
      self.blob = blob
    }

    var isFile: Bool { kind == .file || kind == .executable }
  }

  public var path: String
  /// Nil when the path is new.
  public var old: Entry?
  /// Nil when the path is gone.
  public var new: Entry?

  public init(path: String, old: Entry?, new: Entry?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
