/// What a code means and how to mend it: one entry of `stet explain`.
public struct Explanation: Hashable, Sendable {
  public let code: Code
  /// One line, lower case, no full stop.
  public let summary: String
  /// A paragraph.
  public let explanation: String
  /// What to do, with something to type.
  public let mend: String

  public init(code: Code, summary: String, explanation: String, mend: String) {
    self.code = code
    self.summary = summary
    self.explanation = explanation
    self.mend = mend
  }
}
