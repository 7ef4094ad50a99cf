public import Editorial

/// `stet report`: how long drafts stay in each state, what is stuck and with whom, what was
/// published, corrected and retracted.
public struct PaceReport: Report {
  /// How many of the last weeks are shown where nobody asked from when on: a quarter.
  static let weeks = 13
  /// How many stuck drafts are listed.
  static let rows = 10

  public var pace: Pace
  public var names: Names

  public init(_ pace: Pace, names: Names = [:]) {
    self.pace = pace
    self.names = names
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    guard let days = pace.days else {
      page.paragraph(emptiness)
      return page.text
    }
    page.paragraph(
      "\(days.phrase, .heading)\(pace.sectionsPhrase) \("(days and weeks in \(pace.zone))", .aside)"
    )
    page.blank()
    writeTally(to: &page)
    writeStates(to: &page)
    writeStuck(to: &page)
    writeWeeks(to: &page)
    writeSections(to: &page)
    return page.text
  }

  private var emptiness: Phrase {
    pace.question == Pace.Question()
      ? "nothing has happened yet; next: \("stet new 'TITLE'", .command)"
      : "nothing happened in that time; \("stet report", .command) tells of all of it"
  }

  // MARK: - Parts

  private func writeTally(to page: inout Page) {
    page.line(Phrase("on the site", .heading))
    let tally = pace.tally
    var rows: [(String, Int, String)] = [("published", tally.published, "")]
    if tally.publishedAgain > 0 { rows.append(("published again", tally.publishedAgain, "")) }
    let share = tally.correctionsPerHundredTenths.map {
      "\($0.tenths) for each hundred posts published"
    }
    rows.append(("corrections", tally.corrections, share ?? ""))
    rows.append(("retractions", tally.retractions, ""))
    let names = rows.map(\.0.count).max() ?? 0
    let width = rows.map(\.1.grouped.count).max() ?? 0
    for (name, count, aside) in rows {
      var line = Phrase(name).fitted(to: names, page.style)
      line += "  \(count.grouped.padded(to: width))"
      if !aside.isEmpty { line += "  \(aside, .aside)" }
      page.line(line, indent: 2)
    }
  }

  private func writeStates(to page: inout Page) {
    page.blank()
    page.line(Phrase("time in each state", .heading))
    let longest = pace.states.compactMap(\.median).max() ?? 0
    var table = Table(
      [
        .init("STATE"), .init("LEFT IT"), .init("MEDIAN"), .init("9 OF 10"), .init("THERE NOW"),
        .init("LONGEST"), .init("", gives: 0),
      ], shortening: [(0, 10)])
    table.rows = pace.states.map { times in
      [
        Phrase(times.label, times.isLive ? .good : nil), Phrase(times.ended.grouped.padded(to: 7)),
        Phrase((times.median?.lasting ?? "").padded(to: 7)),
        Phrase((times.ninetieth?.lasting ?? "").padded(to: 7)),
        Phrase(times.present.grouped.padded(to: 9)),
        Phrase((times.longest?.lasting ?? "").padded(to: 7)),
        Bar.of(times.median ?? 0, outOf: longest, cells: 16, page.style),
      ]
    }
    table.write(to: &page, indent: 2)
    guard !page.style.quiet else { return }
    page.paragraph(
      Phrase("a stay that has not ended counts under THERE NOW alone", .aside), indent: 2)
  }

  private func writeStuck(to page: inout Page) {
    page.blank()
    guard !pace.stuck.isEmpty else {
      page.paragraph("nothing is stuck\("; \(pace.stuckMeaning)", .aside)")
      return
    }
    page.line(Phrase("stuck: \(pace.stuck.count.counted("draft"))", .heading))
    if !page.style.quiet { page.paragraph(Phrase(pace.stuckMeaning, .aside), indent: 2) }
    let shown = pace.stuck.prefix(Self.rows)
    var table = Table(
      [
        .init("SLUG"), .init("STATE"), .init("SECTION", gives: 0), .init("FOR"),
        .init("WITH"),
      ], shortening: [(4, 16), (0, 16), (1, 10)])
    table.rows = shown.map { stuck in
      [
        Phrase(stuck.slug.rawValue, .slug), Phrase(stuck.label),
        Phrase(stuck.section?.rawValue ?? ""),
        Phrase((pace.now.seconds - stuck.since.seconds).lasting.padded(to: 6)),
        Phrase(pace.people(stuck.people, names)),
      ]
    }
    table.write(to: &page, indent: 2)
    if pace.stuck.count > shown.count {
      page.paragraph(
        "and \((pace.stuck.count - shown.count).grouped) more: \("stet report --format json", .command) lists them all",
        indent: 2)
    }
    let loads = pace.loads.prefix(6).map { "\(name(of: $0)) \($0.count.grouped)" }
    page.paragraph(
      Phrase(loads.joined(separator: ", ")) + (pace.loads.count > 6 ? ", and others" : ""),
      lead: "with: ", indent: 2)
  }

  private func name(of load: Pace.Load) -> String {
    load.person.map { names[$0] ?? $0.rawValue } ?? "nobody"
  }

  private func writeWeeks(to page: inout Page) {
    let all = pace.weeks
    let shown = pace.question.since == nil ? all.suffix(Self.weeks) : all[...]
    guard !shown.isEmpty else { return }
    page.blank()
    page.line(Phrase("published in each week", .heading))
    let most = Int64(shown.map(\.tally.published).max() ?? 0)
    var table = Table([.init("WEEK"), .init("FROM", gives: 0), .init("POSTS"), .init("")])
    table.rows = shown.map { week in
      [
        Phrase(week.week.description), Phrase(week.week.monday.description, .aside),
        Phrase(week.tally.published.grouped.padded(to: 5)),
        Bar.of(Int64(week.tally.published), outOf: most, cells: 30, page.style),
      ]
    }
    table.write(to: &page, indent: 2)
    let earlier = all.dropLast(shown.count)
    guard !earlier.isEmpty, let first = earlier.first else { return }
    let posts = earlier.reduce(0) { $0 + $1.tally.published }
    page.paragraph(
      "before: \(posts.counted("post")) in \(earlier.count.counted("week")); \("stet report --since \(first.week.monday)", .command) shows each",
      indent: 2)
  }

  private func writeSections(to page: inout Page) {
    guard !pace.sections.isEmpty else { return }
    page.blank()
    page.line(Phrase("published in each section", .heading))
    let most = Int64(pace.sections.map(\.tally.published).max() ?? 0)
    var table = Table(
      [
        .init("SECTION"), .init("POSTS"), .init("CORRECTIONS", gives: 1),
        .init("RETRACTIONS", gives: 0), .init(""),
      ], shortening: [(0, 12)])
    table.rows = pace.sections.map { section in
      [
        Phrase(section.name), Phrase(section.tally.published.grouped.padded(to: 5)),
        Phrase(section.tally.corrections.grouped.padded(to: 11)),
        Phrase(section.tally.retractions.grouped.padded(to: 11)),
        Bar.of(Int64(section.tally.published), outOf: most, cells: 20, page.style),
      ]
    }
    table.write(to: &page, indent: 2)
  }
}
