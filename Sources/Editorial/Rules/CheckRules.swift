/// The name of a check, as a transition's `checks:` and the file's `rules:` write it.
public struct CheckID: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }

  public static let title: CheckID = "title"
  public static let dek: CheckID = "dek"
  public static let byline: CheckID = "byline"
  public static let section: CheckID = "section"
  public static let slug: CheckID = "slug"
  public static let body: CheckID = "body"
  public static let links: CheckID = "links"
  public static let images: CheckID = "images"
  public static let text: CheckID = "text"
  public static let embargo: CheckID = "embargo"

  /// The checks that a rule file may name.
  public static let all: [CheckID] = [
    .title, .dek, .byline, .section, .slug, .body, .links, .images, .text, .embargo,
  ]
}

/// The parameters and levels of the checks: a workflow file's `rules:`.
public struct CheckRules: Hashable, Sendable {
  /// What a check's errors count as.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// As the check says: errors block a transition that names it.
    case error
    /// Never blocks.
    case warning
    /// Not looked for.
    case off
  }

  /// Overridden levels.
  public var levels: [CheckID: Level]
  /// The longest title, in characters.
  public var titleLimit: Int
  /// The longest dek, in characters.
  public var dekLimit: Int
  /// Whether a draft without a dek is an error.
  public var dekRequired: Bool

  public init(
    levels: [CheckID: Level] = [:], titleLimit: Int = 90, dekLimit: Int = 250,
    dekRequired: Bool = false
  ) {
    self.levels = levels
    self.titleLimit = titleLimit
    self.dekLimit = dekLimit
    self.dekRequired = dekRequired
  }

  /// The level of a check.
  public func level(of check: CheckID) -> Level { levels[check] ?? .error }
}
