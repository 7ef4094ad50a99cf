/// What a replay tells.
public struct ReplayOutcome {
  /// The drafts as the tip has them, deleted ones included, by folded slug; where the lines of the
  /// log are wanted.
  public var drafts: [String: DraftRecord] = [:]
  /// How many drafts there are at the tip.
  public var presentDrafts = 0
  /// Oldest first.
  public var events: [HistoryEvent] = []
  /// In the order of the commits.
  public var violations: [Violation] = []
  public var adoptions: [Adoption] = []
  public var ruleChanges: [RuleChange] = []
  public var notes: [HistoryNote] = []
  /// How many commits were looked at, and how many of their steps asked who acted.
  public var commits = 0
  /// Steps whose actor only an address names.
  public var unproven = 0
  /// The last commit with such a step.
  public var lastUnproven: CommitID?

  public init() {}
}
