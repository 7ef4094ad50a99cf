/// What `stet diff` tells: two versions of one draft, and which they are.
public struct DraftDifference: Sendable {
  /// Since when it compares.
  public enum Since: Hashable, Sendable {
    /// What the person who asks did last on the draft.
    case ownAct(HistoryEvent)
    /// What was asked for: the last time that something happened to it.
    case event(HistoryEvent)
    /// A version that was asked for by this name.
    case version(String)
    /// The person has done nothing on it yet: since it was started, or went live.
    case beginning(HistoryEvent)
    /// The person has done nothing on it yet, and there are edits: since what is saved.
    case saved
    /// It was never saved: all of it is new.
    case never
  }

  /// A draft's file at one time.
  public struct Version: Hashable, Sendable {
    /// What it was made by; nil for one that lies in the folder only, or was named by its id.
    public var event: HistoryEvent?
    /// Whether it is saved.
    public var isSaved: Bool
    public var path: String
    public var bytes: [UInt8]
    /// Its front matter, a text for each key; empty where it cannot be read.
    public var fields: [FieldText]
    /// Where the body begins; 0 where the front matter cannot be read.
    public var bodyStart: Int
    /// The body's first line in the file, from 1.
    public var bodyLine: Int

    public init(
      event: HistoryEvent?, isSaved: Bool, path: String, bytes: [UInt8], fields: [FieldText],
      bodyStart: Int, bodyLine: Int
    ) {
      self.event = event
      self.isSaved = isSaved
      self.path = path
      self.bytes = bytes
      self.fields = fields
      self.bodyStart = bodyStart
      self.bodyLine = bodyLine
    }
  }

  /// An attachment that is not as it was.
  public struct Attachment: Hashable, Sendable {
    public var path: String
    /// Its bytes; nil where it was absent, or was not asked for.
    public var before: [UInt8]?
    public var after: [UInt8]?
    public var change: Change

    public enum Change: String, Hashable, Sendable {
      case added
      case changed
      case removed
    }

    public init(path: String, change: Change, before: [UInt8]? = nil, after: [UInt8]? = nil) {
      self.path = path
      self.change = change
      self.before = before
      self.after = after
    }
  }

  public var slug: Slug
  /// Where it lies, or lay.
  public var path: String
  public var since: Since
  /// Nil where it did not exist.
  public var before: Version?
  /// Nil where its file is gone from the folder.
  public var after: Version?
  public var words: WordChange
  /// By path.
  public var attachments: [Attachment]

  public init(
    slug: Slug, path: String, since: Since, before: Version?, after: Version?, words: WordChange,
    attachments: [Attachment]
  ) {
    self.slug = slug
    self.path = path
    self.since = since
    self.before = before
    self.after = after
    self.words = words
    self.attachments = attachments
  }

  /// Whether both are the same to the byte.
  public var isEmpty: Bool {
    before?.bytes == after?.bytes && before?.path == after?.path && attachments.isEmpty
  }
}

/// A key of a front matter, with its value as a person would read it out.
public struct FieldText: Hashable, Sendable {
  public var key: String
  /// A list's items with commas between them; of a mapping, its lines.
  public var text: String

  public init(key: String, text: String) {
    self.key = key
    self.text = text
  }
}
