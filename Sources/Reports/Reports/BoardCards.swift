import Editorial

/// The cards of a board's column: each draft's slug and age, and below or behind them whose it is.
struct BoardCards {
  /// A column so wide has room for titles.
  private static let titled = 36
  /// Where drafts have a line each, a longer slug makes no room for itself in other lines.
  private static let slugLimit = 28

  let sections: Sections
  let now: Timestamp
  let style: Style

  /// The cells that a column's cards would take where there is room for so many.
  func width(of column: Board.Column, within room: Int) -> Int {
    column.drafts.reduce(heading(of: column).cells) { width, draft in
      max(
        width, head(of: draft).cells + 2 + age(of: draft).cells, 2 + below(draft, in: room).cells)
    }
  }

  /// The column from its label down; no line is longer than the width.
  func lines(of column: Board.Column, width: Int) -> [Phrase] {
    var lines = [heading(of: column).truncated(to: width, style)]
    for draft in column.drafts {
      let age = age(of: draft)
      let room = width - age.cells - (age.isEmpty ? 0 : 2)
      lines.append(
        age.isEmpty
          ? head(of: draft).truncated(to: room, style)
          : head(of: draft).fitted(to: room, style) + "  " + age)
      let below = below(draft, in: width)
      if !below.isEmpty { lines.append("  " + below.truncated(to: width - 2, style)) }
    }
    if let more = more(in: column) { lines.append(more.truncated(to: width, style)) }
    return lines
  }

  /// The column where it has the page for itself: a line for each draft.
  ///
  /// - Parameter columns: all that stand below one another, so that what is in them is aligned.
  func rows(of column: Board.Column, among columns: [Board.Column]) -> [Phrase] {
    let drafts = columns.flatMap(\.drafts)
    let ages = drafts.map { age(of: $0).cells }.max() ?? 0
    let heads = drafts.map { head(of: $0).cells }.filter { $0 <= Self.slugLimit }.max() ?? 0
    let rows = column.drafts.map { draft -> Phrase in
      let head = head(of: draft)
      let pad = String(repeating: " ", count: max(0, heads - head.cells) + 2)
      let row: Phrase =
        "  \(age(of: draft).fitted(to: ages, style))\(ages > 0 ? "  " : "")\(head)"
      let below = below(draft, in: Self.titled)
      return below.isEmpty ? row : row + Phrase(stringLiteral: pad) + below
    }
    let more = more(in: column).map { "  " + $0 }
    return ([heading(of: column)] + rows + [more].compactMap(\.self)).map {
      $0.truncated(to: style.width, style)
    }
  }

  private func more(in column: Board.Column) -> Phrase? {
    let more = column.count - column.drafts.count
    return more > 0 ? Phrase("and \(more.grouped) more", .aside) : nil
  }

  private func heading(of column: Board.Column) -> Phrase {
    "\(column.label, column.isLive ? .good : .heading) \(column.count.grouped, .aside)"
  }

  private func head(of draft: DraftSummary) -> Phrase {
    let slug = Phrase(draft.slug.rawValue, ink(of: draft.section))
    guard draft.isReadable else { return "\("!", .error) \(slug)" }
    return draft.isUnsaved ? "\("*", .warning) \(slug)" : slug
  }

  private func ink(of section: SectionID?) -> Ink? {
    sections.all.firstIndex { $0.id == section }.map { .section($0) }
  }

  private func age(of draft: DraftSummary) -> Phrase {
    Phrase(draft.entered.map { Age(from: $0, to: now).short } ?? "", .aside)
  }

  private func below(_ draft: DraftSummary, in width: Int) -> Phrase {
    let whose = whose(draft)
    guard width >= Self.titled, let title = draft.title else { return whose }
    let dot: Phrase = whose.isEmpty ? "" : " \(style.glyphs.dot, .aside) "
    return whose + dot + Phrase(title, .aside)
  }

  /// Who wrote it, and for which section where no colour says so.
  private func whose(_ draft: DraftSummary) -> Phrase {
    var parts = draft.bylines.isEmpty ? [] : [draft.bylines.few("and")]
    if let section = draft.section, !style.color || ink(of: section) == nil {
      parts.append(section.rawValue)
    }
    return Phrase(parts.joined(separator: ", "), .aside)
  }
}
