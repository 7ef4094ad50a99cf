@testable import Editorial

/// A small newsroom to make reports of.
enum Sample {
  static let now = Timestamp(seconds: 1_795_082_400, offset: 120)  // 2026-11-19T12:00:00+02:00

  static func ago(days: Int64 = 0, hours: Int64 = 0, minutes: Int64 = 0) -> Timestamp {
    Timestamp(
      seconds: now.seconds - days * 86_400 - hours * 3600 - minutes * 60, offset: now.offset)
  }

  static let names: [PersonID: String] = [
    "ada": "Ada Reyes", "ben": "Ben Okoro", "mo": "Mo Lindqvist",
  ]

  static let copy: CopyID = "5f1c0dae3b5a4f64a1ae3a0c6f0e1f2a3b4c5d6e"
  static let commit: CommitID = "3f2a91c0d4e5f60718293a4b5c6d7e8f90a1b2c3"

  static func actor(_ id: PersonID) -> Actor {
    Actor(name: names[id] ?? id.rawValue, email: "\(id)@blog.example", person: id)
  }

  static func draft(
    _ slug: Slug, _ title: String?, _ label: String = "Draft", section: SectionID? = "city",
    bylines: [String] = ["Ada Reyes"], entered: Timestamp? = ago(days: 3), unsaved: Bool = false,
    readable: Bool = true
  ) -> DraftSummary {
    let ids: [String: StateID] = [
      "Draft": "draft", "In review": "review", "Published": "published",
    ]
    return DraftSummary(
      slug: slug, title: title, state: readable ? ids[label] : nil, stateLabel: label,
      isLive: label == "Published", section: section, bylines: bylines,
      path: "drafts/\(slug).md", copy: readable ? copy : nil, updated: entered, entered: entered,
      isUnsaved: unsaved, isReadable: readable)
  }

  static let drafts: [DraftSummary] = [
    draft("river-gauge", "The river gauge nobody reads", "In review"),
    draft("night-bus", "The night bus has a new driver, and the driver has a plan", unsaved: true),
    draft(
      "tokyo-letter", "東京からの手紙：川の水位計を読む人はいない", "In review", section: "world",
      bylines: ["Ada Reyes", "Ben Okoro"], entered: ago(hours: 5)),
    draft("family-day", "👩‍👩‍👧‍👦 Family day 🇺🇦 in the cafe\u{301} ❤️", "Published", entered: ago(days: 75)),
    draft(
      "broken-one", nil, "unreadable", section: nil, bylines: [], entered: nil, readable: false),
    draft("harbour-2019", "Harbour", "Published", section: nil, entered: ago(days: 1200)),
  ]

  static let bylineFinding = Finding(
    "byline.unknown", .error, "`Ada Reye` is nobody on the masthead",
    at: SourceLocation(
      path: "drafts/river-gauge.md", line: 4, column: 9, endColumn: 17, text: "byline: Ada Reye"),
    help: "did you mean `Ada Reyes`?", slug: "river-gauge")

  static let wideFinding = Finding(
    "link.broken", .warning, "the link points at `../bilder/straße.png`, and there is nothing",
    at: SourceLocation(
      path: "drafts/tokyo-letter.md", line: 128, column: 9, endColumn: 31,
      text: "\t東京 👩‍👩‍👧 [写真](../bilder/straße.png) と川"),
    help: "save the picture there, or run `stet check tokyo-letter` to see what the folder has",
    slug: "tokyo-letter")

  static let longFinding = Finding(
    "body.placeholder", .error, "a placeholder stands in the text",
    at: SourceLocation(
      path: "drafts/night-bus.md", line: 12, column: 397, endColumn: 404,
      text: String(repeating: "the bus came late and ", count: 18) + "TODO TK "
        + String(repeating: "nobody was surprised ", count: 30)), slug: "night-bus")

  static let placeless = Finding(
    "slug.taken", .error, "the slug `weekly` is taken by drafts/2024-weekly.md",
    help: "choose another file name", slug: "weekly")

  static let ruleFinding = Finding(
    "masthead.role", .error, "`editer` is a role that no workflow knows",
    at: SourceLocation(
      path: "workflows/masthead.yml", line: 9, column: 13, endColumn: 19,
      text: "    roles: [editer]"), help: "did you mean `editor`?")

  static let check = CheckReport(
    findings: [ruleFinding, longFinding, bylineFinding, wideFinding, placeless], checked: 14,
    unsaved: ["night-bus"])

  static let approvalBlocker = Blocker(
    "approval.missing", slug: "river-gauge",
    "`publish` wants 1 approval of an editor and has none; Ada Reyes does not count: on the byline",
    help: "Ben Okoro or Mo Lindqvist can give it: `stet approve river-gauge`", who: ["ben", "mo"])
  static let checkBlocker = Blocker(
    "transition.checks", slug: "river-gauge", bylineFinding.message, help: bylineFinding.help,
    who: ["ben"], finding: bylineFinding)

  static func event(
    _ kind: HistoryEvent.Kind, by id: PersonID, _ time: Timestamp,
    _ transition: TransitionID? = nil,
    from: StateID? = nil, to: StateID? = nil, label: String? = nil, reason: String? = nil,
    old: Slug? = nil, note: String? = nil, slug: Slug = "river-gauge"
  ) -> HistoryEvent {
    HistoryEvent(
      slug: slug, kind: kind, transition: transition, from: from, to: to, toLabel: label,
      actor: actor(id), name: names[id] ?? id.rawValue, time: time, reason: reason, commit: commit,
      copy: copy, oldSlug: old, note: note)
  }

  static let returned = event(
    .moved, by: "ben", ago(days: 4), "return", from: "review", to: "draft", label: "Draft",
    reason: """
      Please check the figure in the third paragraph: the harbour office says 4.20 m, not 4.02.

      And the dek gives the ending away.
      """)

  static let events: [HistoryEvent] = [
    event(
      .moved, by: "mo", ago(hours: 2), "publish", from: "review", to: "published",
      label: "Published"),
    event(.approved, by: "ben", ago(hours: 3)),
    event(.approved, by: "mo", ago(days: 1), note: "does not count: the text changed after it"),
    event(
      .moved, by: "ada", ago(days: 3), "submit", from: "draft", to: "review", label: "In review"),
    event(.saved, by: "ada", ago(days: 3, minutes: 1)),
    returned,
    event(
      .moved, by: "ada", ago(days: 5), "fast-track", from: "draft", to: "review",
      label: "In review"),
    event(.renamed, by: "ada", ago(days: 6), old: "gauge"),
    event(.unapproved, by: "ben", ago(days: 7)),
    event(.adopted, by: "mo", ago(days: 8), to: "draft", label: "Draft"),
    event(.deleted, by: "mo", ago(days: 9), reason: "a duplicate"),
    event(.restored, by: "mo", ago(days: 9)),
    event(.created, by: "ada", ago(days: 10), to: "draft", label: "Draft"),
  ]
}
