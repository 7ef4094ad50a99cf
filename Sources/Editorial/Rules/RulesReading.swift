/// What came of validating rule files: the rules, or why there are none.
public struct RulesReading: Hashable, Sendable {
  /// Nil when any finding is an error.
  public var rules: Rules?
  /// Errors and warnings, in the order of files and lines.
  public var findings: [Finding]

  public init(rules: Rules?, findings: [Finding]) {
    self.rules = rules
    self.findings = findings
  }

  /// The errors alone.
  public var errors: [Finding] { findings.filter { $0.severity == .error } }
  /// The warnings alone.
  public var warnings: [Finding] { findings.filter { $0.severity == .warning } }
}
