/// What `.gitattributes` says of a file, as far as it changes the bytes between work tree and blob.
public struct FileAttributes: Hashable, Sendable {
  /// What is said of one attribute.
  public enum Value: Hashable, Sendable {
    case unspecified
    /// `text`
    case set
    /// `-text`
    case unset
    /// `eol=crlf`
    case text(String)
  }

  public let text: Value
  /// The older word for `text`.
  public let crlf: Value
  public let eol: Value
  public let filter: Value
  public let ident: Value
  public let workingTreeEncoding: Value

  public init(
    text: Value = .unspecified, crlf: Value = .unspecified, eol: Value = .unspecified,
    filter: Value = .unspecified, ident: Value = .unspecified,
    workingTreeEncoding: Value = .unspecified
  ) {
    self.text = text
    self.crlf = crlf
    self.eol = eol
    self.filter = filter
    self.ident = ident
    self.workingTreeEncoding = workingTreeEncoding
  }
}
