/// A text with `↓` before and, where it matters, `↑` after the place that a finding must name.
struct Marked: CustomStringConvertible {
  let text: String
  let line: Int
  let column: Int
  let endColumn: Int?

  init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var place = (line: 1, column: 1)
    var start = (line: 0, column: 0)
    var end: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "↓": start = place
      case "↑": end = place.column
      default:
        text.append(scalar)
        place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
      }
    }
    self.text = String(text)
    (line, column) = start
    endColumn = end
  }

  var bytes: [UInt8] { Array(text.utf8) }
  var description: String { text }
}
