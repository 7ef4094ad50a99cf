/// What lies on somebody's desk: what `stet` alone tells.
public struct DeskContents: Sendable {
  public var asker: Asker
  public var piles: [DeskPlace: Pile]
  /// Drafts with edits in the folder that lie on none of the piles.
  public var unsaved: [Slug]
  /// Rule files that lie in the folder otherwise than they are saved, for those who may save them.
  public var unsavedRules: [String]
  /// Drafts whose saved file cannot be read, so that nobody can say whose they are.
  public var unreadable: [Slug]
  /// How far the team's newsroom and this one have gone apart; nil where no team is known.
  public var team: TeamGap?
  /// Whether the person may start a draft.
  public var mayCreate: Bool

  public init(
    asker: Asker, piles: [DeskPlace: Pile] = [:], unsaved: [Slug] = [],
    unsavedRules: [String] = [], unreadable: [Slug] = [], team: TeamGap? = nil,
    mayCreate: Bool = false
  ) {
    self.asker = asker
    self.piles = piles
    self.unsaved = unsaved
    self.unsavedRules = unsavedRules
    self.unreadable = unreadable
    self.team = team
    self.mayCreate = mayCreate
  }

  /// Whose desk it is.
  public enum Asker: Sendable {
    case person(Masthead.Person)
    /// Somebody whom the masthead does not know.
    case stranger(Stranger)
    /// Somebody of whom git knows no name or address.
    case nobody(Failure)
  }

  /// Drafts that want the same of the person.
  public struct Pile: Hashable, Sendable {
    /// The most urgent first.
    public var rows: [Row]
    /// How many are not among them.
    public var more: Int
    /// Whether so many there are; else there may be fewer.
    public var isExact: Bool

    public init(rows: [Row], more: Int = 0, isExact: Bool = true) {
      self.rows = rows
      self.more = more
      self.isExact = isExact
    }
  }

  /// One draft on a pile.
  public struct Row: Hashable, Sendable {
    public var draft: DraftSummary
    /// The move that gave it back, on the pile of those that came back.
    public var cameBack: HistoryEvent?
    /// When the person approved an earlier text of it, where that counts no more.
    public var staleApproval: Timestamp?
    /// Whose turn it is, by name.
    public var people: [PersonID]
    public var next: Next
    /// Everything that stands against the move that would come next.
    public var blockers: [Blocker]

    public init(
      draft: DraftSummary, cameBack: HistoryEvent? = nil, staleApproval: Timestamp? = nil,
      people: [PersonID] = [], next: Next, blockers: [Blocker] = []
    ) {
      self.draft = draft
      self.cameBack = cameBack
      self.staleApproval = staleApproval
      self.people = people
      self.next = next
      self.blockers = blockers
    }
  }

  /// What to do about a draft.
  public enum Next: Hashable, Sendable {
    case move(Workflow.Transition)
    /// Change the text, then move it.
    case rewrite(Workflow.Transition)
    case approve
    /// Save the edits that lie in the folder.
    case save
    /// See what was found in it.
    case check
    /// See what it still wants.
    case can
    /// Look how it stands.
    case show
  }
}

/// Somebody who has no place on the masthead.
public struct Stranger: Hashable, Sendable {
  /// As git knows them.
  public var name: String
  public var email: String
  /// Who could put them on it, by name.
  public var chiefs: [Masthead.Person]
  /// Somebody there of the same name, who may be the same.
  public var namesake: Masthead.Person?
  /// A role to begin with.
  public var role: Role

  public init(
    name: String, email: String, chiefs: [Masthead.Person], namesake: Masthead.Person?, role: Role
  ) {
    self.name = name
    self.email = email
    self.chiefs = chiefs
    self.namesake = namesake
    self.role = role
  }
}
