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
    let plan = Plan(shown: shown, widths: widths, room: room, isCut: total(shown, widths) > room)
    let head = columns.map { Phrase($0.title, .aside) }
    page.line(rendered: line(head, heads, plan, page.style), indent: indent)
    for (row, width) in zip(rows, cells) {
      page.line(rendered: line(row, width, plan, page.style), indent: indent)
    }
  }

  /// How all rows of a table are fitted.
  private struct Plan {
    var shown: [Int]
    var widths: [Int]
    var room: Int
    /// Whether lines must be cut, after everything else was done.
    var isCut: Bool
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

  /// A row as text; a table can have thousands of them, so that no phrase is made on the way.
  private func line(_ row: [Phrase], _ cells: [Int], _ plan: Plan, _ style: Style) -> String {
    var line = ""
    var used = 0
    var due = 0
    for column in plan.shown {
      let width = plan.widths[column]
      guard cells[column] > 0 else {
        due += width + columns[column].gap
        continue
      }
      let room = plan.isCut ? min(width, plan.room - used - due) : width
      guard room > 0 else { break }
      // Blanks are written only before something, so that no line ends in them.
      for _ in 0..<due { line += " " }
      used += due
      let isLong = cells[column] > room
      let cell = isLong ? row[column].truncated(to: room, style) : row[column]
      let taken = isLong ? cell.cells : cells[column]
      line += cell.rendered(style)
      used += taken
      due = width - taken + columns[column].gap
    }
    return line
  }
}
