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
  /// Words that came into a sentence: underlined too, for those who see few colours.
  case addedWords
  /// Words that went out of a sentence: struck through too.
  case removedWords
  /// A section, by its place among them.
  case section(Int)

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
    case .addedWords: "4;32"
    case .removedWords: "9;31"
    case .section(let place): "38;5;\(Self.sections[place % Self.sections.count])"
    }
  }

  /// Of the 256 colours, six that are told apart on dark and on light ground, and by most people
  /// who see few colours.
  private static let sections = [172, 74, 36, 32, 166, 175]

  /// The text between the sequences that switch the colour on and off.
  func paint(_ text: String) -> String { "\u{1B}[\(parameters)m\(text)\u{1B}[0m" }
}
