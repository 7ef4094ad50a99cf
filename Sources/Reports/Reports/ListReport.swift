public import Editorial

/// `stet list`: drafts as a table.
public struct ListReport: Report {
  public var drafts: [DraftSummary]
  /// The moment from which ages are counted.
  public var now: Timestamp
  /// What to say when there are none: "there are no drafts yet".
  public var emptiness: String
  /// What to type then.
  public var command: String

  public init(
    _ drafts: [DraftSummary], now: Timestamp, emptiness: String = "there are no drafts yet",
    command: String = "stet new 'TITLE'"
  ) {
    self.drafts = drafts
    self.now = now
    self.emptiness = emptiness
    self.command = command
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    guard !drafts.isEmpty else {
      page.paragraph("\(emptiness); next: \(command, .command)")
      return page.text
    }
    table(style).write(to: &page)
    guard !style.quiet else { return page.text }
    page.blank()
    if drafts.contains(where: { $0.isUnsaved && $0.isReadable }) {
      page.paragraph("edits that are not saved yet", lead: "\("*", .warning) ")
    }
    if let broken = drafts.first(where: { !$0.isReadable }) {
      page.paragraph(
        "cannot be read: \("stet check \(broken.slug.shellWord)", .command) says why",
        lead: "\("!", .error) ")
    }
    page.paragraph(footer)
    return page.text
  }

  public var json: String {
    JSONValue.document(["drafts": .array(drafts.map { JSONValue($0, now: now) })]).written
  }

  private func table(_ style: Style) -> Table {
    // The marks stand in a column of their own: a slug is there to be copied.
    var table = Table(
      [
        .init("", gap: 1), .init("SLUG"), .init("STATE"), .init("SECTION", gives: 1),
        .init("BYLINE", gives: 2), .init("AGE", gives: 3), .init("TITLE"),
      ], shortening: [(6, 30), (4, 12), (3, 8), (6, 12), (1, 20), (2, 12)])
    table.rows = drafts.map(row)
    return table
  }

  private func row(_ draft: DraftSummary) -> [Phrase] {
    let mark: Phrase =
      draft.isReadable ? (draft.isUnsaved ? "\("*", .warning)" : "") : "\("!", .error)"
    let age = draft.entered.map { Age(from: $0, to: now).short }
    return [
      mark, Phrase(draft.slug.rawValue, .slug),
      Phrase(draft.stateLabel, draft.isLive ? .good : nil),
      Phrase(draft.section?.rawValue ?? ""), Phrase(draft.bylines.joined(separator: ", ")),
      Phrase(age ?? ""), Phrase(draft.title ?? ""),
    ]
  }

  /// "14 drafts: 6 Draft, 5 In review, 3 Published", in the order in which the states appear.
  private var footer: Phrase {
    var labels: [String] = []
    var counts: [String: Int] = [:]
    for draft in drafts {
      if counts[draft.stateLabel] == nil { labels.append(draft.stateLabel) }
      counts[draft.stateLabel, default: 0] += 1
    }
    let total = drafts.count.counted("draft")
    guard labels.count > 1 else { return "\(total), \(drafts.count > 1 ? "all " : "")\(labels[0])" }
    let parts: [Phrase] = labels.map { "\((counts[$0] ?? 0).grouped) \($0)" }
    return "\(total): \(parts.joined(separator: ", "))"
  }
}
