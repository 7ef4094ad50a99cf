import Testing

@testable import Editorial

/// A state changes: the role, the way, what is asked for, what is written.
@Suite struct TransitionTests {
  static let date: KeyValuePairs = ["date": "2026-01-01T00:00:00Z"]
  static let review = draft(state: "review")
  static let live = draft(state: "published", managed: date)

  @Test(arguments: [
    StepCase("submit by an author", draft(), review),
    StepCase("submit by somebody who left", by: "noor", draft(), review, .transitionRole),
    StepCase("submit by a stranger", by: "eve", draft(), review, .identityUnknown),
    StepCase("no way leads there", draft(), draft(state: "published"), .transitionUnknown),
    StepCase(
      "from the wrong state", review, draft(state: "review"), as: "submit",
      .transitionUnknown),
    StepCase("a way that there is not", draft(), review, as: "promote", .transitionUnknown),
    StepCase("another way than meant", draft(), review, as: "publish", .transitionUnknown),
    StepCase("publish by an author", review, live, .transitionRole, .approvalMissing),
    StepCase("publish by an editor", by: "ben", review, live),
    StepCase(
      "a copy changed on the way", by: "ben", review,
      draft(state: "published", managed: date, body: "More."), .transitionEffects),
    StepCase(
      "an attachment changed on the way", by: "ben", review,
      draft(state: "published", managed: date, attachments: ["drafts/river/a.png": "1"]),
      .transitionEffects),
    StepCase(
      "a section changed on the way", by: "ben", review,
      draft(state: "published", section: "politics", managed: date), .transitionEffects),
  ])
  func moves(_ row: StepCase) { row.hold() }

  /// Roles bound to sections count before and after.
  @Test(arguments: [
    StepCase(
      "in the section", by: "pia", draft(state: "review", section: "politics"),
      draft(state: "published", section: "politics", managed: date)),
    StepCase("outside it", by: "pia", review, live, .transitionRole, .approvalMissing),
    StepCase(
      "moved into it on the way", by: "pia", live,
      draft(state: "published", section: "politics", managed: corrected), reason: "wrong desk",
      .transitionRole),
    StepCase(
      "moved into it on the way, said outright", by: "pia", live,
      draft(state: "published", section: "politics", managed: corrected), as: "correct",
      reason: "wrong desk", .transitionRole),
    StepCase(
      "moved out of it on the way", by: "pia",
      draft(state: "published", section: "politics", managed: date),
      draft(state: "published", section: "city", managed: corrected), as: "correct",
      reason: "wrong desk", .transitionRole),
    StepCase(
      "moved by somebody with roles everywhere", by: "ben", live,
      draft(state: "published", section: "politics", managed: corrected), reason: "wrong desk"),
  ])
  func asksForTheSection(_ row: StepCase) { row.hold() }

  static let corrected: KeyValuePairs = [
    "date": "2026-01-01T00:00:00Z", "updated": "2026-02-01T00:00:00Z",
  ]

  @Test(arguments: [
    StepCase("a reason", by: "ben", review, draft(), as: "return", reason: "too long"),
    StepCase("no reason", by: "ben", review, draft(), as: "return", .transitionRequires),
    StepCase(
      "a blank reason", by: "ben", review, draft(), as: "return", reason: " \n",
      .transitionRequires),
    StepCase("one's own", review, draft(), as: "withdraw"),
    StepCase(
      "one's own, by another byline", draft(state: "review", byline: ["A. Reyes"]),
      draft(byline: ["A. Reyes"]), as: "withdraw"),
    StepCase(
      "one's own, by one's id", draft(state: "review", byline: ["Cy Tran", "ada"]),
      draft(byline: ["Cy Tran", "ada"]), as: "withdraw"),
    StepCase("somebody else's", by: "ben", review, draft(), as: "withdraw", .transitionRequires),
    StepCase(
      "with an unknown name beside one's own",
      draft(state: "review", byline: ["Ada Reyes", "Jo"]), draft(byline: ["Ada Reyes", "Jo"]),
      as: "withdraw", .transitionRequires),
    StepCase(
      "without a byline", draft(state: "review", byline: nil), draft(byline: nil),
      as: "withdraw", .transitionRequires),
    StepCase("a stranger's", by: "eve", review, draft(), as: "withdraw", .identityUnknown),
  ])
  func requires(_ row: StepCase) { row.hold() }

