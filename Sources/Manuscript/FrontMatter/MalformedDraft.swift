public import Editorial

/// Why a file cannot be read as a draft: what was found, where, and what to do.
public struct MalformedDraft: Error, Hashable, Sendable {
  /// At least one finding, in the order of the file; all have the code `draft.malformed`.
  public var findings: [Finding]

  public init(findings: [Finding]) { self.findings = findings }

  /// The code of every finding in here.
  public static let code: Code = "draft.malformed"
}
