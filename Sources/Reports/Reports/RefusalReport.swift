public import Editorial

/// Why a command did not do what was asked.
public struct RefusalReport: Report {
  public var failure: Failure
  /// What the people are called whom blockers name by id.
  public var names: Names
  /// Who asked.
  public var asker: PersonID?
  /// Whether to say that nothing was changed: where something might have been.
  public var tellsUnchanged: Bool

  public init(
    _ failure: Failure, names: Names = [:], asker: PersonID? = nil, tellsUnchanged: Bool = true
  ) {
    self.failure = failure
    self.names = names
    self.asker = asker
    self.tellsUnchanged = tellsUnchanged
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    switch failure.kind {
    case .refused: writeRefusal(to: &page)
    case .cannot: writeFailure(to: &page)
    }
    return page.text
  }

  public var json: String {
    JSONValue.document([
      "error": [
        "code": JSONValue(failure.code), "message": .string(failure.message),
        "help": JSONValue(failure.help),
        "blockers": .array(failure.blockers.map { JSONValue($0) }),
        "findings": .array(failure.findings.map { JSONValue($0) }),
      ]
    ]).written
  }

  private func writeRefusal(to page: inout Page) {
    page.paragraph(Phrase(prose: failure.message, .error))
    let slugs = Set(failure.blockers.map(\.slug))
    let isNamed = slugs.count == 1 && slugs.allSatisfy { failure.message.contains($0.rawValue) }
    Blockers(blockers: failure.blockers, names: names, asker: asker, isNamed: isNamed)
      .write(to: &page)
    writeFindings(to: &page)
    if let help = failure.help { page.paragraph("help: \(prose: help)") }
    writeDetail(to: &page)
    guard tellsUnchanged else { return }
    if !isNamed, !slugs.isEmpty { page.blank() }
    page.line(Phrase("nothing was changed", .aside))
  }

  private func writeFailure(to page: inout Page) {
    page.paragraph(Phrase(prose: failure.message), lead: "\("stet:", .error) ")
    for blocker in failure.blockers {
      Blockers(blockers: [blocker], names: names, asker: asker).write(to: &page)
    }
    writeFindings(to: &page)
    for line in failure.help?.lines ?? [] {
      page.paragraph(Phrase(prose: line), lead: "\("help:", .heading) ")
    }
    writeDetail(to: &page)
  }

  private func writeFindings(to page: inout Page) {
    for finding in failure.findings {
      page.blank()
      Excerpt(finding).write(to: &page)
    }
    if !failure.findings.isEmpty { page.blank() }
  }

  private func writeDetail(to page: inout Page) {
    guard page.style.verbose, let detail = failure.detail else { return }
    page.verbatim(detail, indent: 2, .aside)
  }
}
