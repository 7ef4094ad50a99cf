/// A source line as cells: what each character shows, and which cells are meant.
struct Window {
  private struct Piece {
    var text: String
    var cells: Int
  }

  private var pieces: [Piece] = []
  /// For each code point the piece that it belongs to.
  private var pieceOfScalar: [Int] = []
  private let from: Int
  private var marked = 0..<0
  /// Whether the place lies behind the end of the line.
  private var isAtEnd = false

  /// - Parameter from: how many code points of the line stand before this text.
  init(piece text: String, from: Int, tab: Int) {
    self.from = from
    var column = 0
    for character in text {
      let shown =
        character == "\t"
        ? String(repeating: " ", count: tab - column % tab) : escape(String(character))
      let cells = DisplayWidth.of(shown)
      for _ in character.unicodeScalars { pieceOfScalar.append(pieces.count) }
      pieces.append(Piece(text: shown, cells: cells))
      column += cells
    }
  }

  /// Marks code points of the line: those at offsets `start` to `end`, the last not included.
  mutating func mark(_ start: Int, _ end: Int) {
    let first = start - from
    guard first >= 0, first < pieceOfScalar.count else {
      isAtEnd = true
      marked = pieces.count..<pieces.count
      return
    }
    let last = max(first, min(end - from, pieceOfScalar.count) - 1)
    marked = pieceOfScalar[first]..<(pieceOfScalar[last] + 1)
  }

  /// The text around the mark that fits, with the cells at which the mark begins and its length.
  func fitted(to width: Int, _ isCut: (before: Bool, after: Bool), _ ellipsis: String)
    -> (text: String, start: Int, length: Int)
  {
    let dots = DisplayWidth.of(ellipsis)
    var first = 0
    var last = pieces.count
    let total = cells(0..<pieces.count) + (isAtEnd ? 1 : 0)
    if total > width {
      // A third of the room goes to what stands before the mark, the rest to it and what follows.
      var before = 0
      first = min(marked.lowerBound, pieces.count)
      while first > 0, before + pieces[first - 1].cells <= width / 3 {
        first -= 1
        before += pieces[first].cells
      }
      var room = width - dots - before - (first > 0 || isCut.before ? dots : 0)
      last = marked.lowerBound
      while last < pieces.count, pieces[last].cells <= room {
        room -= pieces[last].cells
        last += 1
      }
      // Whatever room is left at the end of a line shows more of its beginning.
      while last == pieces.count, first > 0, pieces[first - 1].cells <= room {
        first -= 1
        room -= pieces[first].cells
      }
    }
    let before = first > 0 || isCut.before ? ellipsis : ""
    let after = last < pieces.count || isCut.after ? ellipsis : ""
    let text = before + pieces[first..<last].map(\.text).joined() + after
    let shown = marked.clamped(to: first..<last)
    return (
      text, DisplayWidth.of(before) + cells(first..<max(first, shown.lowerBound)), cells(shown)
    )
  }

  private func cells(_ range: Range<Int>) -> Int {
    pieces[range].reduce(0) { $0 + $1.cells }
  }
}
