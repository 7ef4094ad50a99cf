/// What new rules would refuse, if they were in force: of the drafts that there are, and of the
/// transitions that were made.
public struct Trial: Hashable, Sendable {
  /// What is refused.
  public enum Time: String, Hashable, Sendable, CaseIterable {
    /// A draft as it is now.
    case today
    /// A transition of the past.
    case past
  }

  /// Why something would be refused.
  public struct Refusal: Hashable, Sendable {
    public var time: Time
    public var code: Code
    /// What stands against it, in one sentence without a full stop.
    public var message: String
    public var help: String?
    public var slug: Slug
    /// The transition that was made.
    public var transition: TransitionID?
    /// Who made it.
    public var name: String?
    public var moment: Timestamp?
    public var commit: CommitID?
  }

  /// Refusals for one reason.
  public struct Group: Hashable, Sendable {
    public var time: Time
    public var code: Code
    public var transition: TransitionID?
    /// At least one.
    public var refusals: [Refusal]
  }

  /// What the new rules say otherwise than those in force.
  public var difference: RuleDifference
  /// The latest first.
  public var refusals: [Refusal]
  /// How many drafts there are.
  public var drafts: Int
  /// How many transitions were made, legally and by whomever.
  public var transitions: Int
  /// Transitions that the rules of their time refused already; nobody asks again.
  public var illegal: Int
  /// What the new files are warned of.
  public var warnings: [Finding]

  public init(difference: RuleDifference, warnings: [Finding] = []) {
    self.difference = difference
    self.warnings = warnings
    refusals = []
    drafts = 0
    transitions = 0
    illegal = 0
  }

  public var isFine: Bool { refusals.isEmpty }

  /// Refusals by reason, today's first, the most frequent first.
  public var groups: [Group] {
    struct Key: Hashable {
      var time: Time
      var code: Code
      var transition: TransitionID?
    }
    let byKey = Dictionary(grouping: refusals) {
      Key(time: $0.time, code: $0.code, transition: $0.transition)
    }
    return byKey.map { key, refusals in
      Group(time: key.time, code: key.code, transition: key.transition, refusals: refusals)
    }.sorted { left, right in
      if left.time != right.time { return left.time == .today }
      if left.refusals.count != right.refusals.count {
        return left.refusals.count > right.refusals.count
      }
      let names = { (group: Group) in (group.code.rawValue, group.transition?.rawValue ?? "") }
      return names(left) < names(right)
    }
  }
}
