/// `stet help TOPIC`: a page of the manual on a terminal.
public struct TopicReport: Report {
  /// As it was asked for.
  public var name: String
  public var text: ManualText
  /// A sentence about where more is told.
  public var more: String?

  public init(_ name: String, _ text: ManualText, more: String? = nil) {
    self.name = name
    self.text = text
    self.more = more
  }

  /// Lines longer than this are hard to read, however wide the terminal is.
  private static let readable = 88

  public func text(_ style: Style) -> String {
    var style = style
    style.width = min(style.width, Self.readable)
    var page = Page(style)
    for block in text.blocks {
      switch block {
      case .heading(_, let title):
        page.blank()
        page.line(Phrase(title, .heading))
        page.blank()
      case .paragraph(let sentence):
        page.blank()
        page.paragraph(Phrase(prose: sentence))
        page.blank()
      case .item(let sentence):
        page.paragraph(Phrase(prose: sentence), lead: "\(style.glyphs.bullet) ", indent: 2)
      case .table(let head, let rows):
        page.blank()
        if head.count == 2 {
          writePairs(rows, to: &page)
        } else {
          writeEntries(head, rows, to: &page)
        }
        page.blank()
      case .code(let lines):
        page.blank()
        for line in lines { page.line(Phrase(line), indent: 4) }
        page.blank()
      }
    }
    if let more {
      page.blank()
      page.paragraph(Phrase(prose: more))
    }
    return page.text
  }

  /// Two columns: the word, and beside it what it says.
  private func writePairs(_ rows: [[String]], to page: inout Page) {
    let room = page.style.width / 3
    let words = rows.map { Phrase($0[0].replacing("`", with: ""), .heading) }
    let column = words.map(\.cells).filter { $0 <= room }.max() ?? room
    for (word, row) in zip(words, rows) {
      if word.cells > column {
        page.line(word, indent: 2)
        page.paragraph(Phrase(prose: row[1]), indent: 2 + column + 2)
      } else {
        page.paragraph(
          Phrase(prose: row[1]), lead: word.fitted(to: column + 2, page.style), indent: 2)
      }
    }
  }

  /// More columns: the word, and below it each of the others with its head.
  private func writeEntries(_ head: [String], _ rows: [[String]], to page: inout Page) {
    for row in rows {
      page.blank()
      page.line(Phrase(row[0].replacing("`", with: ""), .heading), indent: 2)
      for (title, cell) in zip(head, row).dropFirst() where !cell.isEmpty {
        page.paragraph(Phrase(prose: cell), lead: "\("\(title):", .aside) ", indent: 4)
      }
    }
  }

  public var json: String {
    JSONValue.document([
      "topic": .string(name), "title": .string(text.title),
      "text": .string(text(Style(width: Style.unlimited))),
    ]).written
  }
}
