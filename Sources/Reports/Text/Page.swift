/// Collects the lines of a report.
struct Page {
  let style: Style
  private(set) var text = ""
  private var isBlankDue = false

  init(_ style: Style) { self.style = style }

  /// Adds a line as it is: what stands in columns, or is there to be copied.
  mutating func line(_ phrase: Phrase, indent: Int = 0) {
    line(rendered: phrase.rendered(style), indent: indent)
  }

  /// Adds a line that is ready for the terminal.
  mutating func line(rendered: String, indent: Int = 0) {
    if isBlankDue, !text.isEmpty { text += "\n" }
    isBlankDue = false
    let rendered = style.unicode ? rendered : Glyphs.inASCII(rendered)
    if !rendered.isEmpty { text += String(repeating: " ", count: indent) + rendered }
    text += "\n"
  }

  /// Adds a sentence, wrapped to the width; further lines begin below its first letter.
  ///
  /// - Parameter lead: what stands before it, such as a bullet.
  mutating func paragraph(_ phrase: Phrase, lead: Phrase = "", indent: Int = 0) {
    let hanging = indent + lead.cells
    for (index, line) in phrase.wrapped(to: max(16, style.width - hanging)).enumerated() {
      if index == 0 {
        self.line(lead + line, indent: indent)
      } else {
        self.line(line, indent: hanging)
      }
    }
  }

  /// Adds text of several lines from outside, each wrapped; blank lines between them stay single.
  mutating func prose(_ text: String, indent: Int = 0, _ ink: Ink? = nil) {
    for line in text.lines {
      let line = line.trimmingBlanks
      if line.isEmpty { blank() } else { paragraph(Phrase(prose: line, ink), indent: indent) }
    }
  }

  /// Adds text of several lines from outside as it is, only escaped.
  mutating func verbatim(_ text: String, indent: Int = 0, _ ink: Ink? = nil) {
    for line in text.lines { self.line(Phrase(line, ink), indent: indent) }
  }

  /// Sets off what follows by one blank line, unless nothing follows or nothing came before.
  mutating func blank() { isBlankDue = true }
}

extension String {
  /// The lines, without their endings (LF or CRLF) and without an empty one at the end.
  var lines: [String] {
    var lines = unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.last == "\r" ? $0.dropLast() : $0)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
