public import Editorial

/// What `stet audit` came to.
public struct AuditTelling: Report {
  public var report: AuditReport
  public var now: Timestamp

  public init(_ report: AuditReport, now: Timestamp) {
    self.report = report
    self.now = now
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    if report.anchorIsNew, let anchor = report.anchor {
      page.paragraph(
        "history counts from \(anchor.short), which is remembered from now on (`stet anchor show`)")
    }
    if !style.quiet { writeChanges(to: &page) }
    let open = report.open
    for violation in open where violation.isRootCause { write(violation, to: &page) }
    let consequences = open.filter { !$0.isRootCause }
    if !consequences.isEmpty {
      page.blank()
      page.line(Phrase("what follows from these", .heading))
      for violation in consequences { writeBriefly(violation, to: &page) }
    }
    if !style.quiet {
      list("accepted by a chief", report.accepted.filter { !open.contains($0) }, to: &page)
      list("mended since", report.mended, to: &page)
      writeNotes(to: &page)
    }
    page.blank()
    page.paragraph(verdict)
    for line in closing { page.paragraph(Phrase(prose: line)) }
    return page.text
  }

  // MARK: - Violations

  private func write(_ violation: Violation, to page: inout Page) {
    page.blank()
    page.paragraph(
      "\(violation.subject, .slug): \(prose: violation.message) \("[\(violation.code)]", .aside)",
      lead: "\(page.style.glyphs.bullet, .error) ")
    page.paragraph(Phrase(violation.circumstances(now), .aside), indent: 2)
    if let help = violation.help { page.paragraph(Phrase(prose: help), indent: 2) }
    page.paragraph(Phrase(prose: mending(violation)), indent: 2)
  }

  private func writeBriefly(_ violation: Violation, to page: inout Page) {
    page.paragraph(
      "\(violation.subject, .slug): \(prose: violation.message) \("[\(violation.code)]", .aside)",
      lead: "\(page.style.glyphs.bullet) ", indent: 2)
    page.paragraph(Phrase(violation.circumstances(now), .aside), indent: 4)
  }

  private func mending(_ violation: Violation) -> String {
    let back =
      violation.slug.map { "giving `\($0)` back as it was before mends it; " } ?? ""
    let accept =
      "stet accept \(violation.commit.short) \(violation.code)"
      + (violation.slug.map { " \($0)" } ?? "") + " -m WHY"
    return back + "a chief can let it stand: `\(accept)`"
  }

  private func list(_ title: String, _ violations: [Violation], to page: inout Page) {
    guard !violations.isEmpty else { return }
    page.blank()
    page.line(Phrase(title, .heading))
    for violation in violations {
      page.paragraph(
        "\(violation.subject, .slug): \(prose: violation.message) \("[\(violation.code)]", .aside)",
        lead: "\(page.style.glyphs.bullet) ", indent: 2)
      page.paragraph(Phrase(violation.circumstances(now), .aside), indent: 4)
      if let acceptance = violation.acceptance {
        page.paragraph(
          "accepted by \(acceptance.person): \(acceptance.reason.firstLine)", indent: 4)
      }
      if let mended = violation.mendedBy {
        page.paragraph("given back as it was in \(mended.short)", indent: 4)
      }
    }
  }

  // MARK: - Changes, adoptions, notes

  private func writeChanges(to page: inout Page) {
    if !report.ruleChanges.isEmpty {
      page.blank()
      page.line(Phrase("changes of the rules", .heading))
      for change in report.ruleChanges {
        page.paragraph(
          "\(change.time.minute(inZoneOf: now))  \(change.name)  \(change.commit.short, .aside)",
          indent: 2)
        let changes = RuleDifference(from: change.before, to: change.after).changes
        for kind in RuleDifference.Kind.allCases {
          for difference in changes where difference.kind == kind {
            page.paragraph(
              "\(difference.kind.rawValue): \(prose: difference.sentence)", indent: 4)
          }
        }
      }
    }
    let adopted = report.adoptions.filter { !$0.isRelease }
    guard !report.adoptions.isEmpty else { return }
    page.blank()
    page.line(Phrase("taken as they were", .heading))
    for adoption in adopted.prefix(20) {
      page.paragraph(
        "\(adoption.slug, .slug), \(adoption.state?.rawValue ?? "unreadable"): adopted by \(adoption.name), \(adoption.time.minute(inZoneOf: now))",
        indent: 2)
    }
    if adopted.count > 20 {
      page.line("and \((adopted.count - 20).grouped) more (`--format json` has all)", indent: 2)
    }
    for release in report.adoptions where release.isRelease {
      page.paragraph("\(release.slug, .slug): let go by \(release.name)", indent: 2)
    }
  }

  private func writeNotes(to page: inout Page) {
    guard !report.notes.isEmpty else { return }
    page.blank()
    page.line(Phrase("odd, and against no rule", .heading))
    for note in report.notes.prefix(page.style.verbose ? Int.max : 10) {
      let subject = note.slug?.rawValue ?? note.commit.short
      page.paragraph(
        "\(subject, .slug): \(prose: note.message) \("[\(note.code)]", .aside)", indent: 2)
    }
    if report.notes.count > 10, !page.style.verbose {
      page.line("and \((report.notes.count - 10).grouped) more (`--verbose`)", indent: 2)
    }
  }

