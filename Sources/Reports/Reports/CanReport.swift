public import Editorial

/// `stet can`: what can become of a draft, and what each way still wants.
public struct CanReport: Report {
  public var report: DraftReport
  /// What the people are called whom blockers name by id.
  public var names: Names
  /// The transition that was asked for; nil = all that leave the draft's state.
  public var transition: TransitionID?

  public init(_ report: DraftReport, only transition: TransitionID? = nil, names: Names = [:]) {
    self.report = report
    self.transition = transition
    self.names = names
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
    if report.mayEdit {
      write("\("edit", .heading)", "stet edit \(report.summary.slug.shellWord)", to: &page)
    } else {
      page.paragraph(
        "\("edit", .heading): not yours to change while it is \(report.summary.stateLabel)",
        lead: "\(page.style.glyphs.no, .error) ")
    }
  }

  private func write(_ way: TransitionReport, _ isBrief: Bool, to page: inout Page) {
    let glyphs = page.style.glyphs
    let title: Phrase = "\(way.transition.id, .heading) \(glyphs.arrow) \(way.toLabel)"
    if way.isAllowed {
      write(title, way.transition.command(for: report.summary.slug), to: &page)
    } else {
      page.line("\(glyphs.no, .error) \(title)")
      Blockers(blockers: way.blockers, names: names, isBrief: isBrief).write(to: &page, indent: 4)
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
