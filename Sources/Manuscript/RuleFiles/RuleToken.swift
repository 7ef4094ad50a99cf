/// A word or bracket of a rule file, with its bytes.
struct RuleToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The `-` of a list's item.
    case dash
    /// A key or value without quotes.
    case plain
    /// A key or value in quotes.
    case quoted
    /// Text under `|` or `>`.
    case block
    /// A `[` or `{`; its range reaches to the closing bracket.
    case bracket
  }

  var kind: Kind
  var range: Range<Int>
  /// Whether a colon follows.
  var isKey = false
}
