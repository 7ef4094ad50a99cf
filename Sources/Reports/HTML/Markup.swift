/// A piece of HTML.
///
/// What is interpolated is escaped on its way in, so that nobody can forget to: only what stands
/// in the source of this target is markup. All of it is well-formed as XML too.
struct Markup: Sendable, ExpressibleByStringInterpolation {
  var text: String

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    /// Text from outside, for an element or for an attribute in double quotes.
    ///
    /// What a reader would not see is shown as on a terminal: a page can be turned round by
    /// invisible characters too.
    mutating func appendInterpolation(_ text: String) {
      for scalar in escape(text).unicodeScalars {
        switch scalar {
        case "&": self.text += "&amp;"
        case "<": self.text += "&lt;"
        case ">": self.text += "&gt;"
        case "\"": self.text += "&quot;"
        case "'": self.text += "&#39;"
        case "\u{FFFE}", "\u{FFFF}": self.text += "\\u{\(hex(scalar.value, digits: 4))}"
        default: self.text.unicodeScalars.append(scalar)
        }
      }
    }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { text += piece.text }
    }
  }

  static func + (left: Markup, right: Markup) -> Markup {
    var sum = left
    sum.text += right.text
    return sum
  }
}

extension Markup {
  /// A table, its first column naming the rows; numbers stand to the right.
  ///
  /// - Parameters:
  ///   - caption: what it is about, for those who hear it.
  ///   - numbers: the columns that hold numbers.
  static func table(
    _ caption: String, _ heads: [String], numbers: Set<Int>, stacks: Bool = false,
    _ rows: [[Markup]]
  ) -> Markup {
    func kind(_ column: Int) -> Markup { numbers.contains(column) ? " class=\"number\"" : "" }
    let head = heads.enumerated().map { column, title -> Markup in
      "<th scope=\"col\"\(kind(column))>\(title)</th>"
    }
    let body = rows.map { row -> Markup in
      let cells = row.enumerated().map { column, cell -> Markup in
        column == 0
          ? "<th scope=\"row\"\(kind(column))>\(cell)</th>" : "<td\(kind(column))>\(cell)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0"><table\(stacks ? " class=\"stacks\"" : "" as Markup)>
      <caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)</tbody>
      </table></div>

      """
  }

  /// A drawing, with the numbers that it shows behind it.
  static func figure(_ title: String, _ drawing: Markup, _ table: Markup) -> Markup {
    """
    <figure>
    <figcaption>\(title)</figcaption>
    \(drawing)<details><summary>The numbers</summary>
    \(table)</details>
    </figure>

    """
  }
}
