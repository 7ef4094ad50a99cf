/// Why a command did not do what was asked: a refusal by the rules, or anything else.
///
/// Everything that a person can run into is told as one of these: what is wrong, and what to type.
public struct Failure: Error, Sendable {
  /// What the exit code says.
  public enum Kind: Int32, Hashable, Sendable {
    /// Refused by the rules, or findings: exit 1.
    case refused = 1
    /// Wrong usage, broken configuration, no newsroom, busy, cannot tell: exit 2.
    case cannot = 2
  }

  public var kind: Kind
  public var code: Code
  /// One sentence without a full stop.
  public var message: String
  public var help: String?
  /// Everything that stands against it, when the rules refuse.
  public var blockers: [Blocker]
  /// The faults behind it, when files are broken.
  public var findings: [Finding]
  /// What git or the system said, for `--verbose`.
  public var detail: String?

  public init(
    _ kind: Kind = .cannot, _ code: Code, _ message: String, help: String? = nil,
    blockers: [Blocker] = [], findings: [Finding] = [], detail: String? = nil
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.help = help
    self.blockers = blockers
    self.findings = findings
    self.detail = detail
  }
}
