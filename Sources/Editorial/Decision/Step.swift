/// One change of one draft by one actor: what `decide` judges, before a commit and after it.
public struct Step: Sendable {
  public var actor: Actor
  /// Nil when the step makes the draft appear.
  public var before: DraftVersion?
  /// Nil when the step makes it disappear.
  public var after: DraftVersion?
  /// The transition that was meant: the command, or a trailer that fits.
  ///
  /// Nil = any that holds. One that does not start where the draft is, or does not lead where it
  /// goes, is refused: whoever reads history passes on only a trailer that the trees bear out.
  public var intent: TransitionID?
  /// The reason given, without trailers.
  public var reason: String?
  /// What a draft that comes back was when it was deleted.
  public var last: DraftVersion?

  public init(
    actor: Actor, before: DraftVersion?, after: DraftVersion?, intent: TransitionID? = nil,
    reason: String? = nil, last: DraftVersion? = nil
  ) {
    self.last = last
    self.actor = actor
    self.before = before
    self.after = after
    self.intent = intent
    self.reason = reason
  }

  public var slug: Slug { (after ?? before)?.slug ?? "" }
}

/// What a step consists of.
public enum Part: Hashable, Sendable {
  case appeared
  case disappeared
  case renamed(from: Slug, to: Slug)
  case edited
  /// A transition, `from` = `to` included.
  ///
  /// Nil for a change of state that no transition explains.
  case moved(TransitionID?, from: StateID, to: StateID)
  /// Managed keys written before the draft was ever live, by somebody who may edit it.
  case stamped
}

/// Whether a step is legal, with everything that stands against it at once.
public enum Decision: Sendable {
  case allowed([Part])
  /// The parts are told too: an illegal step of the past has happened all the same.
  case blocked([Blocker], [Part])

  public var blockers: [Blocker] {
    if case .blocked(let blockers, _) = self { blockers } else { [] }
  }

  public var parts: [Part] {
    switch self {
    case .allowed(let parts), .blocked(_, let parts): parts
    }
  }

  public var isAllowed: Bool { blockers.isEmpty }
}

/// One reason why a step is refused: a value, never an exception.
public struct Blocker: Hashable, Sendable {
  public var code: Code
  /// What stands in the way, in one sentence without a full stop.
  public var message: String
  /// The next command, or what to change.
  public var help: String?
  /// Who could meet it.
  public var who: [PersonID]
  public var slug: Slug
  /// The finding behind it, when a check speaks.
  public var finding: Finding?

  public init(
    _ code: Code, slug: Slug, _ message: String, help: String? = nil, who: [PersonID] = [],
    finding: Finding? = nil
  ) {
    self.code = code
    self.slug = slug
    self.message = message
    self.help = help
    self.who = who
    self.finding = finding
  }
}
