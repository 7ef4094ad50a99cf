/// A page of the manual, taken apart as far as it is shown elsewhere than in a browser.
///
/// The pages keep to a few forms of Markdown: headings, paragraphs and list items of one line each,
/// tables and fenced blocks. Comments are for the tests, and are left out.
public struct ManualText: Hashable, Sendable {
  public enum Block: Hashable, Sendable {
    /// `#` is level 1.
    case heading(level: Int, String)
    case paragraph(String)
    case item(String)
    case table(head: [String], rows: [[String]])
    case code([String])
  }

  public let blocks: [Block]

  public init(markdown: String) {
    var blocks: [Block] = []
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("```") {
        let code = lines.prefix { $0 != "```" }
        lines = lines.dropFirst(code.count + 1)
        blocks.append(.code(code.map(String.init)))
      } else if line.hasPrefix("|") {
        let rows = [line] + lines.prefix { $0.hasPrefix("|") }
        lines = lines.dropFirst(rows.count - 1)
        // The second line of a table is its rule.
        let cells = rows.map(Self.cells)
        blocks.append(.table(head: cells[0], rows: Array(cells.dropFirst(2))))
      } else if line.hasPrefix("#") {
        let level = line.prefix { $0 == "#" }.count
        blocks.append(.heading(level: level, Self.plain(line.dropFirst(level + 1))))
      } else if line.hasPrefix("- ") {
        blocks.append(.item(Self.plain(line.dropFirst(2))))
      } else if !line.isEmpty, !line.hasPrefix("<!--") {
        blocks.append(.paragraph(Self.plain(line)))
      }
    }
    self.blocks = blocks
  }

  /// The title, which is the first heading.
  public var title: String {
    if case .heading(_, let title) = blocks.first { return title }
    return ""
  }

  private static func cells(_ row: Substring) -> [String] {
    row.dropFirst().dropLast().replacing("\\|", with: "\u{0}")
      .split(separator: "|", omittingEmptySubsequences: false)
      .map { plain(Substring(String($0).trimmingBlanks.replacing("\u{0}", with: "|"))) }
  }

  /// Links as the words that they stand on.
  private static func plain(_ text: Substring) -> String {
    String(text).replacing(/\[([^\]]+)\]\([^)]+\)/) { String($0.output.1) }
  }
}
