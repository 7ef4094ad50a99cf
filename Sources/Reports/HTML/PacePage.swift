import Editorial

extension PaceReport {
  /// How many stuck drafts the page lists.
  static let listed = 200
  /// How many weeks are drawn: more are too narrow to tell apart.
  static let drawn = 104

  /// The report as one page of HTML that needs nothing beside it.
  public var page: String {
    let title = "How the team is doing"
    guard let days = pace.days else {
      return HTMLPage.text(title: title, lead: "Nothing happened in that time.", "")
    }
    return HTMLPage.text(
      title: title,
      lead:
        "\(days.phrase)\(pace.sectionsPhrase). Days and weeks in \(pace.zone), written \(pace.now.minute(inZoneOf: pace.now)).",
      figures + weeks + sections + states + stuck)
  }

  // MARK: - Parts

  private var figures: Markup {
    let tally = pace.tally
    let again: Markup =
      tally.publishedAgain > 0 ? "<small>and \(tally.publishedAgain.grouped) again</small>" : ""
    let share: Markup =
      tally.correctionsPerHundredTenths.map {
        "<small>\($0.tenths) for each hundred posts published</small>"
      } ?? ""
    return """
      <dl>
      <div><dt>Posts published</dt><dd>\(tally.published.grouped)\(again)</dd></div>
      <div><dt>Corrections</dt><dd>\(tally.corrections.grouped)\(share)</dd></div>
      <div><dt>Retractions</dt><dd>\(tally.retractions.grouped)</dd></div>
      <div><dt>Stuck now</dt><dd>\(pace.stuck.count.grouped)</dd></div>
      </dl>

      """
  }

