import Testing

@testable import Editorial

/// What a step does to a life.
@Suite struct LifeTests {
  let rules = TestRules.rules()
  let workflow = TestRules.workflow()

  /// The life after a step that `decide` allows.
  func after(
    _ life: Life, by person: String, _ before: DraftVersion?, _ after: DraftVersion,
    as intent: TransitionID? = nil, commit: CommitID = "1"
  ) throws -> Life {
    let row = StepCase(
      "", by: person, before, after, as: intent, reason: "because", life: life, rules: rules)
    row.hold()
    return life.advanced(
      by: row.decision.parts, of: row.actor, from: try before?.under(workflow),
      to: try after.under(workflow), in: rules, commit: commit, time: Timestamp(seconds: 7))
  }

  static let review = draft(state: "review")
  static let live = draft(state: "published", managed: ["date": "2026-01-01T00:00:00Z"])
  static let back = draft(managed: ["date": "2026-01-01T00:00:00Z"])

  @Test func beginsWithItsCreator() throws {
    let life = try after(Life(), by: "ada", nil, draft())
    #expect(life.creators.map(\.person) == ["ada"])
    #expect(life.bylines == ["Ada Reyes"])
    #expect(life.bylinePeople == ["ada"])
    #expect(life.contributors.isEmpty)
    #expect(life.entry == nil)
    #expect(!life.wasLive)
  }

  @Test func remembersHandsAndNames() throws {
    var life = try after(Life(), by: "ada", nil, draft())
    life = try after(life, by: "ben", draft(), draft(byline: ["Ben Okoro", "Jo"]))
    life = try after(life, by: "cy", draft(byline: ["Ben Okoro", "Jo"]), draft())
    #expect(life.bylines == ["Ada Reyes", "Ben Okoro", "Jo"])
    #expect(life.bylinePeople == ["ada", "ben"])
    #expect(Set(life.contributors.map(\.person)) == ["ben", "cy"])
    #expect(life.creators.map(\.person) == ["ada"])
  }

  @Test func entersWithEachTransition() throws {
    var life = try after(Life(), by: "ada", nil, draft())
    life = try after(life, by: "ada", draft(), Self.review, commit: "2")
    #expect(
      life.entry == Life.Entry(commit: "2", transition: "submit", time: Timestamp(seconds: 7)))
    #expect(life.submitters.map(\.person) == ["ada"])
    life.approvals = [approval("ben", of: Self.review)]
    let edited = draft(state: "review", body: "More.")
    life = try after(life, by: "cy", Self.review, edited, commit: "3")
    #expect(life.approvals.count == 1)
    #expect(life.entry?.commit == "2")
    life = try after(life, by: "cy", edited, Self.review, commit: "4")
    life = try after(life, by: "mo", Self.review, Self.live, commit: "5")
    #expect(life.approvals.isEmpty)
    #expect(life.entry?.commit == "5")
    #expect(life.wasLive)
    #expect(life.submitters.map(\.person) == ["ada"])
  }

  /// A correction is a transition, and leaves the life open.
  @Test func correctionsEnterToo() throws {
    let corrected = draft(
      state: "published",
      managed: ["date": "2026-01-01T00:00:00Z", "updated": "2026-02-01T00:00:00Z"], body: "More.")
    var life = life(contributors: ["cy"], submitters: ["ada"], wasLive: true)
    life.approvals = [approval("ben", of: Self.live)]
    life = try after(life, by: "ben", Self.live, corrected, as: "correct", commit: "9")
    #expect(life.entry?.transition == "correct")
    #expect(life.approvals.isEmpty)
    #expect(Set(life.contributors.map(\.person)) == ["ben", "cy"])
    #expect(life.submitters.map(\.person) == ["ada"])
  }

  @Test func retractingOpensANewLife() throws {
    var life = life(
      bylines: ["Ada Reyes", "Ben Okoro"], people: ["ada", "ben"], contributors: ["cy"],
      submitters: ["ben"], wasLive: true)
    life = try after(life, by: "mo", Self.live, Self.back, as: "retract")
    #expect(life.bylines == ["Ada Reyes"])
    #expect(life.bylinePeople == ["ada"])
    #expect(life.contributors.isEmpty)
    #expect(life.submitters.isEmpty)
    #expect(life.creators.map(\.person) == ["ada"])
    #expect(life.wasLive)
  }

  @Test func returningFromReviewDoesNot() throws {
    var life = life(contributors: ["cy"], submitters: ["ada"])
    life = try after(life, by: "ben", Self.review, draft(), as: "return")
    #expect(life.contributors.map(\.person) == ["cy"])
    #expect(life.submitters.map(\.person) == ["ada"])
  }

  /// The creator stays through retraction, deletion and restoring, whoever brings it back.
  @Test func theCreatorIsForEver() throws {
    var life = life(bylines: ["Ben Okoro"], people: ["ben"], wasLive: true)
    life.approvals = [approval("ben", of: draft())]
    life = try after(life, by: "cy", nil, draft())
    #expect(life.creators.map(\.person) == ["ada"])
    #expect(life.contributors.map(\.person) == ["cy"])
    #expect(life.bylines == ["Ada Reyes", "Ben Okoro"])
    #expect(life.approvals.isEmpty)
    #expect(life.wasLive)
  }

  @Test func aRenameCarriesIt() throws {
    let before = life(contributors: ["cy"], approvals: [approval("ben", of: draft())])
    let life = try after(before, by: "ada", draft(), draft("gauge"))
    #expect(life == before)
  }

  /// Attachments that come along are the same ones: nobody has changed anything.
  @Test func aRenameWithItsAttachmentsCarriesApprovals() throws {
    let old = draft(attachments: ["drafts/river/a.png": "1"])
    let bundle = draft(
      "gauge", path: "drafts/gauge/index.md", attachments: ["drafts/gauge/a.png": "1"])
    let given = approval("ben", of: old)
    let life = try after(life(approvals: [given]), by: "ada", old, bundle)
    #expect(life.contributors.isEmpty)
    #expect(given.covers(bundle))
    var other = bundle
    other.attachments = ["drafts/gauge/a.png": "2"]
    #expect(!given.covers(other))
    other.attachments = ["drafts/gauge/b.png": "1"]
    #expect(!given.covers(other))
    other.attachments = [:]
    #expect(!given.covers(other))
    #expect(!given.covers(nil))
  }

  @Test func aStampIsNoContribution() throws {
    let life = try after(life(), by: "ben", draft(), draft(managed: ["date": "x"]))
    #expect(life.contributors.isEmpty)
  }
}
