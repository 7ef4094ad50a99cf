public import Editorial

/// `stet log`: who did what to a draft, when and why.
public struct LogReport: Report {
  /// In the order to be told: the newest first.
  public var events: [HistoryEvent]
  /// The moment, in the zone in which times are told.
  public var now: Timestamp
  /// Whether the events are of several drafts, so that each names its own.
  public var ofAll: Bool

  public init(_ events: [HistoryEvent], now: Timestamp, ofAll: Bool) {
    self.events = events
    self.now = now
    self.ofAll = ofAll
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    guard !events.isEmpty else {
      page.paragraph("nothing has happened yet; next: \("stet new 'TITLE'", .command)")
      return page.text
    }
    let labels = labels
    let names = min(24, events.map { DisplayWidth.of(escape($0.name)) }.max() ?? 0)
    for event in events { write(event, names, labels, to: &page) }
    return page.text
  }

  public var json: String {
    JSONValue.document(["events": .array(events.map { JSONValue($0) })]).written
  }

  /// An event tells only the label of the state that it led to; others tell the one it came from.
  private var labels: [StateID: String] {
    var labels: [StateID: String] = [:]
    for event in events {
      if let to = event.to, let label = event.toLabel, labels[to] == nil { labels[to] = label }
    }
    return labels
  }

  private func write(
    _ event: HistoryEvent, _ names: Int, _ labels: [StateID: String], to page: inout Page
  ) {
    let name = Phrase(event.name, .heading).truncated(to: 24, page.style)
    let lead: Phrase = "\(event.time.minute(inZoneOf: now), .aside)  \(name)"
    let what = Happening(event, labels: labels, style: page.style, namesDraft: ofAll).phrase
    let column = 18 + names + 2
    var indent = 4
    if page.style.width >= column + 40 {
      let pad = String(repeating: " ", count: max(0, column - lead.cells))
      page.paragraph(what, lead: lead + Phrase(stringLiteral: pad))
      indent = column + 2
    } else {
      page.line(lead)
      page.paragraph(what, indent: 2)
    }
    if let reason = event.reason { page.prose(reason, indent: indent) }
    for fault in event.faults {
      let fate =
        fault.mendedBy != nil ? ", mended since" : fault.acceptance != nil ? ", accepted" : ""
      page.paragraph(
        "\("against the rules\(fate)", .error): \(prose: fault.message) \("[\(fault.code)]", .aside)",
        indent: indent)
    }
    if page.style.verbose { page.paragraph(ids(of: event), indent: indent) }
  }

  private func ids(of event: HistoryEvent) -> Phrase {
    var text = "commit \(event.commit.short)"
    if let copy = event.copy { text += ", copy \(copy.rawValue.prefix(9))" }
    text += ", \(event.actor.email)"
    if event.actor.throughForge { text += " through a forge" }
    return Phrase(text, .aside)
  }
}
