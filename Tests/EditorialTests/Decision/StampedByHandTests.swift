import Testing

@testable import Editorial

/// Keys under `stamps`, written by hand before a draft was ever live.
@Suite struct StampedByHandTests {
  static let dated: KeyValuePairs = ["date": "2026-01-01T00:00:00Z"]

  @Test(arguments: [
    StepCase("by an author in draft", draft(), draft(managed: dated)),
    StepCase(
      "by an author in review", draft(state: "review"),
      draft(state: "review", managed: dated), .editRole),
    StepCase(
      "by an editor in review", by: "ben", draft(state: "review"),
      draft(state: "review", managed: dated)),
    StepCase(
      "after it was live", draft(), draft(managed: dated), life: life(wasLive: true),
      .managedEdited),
    StepCase("taken out again", draft(managed: dated), draft()),
    StepCase(
      "together with a move, by whoever may edit", draft(),
      draft(state: "review", managed: dated)),
    StepCase(
      "together with a move, by whoever may not", draft(state: "review"),
      draft(managed: dated), as: "withdraw", .editRole),
    StepCase(
      "together with publication, which finds one", by: "ben",
      draft(state: "review", managed: dated),
      draft(state: "published", managed: ["date": "2020-01-01T00:00:00Z"])),
    StepCase(
      "together with publication, after it was live", by: "ben",
      draft(state: "review", managed: dated),
      draft(state: "published", managed: ["date": "2020-01-01T00:00:00Z"]),
      life: life(wasLive: true), .managedEdited),
  ])
  func stamps(_ row: StepCase) { row.hold() }
}
