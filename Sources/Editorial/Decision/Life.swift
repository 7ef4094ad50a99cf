/// What has happened to a draft, as far as decisions ask: carried by the replay, read by `decide`.
///
/// Renames carry a life, merges unite lives, and a draft that appears with the slug or the copy of
/// a deleted one takes over that one's.
public struct Life: Hashable, Sendable {
  /// Whoever created it; never reset.
  ///
  /// Several after a merge of lives.
  public var creators: Set<Actor>
  /// Every name that stood in its byline in this life.
  public var bylines: Set<String>
  /// Whom those names named at the time.
  public var bylinePeople: Set<PersonID>
  /// Everybody who changed its copy in this life; creators count, and stand apart.
  public var contributors: Set<Actor>
  /// Everybody who made a transition out of the initial state in this life.
  public var submitters: Set<Actor>
  /// Whether it was ever live.
  public var wasLive: Bool
  /// The last transition that it went through.
  public var entry: Entry?
  /// Those given since the entry and not withdrawn, in order.
  public var approvals: [Approval]
  /// Approvals taken back since the entry: whose, and by which commit.
  public var withdrawals: Set<Withdrawal>

  public init(
    creators: Set<Actor> = [], bylines: Set<String> = [], bylinePeople: Set<PersonID> = [],
    contributors: Set<Actor> = [], submitters: Set<Actor> = [], wasLive: Bool = false,
    entry: Entry? = nil, approvals: [Approval] = [], withdrawals: Set<Withdrawal> = []
  ) {
    self.creators = creators
    self.bylines = bylines
    self.bylinePeople = bylinePeople
    self.contributors = contributors
    self.submitters = submitters
    self.wasLive = wasLive
    self.entry = entry
    self.approvals = approvals
    self.withdrawals = withdrawals
  }

  /// How a draft came into its present state.
  public struct Entry: Hashable, Sendable {
    public var commit: CommitID
    public var transition: TransitionID?
    public var time: Timestamp

    public init(commit: CommitID, transition: TransitionID?, time: Timestamp) {
      self.commit = commit
      self.transition = transition
      self.time = time
    }
  }
}

/// An approval taken back: every earlier one of that person is void.
public struct Withdrawal: Hashable, Sendable {
  public var person: PersonID
  public var commit: CommitID

  public init(person: PersonID, commit: CommitID) {
    self.person = person
    self.commit = commit
  }
}

/// Somebody's word that the copy may go on, bound to exactly that copy and its attachments.
public struct Approval: Hashable, Sendable {
  public var person: PersonID
  public var copy: CopyID
  /// The attachments, as ``DraftVersion/enclosed`` has them.
  public var enclosed: [String: String]
  public var commit: CommitID
  public var time: Timestamp
  /// The masthead in force when it was given: the person must have qualified by it too.
  public var masthead: Masthead

  public init(
    person: PersonID, copy: CopyID, enclosed: [String: String], commit: CommitID,
    time: Timestamp, masthead: Masthead
  ) {
    self.person = person
    self.copy = copy
    self.enclosed = enclosed
    self.commit = commit
    self.time = time
    self.masthead = masthead
  }

  /// Whether it is for exactly this text with these attachments.
  public func covers(_ version: DraftVersion?) -> Bool {
    copy == version?.copy && enclosed == version?.enclosed
  }
}
