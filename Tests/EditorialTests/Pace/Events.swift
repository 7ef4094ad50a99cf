@testable import Editorial

/// Events of drafts, told by days.
///
/// Day 0 is Monday, 2026-01-05, at noon.
enum Told {
  static let start: Int64 = 20_458

  static func at(_ day: Double) -> Timestamp {
    Timestamp(seconds: start * 86_400 + 43_200 + Int64(day * 86_400))
  }

  static func event(
    _ slug: Slug, _ kind: HistoryEvent.Kind, _ day: Double, from: StateID? = nil,
    to: StateID? = nil, section: SectionID? = "city", copy: CopyID = "one", old: Slug? = nil
  ) -> HistoryEvent {
    HistoryEvent(
      slug: slug, kind: kind, from: from, to: to, toLabel: to?.rawValue,
      section: section, isLive: to == "published",
      actor: Actor(name: "Ada", email: "ada@blog.example", person: "ada"), name: "Ada",
      time: at(day), commit: "c", copy: copy, oldSlug: old)
  }

  static func move(
    _ slug: Slug, _ day: Double, _ from: StateID, _ to: StateID, section: SectionID? = "city",
    copy: CopyID = "one"
  ) -> HistoryEvent {
    event(slug, .moved, day, from: from, to: to, section: section, copy: copy)
  }

  /// Written, handed in and published, on these days.
  static func life(
    _ slug: Slug, _ days: (Double, Double, Double), section: SectionID? = "city"
  ) -> [HistoryEvent] {
    [
      event(slug, .created, days.0, to: "draft", section: section),
      move(slug, days.1, "draft", "review", section: section),
      move(slug, days.2, "review", "published", section: section),
    ]
  }

  static func pace(
    _ events: [HistoryEvent], present: [Pace.Present] = [], since: String? = nil,
    until: String? = nil, sections: [SectionID] = [], now: Double = 60, offset: Int = 0
  ) -> Pace {
    Pace(
      of: events.sorted { $0.time < $1.time }, present: present, rules: TestRules.rules(),
      Pace.Question(
        since: since.flatMap { CivilDate($0) }, until: until.flatMap { CivilDate($0) },
        sections: sections),
      now: at(now), zone: "UTC", offset: { _ in offset })
  }
}
