/// One thing that happened to a draft: a line of `stet log`.
public struct HistoryEvent: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case created
    case saved
    case moved
    case approved
    case unapproved
    case renamed
    case deleted
    case restored
    case adopted
  }

  /// The draft's slug at the time.
  public var slug: Slug
  public var kind: Kind
  public var transition: TransitionID?
  public var from: StateID?
  public var to: StateID?
  /// The label of the state that it came into.
  public var toLabel: String?
  /// The draft's section, as it was afterwards.
  public var section: SectionID?
  /// Whether the site showed it afterwards.
  public var isLive: Bool
  public var actor: Actor
  /// The actor's name as the masthead has it, else as the commit has it.
  public var name: String
  public var time: Timestamp
  public var reason: String?
  public var commit: CommitID
  public var copy: CopyID?
  /// The slug before a rename.
  public var oldSlug: Slug?
  /// What is odd about it: an approval that counts for nothing, with the reason.
  public var note: String?
  /// What was illegal about it.
  public var faults: [Violation] = []
  /// The same, while history is being read.
  var violations: [Int] = []

  public init(
    slug: Slug, kind: Kind, transition: TransitionID? = nil, from: StateID? = nil,
    to: StateID? = nil, toLabel: String? = nil, section: SectionID? = nil,
    isLive: Bool = false, actor: Actor, name: String, time: Timestamp,
    reason: String? = nil, commit: CommitID, copy: CopyID? = nil, oldSlug: Slug? = nil,
    note: String? = nil
  ) {
    self.slug = slug
    self.kind = kind
    self.transition = transition
    self.from = from
    self.to = to
    self.toLabel = toLabel
    self.section = section
    self.isLive = isLive
    self.actor = actor
    self.name = name
    self.time = time
    self.reason = reason
    self.commit = commit
    self.copy = copy
    self.oldSlug = oldSlug
    self.note = note
  }
}
