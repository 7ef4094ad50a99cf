@testable import Editorial
@testable import Reports

extension Sample {
  static func row(
    _ draft: DraftSummary, _ next: DeskContents.Next, people: [PersonID] = ["ada"],
    cameBack: HistoryEvent? = nil, stale: Timestamp? = nil, _ blockers: [Blocker] = []
  ) -> DeskContents.Row {
    DeskContents.Row(
      draft: draft, cameBack: cameBack, staleApproval: stale, people: people, next: next,
      blockers: blockers)
  }

  private static let submit = workflow.transitions[0]
  private static let publish = workflow.transitions[3]

  /// Somebody's who writes and edits: something on every pile.
  static let desk = DeskContents(
    asker: .person(masthead.people[2]),
    piles: [
      .returned: .init(rows: [
        row(
          draft("river-gauge", "The river gauge nobody reads", entered: ago(days: 4)),
          .rewrite(submit), cameBack: returned),
        row(
          draft("harbour-2019", nil, unsaved: true), .move(submit),
          cameBack: event(
            .moved, by: "ben", ago(days: 9), "rework", from: "review", to: "draft", label: "Draft",
            reason: String(repeating: "Every word of it has to go. ", count: 24))),
      ]),
      .waiting: .init(
        rows: [
          row(
            draft(
              "tokyo-letter", "東京からの手紙：川の水位計を読む人はいない", "In review", section: "world",
              bylines: ["Ada Reyes", "Ben Okoro"], entered: ago(days: 12)),
            .move(publish), people: ["mo"]),
          row(
            draft("low-tide", "Low tide, high rent", "In review", entered: ago(hours: 5)),
            .approve, people: ["ben", "mo"], stale: ago(hours: 30)),
          row(
            draft(
              "kelp", "Kelp", "In review", section: nil, bylines: [], entered: ago(minutes: 12)),
            .check, people: ["mo"], [checkBlocker, approvalBlocker]),
        ], more: 31, isExact: false),
      .inProgress: .init(
        rows: [
          row(
            draft(
              "night-bus", "The night bus has a new driver, and the driver has a plan",
              unsaved: true), .rewrite(submit), [checkBlocker]),
          row(
            draft("the-man-who-writes-the-numbers-down", "The man who writes the numbers down"),
            .move(submit)),
          row(draft("it's-new", "It's new", entered: nil), .move(submit)),
        ], more: 2),
      .withOthers: .init(rows: [
        row(
          draft("family-day", "👩‍👩‍👧‍👦 Family day 🇺🇦 in the cafe\u{301} ❤️", "In review"), .show,
          people: ["ben", "cy", "ada", "pia"]),
        row(draft("orphan", "Nobody's child", "In review"), .show, people: []),
      ]),
    ],
    unsaved: ["weekly"], unsavedRules: ["workflows/editorial.yml"],
    unreadable: ["broken-one", "odd"],
    team: TeamGap(
      here: .init(versions: 2, people: ["Mo Lindqvist"], drafts: ["kelp", "low-tide"]),
      there: .init(
        versions: 1204, people: ["Ada Reyes", "Ben Okoro", "Cy", "Pia"],
        drafts: ["a", "b", "c", "d", "e"], touchesRules: true)), mayCreate: true)

  static let stranger = Stranger(
    name: "Ada Reyes", email: "ada@home.example", chiefs: [masthead.people[2]],
    namesake: masthead.people[0], role: "author")
}
