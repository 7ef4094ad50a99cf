/// Rows in columns, aligned by the cells that text takes up and fitted to a width.
///
/// No row is ever wrapped. What is too wide is shortened in the columns that allow it, then whole
/// columns give way; the last resort is to cut the line.
struct Table {
  struct Column {
    var title: String
    /// Which column goes first when shortening does not do; nil = it stays.
    var gives: Int?
    /// The blanks behind it.
    var gap: Int

    init(_ title: String, gives: Int? = nil, gap: Int = 2) {
      self.title = title
      self.gives = gives
      self.gap = gap
    }
  }

  let columns: [Column]
  var rows: [[Phrase]] = []
  /// Which column is shortened first, down to how many cells, and which next.
  let shortening: [(column: Int, to: Int)]

  init(_ columns: [Column], shortening: [(column: Int, to: Int)] = []) {
    self.columns = columns
    self.shortening = shortening
  }

  /// Adds the table to a page, its head included.
  func write(to page: inout Page, indent: Int = 0) {
    let heads = columns.map { DisplayWidth.of($0.title) }
    let cells = rows.map { $0.map(\.cells) }
    var widths = heads
    for row in cells {
      for (column, width) in row.enumerated() { widths[column] = max(widths[column], width) }
    }
    // A column of nothing says nothing.
    let filled = columns.indices.filter { column in cells.contains { $0[column] > 0 } }
    let room = page.style.width - indent
    let shown = fit(&widths, filled, into: room)
    let head = columns.map { Phrase($0.title, .aside) }
    page.line(line(head, heads, shown, widths, room, page.style), indent: indent)
    for (row, width) in zip(rows, cells) {
      page.line(line(row, width, shown, widths, room, page.style), indent: indent)
    }
  }

  /// Which columns are shown, with their widths.
  private func fit(_ widths: inout [Int], _ filled: [Int], into width: Int) -> [Int] {
    let natural = widths
    var shown = filled
    while true {
      widths = natural
      var over = total(shown, widths) - width
      for (column, minimum) in shortening where over > 0 && shown.contains(column) {
        let taken = min(over, max(0, widths[column] - minimum))
        widths[column] -= taken
        over -= taken
      }
      guard over > 0 else { return shown }
      let giving = shown.filter { columns[$0].gives != nil }
      guard let first = giving.min(by: { columns[$0].gives ?? 0 < columns[$1].gives ?? 0 }) else {
        return shown
      }
      shown.removeAll { $0 == first }
    }
  }

  private func total(_ shown: [Int], _ widths: [Int]) -> Int {
    shown.reduce(0) { $0 + widths[$1] } + shown.dropLast().reduce(0) { $0 + columns[$1].gap }
  }

  private func line(
    _ row: [Phrase], _ cells: [Int], _ shown: [Int], _ widths: [Int], _ room: Int, _ style: Style
  ) -> Phrase {
    var line = Phrase()
    var due = 0
    for column in shown {
      let width = widths[column]
      let isLong = cells[column] > width
      let cell = isLong ? row[column].truncated(to: width, style) : row[column]
      if cells[column] > 0 {
        // Blanks are written only before something, so that no line ends in them.
        if due > 0 { line += Phrase([.init(text: String(repeating: " ", count: due))]) }
        line += cell
        due = 0
      }
      due +=
        width - (cells[column] > 0 ? (isLong ? cell.cells : cells[column]) : 0)
        + columns[column].gap
    }
    return total(shown, widths) > room ? line.truncated(to: room, style) : line
  }
}
