/// What a command that writes did, or with `--dry-run` would do.
public struct Receipt: Sendable {
  /// One commit of it.
  public struct Commit: Hashable, Sendable {
    /// Nil when nothing was written.
    public var id: CommitID?
    public var message: String
    public var changes: [Change]

    public init(id: CommitID?, message: String, changes: [Change]) {
      self.id = id
      self.message = message
      self.changes = changes
    }
  }

  /// One file of a commit, before and after; nil where it is absent.
  public struct Change: Hashable, Sendable {
    public var path: String
    /// Where the file was before, when it comes from another path.
    public var movedFrom: String?
    public var before: [UInt8]?
    public var after: [UInt8]?

    public init(
      path: String, movedFrom: String? = nil, before: [UInt8]?, after: [UInt8]?
    ) {
      self.path = path
      self.movedFrom = movedFrom
      self.before = before
      self.after = after
    }
  }

  /// What happened, a sentence each, in the order to be told: "river-gauge is now In review".
  public var lines: [String]
  public var commits: [Commit]
  public var isDryRun: Bool
  /// Things to know that stop nothing: warnings, what was left out.
  public var notes: [String]
  /// The drafts that it was about.
  public var slugs: [Slug]
  /// Commands to type next, the likeliest first.
  public var next: [String]

  public init(
    lines: [String], commits: [Commit] = [], isDryRun: Bool = false, notes: [String] = [],
    slugs: [Slug] = [], next: [String] = []
  ) {
    self.lines = lines
    self.commits = commits
    self.isDryRun = isDryRun
    self.notes = notes
    self.slugs = slugs
    self.next = next
  }
}
