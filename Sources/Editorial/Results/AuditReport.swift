/// What an audit came to: the history judged by the rules of its own time.
public struct AuditReport: Sendable {
  public enum Verdict: String, Hashable, Sendable {
    /// Every step was legal, and signed by its actor's key.
    case proven
    /// Every step was legal; some of the identities rest on addresses, which can be forged.
    case consistent
    /// Illegal steps that nobody has mended or accepted.
    case violations
    /// Something could not be judged.
    case unproven
  }

  public var verdict: Verdict
  public var tip: CommitID?
  public var anchor: CommitID?
  /// Whether the anchor was found, and remembered, just now.
  public var anchorIsNew: Bool
  /// How many commits were judged.
  public var commits: Int
  /// How many drafts there are at the tip.
  public var drafts: Int
  /// Root causes first, then in the order of the commits; mended and accepted ones too.
  public var violations: [Violation]
  public var adoptions: [Adoption]
  public var ruleChanges: [RuleChange]
  public var notes: [HistoryNote]
  /// Why nothing is proven, and what to do about it.
  public var reason: String?
  public var help: String?
  /// What was not relied on, and why.
  public var warning: String?
  /// The last commit with a step that no key vouches for.
  public var unsignedUpTo: CommitID?
  /// Whether the masthead in force knows people by their keys.
  public var asksForSignatures: Bool
  /// Whether accepted violations count as open.
  public var isStrict: Bool

  public init(verdict: Verdict) {
    self.verdict = verdict
    anchorIsNew = false
    commits = 0
    drafts = 0
    violations = []
    adoptions = []
    ruleChanges = []
    notes = []
    asksForSignatures = false
    isStrict = false
  }

  /// Violations that nobody has mended or accepted, or all that are not mended where accepting is
  /// not enough.
  public var open: [Violation] {
    violations.filter { $0.mendedBy == nil && ($0.acceptance == nil || isStrict) }
  }

  public var accepted: [Violation] {
    violations.filter { $0.mendedBy == nil && $0.acceptance != nil }
  }

  public var mended: [Violation] { violations.filter { $0.mendedBy != nil } }

  /// What a program exits with.
  public var exitCode: Int32 {
    switch verdict {
    case .proven, .consistent: 0
    case .violations: 1
    case .unproven: 2
    }
  }
}
