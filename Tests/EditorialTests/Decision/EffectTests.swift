import Testing

@testable import Editorial

/// Exactly what the effects write, in the right form, and nothing else.
@Suite struct EffectTests {
  static let rules = TestRules.rules(
    TestRules.workflow(transitions: [
      TestRules.transition(
        "publish", from: "draft", to: "published",
        sets: [
          ("updated", .now), ("by", .actor), ("hidden", .literal("false")), ("note", .remove),
        ],
        stamps: [("date", .today), ("first", .literal("yes"))])
    ]))

  static func row(
    _ name: String, before: KeyValuePairs<String, String> = [:],
    _ after: KeyValuePairs<String, String>, life: Life = life(), _ codes: Code...
  ) -> StepCase {
    var row = StepCase(
      name, by: "ben", draft(managed: before), draft(state: "published", managed: after),
      life: life, rules: rules)
    row.codes = codes
    return row
  }

  static let good: KeyValuePairs = [
    "updated": "2026-01-01T10:00:00+02:00", "by": "ben", "hidden": "false", "date": "2026-01-01",
    "first": "yes",
  ]

  /// The good ones with one of them otherwise; nil takes it out.
  static func good(_ key: String, _ value: String?) -> KeyValuePairs<String, String> {
    let rest = good.filter { $0.key != key }.map { ($0.key, $0.value) }
    let all = value.map { rest + [(key, $0)] } ?? rest
    switch all.count {
    case 4: return [all[0].0: all[0].1, all[1].0: all[1].1, all[2].0: all[2].1, all[3].0: all[3].1]
    case 5:
      return [
        all[0].0: all[0].1, all[1].0: all[1].1, all[2].0: all[2].1, all[3].0: all[3].1,
        all[4].0: all[4].1,
      ]
    default:
      return [
        all[0].0: all[0].1, all[1].0: all[1].1, all[2].0: all[2].1, all[3].0: all[3].1,
        all[4].0: all[4].1, all[5].0: all[5].1,
      ]
    }
  }

  @Test(arguments: [
    row("all of them", good),
    row("now in another form", good("updated", "2026-01-01"), .transitionEffects),
    row("now without an offset", good("updated", "2026-01-01T10:00:00"), .transitionEffects),
    row("now is missing", good("updated", nil), .transitionEffects),
    row("another's name", good("by", "mo"), .transitionEffects),
    row("a literal in another spelling", good("hidden", "False"), .transitionEffects),
    row("today in another form", good("date", "1/1/2026"), .transitionEffects),
    row("today as a moment", good("date", "2026-01-01T10:00:00Z"), .transitionEffects),
    row("a day that there is not", good("date", "2026-02-30"), .transitionEffects),
    row("a stamp is missing", good("first", nil), .transitionEffects),
    row("removed where it was", before: ["note": "x"], good),
    row(
      "not removed where it was", before: ["note": "x"], good("note", "x"),
      .transitionEffects),
    row("a stamp stays as it was", before: ["date": "long ago"], good("date", "long ago")),
    row("a stamp that was there is rewritten, by an editor", before: ["date": "long ago"], good),
    row(
      "and after it was live", before: ["date": "long ago"], good, life: life(wasLive: true),
      .managedEdited),
    row("a set is written over what was there", before: ["hidden": "true"], good),
    row("another key of stet's on the way", good("slug", "river"), .managedEdited),
  ])
  func areWritten(_ row: StepCase) { row.hold() }

  @Test(arguments: [
    StepCase("a set by hand", draft(), draft(managed: ["updated": "x"]), .managedEdited),
    StepCase(
      "a set taken out by hand", draft(managed: ["updated": "x"]), draft(),
      .managedEdited),
    StepCase("aliases by hand", draft(), draft(managed: ["aliases": "/x"]), .managedEdited),
    StepCase(
      "a set emptied", draft(managed: ["updated": "x"]), draft(managed: ["updated": ""]),
      .managedEdited),
    StepCase(
      "an empty one taken out", draft(managed: ["updated": ""]), draft(),
      .managedEdited),
    StepCase("another key", draft(), draft(others: ["tags": "water"])),
  ])
  func areNotWrittenByHand(_ row: StepCase) { row.hold() }

  @Test func effectsAreThoseThatHold() throws {
    let workflow = Self.rules.workflows[0]
    let publish = try #require(workflow.transition("publish"))
    let now = Timestamp(seconds: 1_772_452_800, offset: 120)
    let before = try draft(managed: ["note": "x", "first": "no"]).under(workflow)
    let edits = publish.effects(
      on: before, by: actorNamed("ben"), now: now,
      today: CivilDate(year: 2026, month: 3, day: 2))
    #expect(
      edits == [
        .set(key: "date", value: "2026-03-02"), .remove(key: "note"),
        .set(key: "hidden", value: "false"), .set(key: "by", value: "ben"),
        .set(key: "updated", value: "2026-03-02T14:00:00+02:00"),
        .set(key: "status", value: "published"),
      ])
  }
}
