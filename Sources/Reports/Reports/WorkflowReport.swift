public import Editorial

/// `stet workflow show`: the states, and the ways between them.
public struct WorkflowReport: Report {
  public var workflows: [Workflow]

  public init(_ workflows: [Workflow]) { self.workflows = workflows }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    for workflow in workflows {
      page.blank()
      write(workflow, to: &page)
    }
    return page.text
  }

  public var json: String {
    JSONValue.document(["workflows": .array(workflows.map { JSONValue($0) })]).written
  }

  private func write(_ workflow: Workflow, to page: inout Page) {
    page.paragraph("\("the \(workflow.name) workflow", .heading) \("(\(workflow.path))", .aside)")
    page.paragraph("drafts are \(Self.content(of: workflow))", indent: 2)
    page.paragraph(
      "\(workflow.create.phrase) may start one; it begins as \(workflow.label(workflow.initial))",
      indent: 2)
    page.blank()
    page.line(Phrase("states", .heading))
    for state in workflow.states { write(state, to: &page) }
    page.blank()
    page.line(Phrase("transitions", .heading))
    for (index, transition) in workflow.transitions.enumerated() {
      if index > 0 { page.blank() }
      write(transition, in: workflow, to: &page)
    }
    guard page.style.verbose, !workflow.files.isEmpty else { return }
    page.blank()
    page.line(Phrase("other files", .heading))
    for rule in workflow.files {
      let paths = rule.paths.patterns.joined(separator: ", ")
      page.paragraph("\(paths): changed by \(rule.by.phrase)", indent: 2)
    }
  }

  private static func content(of workflow: Workflow) -> String {
    let patterns = workflow.content.patterns
    let taken = patterns.filter { !$0.hasPrefix("!") }
    let left = patterns.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
    return taken.listed("and") + (left.isEmpty ? "" : ", but not \(left.listed("or"))")
  }

  private func write(_ state: Workflow.State, to page: inout Page) {
    var title: Phrase = "\(state.label, state.live ? .good : .heading)"
    if state.label != state.id.rawValue { title += " \("(\(state.id))", .aside)" }
    if state.live { title += ", on the site" }
    if state.final { title += ", the end of the story" }
    page.paragraph(title, indent: 2)
    page.paragraph("changed by \(state.edit.phrase); deleted by \(state.delete.phrase)", indent: 4)
  }

  private func write(
    _ transition: Workflow.Transition, in workflow: Workflow, to page: inout Page
  ) {
    let from = transition.from.map(workflow.label).listed("or")
    page.paragraph(
      "\(transition.id, .heading): \(from) \(page.style.glyphs.arrow) \(workflow.label(transition.to))",
      indent: 2)
    if !transition.about.isEmpty { page.paragraph(Phrase(prose: transition.about), indent: 4) }
    let bullet: Phrase = "\(page.style.glyphs.bullet, .aside) "
    for sentence in transition.demands(in: workflow) {
      page.paragraph(Phrase(prose: sentence), lead: bullet, indent: 4)
    }
  }
}

extension Workflow {
  /// What a state is called.
  func label(_ id: StateID) -> String { state(id)?.label ?? id.rawValue }
}
