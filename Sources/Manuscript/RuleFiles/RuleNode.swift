import Editorial

/// A value of a rule file with its place and its bytes.
struct RuleNode: Sendable {
  indirect enum Content: Sendable {
    /// Nothing after the colon.
    case nothing
    /// A scalar, quotes and escapes resolved.
    case text(String, isQuoted: Bool)
    case list([RuleNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    var name: String
    var key: RuleNode
    var value: RuleNode
  }

  var content: Content
  var location: SourceLocation
  /// From the first byte of its first word to the last byte of its last.
  var span: Range<Int>
  /// Whether it is written in brackets.
  var isFlow: Bool

  /// The entries of a mapping; none for anything else.
  var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The items of a list; none for anything else.
  var items: [RuleNode] {
    if case .list(let items) = content { items } else { [] }
  }

  /// The text of a scalar.
  var text: String? {
    if case .text(let text, _) = content { text } else { nil }
  }

  /// The entry of a mapping with that key.
  ///
  /// Only its names are looked at on the way: a copy of each entry would be a tenth of reading a file.
  subscript(name: String) -> Entry? {
    guard case .mapping(let entries) = content,
      let place = entries.indices.first(where: { entries[$0].name == name })
    else { return nil }
    return entries[place]
  }

  /// What it is, in a word.
  var kind: String {
    switch content {
    case .nothing: "nothing"
    case .text: "one value"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
