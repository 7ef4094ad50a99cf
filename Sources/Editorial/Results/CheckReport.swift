/// What `stet check` found.
public struct CheckReport: Sendable {
  /// By path, line and column; those of rule files first.
  public var findings: [Finding]
  /// How many drafts were looked at.
  public var checked: Int
  /// The paths of what was looked at, clean ones included.
  public var paths: [String]
  /// Drafts that were read from the folder with edits that are not saved yet.
  public var unsaved: [Slug]

  public init(
    findings: [Finding], checked: Int, paths: [String] = [], unsaved: [Slug] = []
  ) {
    self.findings = findings
    self.checked = checked
    self.paths = paths
    self.unsaved = unsaved
  }

  public var errors: Int { findings.count { $0.severity == .error } }
  public var warnings: Int { findings.count { $0.severity == .warning } }
}
