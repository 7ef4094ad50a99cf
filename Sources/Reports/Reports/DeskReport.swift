public import Editorial

/// `stet` alone: what lies on somebody's desk, and what to type for each.
public struct DeskReport: Report {
  public var desk: DeskContents
  /// The moment from which ages are counted, in the zone in which times are told.
  public var now: Timestamp
  /// What the people are called who have a draft.
  public var names: Names

  public init(_ desk: DeskContents, now: Timestamp, names: Names = [:]) {
    self.desk = desk
    self.now = now
    self.names = names
  }

  /// What cannot wait stands first.
  private static let order: [DeskPlace] = [.returned, .waiting, .inProgress, .withOthers]

  public func text(_ style: Style) -> String {
    var page = Page(style)
    switch desk.asker {
    case .person(let person): write(for: person, to: &page)
    case .stranger(let stranger): write(stranger, to: &page)
    case .nobody(let failure):
      page.paragraph(Phrase(prose: failure.message))
      for line in (failure.help ?? "").lines { page.paragraph(Phrase(prose: line)) }
      writeElsewhere(to: &page)
    }
    return page.text
  }

  private func write(for person: Masthead.Person, to page: inout Page) {
    if desk.piles.isEmpty { writeNothing(for: person, to: &page) }
    let rows = DeskRows(desk, in: Self.order, now: now, names: names, style: page.style)
    for place in Self.order {
      guard let pile = desk.piles[place] else { continue }
      page.blank()
      page.line(Self.heading(of: place))
      for row in pile.rows { rows.write(row, in: place, to: &page) }
      if pile.more > 0 {
        let count = (pile.isExact ? "" : "up to ") + pile.more.grouped
        let command = place == .waiting ? "stet board" : "stet list --mine"
        page.paragraph("and \(count) more: \(command, .command)", indent: 2)
      }
    }
    if let team = desk.team {
      page.blank()
      TeamLines(team: team, asker: person.name).write(to: &page)
    }
    writeFooter(to: &page)
  }

  private static func heading(of place: DeskPlace) -> Phrase {
    switch place {
    case .returned: "\("came back to you", .heading)"
    case .waiting: "\("waiting for you", .heading), the longest first"
    case .inProgress: "\("yours, in progress", .heading)"
    case .withOthers: "\("yours, with others", .heading)"
    }
  }

  private func writeNothing(for person: Masthead.Person, to page: inout Page) {
    if person.roles.isEmpty {
      page.paragraph("you have no role here any more, so that nothing waits for you")
      writeElsewhere(to: &page)
    } else if desk.mayCreate {
      page.paragraph("your desk is clear; next: \("stet new 'TITLE'", .command)")
    } else {
      page.paragraph("your desk is clear; \("stet board", .command) shows what others work on")
    }
  }

  private func writeFooter(to page: inout Page) {
    page.blank()
    let isMarked = desk.piles.values.contains { $0.rows.contains(where: \.draft.isUnsaved) }
    let elsewhere: Phrase =
      desk.unsaved.isEmpty ? "" : ", \(isMarked ? "also " : "")in \(list(desk.unsaved))"
    if !elsewhere.isEmpty || (isMarked && !page.style.quiet) {
      page.paragraph("edits that are not saved yet\(elsewhere)", lead: "\("*", .warning) ")
    }
    if !desk.unsavedRules.isEmpty {
      let files = desk.unsavedRules
      let command = "stet save " + files.map(\.shellWord).joined(separator: " ")
      page.paragraph(
        "rules that are not saved yet, and do not hold: \(Phrase(files.few("and"))); next: \(command, .command)",
        lead: "\("*", .warning) ")
    }
    if let first = desk.unreadable.first {
      page.paragraph(
        "cannot be read: \(list(desk.unreadable)); \("stet check \(first.shellWord)", .command) says why",
        lead: "\("!", .error) ")
    }
  }

  private func list(_ slugs: [Slug]) -> Phrase {
    Phrase(slugs.map(\.rawValue).few("and"))
  }

  // MARK: - Strangers

  private func write(_ stranger: Stranger, to page: inout Page) {
    page.paragraph(
      "\(prose: "`\(stranger.email)`") is nobody on the masthead, so that nothing here waits for you"
    )
    if let namesake = stranger.namesake, let email = namesake.emails.first {
      page.paragraph(
        "if you are the \(namesake.name) who is known there as \(email), tell git so:")
      page.line(Phrase("git config user.email \(email.shellWord)", .command), indent: 2)
    }
    if !stranger.chiefs.isEmpty {
      page.paragraph("\(stranger.chiefs.map(\.name).few("or")) can put you on it:")
      let person = "\(stranger.name) <\(stranger.email)>:\(stranger.role)"
      page.line(Phrase("stet people add \(person.shellWord)", .command), indent: 2)
    }
    writeElsewhere(to: &page)
  }

  private func writeElsewhere(to page: inout Page) {
    guard !page.style.quiet else { return }
    page.paragraph("\("stet board", .command) shows what there is")
  }
}
