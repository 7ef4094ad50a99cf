public import Editorial

/// What `stet check --fix` put right, what it left, and what is still to be found.
public struct FixReport: Report {
  public var report: MendReport
  public var names: Names

  public init(_ report: MendReport, names: Names = [:]) {
    self.report = report
    self.names = names
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    if report.isDryRun {
      page.line(Phrase("dry run: nothing was changed", .heading))
      page.blank()
    }
    for draft in report.mended { write(draft, to: &page) }
    if report.mended.isEmpty, report.left.isEmpty, !style.quiet {
      page.paragraph("nothing here can be mended without a person")
    }
    for note in report.notes { page.paragraph(Phrase(prose: note), lead: "\("note:", .warning) ") }
    writeLeft(to: &page)
    page.blank()
    var text = page.text
    let findings = FindingReport(report.remaining).text(style)
    if !findings.isEmpty { text += (text.isEmpty ? "" : "\n") + findings }
    guard !style.quiet, let next = next.first else { return text }
    var last = Page(style)
    last.line("\(report.isDryRun ? "then" : "next"): \(next, .command)")
    return text + last.text
  }

  public var json: String {
    let mended: [JSONValue] = report.mended.map { draft in
      let changes: [JSONValue] = draft.mends.map {
        ["line": .number($0.line), "message": .string($0.message)]
      }
      return [
        "slug": JSONValue(draft.slug), "path": .string(draft.path), "changes": .array(changes),
      ]
    }
    let members: JSONValue = [
      "mended": .array(mended), "left": .array(report.left.map { JSONValue($0) }),
      "dry_run": JSONValue(report.isDryRun), "notes": JSONValue(report.notes),
      "next": JSONValue(next),
    ]
    return JSONValue.document(members + FindingReport(report.remaining).members).written
  }

  private func write(_ draft: MendedDraft, to page: inout Page) {
    let verb = report.isDryRun ? "would be mended" : "mended in the folder"
    page.paragraph("\(draft.slug, .slug): \(draft.mends.count.counted("thing")) \(verb)")
    for mend in draft.mends {
      page.paragraph(Phrase(prose: mend.message), lead: "line \(mend.line): ", indent: 2)
    }
    guard report.isDryRun else { return }
    page.blank()
    UnifiedDiff(path: draft.path, before: draft.before, after: draft.after).write(to: &page)
    page.blank()
  }

  private func writeLeft(to page: inout Page) {
    guard !report.left.isEmpty else { return }
    page.blank()
    page.paragraph("left as they are, although something in them could be mended:")
    Blockers(blockers: report.left, names: names, isNamed: false)
      .write(to: &page)
  }

  /// Mended, a file is not saved yet.
  private var next: [String] {
    let slugs = report.mended.filter(\.isUnsaved).map(\.slug)
    guard !slugs.isEmpty else { return [] }
    return ["stet save " + slugs.map(\.shellWord).joined(separator: " ")]
  }
}
