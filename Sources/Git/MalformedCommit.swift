/// Why some bytes are not a commit that can be relied on.
public struct MalformedCommit: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in a stable word or two.
  public enum Fault: String, Hashable, Sendable {
    case nul
    case tree
    case parent
    case author
    case committer
    case header
    case repeatedHeader = "repeated header"
    case noMessage = "no message"
  }

  public let fault: Fault
  /// Where, in bytes from the start of the commit.
  public let offset: Int

  public init(fault: Fault, offset: Int) {
    self.fault = fault
    self.offset = offset
  }

  public var description: String { "malformed commit: \(fault.rawValue) at byte \(offset)" }
}
