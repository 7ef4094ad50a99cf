public import Editorial

/// What some rule files hold, as written, with every fault of reading them.
public struct RuleFilesReading: Sendable {
  /// In the order of their paths.
  public var workflows: [WorkflowDefinition] = []
  /// Nil when there is no such file; one that could not be read is partial.
  public var masthead: MastheadDefinition?
  /// Nil when there is no such file; one that could not be read is partial.
  public var sections: SectionsDefinition?
  /// In the order of files and lines.
  public var findings: [Finding] = []
}
