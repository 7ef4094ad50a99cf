/// What a piece of text is, and by that its colour on a terminal.
enum Ink: Hashable, Sendable {
  case heading
  case aside
  case error
  case warning
  case good
  /// A place in a file, and the gutter beside its lines.
  case place
  /// A draft's slug.
  case slug
  /// What can be typed.
  case command
  case added
  case removed

  /// The parameters of ANSI's "select graphic rendition" (ECMA-48, SGR).
  private var parameters: String {
    switch self {
    case .heading: "1"
    case .aside: "2"
    case .error: "1;31"
    case .warning: "1;33"
    case .good: "32"
    case .place: "34"
    case .slug: "36"
    case .command: "1"
    case .added: "32"
    case .removed: "31"
    }
  }

  /// The text between the sequences that switch the colour on and off.
  func paint(_ text: String) -> String { "\u{1B}[\(parameters)m\(text)\u{1B}[0m" }
}
