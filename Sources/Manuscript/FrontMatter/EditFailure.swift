public import Editorial

/// Why an edit of a front matter was not made; the file is as it was.
public struct EditFailure: Error, Hashable, Sendable {
  /// What stands in the way: the file's own faults (`draft.malformed`), or the edit's (`draft.edit`).
  public var findings: [Finding]

  public init(findings: [Finding]) { self.findings = findings }

  /// The code of findings that concern the edit and not the file.
  public static let code: Code = "draft.edit"

  init(_ key: String, _ message: String, path: String, at location: SourceLocation? = nil) {
    findings = [
      Finding(
        EditFailure.code, .error, message, at: location ?? .start(of: path),
        help: "edit `\(key)` by hand")
    ]
  }
}