  // MARK: - The verdict

  private var verdict: Phrase {
    let judged =
      "\(report.commits.counted("step")) judged, \(report.drafts.counted("draft"))"
    var extras: [String] = []
    if !report.accepted.isEmpty, !report.isStrict {
      extras.append("\(report.accepted.count.grouped) accepted")
    }
    if !report.mended.isEmpty { extras.append("\(report.mended.count.grouped) mended") }
    let tail = extras.isEmpty ? "" : ", " + extras.joined(separator: ", ")
    switch report.verdict {
    case .proven: return "\("proven\(tail)", .good): \(judged)"
    case .consistent: return "\("consistent\(tail)", .good): \(judged)"
    case .violations:
      return "\(report.open.count.counted("violation"), .error)\(tail): \(judged)"
    case .unproven:
      return "\("unproven", .warning): \(prose: report.reason ?? "something could not be judged")"
    }
  }

  private var closing: [String] {
    let other = report.violations.isEmpty ? "" : "other "
    switch report.verdict {
    case .proven: return ["every \(other)step was legal, and signed by the key of whoever made it"]
    case .consistent:
      return [
        report.asksForSignatures
          ? "every \(other)step was legal; those up to \(report.unsignedUpTo?.short ?? "") rest on e-mail addresses, which can be forged"
          : "every \(other)step was legal; who made them rests on e-mail addresses, which can be forged"
      ]
    case .violations: return ["`stet explain CODE` tells what a code means and how to mend it"]
    case .unproven: return report.help.map { [$0] } ?? []
    }
  }

  public var json: String {
    JSONValue.document([
      "verdict": .string(report.verdict.rawValue), "tip": JSONValue(report.tip),
      "anchor": JSONValue(report.anchor), "commits": .number(report.commits),
      "drafts": .number(report.drafts),
      "violations": .array(report.violations.map { JSONValue($0) }),
      "adopted": .array(report.adoptions.filter { !$0.isRelease }.map { JSONValue($0) }),
      "released": .array(report.adoptions.filter(\.isRelease).map { JSONValue($0) }),
      "rule_changes": .array(report.ruleChanges.map { JSONValue($0) }),
      "notes": .array(report.notes.map { JSONValue($0) }), "reason": JSONValue(report.reason),
      "help": JSONValue(report.help), "unsigned_up_to": JSONValue(report.unsignedUpTo),
    ]).written
  }
}

extension Violation {
  /// What it is about, where a name must stand.
  var subject: String { slug?.rawValue ?? path ?? commit.short }

  /// Who, when and where: "Ben Okoro, 2026-11-25 09:00, in 3f2c…; drafts/x.md".
  func circumstances(_ now: Timestamp) -> String {
    var words = "\(name), \(time.minute(inZoneOf: now)), in \(commit.short)"
    if let path, path != slug?.rawValue { words += "; \(path)" }
    return words
  }
}

extension String {
  /// The first line.
  var firstLine: String { String(prefix { !$0.isNewline }) }
}

extension JSONValue {
  init(_ violation: Violation) {
    self = [
      "code": JSONValue(violation.code), "commit": JSONValue(violation.commit),
      "path": JSONValue(violation.path), "slug": JSONValue(violation.slug),
      "from": JSONValue(violation.from), "to": JSONValue(violation.to),
      "person": JSONValue(violation.actor.person), "name": .string(violation.name),
      "email": .string(violation.actor.email), "time": JSONValue(violation.time),
      "message": .string(violation.message), "help": JSONValue(violation.help),
      "root_cause": JSONValue(violation.isRootCause),
      "mended_by": JSONValue(violation.mendedBy),
      "accepted_by": JSONValue(violation.acceptance?.commit),
      "accepted_reason": JSONValue(violation.acceptance?.reason),
    ]
  }

  init(_ adoption: Adoption) {
    self = [
      "slug": JSONValue(adoption.slug), "path": .string(adoption.path),
      "state": JSONValue(adoption.state), "copy": JSONValue(adoption.copy),
      "commit": JSONValue(adoption.commit), "name": .string(adoption.name),
      "time": JSONValue(adoption.time),
    ]
  }

  init(_ change: RuleChange) {
    self = [
      "commit": JSONValue(change.commit), "name": .string(change.name),
      "time": JSONValue(change.time),
      "differences": .array(
        RuleDifference(from: change.before, to: change.after).changes.map { difference in
          [
            "kind": .string(difference.kind.rawValue), "path": .string(difference.path),
            "message": .string(difference.sentence),
          ]
        }),
    ]
  }

  init(_ note: HistoryNote) {
    self = [
      "code": JSONValue(note.code), "commit": JSONValue(note.commit),
      "slug": JSONValue(note.slug), "message": .string(note.message),
    ]
  }
}

extension FaultList {
  /// The open violations of an audit.
  public init(_ command: String, version: String, _ report: AuditReport) {
    self.init(
      command, version: version,
      faults: report.open.map { violation in
        Fault(
          violation.code, .error, violation.message, help: violation.help,
          at: violation.path.map { .start(of: $0) }, slug: violation.slug,
          commit: violation.commit)
      })
  }
}
