import Editorial

/// The drafts on a desk: a line each where the page is wide enough, else a few lines below one
/// another.
struct DeskRows {
  /// A longer slug makes no room for itself in other lines, a longer title is cut.
  private static let (slugLimit, titleLimit, titleLeast) = (28, 60, 24)
  /// Of a reason so much is told: the desk is to be taken in at a glance.
  private static let reasonLimit = 320

  /// Where slugs begin, and what stands below them: behind the mark and the age.
  private let margin = 2 + Age.shortCells + 2
  private let now: Timestamp
  private let names: Names
  private let style: Style
  private var widths = (slug: 0, title: 0)
  /// Of each pile its own: what is told of a draft differs from pile to pile.
  private var factWidths: [DeskPlace: Int] = [:]
  private var isWide = false
  /// Whether drafts in progress stand in different states.
  private var tellsState = false

  init(
    _ desk: DeskContents, in order: [DeskPlace], now: Timestamp, names: Names, style: Style
  ) {
    self.now = now
    self.names = names
    self.style = style
    let labels = Set(desk.piles[.inProgress]?.rows.map(\.draft.stateLabel) ?? [])
    tellsState = labels.count > 1
    var below = 0
    for place in order {
      for row in desk.piles[place]?.rows ?? [] {
        let slug = slug(of: row).cells
        if slug <= Self.slugLimit { widths.slug = max(widths.slug, slug) }
        widths.title = max(widths.title, title(of: row).cells)
        let facts = facts(of: row, in: place).cells
        factWidths[place] = max(factWidths[place] ?? 0, facts)
        below = max(below, facts + (facts > 0 ? 2 : 0) + row.next.phrase(for: row.draft).cells)
      }
    }
    if style.width < Style.unlimited { widths.title = min(widths.title, Self.titleLimit) }
    let room = style.width - margin - widths.slug - below - 4
    isWide = room >= min(widths.title, Self.titleLeast)
    if isWide { widths.title = min(widths.title, room) }
  }

  func write(_ row: DeskContents.Row, in place: DeskPlace, to page: inout Page) {
    let mark: Phrase = row.draft.isUnsaved ? "\("*", .warning) " : "  "
    let age = Phrase(age(of: row)).fitted(to: Age.shortCells, style)
    let slug = slug(of: row)
    let head = "\(mark)\(age)  " + slug + Self.blanks(widths.slug - slug.cells) + "  "
    if isWide {
      page.line(head + columns(of: row, in: place, behind: slug))
      writeNotes(row, to: &page)
    } else {
      page.line(head + title(of: row).truncated(to: max(8, style.width - head.cells), style))
      writeNotes(row, to: &page)
      writeBelow(row, in: place, to: &page)
    }
  }

  /// Title, facts and what comes next, on the same line.
  private func columns(
    of row: DeskContents.Row, in place: DeskPlace, behind slug: Phrase
  ) -> Phrase {
    // A longer slug takes its room from the title.
    let taken = style.width < Style.unlimited ? max(0, slug.cells - widths.slug) : 0
    var line = title(of: row).fitted(to: max(8, widths.title - taken), style) + "  "
    if let width = factWidths[place], width > 0 {
      line += facts(of: row, in: place).fitted(to: width, style) + "  "
    }
    return line + row.next.phrase(for: row.draft)
  }

  /// Facts and what comes next, on one line or on two.
  private func writeBelow(
    _ row: DeskContents.Row, in place: DeskPlace, to page: inout Page
  ) {
    let facts = facts(of: row, in: place)
    let next = row.next.phrase(for: row.draft)
    let lead: Phrase = facts.isEmpty ? "" : facts + ": "
    if margin + lead.cells + next.cells <= style.width {
      page.line(lead + next, indent: margin)
      return
    }
    if !facts.isEmpty { page.paragraph(facts, indent: margin) }
    // A command is there to be copied, and stays whole.
    if case .rewrite = row.next {
      page.paragraph(next, indent: margin)
    } else {
      page.line(next, indent: margin)
    }
  }

  private static func blanks(_ count: Int) -> Phrase {
    Phrase(stringLiteral: String(repeating: " ", count: max(0, count)))
  }

  // MARK: - Columns

  private func age(of row: DeskContents.Row) -> String {
    row.draft.entered.map { Age(from: $0, to: now).short } ?? ""
  }

  private func slug(of row: DeskContents.Row) -> Phrase { Phrase(row.draft.slug.rawValue, .slug) }

  private func title(of row: DeskContents.Row) -> Phrase {
    row.draft.title.map { Phrase($0) } ?? "\("(no title)", .aside)"
  }

  /// Where it stands, and with whom.
  private func facts(of row: DeskContents.Row, in place: DeskPlace) -> Phrase {
    let draft = row.draft
    var facts = [Phrase(draft.stateLabel)]
    switch place {
    case .returned: return ""
    case .inProgress: return tellsState ? facts[0] : ""
    case .waiting:
      if !draft.bylines.isEmpty { facts.append("by \(draft.bylines.few("and"))") }
      if let section = draft.section { facts.append(Phrase(section.rawValue)) }
    case .withOthers:
      let people = row.people.map { names[$0] ?? $0.rawValue }.few("or")
      facts.append(people.isEmpty ? "\("nobody can move it on", .warning)" : "with \(people)")
    }
    return facts.joined(separator: " \(style.glyphs.dot, .aside) ")
  }

  // MARK: - Below

  private func writeNotes(_ row: DeskContents.Row, to page: inout Page) {
    if let event = row.cameBack { writeReason(event, of: row.draft, to: &page) }
    if let time = row.staleApproval {
      page.paragraph(
        "\("the text changed after you approved it", .warning), \(time.minute(inZoneOf: now))",
        indent: margin)
    }
    guard let first = row.blockers.first else { return }
    var message = Phrase(prose: first.message)
    if let line = first.finding?.location?.line { message = "line \(line): \(message)" }
    if row.blockers.count > 1 { message += ", and \(row.blockers.count - 1) more" }
    page.paragraph(message, lead: "\(style.glyphs.no, .error) ", indent: margin)
  }

  private func writeReason(_ event: HistoryEvent, of draft: DraftSummary, to page: inout Page) {
    let handing = Happening.handing(event, now: now)
    guard let reason = event.reason else {
      page.paragraph(handing, indent: margin)
      return
    }
    page.paragraph("\(handing):", indent: margin)
    let isCut = reason.count > Self.reasonLimit
    page.prose(
      isCut ? reason.prefix(Self.reasonLimit) + style.glyphs.ellipsis : reason, indent: margin + 2)
    if isCut {
      let show = "stet show \(draft.slug.shellWord)"
      page.paragraph("\(show, .command) has all of it", indent: margin + 2)
    }
  }
}
