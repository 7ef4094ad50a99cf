public import Editorial

/// `stet show`: one draft, and what can become of it.
public struct ShowReport: Report {
  public var report: DraftReport
  /// The moment from which ages are counted, in the zone in which times are told.
  public var now: Timestamp
  /// What the people are called whom blockers name by id.
  public var names: Names
  /// Who asks.
  public var asker: PersonID?

  public init(
    _ report: DraftReport, now: Timestamp, names: Names = [:], asker: PersonID? = nil
  ) {
    self.report = report
    self.now = now
    self.names = names
    self.asker = asker
  }

  private var summary: DraftSummary { report.summary }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    writeHead(to: &page)
    writeState(to: &page)
    writeApprovals(to: &page)
    writeReason(to: &page)
    writeFindings(to: &page)
    if summary.isReadable || !report.transitions.isEmpty {
      page.blank()
      page.line(Phrase("from here", .heading))
      CanReport(report, names: names, asker: asker).write(to: &page, isBrief: true)
    }
    return page.text
  }

  public var json: String {
    JSONValue.document(
      JSONValue(summary, now: now) + [
        "approvals": .array(report.approvals.map(Self.approval)),
        "findings": .array(report.findings.map { JSONValue($0) }),
        "transitions": .array(report.transitions.map { JSONValue($0) }),
      ]
    ).written
  }

  private static func approval(_ approval: ApprovalReport) -> JSONValue {
    [
      "person": JSONValue(approval.person), "copy": JSONValue(approval.copy),
      "commit": JSONValue(approval.commit), "time": JSONValue(approval.time),
      "counts": JSONValue(approval.idle == nil),
    ]
  }

  private func writeHead(to page: inout Page) {
    page.paragraph(summary.title.map { Phrase($0, .heading) } ?? "\("(no title)", .aside)")
    if let dek = report.dek { page.prose(dek) }
    page.blank()
    var facts = [Phrase(summary.slug.rawValue, .slug)]
    if let section = summary.section { facts.append(Phrase(section.rawValue)) }
    let byline = summary.bylines.listed("and")
    facts.append(byline.isEmpty ? "no byline" : "by \(byline)")
    facts.append(Phrase(report.words.counted("word")))
    page.paragraph(facts.joined(separator: " \(page.style.glyphs.dot, .aside) "))
    if !report.creators.isEmpty, report.creators != summary.bylines {
      page.paragraph("started by \(report.creators.listed("and"))")
    }
    if !page.style.verbose {
      page.line(Phrase(summary.path, .aside))
    } else {
      page.line("\(summary.path)\(summary.copy.map { ", copy \($0)" } ?? "")")
    }
  }

  private func writeState(to page: inout Page) {
    guard summary.isReadable else {
      let check = "stet check \(summary.slug.shellWord)"
      page.paragraph("\("cannot be read", .error): \(check, .command) says why")
      return
    }
    var state: Phrase = "\(summary.stateLabel, summary.isLive ? .good : .heading)"
    if let entered = summary.entered {
      let age = Age(from: entered, to: now).long
      state += " since \(entered.minute(inZoneOf: now)) (\(age))"
    }
    if summary.isLive { state += ", on the site" }
    page.paragraph(state)
    if let change = report.unsaved {
      page.paragraph("\("with unsaved edits: \(change.phrase(page.style))", .warning)")
    }
  }

  private func writeApprovals(to page: inout Page) {
    guard !report.approvals.isEmpty else { return }
    page.blank()
    page.line(Phrase("approvals", .heading))
    let glyphs = page.style.glyphs
    for approval in report.approvals {
      let time = approval.time.minute(inZoneOf: now)
      let ids: Phrase =
        page.style.verbose
        ? " \("(\(approval.commit.short), copy \(approval.copy.rawValue.prefix(9)))", .aside)" : ""
      if let idle = approval.idle {
        page.paragraph(
          "\(approval.name), \(time), does not count: \(idle)\(ids)",
          lead: "\(glyphs.no, .warning) ", indent: 2)
      } else {
        page.paragraph(
          "\(approval.name), \(time)\(ids)", lead: "\(glyphs.yes, .good) ", indent: 2)
      }
    }
  }

  private func writeReason(to page: inout Page) {
    guard let event = report.lastReason, let reason = event.reason else { return }
    page.blank()
    page.paragraph("\(Happening.handing(event, now: now)):")
    page.prose(reason, indent: 2)
  }

  /// In short: `check` shows the lines.
  private func writeFindings(to page: inout Page) {
    guard !report.findings.isEmpty else { return }
    page.blank()
    let whose = report.unsaved == nil ? "" : ", in the text that is not saved yet"
    page.paragraph("\("findings", .heading)\(whose)")
    for finding in report.findings {
      let place: Phrase = finding.location.map { "line \($0.line): " } ?? ""
      page.paragraph(place + "\(Excerpt.tag(of: finding)) \(prose: finding.message)", indent: 2)
    }
    if !page.style.quiet {
      page.paragraph("\("stet check \(summary.slug.shellWord)", .command) shows them", indent: 2)
    }
  }
}

extension WordChange {
  /// "+42 −3 words".
  func phrase(_ style: Style) -> String {
    let noun = added + removed == 1 ? "word" : "words"
    return "+\(added.grouped) \(style.glyphs.minus)\(removed.grouped) \(noun)"
  }
}
