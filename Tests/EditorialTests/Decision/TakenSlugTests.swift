import Testing

@testable import Editorial

/// A slug names one draft; where the draft lay before is its own place.
@Suite struct TakenSlugTests {
  static func around(_ paths: String...) -> TestSurroundings {
    TestSurroundings(slugs: ["river": paths])
  }

  @Test(arguments: [
    StepCase(
      "moved, the old place not cleared yet", draft(), draft(path: "drafts/old/river.md"),
      around: around("drafts/old/river.md", "drafts/river.md")),
    StepCase(
      "a twin elsewhere", draft(), draft(body: "More."),
      around: around("drafts/river.md", "drafts/twin/river.md"), .slugTaken),
    StepCase(
      "a twin, in another case", draft("River"), draft("River", body: "More."),
      around: around("drafts/River.md", "drafts/river.md"), .slugTaken),
    StepCase(
      "a twin renamed away", draft(), draft("gauge"),
      around: around("drafts/twin/river.md")),
    StepCase(
      "a twin deleted", draft(), nil, around: around("drafts/river.md", "drafts/twin/river.md")),
  ])
  func isTaken(_ row: StepCase) { row.hold() }

  @Test func namesTheOther() {
    let row = StepCase(
      "", draft(), draft(path: "drafts/old/river.md"),
      around: Self.around("drafts/river.md", "drafts/twin/river.md"))
    #expect(
      row.decision.blockers.first?.message == "the slug `river` is taken by drafts/twin/river.md")
  }
}
