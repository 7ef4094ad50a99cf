/// The marks that stet itself puts into text, with what stands for them in ASCII.
struct Glyphs: Sendable {
  let ellipsis: String
  let arrow: String
  let bullet: String
  /// Stands between facts on one line.
  let dot: String
  let minus: String
  let yes: String
  let no: String
  /// A cell of a bar, and the eighths with which it ends.
  let bar: [String]

  private static let unicode = Glyphs(
    ellipsis: "…", arrow: "→", bullet: "•", dot: "·", minus: "−", yes: "✓", no: "✗",
    bar: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"])
  private static let ascii = Glyphs(
    ellipsis: "...", arrow: "->", bullet: "*", dot: "-", minus: "-", yes: "+", no: "x", bar: ["#"])

  /// Dashes, dots and quotes of sentences as they are typed where there is no UTF-8.
  ///
  /// Letters from outside stay as they are: there is nothing else that they could be.
  static func inASCII(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let plain = spelled[scalar] {
        result.append(contentsOf: plain.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static let spelled: [Unicode.Scalar: String] = [
    "…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "→": "->", "•": "*", "‘": "'", "’": "'",
    "“": "\"", "”": "\"", "×": "x", "≥": ">=", "≤": "<=",
  ]

  fileprivate static func fitting(_ style: Style) -> Glyphs { style.unicode ? unicode : ascii }
}

extension Style {
  var glyphs: Glyphs { Glyphs.fitting(self) }
}
