internal import Editorial

/// One top-level key of a front matter with the bytes that it and its value take.
struct Entry {
  /// How a value is written.
  enum Style {
    /// Nothing after the colon.
    case none
    case plain
    case single
    case double
    /// `[…]` or `{…}`.
    case flow
    /// Lines below the key, YAML's `|` and `>`, TOML's tables and long strings.
    case block
  }

  var key: String
  var keyRange: Range<Int>
  /// The index of the key's line in the source.
  var line: Int
  /// The offset after the colon or equals sign.
  var afterColon: Int
  var value: Field.Value = .empty
  /// The bytes of the value, quotes and brackets included; nil when it is not on the key's line.
  var valueRange: Range<Int>?
  var style: Style = .none
  /// The bytes of a list's items, quotes included.
  var items: [Range<Int>] = []

  /// The line's number in the file.
  var number: Int { line + 1 }
}