  /// Two transitions share from and to: the one meant, or any that holds.
  @Test(arguments: [
    StepCase("the author withdraws, unsaid", review, draft()),
    StepCase("the editor returns, unsaid", by: "ben", review, draft(), reason: "too long"),
    StepCase(
      "neither holds: the one with least against it", by: "ben", review, draft(),
      .transitionRequires),
    StepCase(
      "the one meant is judged alone", review, draft(), as: "return", reason: "mine",
      .transitionRole),
  ])
  func choosesAWay(_ row: StepCase) { row.hold() }

  @Test(arguments: [
    StepCase(
      "corrected", by: "ben", live,
      draft(state: "published", managed: corrected, body: "More."), as: "correct",
      reason: "a slip"),
    StepCase(
      "corrected, unsaid", by: "ben", live,
      draft(state: "published", managed: corrected, body: "More."), reason: "a slip"),
    StepCase(
      "without a reason", by: "ben", live,
      draft(state: "published", managed: corrected, body: "More."), as: "correct",
      .transitionRequires),
    StepCase(
      "without its effect", by: "ben", live,
      draft(state: "published", managed: date, body: "More."), as: "correct", reason: "a slip",
      .transitionEffects),
    StepCase(
      "by an author", live,
      draft(state: "published", managed: corrected, body: "More."), as: "correct",
      reason: "a slip", .transitionRole),
    StepCase(
      "with a rename", by: "ben", live,
      draft("gauge", state: "published", managed: corrected), as: "correct", reason: "a slip"),
    StepCase(
      "with the first date rewritten", by: "ben", live,
      draft(
        state: "published", managed: ["date": "2020-01-01T00:00:00Z", "updated": corrected[1].1],
        body: "More."), as: "correct", reason: "a slip", life: life(wasLive: true),
      .managedEdited),
  ])
  func corrects(_ row: StepCase) { row.hold() }

  @Test func retiredStatesReadAsWhatTheyBecame() {
    let rules = TestRules.rules(TestRules.workflow(retired: ["in-progress": "draft"]))
    let old = draft(state: "in-progress")
    StepCase("it is no change", by: "eve", old, draft(), rules: rules).hold()
    StepCase("it moves on from there", old, Self.review, rules: rules).hold()
    StepCase("it is edited as there", old, draft(state: "in-progress", body: "x"), rules: rules)
      .hold()
    StepCase("it is deleted as there", old, nil, rules: rules).hold()
    StepCase("it begins there", nil, old, life: Life(), rules: rules).hold()
  }

  @Test func saysWhatItConsistsOf() {
    let submit = StepCase("", draft(), draft("gauge", state: "review")).decision.parts
    #expect(submit.count == 2)
    #expect(submit.first == .renamed(from: "river", to: "gauge"))
    if case .moved(let transition, "draft", "review") = submit.last {
      #expect(transition == "submit")
    } else {
      Issue.record("no move in \(submit)")
    }
    let correction = StepCase(
      "", by: "ben", Self.live,
      draft(state: "published", managed: Self.corrected, body: "More."), reason: "a slip")
    #expect(correction.decision.parts.last == .edited)
    #expect(StepCase("", nil, draft(), life: Life()).decision.parts == [.appeared])
    #expect(StepCase("", draft(), nil).decision.parts == [.disappeared])
    #expect(StepCase("", draft(), draft(body: "x")).decision.parts == [.edited])
    #expect(StepCase("", draft(), draft()).decision.parts == [])
  }

  @Test func namesWhoCouldDoIt() {
    let refused = StepCase("", Self.review, Self.live).decision.blockers
    #expect(refused.first?.who == ["ben", "cy", "mo"])
    #expect(refused.first?.help == "ask Ben Okoro, Cy Tran or Mo Lindqvist")
    #expect(refused.last?.who == ["ben", "cy", "mo"])
    let withdrawn = StepCase("", by: "ben", Self.review, draft(), as: "withdraw").decision
    #expect(withdrawn.blockers.first?.who == ["ada"])
  }
}
