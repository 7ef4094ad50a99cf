/// How much a finding weighs.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Says something, blocks nothing.
  case warning
  /// Blocks a transition that names the check.
  case error

  public static func < (left: Severity, right: Severity) -> Bool {
    left == .warning && right == .error
  }
}

/// The stable name of what is wrong, such as `byline.unknown`.
///
/// An open set; `stet explain CODE` tells more.
public struct Code: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// The part before the dot: the check, or the kind of rule.
  public var topic: String { String(rawValue.prefix { $0 != "." }) }
}

/// A fault in a draft or in a rule file.
public struct Finding: Hashable, Sendable {
  public var code: Code
  public var severity: Severity
  /// One sentence without a full stop, lower case at the start: what was found.
  public var message: String
  /// Where; nil for what concerns no line.
  public var location: SourceLocation?
  /// What was expected or what to do next.
  public var help: String?
  /// The draft, when it is one's.
  public var slug: Slug?
  /// Whether `stet check --fix` mends it.
  public var isMendable = false

  public init(
    _ code: Code, _ severity: Severity, _ message: String,
    at location: SourceLocation? = nil, help: String? = nil, slug: Slug? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.help = help
    self.slug = slug
  }
}
