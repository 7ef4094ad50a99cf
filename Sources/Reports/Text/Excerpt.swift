import Editorial

/// A finding as a compiler shows it: what, where, the line itself with carets below, and help.
struct Excerpt {
  /// Tabs in a source line run to multiples of this.
  private static let tab = 4
  /// How much of a line around the place is looked at: nobody reads a line of a megabyte.
  private static let reach = 500

  let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  /// Adds the whole block to a page.
  func write(to page: inout Page, indent: Int = 0) {
    page.paragraph(Self.headline(of: finding), indent: indent)
    writePlace(to: &page, indent: indent)
  }

  /// As in `error[byline.unknown]: …`.
  static func headline(of finding: Finding) -> Phrase {
    "\(tag(of: finding)): \(prose: finding.message, .heading)"
  }

  /// As in `error[byline.unknown]`.
  static func tag(of finding: Finding) -> Phrase {
    let ink: Ink = finding.severity == .error ? .error : .warning
    return Phrase("\(finding.severity.rawValue)[\(finding.code)]", ink)
  }

  /// Adds what stands below the message.
  func writePlace(to page: inout Page, indent: Int = 0) {
    var gutter = 1
    if let location = finding.location {
      gutter = String(location.line).count
      let blank = String(repeating: " ", count: gutter)
      page.line(
        "\(blank)\("-->", .place) \(location.path):\(location.line):\(location.column)",
        indent: indent)
      if let (source, caret) = lines(
        at: location, within: page.style.width - indent - gutter - 3, page.style)
      {
        page.line("\(blank) \("|", .place)", indent: indent)
        page.line("\("\(location.line) |", .place) \(source)", indent: indent)
        page.line("\(blank) \("|", .place) \(caret)", indent: indent)
      }
    } else if let slug = finding.slug {
      page.line(" \("-->", .place) \(slug, .slug)", indent: indent)
    }
    if let help = finding.help {
      let blank = String(repeating: " ", count: gutter)
      page.paragraph(
        "\(prose: help)", lead: "\(blank) \("=", .place) \("help:", .heading) ", indent: indent)
    }
  }

  /// The source line in a window of so many cells, and the carets below it.
  private func lines(at location: SourceLocation, within width: Int, _ style: Style)
    -> (source: Phrase, caret: Phrase)?
  {
    guard !location.text.isEmpty else { return nil }
    let scalars = location.text.unicodeScalars
    let from = max(0, location.column - 1 - Self.reach)
    let piece = scalars.dropFirst(from).prefix(2 * Self.reach)
    var cells = Window(piece: String(Substring(piece)), from: from, tab: Self.tab)
    cells.mark(location.column - 1, location.endColumn - 1)
    let isCut = (before: from > 0, after: piece.endIndex < scalars.endIndex)
    let (source, start, length) = cells.fitted(to: max(width, 10), isCut, style.glyphs.ellipsis)
    let ink: Ink = finding.severity == .error ? .error : .warning
    let carets = String(repeating: "^", count: max(1, length))
    let pad = Phrase([.init(text: String(repeating: " ", count: start))])
    return (Phrase([.init(text: source)]), pad + Phrase(carets, ink))
  }
}
