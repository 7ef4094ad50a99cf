public import Editorial

/// `stet import`: what came in, a table where it is more than one draft.
public struct ArrivalsReport: Report {
  public var arrivals: Arrivals

  public init(_ arrivals: Arrivals) { self.arrivals = arrivals }

  public func text(_ style: Style) -> String {
    let receipt = ReceiptReport(arrivals.receipt).text(style)
    guard arrivals.drafts.count > 1 else { return receipt }
    var page = Page(style)
    var table = Table(
      [
        .init("SLUG"), .init("SECTION", gives: 1), .init("BYLINE", gives: 2),
        .init("FILES", gives: 3), .init("FROM", gives: 4), .init("TITLE", gives: 5),
      ], shortening: [(5, 20), (4, 16), (2, 12), (1, 8), (0, 20)])
    table.rows = arrivals.drafts.map { draft in
      [
        Phrase(draft.slug.rawValue, .slug), Phrase(draft.section?.rawValue ?? ""),
        Phrase(draft.bylines.joined(separator: ", ")),
        Phrase(draft.attachments > 0 ? "+\(draft.attachments)" : ""), Phrase(draft.source),
        Phrase(draft.title),
      ]
    }
    table.write(to: &page)
    return page.text + "\n" + receipt
  }

  public var json: String {
    let drafts = arrivals.drafts.map { draft -> JSONValue in
      [
        "slug": JSONValue(draft.slug), "source": .string(draft.source),
        "title": .string(draft.title), "byline": JSONValue(draft.bylines),
        "section": JSONValue(draft.section),
        "was_live": draft.wasLive.map { .bool($0) } ?? .null,
        "attachments": .number(draft.attachments),
      ]
    }
    let members: JSONValue = ["imported": .array(drafts)]
    return JSONValue.document(ReceiptReport(arrivals.receipt).members + members).written
  }
}
