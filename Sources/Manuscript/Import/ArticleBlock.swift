/// A paragraph of an article, or what stands in a paragraph's place.
public struct ArticleBlock: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case paragraph
    /// A heading between paragraphs.
    case heading
    /// An item of a list with bullets.
    case bullet
    /// An item of a numbered list, with its number.
    case item(Int)
    /// A paragraph quoted with `>`.
    case quote
    /// A line of stars or dashes between paragraphs.
    case rule
  }

  public var kind: Kind
  /// Its text, plain, on one line, without bullet or number.
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  var markdown: String {
    switch kind {
    case .paragraph: MarkdownWriter.escape(text)
    case .heading: MarkdownWriter.heading(text, level: 2)
    case .bullet: "- " + escapedItem
    case .item(let number): "\(number). " + escapedItem
    case .quote: "> " + MarkdownWriter.escape(text)
    case .rule: "***"
    }
  }

  /// A box in brackets at the start of an item would become a task.
  private var escapedItem: String {
    let escaped = MarkdownWriter.escape(text)
    return escaped.hasPrefix("[") ? "\\" + escaped : escaped
  }

  /// Whether both are items of one list, which no blank line parts.
  func continues(_ before: ArticleBlock) -> Bool {
    switch (before.kind, kind) {
    case (.bullet, .bullet): true
    case (.item(let first), .item(let second)): second == first + 1
    default: false
    }
  }
}
