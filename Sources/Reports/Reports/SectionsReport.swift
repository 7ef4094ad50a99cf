public import Editorial

/// `stet sections`: the sections and what they are for.
public struct SectionsReport: Report {
  public var sections: Sections

  public init(_ sections: Sections) { self.sections = sections }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    guard !sections.all.isEmpty else {
      page.paragraph(
        "there are no sections yet; next: \("stet sections add ID --title 'TITLE'", .command)")
      return page.text
    }
    var table = Table(
      [.init("ID"), .init("TITLE"), .init(""), .init("ABOUT", gives: 0)],
      shortening: [(3, 12), (1, 12)])
    table.rows = sections.all.map { section in
      [
        Phrase(section.id.rawValue, .slug), Phrase(section.title),
        section.closed ? "\("closed", .warning)" : "",
        Phrase((section.about ?? "").lines.map(\.trimmingBlanks).joined(separator: " ")),
      ]
    }
    table.write(to: &page)
    if !style.quiet, sections.all.contains(where: \.closed) {
      page.blank()
      page.paragraph("a closed section takes no new drafts")
    }
    return page.text
  }

  public var json: String {
    JSONValue.document([
      "sections": .array(
        sections.all.map { section in
          [
            "id": JSONValue(section.id), "title": .string(section.title),
            "about": JSONValue(section.about), "closed": JSONValue(section.closed),
          ]
        })
    ]).written
  }
}
