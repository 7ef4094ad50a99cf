// From events and lives to numbers: values in, values out.

extension Pace {
  /// A draft as it is now.
  public struct Present: Sendable {
    public var draft: Draft
    public var life: Life

    public init(_ draft: Draft, life: Life) {
      self.draft = draft
      self.life = life
    }
  }

  /// Counts.
  ///
  /// - Parameters:
  ///   - events: what happened to all drafts, the oldest first.
  ///   - present: the drafts that there are.
  ///   - rules: those in force today: they name states and sections, and say who could go on.
  ///   - offset: the minutes east of UTC in the zone of days and weeks, at a moment.
  public init(
    of events: [HistoryEvent], present: [Present], rules: Rules, _ question: Question,
    now: Timestamp, zone: String, offset: @escaping (Timestamp) -> Int
  ) {
    self.init(question, now: now, zone: zone)
    let courses = events.courses()
    let day = { (time: Timestamp) in time.day(east: offset(time)) }
    guard let first = events.min(by: { $0.time < $1.time }) else { return }
    let start = max(question.since?.daysSince1970 ?? .min, day(first.time))
    let end = min(question.until?.daysSince1970 ?? .max, day(max(now, first.time)))
    guard start <= end else { return }
    days = start...end
    let asked = PaceFilter(sections: question.sections, days: start...end, day: day)
    countDeeds(courses.values.flatMap(\.deeds), asked, rules.sections)
    let stays = courses.values.flatMap(\.stays).filter { asked.holds($0.section, at: $0.to) }
    let waiting = present.filter { asked.holds($0.draft.section) }.map { present in
      Waiting(present, since: courses[present.draft.slug.folded]?.entered ?? now)
    }
    countStates(stays, waiting, labels(in: events), rules)
    findStuck(waiting, rules)
  }

  // MARK: - On the site

  private mutating func countDeeds(
    _ deeds: [Course.Deed], _ asked: PaceFilter, _ sections: Sections
  ) {
    guard let days else { return }
    var weeks: [ISOWeek: Week] = [:]
    let last = ISOWeek(of: CivilDate(daysSince1970: days.upperBound))
    var week = ISOWeek(of: CivilDate(daysSince1970: days.lowerBound))
    while week <= last {
      weeks[week] = Week(week: week)
      week = week.next
    }
    var bySection: [SectionID?: Tally] = [:]
    for deed in deeds where asked.holds(deed.section, at: deed.time) {
      tally.count(deed.kind)
      bySection[deed.section, default: Tally()].count(deed.kind)
      let week = ISOWeek(of: CivilDate(daysSince1970: asked.day(deed.time)))
      weeks[week]?.tally.count(deed.kind)
      if deed.kind == .published { weeks[week]?.published[deed.section, default: 0] += 1 }
    }
    self.weeks = weeks.values.sorted { $0.week < $1.week }
    let known = sections.all.map(\.id)
    let others = bySection.keys.compactMap(\.self).filter { !known.contains($0) }.sorted()
    let order = (known + others).map(Optional.some) + (bySection[nil] == nil ? [] : [nil])
    self.sections = order.compactMap { section in
      guard let tally = bySection[section] else { return nil }
      return Section(section: section, title: section.flatMap { sections[$0]?.title }, tally: tally)
    }
  }

  // MARK: - In the office

  /// A draft that there is, and since when it is where it is.
  private struct Waiting {
    var draft: Draft
    var life: Life
    var since: Timestamp

    init(_ present: Present, since: Timestamp) {
      draft = present.draft
      life = present.life
      self.since = life.entry?.time ?? since
    }
  }

  /// What states were called last, for those that are gone.
  private func labels(in events: [HistoryEvent]) -> [StateID: String] {
    var labels: [StateID: String] = [:]
    for event in events {
      if let state = event.to, let label = event.toLabel { labels[state] = label }
    }
    return labels
  }

