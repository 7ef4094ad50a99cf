public import Editorial

/// From where history counts, and what was seen of it.
public struct AnchorTelling: Report {
  public var report: AnchorReport
  public var now: Timestamp

  public init(_ report: AnchorReport, now: Timestamp) {
    self.report = report
    self.now = now
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    for line in report.lines { page.paragraph(Phrase(prose: line)) }
    if let anchor = report.anchor {
      write("history counts from", anchor, to: &page)
    } else {
      page.paragraph(
        Phrase(
          prose: "from where history counts is not remembered yet: `stet audit` finds it"))
    }
    if let seen = report.seen {
      write("the last version that was audited of the team's", seen, to: &page)
    }
    if report.isRewritten, let tip = report.tip {
      write("and the history does not lead back to it: now there is", tip, to: &page)
      page.paragraph(
        Phrase(
          prose:
            "ask who rewrote it. If that was meant: `stet anchor set --seen \(tip.id.short)`"))
    }
    return page.text
  }

  private func write(_ lead: String, _ version: AnchorReport.Version, to page: inout Page) {
    page.line("\(lead, .heading)")
    page.paragraph(
      "\(version.id, .aside)  \(version.summary), \(version.name), \(version.time.minute(inZoneOf: now))",
      indent: 2)
  }

  public var json: String {
    JSONValue.document([
      "anchor": JSONValue(report.anchor?.id), "seen": JSONValue(report.seen?.id),
      "tip": JSONValue(report.tip?.id),
      "rewritten": JSONValue(report.isRewritten),
    ]).written
  }
}
