/// A line that begins with a bullet, a number or the mark of a quotation.
struct ArticleItem {
  var kind: ArticleBlock.Kind
  var text: String

  init?(_ line: String) {
    let mark = line.prefix { !$0.isWhitespace }
    let rest = String(line[mark.endIndex...].drop { $0.isWhitespace })
    guard !rest.isEmpty else { return nil }
    if Self.bullets.contains(String(mark)) {
      self.init(.bullet, rest)
    } else if mark == ">" {
      self.init(.quote, rest)
    } else if mark.count <= 3, mark.hasSuffix(".") || mark.hasSuffix(")"),
      let number = Int(mark.dropLast()), number >= 0
    {
      self.init(.item(number), rest)
    } else {
      return nil
    }
  }

  private init(_ kind: ArticleBlock.Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  private static let bullets: Set<String> = ["•", "-", "*", "·", "‣", "◦", "▪", "●", "∙"]
}
