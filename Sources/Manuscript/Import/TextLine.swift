/// A line of the input that is not blank.
struct TextLine {
  /// Counted from 1.
  var number: Int
  /// Without blanks around it; tabs are blanks.
  var text: String
  /// Whether a blank line, or nothing, stands before it.
  var beginsGroup: Bool

  /// The lines of a text that are not blank.
  static func lines(of text: String) -> [TextLine] {
    var lines: [TextLine] = []
    var number = 0
    var afterBlank = true
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: endsLine) {
      number += 1
      let trimmed = trim(line)
      if trimmed.isEmpty {
        afterBlank = true
      } else {
        lines.append(TextLine(number: number, text: trimmed, beginsGroup: afterBlank))
        afterBlank = false
      }
    }
    return lines
  }

  /// LF, CRLF and CR; other characters that count as line ends stand within lines.
  static func endsLine(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n" || character == "\r"
  }

  private static func trim(_ line: Substring) -> String {
    var scalars = line.unicodeScalars[...]
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    let kept = scalars.map { scalar -> Unicode.Scalar in
      scalar == "\t" || scalar == "\u{B}" || scalar == "\u{C}" || scalar == "\u{85}"
        || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar
    }
    return String(String.UnicodeScalarView(kept))
  }

  /// White space, no-break spaces, and what is seen as little as they are.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }
}