  private var weeks: Markup {
    // Where many weeks end with years of silence, those before it are drawn.
    let isSilent = pace.weeks.suffix(Self.drawn).allSatisfy { $0.tally.published == 0 }
    let loudest = pace.weeks.lastIndex { $0.tally.published > 0 }
    let until = isSilent ? loudest ?? pace.weeks.count - 1 : pace.weeks.count - 1
    let shown = pace.weeks.prefix(until + 1).suffix(Self.drawn)
    guard let first = shown.first, let last = shown.last else { return "" }
    let total = shown.reduce(0) { $0 + $1.tally.published }
    let bars = shown.map { week in
      PlotBar(
        name: week.week.description, value: Int64(week.tally.published),
        words: week.tally.published.counted("post"))
    }
    let about =
      "\(total.counted("post")) in \(shown.count.counted("week")), from \(first.week) to \(last.week);"
      + " at most \((shown.map(\.tally.published).max() ?? 0).grouped) in a week."
    let rows = pace.weeks.reversed().map { week -> [Markup] in
      let sections = week.published.sorted { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") }
        .map { "\($0.key?.rawValue ?? "no section") \($0.value)" }.joined(separator: ", ")
      return [
        "\(week.week.description)", "\(week.week.monday.description)",
        "\(week.tally.published.grouped)", "\(week.tally.corrections.grouped)",
        "\(week.tally.retractions.grouped)", "\(sections)",
      ]
    }
    let left = pace.weeks.count - shown.count
    var caption = "Posts that went live for the first time"
    if left > 0 {
      caption +=
        ", in \(isSilent ? "" : "the last ")\(shown.count) of \(pace.weeks.count.grouped) weeks"
      if isSilent { caption += ", up to \(last.week); none since" }
    }
    let table = Markup.table(
      "Each week, the last one first",
      ["Week", "From", "Posts", "Corrections", "Retractions", "Posts by section"],
      numbers: [2, 3, 4], rows)
    let title: Markup = "<h2>Published in each week</h2>\n"
    guard loudest != nil else {
      return title
        + Markup.figure("Nothing went live for the first time in these weeks.", "", table)
    }
    return title
      + Markup.figure(
        caption, Plots.columns("weeks", title: "Published in each week", about: about, bars), table)
  }

  private var sections: Markup {
    guard !pace.sections.isEmpty else { return "" }
    let bars = pace.sections.map { section in
      PlotBar(
        name: section.name, value: Int64(section.tally.published),
        words: section.tally.published.counted("post"))
    }
    let rows = pace.sections.map { section -> [Markup] in
      let tally = section.tally
      return [
        "<bdi>\(section.name)</bdi>", "\(tally.published.grouped)", "\(tally.corrections.grouped)",
        "\(tally.correctionsPerHundredTenths?.tenths ?? "")", "\(tally.retractions.grouped)",
      ]
    }
    let about = bars.map { "\($0.name): \($0.words)" }.joined(separator: "; ") + "."
    return "<h2>Published in each section</h2>\n"
      + Markup.figure(
        "Posts that went live for the first time",
        Plots.rows("sections", title: "Published in each section", about: about, bars),
        Markup.table(
          "Each section",
          ["Section", "Posts", "Corrections", "For each hundred posts", "Retractions"],
          numbers: [1, 2, 3, 4], rows))
  }

  private var states: Markup {
    let bars = pace.states.compactMap { times -> PlotBar? in
      guard let median = times.median, let ninetieth = times.ninetieth else { return nil }
      return PlotBar(
        name: times.label, value: median,
        words: "\(median.lastingLong); 9 of 10: \(ninetieth.lastingLong)", mark: ninetieth)
    }
    let rows = pace.states.map { times -> [Markup] in
      [
        "<bdi>\(times.label)</bdi>", "\(times.ended.grouped)",
        "\(times.median?.lastingLong ?? "")", "\(times.ninetieth?.lastingLong ?? "")",
        "\(times.present.grouped)", "\(times.longest?.lastingLong ?? "")",
      ]
    }
    let table = Markup.table(
      "Each state; a stay that has not ended counts under \u{201C}there now\u{201D} alone",
      ["State", "Left it", "Median", "9 of 10 within", "There now", "The longest for"],
      numbers: [1, 2, 3, 4, 5], rows)
    guard !bars.isEmpty else { return "<h2>Time in each state</h2>\n" + table }
    let about = bars.map { "\($0.name): \($0.words)" }.joined(separator: "; ") + "."
    return "<h2>Time in each state</h2>\n"
      + Markup.figure(
        "The bar ends where half of the drafts had left the state, the line across where nine of ten had",
        Plots.rows("states", title: "Time in each state", about: about, bars), table)
  }

  private var stuck: Markup {
    let meaning: Markup = "<p class=\"soft\">\(pace.stuckMeaning.capitalizedFirst).</p>\n"
    guard !pace.stuck.isEmpty else { return "<h2>Nothing is stuck</h2>\n" + meaning }
    let loads = pace.loads.map { load -> Markup in
      let name = load.person.map { names[$0] ?? $0.rawValue } ?? "nobody"
      return "<li><bdi>\(name)</bdi>: \(load.count.counted("draft"))</li>\n"
    }
    let shown = pace.stuck.prefix(Self.listed)
    let rows = shown.map { stuck -> [Markup] in
      let title: Markup = stuck.title.map { "<small dir=\"auto\">\($0)</small>" } ?? ""
      return [
        "<bdi>\(stuck.slug.rawValue)</bdi>\(title)", "<bdi>\(stuck.label)</bdi>",
        "<bdi>\(stuck.section?.rawValue ?? "")</bdi>",
        "\((pace.now.seconds - stuck.since.seconds).lastingLong)",
        "<bdi>\(pace.people(stuck.people, names))</bdi>",
      ]
    }
    let left = pace.stuck.count - shown.count
    let more: Markup =
      left > 0
      ? "<p class=\"soft\">And \(left.counted("more draft", "more drafts")): <code>stet report --format json</code> lists them all.</p>\n"
      : ""
    return "<h2>Stuck, and with whom</h2>\n" + meaning + "<ul>\n\(loads)</ul>\n"
      + Markup.table(
        "Stuck drafts, the longest first",
        ["Draft", "State", "Section", "For", "Who could move it"],
        numbers: [3], stacks: true, rows) + more
  }
}

extension String {
  /// The sentence as it stands at the beginning of a paragraph.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
