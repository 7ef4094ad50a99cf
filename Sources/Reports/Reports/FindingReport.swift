public import Editorial

/// What `stet check` found, as a compiler tells it; also the faults of rule files.
public struct FindingReport: Report {
  public var report: CheckReport
  /// What was looked at: "draft", or "rule file".
  public var noun: String

  public init(_ report: CheckReport, of noun: String = "draft") {
    self.report = report
    self.noun = noun
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    for finding in report.findings {
      Excerpt(finding).write(to: &page)
      page.blank()
    }
    if style.quiet { return page.text }
    if !report.unsaved.isEmpty {
      let slugs = report.unsaved.map { Phrase($0.rawValue, .slug) }.joined(separator: ", ")
      page.paragraph("read with edits that are not saved yet: \(slugs)")
    }
    page.paragraph(summary)
    return page.text
  }

  public var json: String { JSONValue.document(members).written }

  /// The members of the answer; what mends as well has more of them.
  var members: JSONValue {
    let findings = report.findings.map { finding in
      JSONValue(finding) + ["fixable": JSONValue(finding.isMendable)]
    }
    return ["findings": .array(findings), "checked": .number(report.checked)]
  }

  /// "3 errors, 1 warning in 2 of 14 drafts".
  private var summary: Phrase {
    let checked = report.checked.counted(noun)
    guard !report.findings.isEmpty else { return "\(checked) checked, \("nothing found", .good)" }
    var counts: [Phrase] = []
    if report.errors > 0 { counts.append(Phrase(report.errors.counted("error"), .error)) }
    if report.warnings > 0 { counts.append(Phrase(report.warnings.counted("warning"), .warning)) }
    return counts.joined(separator: ", ") + " in \(whereabouts)"
  }

  /// "2 of 14 drafts", with the rules when they are at fault too.
  private var whereabouts: String {
    let drafts = Set(report.findings.compactMap(\.slug)).count
    let others = report.findings.filter { $0.slug == nil }
    let files = Set(others.compactMap { $0.location?.path }).count
    guard noun == "draft" else { return "\(max(files, 1)) of \(report.checked.counted(noun))" }
    var places: [String] = []
    if drafts > 0 { places.append("\(drafts) of \(report.checked.counted(noun))") }
    if !others.isEmpty { places.append(files > 1 ? files.counted("rule file") : "the rules") }
    return places.listed("and")
  }
}
