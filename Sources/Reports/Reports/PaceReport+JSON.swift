import Editorial

extension PaceReport {
  public var json: String {
    let days = pace.days
    return JSONValue.document(
      [
        "from": JSONValue(days.map { CivilDate(daysSince1970: $0.lowerBound).description }),
        "to": JSONValue(days.map { CivilDate(daysSince1970: $0.upperBound).description }),
        "zone": .string(pace.zone), "now": .string(pace.now.rfc3339),
        "only_sections": JSONValue(pace.question.sections),
        "states": .array(pace.states.map(json)), "stuck": .array(pace.stuck.map(json)),
        "stuck_with": .array(pace.loads.map(json)), "weeks": .array(pace.weeks.map(json)),
        "sections": .array(
          pace.sections.map { section in
            ["section": JSONValue(section.section), "title": JSONValue(section.title)]
              + json(section.tally)
          }),
      ] + json(pace.tally)
    ).written
  }

  private func json(_ tally: Pace.Tally) -> JSONValue {
    [
      "published": JSONValue(tally.published), "published_again": JSONValue(tally.publishedAgain),
      "corrections": JSONValue(tally.corrections),
      "corrections_per_hundred": tally.correctionsPerHundredTenths.map { .tenths($0) } ?? .null,
      "retractions": JSONValue(tally.retractions),
    ]
  }

  private func json(_ times: Pace.StateTimes) -> JSONValue {
    [
      "state": JSONValue(times.state), "label": .string(times.label),
      "live": JSONValue(times.isLive), "ended": JSONValue(times.ended),
      "median_seconds": JSONValue(times.median.map { Int($0) }),
      "p90_seconds": JSONValue(times.ninetieth.map { Int($0) }),
      "present": JSONValue(times.present),
      "longest_seconds": JSONValue(times.longest.map { Int($0) }),
    ]
  }

  private func json(_ stuck: Pace.Stuck) -> JSONValue {
    [
      "slug": JSONValue(stuck.slug), "title": JSONValue(stuck.title),
      "state": JSONValue(stuck.state), "section": JSONValue(stuck.section),
      "since": JSONValue(stuck.since),
      "seconds": JSONValue(Int(pace.now.seconds - stuck.since.seconds)),
      "people": JSONValue(stuck.people),
    ]
  }

  private func json(_ load: Pace.Load) -> JSONValue {
    [
      "person": JSONValue(load.person), "count": JSONValue(load.count),
      "oldest": JSONValue(load.oldest),
    ]
  }

  private func json(_ week: Pace.Week) -> JSONValue {
    let sections = week.published.sorted { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") }
    return [
      "week": .string(week.week.description), "monday": .string(week.week.monday.description),
      "sections": .array(
        sections.map { ["section": JSONValue($0.key), "published": JSONValue($0.value)] }),
    ] + json(week.tally)
  }
}
