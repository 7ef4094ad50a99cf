public import Editorial

/// One thing that a machine format tells of: a finding of a check, or a violation of the past.
public struct Fault: Hashable, Sendable {
  public var code: Code
  public var severity: Severity
  public var message: String
  public var help: String?
  /// Where; nil for what concerns no file.
  public var location: SourceLocation?
  public var slug: Slug?
  /// Where in history, for what is no longer a matter of today's files.
  public var commit: CommitID?

  public init(
    _ code: Code, _ severity: Severity, _ message: String, help: String? = nil,
    at location: SourceLocation? = nil, slug: Slug? = nil, commit: CommitID? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.help = help
    self.location = location
    self.slug = slug
    self.commit = commit
  }

  public init(_ finding: Finding) {
    self.init(
      finding.code, finding.severity, finding.message, help: finding.help, at: finding.location,
      slug: finding.slug)
  }

  /// What it is about, where a name must stand.
  var subject: String {
    location?.path ?? slug?.rawValue ?? commit?.rawValue ?? ""
  }
}

/// Everything that one command found, ready for any machine format.
public struct FaultList: Sendable {
  /// The command that found it: `check`, `audit`.
  public var command: String
  /// The program's version.
  public var version: String
  public var faults: [Fault]
  /// The paths of what was looked at, those without a fault included.
  public var paths: [String]

  public init(_ command: String, version: String, faults: [Fault], paths: [String] = []) {
    self.command = command
    self.version = version
    self.faults = faults
    self.paths = paths
  }

  public init(_ command: String, version: String, _ report: CheckReport) {
    self.init(
      command, version: version, faults: report.findings.map(Fault.init(_:)), paths: report.paths)
  }
}
