/// An illegal step of the past.
public struct Violation: Hashable, Sendable {
  public var code: Code
  public var commit: CommitID
  public var path: String?
  public var slug: Slug?
  /// The state before and after, of a draft's step.
  public var from: StateID?
  public var to: StateID?
  public var actor: Actor
  /// The actor's name as the masthead has it, else as the commit has it.
  public var name: String
  public var time: Timestamp
  /// Who was chief by the rules that it was judged by.
  public var chiefs: Set<PersonID> = []
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What was expected, or how to mend it.
  public var help: String?
  /// Whether it stands by itself, and does not follow from an earlier one that is open.
  public var isRootCause: Bool
  /// The commit that gave back what was there before.
  public var mendedBy: CommitID?
  public var acceptance: Acceptance?

  public init(
    _ code: Code, commit: CommitID, path: String? = nil, slug: Slug? = nil, from: StateID? = nil,
    to: StateID? = nil, actor: Actor, name: String, time: Timestamp, message: String,
    help: String? = nil, isRootCause: Bool = true
  ) {
    self.code = code
    self.commit = commit
    self.path = path
    self.slug = slug
    self.from = from
    self.to = to
    self.actor = actor
    self.name = name
    self.time = time
    self.message = message
    self.help = help
    self.isRootCause = isRootCause
  }

  /// A chief's word that it may stay as it is.
  public struct Acceptance: Hashable, Sendable {
    public var commit: CommitID
    public var person: PersonID
    public var reason: String
    /// Whether the only chief accepted their own step: good for the audit, not for the guard.
    public var isOwn: Bool

    public init(commit: CommitID, person: PersonID, reason: String, isOwn: Bool) {
      self.commit = commit
      self.person = person
      self.reason = reason
      self.isOwn = isOwn
    }
  }

  /// Whether a chief may accept it; nil when they may not.
  ///
  /// A chief's own step can only be accepted by another who was chief already; where there was only
  /// one, their own word is worth something, and told as what it is.
  ///
  /// - Parameter hasRole: whether the actor is chief now, for somebody who became one since.
  /// - Returns: whether it is the only chief's own step.
  public func isOwn(of chief: Masthead.Person, hasRole: Bool) -> Bool? {
    let isOwn = actor.person == chief.id || actor.isHand(of: chief)
    let byChief = actor.person.map { chiefs.contains($0) } ?? false || hasRole
    guard isOwn || byChief else { return false }
    guard isOwn else { return chiefs.contains(chief.id) ? false : nil }
    return chiefs == [chief.id] ? true : nil
  }

  /// Whether nobody has mended or accepted it.
  public var isOpen: Bool { mendedBy == nil && acceptance == nil }
}

/// What a chief took as it was, without asking how it came about.
public struct Adoption: Hashable, Sendable {
  public var slug: Slug
  public var path: String
  public var state: StateID?
  public var copy: CopyID?
  public var commit: CommitID
  public var name: String
  public var time: Timestamp
  /// Whether it was let go instead: a draft's file that is none any more.
  public var isRelease: Bool

  package init(
    slug: Slug, path: String, state: StateID?, copy: CopyID?, commit: CommitID, name: String,
    time: Timestamp, isRelease: Bool
  ) {
    self.slug = slug
    self.path = path
    self.state = state
    self.copy = copy
    self.commit = commit
    self.name = name
    self.time = time
    self.isRelease = isRelease
  }
}

/// A change of the rules that took effect.
public struct RuleChange: Sendable {
  public var commit: CommitID
  public var name: String
  public var time: Timestamp
  public var before: Rules
  public var after: Rules

  package init(
    commit: CommitID, name: String, time: Timestamp, before: Rules, after: Rules
  ) {
    self.commit = commit
    self.name = name
    self.time = time
    self.before = before
    self.after = after
  }
}

/// Something odd that breaks no rule.
public struct HistoryNote: Hashable, Sendable {
  public var code: Code
  public var commit: CommitID
  public var slug: Slug?
  public var message: String

  public init(_ code: Code, _ commit: CommitID, _ slug: Slug?, _ message: String) {
    self.code = code
    self.commit = commit
    self.slug = slug
    self.message = message
  }
}
