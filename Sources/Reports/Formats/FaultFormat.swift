/// The formats in which other programs read what a command found.
public enum FaultFormat: String, Hashable, Sendable, CaseIterable {
  /// A line each, for editors and scripts.
  case concise
  /// Annotations of a pull request, as GitHub's runners read them from a log.
  case github
  /// SARIF 2.1.0, for code scanning and viewers.
  case sarif
  /// JUnit's XML, for everything that shows test results.
  case junit

  /// The whole answer, with its newline at the end; empty where nothing was found and a format has
  /// nothing to say of that.
  public func text(of list: FaultList) -> String {
    switch self {
    case .concise: ConciseFormat.text(of: list)
    case .github: GitHubFormat.text(of: list)
    case .sarif: SARIFFormat.text(of: list)
    case .junit: JUnitFormat.text(of: list)
    }
  }
}