  private mutating func countStates(
    _ stays: [Course.Stay], _ waiting: [Waiting], _ labels: [StateID: String], _ rules: Rules
  ) {
    let ended = Dictionary(grouping: stays, by: \.state).mapValues { $0.map(\.seconds).sorted() }
    let present = Dictionary(grouping: waiting.filter { $0.draft.state != nil }) {
      $0.draft.state?.id ?? ""
    }
    var seen: Set<StateID> = []
    let known = rules.workflows.flatMap(\.states).filter { seen.insert($0.id).inserted }
    for state in known {
      add(
        StateTimes(state: state.id, label: state.label, isLive: state.live),
        ended[state.id] ?? [], present[state.id] ?? [])
    }
    for (state, ended) in ended.sorted(by: { $0.key < $1.key }) where !seen.contains(state) {
      add(
        StateTimes(state: state, label: labels[state] ?? state.rawValue, isLive: false), ended, [])
    }
  }

  private mutating func add(_ times: StateTimes, _ ended: [Int64], _ present: [Waiting]) {
    var times = times
    times.ended = ended.count
    times.median = ended.percentile(50)
    times.ninetieth = ended.percentile(90)
    times.present = present.count
    times.longest = present.map(\.since).min().map { max(0, now.seconds - $0.seconds) }
    states.append(times)
  }

  /// How long a draft may stay in a state before it is stuck there.
  public func limit(in state: StateID) -> Int64 {
    guard let times = states.first(where: { $0.state == state }),
      times.ended >= Self.leastStays, let ninetieth = times.ninetieth
    else { return Self.usualLimit }
    return ninetieth
  }

  /// What is on its way to the site and stays longer than nine of ten did.
  private mutating func findStuck(_ waiting: [Waiting], _ rules: Rules) {
    let limits = Dictionary(
      states.map { ($0.state, limit(in: $0.state)) }, uniquingKeysWith: { first, _ in first })
    for one in waiting {
      guard let state = one.draft.state, !state.live, !state.final,
        now.seconds - one.since.seconds > limits[state.id] ?? Self.usualLimit
      else { continue }
      let turn = Turn(one.draft, life: one.life, rules: rules)
      // Where no way leads to the site nothing is expected of anybody.
      guard !turn.ways.isEmpty else { continue }
      stuck.append(
        Stuck(
          slug: one.draft.slug, title: one.draft.title, state: state.id, label: state.label,
          section: one.draft.section, since: one.since, people: turn.people))
    }
    stuck.sort { ($0.since, $0.slug) < ($1.since, $1.slug) }
    var loads: [PersonID?: Load] = [:]
    for one in stuck {
      for person in one.people.isEmpty ? [nil] : one.people.map(Optional.some) {
        loads[person, default: Load(person: person, count: 0, oldest: one.since)].count += 1
      }
    }
    self.loads = loads.values.sorted {
      $0.count == $1.count
        ? ($0.person?.rawValue ?? "") < ($1.person?.rawValue ?? "") : $0.count > $1.count
    }
  }
}

/// Which of the past is asked for.
private struct PaceFilter {
  let sections: Set<SectionID>
  let days: ClosedRange<Int64>
  let day: (Timestamp) -> Int64

  init(sections: [SectionID], days: ClosedRange<Int64>, day: @escaping (Timestamp) -> Int64) {
    self.sections = Set(sections)
    self.days = days
    self.day = day
  }

  func holds(_ section: SectionID?) -> Bool {
    sections.isEmpty || section.map(sections.contains) ?? false
  }

  func holds(_ section: SectionID?, at time: Timestamp) -> Bool {
    holds(section) && days.contains(day(time))
  }
}

extension Pace.StateTimes {
  fileprivate init(state: StateID, label: String, isLive: Bool) {
    self.init(
      state: state, label: label, isLive: isLive, ended: 0, median: nil, ninetieth: nil,
      present: 0, longest: nil)
  }
}

extension Timestamp {
  /// The days from 1970-01-01 to its day, that many minutes east of UTC.
  fileprivate func day(east offset: Int) -> Int64 {
    let local = seconds + Int64(offset) * 60
    return local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
  }
}
