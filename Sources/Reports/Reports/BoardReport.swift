public import Editorial

/// `stet board`: drafts in columns by state.
public struct BoardReport: Report {
  /// What a column needs to stand beside others.
  static let narrowest = 22
  /// What a column takes where there is room.
  private static let widest = 40
  private static let gap = 3

  public var boards: [Board]
  /// The sections, for their colours.
  public var sections: Sections
  /// The moment from which ages are counted.
  public var now: Timestamp
  /// What to say when there are no drafts.
  public var emptiness: String
  /// What to type then.
  public var command: String

  public init(
    _ boards: [Board], sections: Sections, now: Timestamp,
    emptiness: String = "there are no drafts yet", command: String = "stet new 'TITLE'"
  ) {
    self.boards = boards
    self.sections = sections
    self.now = now
    self.emptiness = emptiness
    self.command = command
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    let filled = boards.filter { $0.count > 0 }
    guard !filled.isEmpty else {
      page.paragraph("\(emptiness); next: \(command, .command)")
      return page.text
    }
    for board in filled {
      page.blank()
      if boards.count > 1 { page.line(Phrase("\(board.workflow)", .heading)) }
      write(board, to: &page)
    }
    if !style.quiet { writeFooter(filled, to: &page) }
    return page.text
  }

  public var json: String {
    JSONValue.document([
      "boards": .array(
        boards.map { board in
          [
            "workflow": .string(board.workflow),
            "columns": .array(board.columns.map(json)),
          ]
        })
    ]).written
  }

  private func json(_ column: Board.Column) -> JSONValue {
    [
      "state": JSONValue(column.state), "label": .string(column.label),
      "count": JSONValue(column.count),
      "drafts": .array(column.drafts.map { JSONValue($0, now: now) }),
    ]
  }

  // MARK: - Columns

  private func write(_ board: Board, to page: inout Page) {
    let cards = BoardCards(sections: sections, now: now, style: page.style)
    // What has no place on the board does not make its columns narrower.
    let places = board.columns.filter { $0.state != nil }
    let strays = board.columns.filter { $0.state == nil && $0.count > 0 }
    let room = (page.style.width - Self.gap * (places.count - 1)) / max(1, places.count)
    if room >= Self.narrowest {
      writeGrid(places, cards, room: room, to: &page)
      if !strays.isEmpty { page.blank() }
      stack(strays, cards, to: &page)
    } else {
      stack(places + strays, cards, to: &page)
    }
  }

  private func writeGrid(
    _ columns: [Board.Column], _ cards: BoardCards, room: Int, to page: inout Page
  ) {
    // Into a file or a pipe nothing is cut.
    let most = page.style.width < Style.unlimited ? min(room, Self.widest) : room
    let wanted = columns.map { cards.width(of: $0, within: most) }.max() ?? 0
    let width = min(most, max(Self.narrowest, wanted))
    let columns = columns.map { cards.lines(of: $0, width: width) }
    for index in 0..<(columns.map(\.count).max() ?? 0) {
      var line = Phrase()
      // Blanks are written only before something, so that no line ends in them.
      var due = 0
      for column in columns {
        if index < column.count, !column[index].isEmpty {
          line += Phrase(stringLiteral: String(repeating: " ", count: due)) + column[index]
          due = width - column[index].cells
        } else {
          due += width
        }
        due += Self.gap
      }
      page.line(line)
    }
  }

  /// One state below the other.
  private func stack(_ columns: [Board.Column], _ cards: BoardCards, to page: inout Page) {
    let filled = columns.filter { $0.count > 0 }
    for (index, column) in filled.enumerated() {
      if index > 0 { page.blank() }
      for line in cards.rows(of: column, among: filled) { page.line(line) }
    }
    let empty = columns.filter { $0.count == 0 }.map(\.label)
    guard !empty.isEmpty, !page.style.quiet else { return }
    page.blank()
    page.paragraph("nothing in \(empty.listed("or"))")
  }

  // MARK: - Below

  private func writeFooter(_ boards: [Board], to page: inout Page) {
    page.blank()
    let columns = boards.flatMap(\.columns)
    let drafts = columns.flatMap(\.drafts)
    if drafts.contains(where: { $0.isUnsaved && $0.isReadable }) {
      page.paragraph("edits that are not saved yet", lead: "\("*", .warning) ")
    }
    if let broken = drafts.first(where: { !$0.isReadable }) {
      page.paragraph(
        "cannot be read: \("stet check \(broken.slug.shellWord)", .command) says why",
        lead: "\("!", .error) ")
    }
    if page.style.color {
      let shown = Set(drafts.compactMap(\.section))
      let names: [Phrase] = sections.all.enumerated().compactMap { place, section in
        shown.contains(section.id) ? Phrase(section.id.rawValue, .section(place)) : nil
      }
      if !names.isEmpty { page.paragraph("sections: \(names.joined(separator: ", "))") }
    }
    if let cut = columns.first(where: { $0.count > $0.drafts.count }), let state = cut.state {
      page.paragraph(
        "\("stet list --state \(state.rawValue.shellWord)", .command) lists a whole column")
    }
  }
}
