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

  fileprivate static func fitting(_ style: Style) -> Glyphs { style.unicode ? unicode : ascii }
}

extension Style {
  var glyphs: Glyphs { Glyphs.fitting(self) }
}
