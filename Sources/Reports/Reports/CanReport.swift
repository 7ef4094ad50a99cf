public import Editorial

/// `stet can`: what can become of a draft, and what each way still wants.
public struct CanReport: Report {
  public var report: DraftReport
  /// What the people are called whom blockers name by id.
  public var names: Names
  /// The transition that was asked for; nil = all that leave the draft's state.
  public var transition: TransitionID?
  /// Who asks.
  public var asker: PersonID?

  public init(
    _ report: DraftReport, only transition: TransitionID? = nil, names: Names = [:],
    asker: PersonID? = nil
  ) {
    self.report = report
    self.transition = transition
    self.names = names
    self.asker = asker
  }

  private var transitions: [TransitionReport] {
    report.transitions.filter { transition == nil || $0.transition.id == transition }
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    write(to: &page, isBrief: false)
    return page.text
  }

  public var json: String {
    JSONValue.document([
      "slug": JSONValue(report.summary.slug), "state": JSONValue(report.summary.state),
      "transitions": .array(transitions.map { JSONValue($0) }),
    ]).written
  }

  func write(to page: inout Page, isBrief: Bool) {
    if transition == nil { writeEditing(to: &page) }
    for transition in transitions { write(transition, isBrief, to: &page) }
    if transitions.isEmpty, transition == nil, report.summary.isReadable {
      page.paragraph("nothing leads out of \(report.summary.stateLabel)")
    }
  }

  private func writeEditing(to page: inout Page) {
    guard report.summary.isReadable else { return }
    let glyphs = page.style.glyphs
    if report.mayEdit {
      let save = "stet save \(report.summary.slug.shellWord)"
      page.paragraph(
        "\("edit", .heading): \(report.summary.changing(then: save))", lead: "\(glyphs.yes, .good) "
      )
    } else {
      page.paragraph(
        "\("edit", .heading): not yours to change while it is \(report.summary.stateLabel)",
        lead: "\(glyphs.no, .error) ")
    }
  }

  private func write(_ way: TransitionReport, _ isBrief: Bool, to page: inout Page) {
    let glyphs = page.style.glyphs
    let title: Phrase = "\(way.transition.id, .heading) \(glyphs.arrow) \(way.toLabel)"
    guard way.isAllowed else {
      page.line("\(glyphs.no, .error) \(title)")
      return Blockers(blockers: way.blockers, names: names, asker: asker, isBrief: isBrief)
        .write(to: &page, indent: 4)
    }
    let command = way.transition.command(for: report.summary.slug)
    if way.transition.edits, way.transition.stays, report.unsaved == nil {
      // A correction is of edits: without any there is nothing to type yet.
      page.paragraph(
        "\(title): \(report.summary.changing(then: command))", lead: "\(glyphs.yes, .good) ")
    } else {
      write(title, command, to: &page)
    }
  }

  /// What can be done, with its command behind it or, where there is no room, below it.
  private func write(_ title: Phrase, _ command: String, to page: inout Page) {
    let command = Phrase(command, .command)
    let lead: Phrase = "\(page.style.glyphs.yes, .good) \(title):"
    if lead.cells + 1 + command.cells <= page.style.width {
      page.line("\(lead) \(command)")
    } else {
      page.line(lead)
      page.line(command, indent: 4)
    }
  }
}
