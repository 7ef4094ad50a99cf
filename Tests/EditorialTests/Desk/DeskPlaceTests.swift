import Testing

@testable import Editorial

/// On whose desk a draft lies, and on which pile.
struct DeskPlaceTests {
  private let workflow = TestRules.workflow()

  private func version(
    state: String = "draft", byline: [String] = ["Ada Reyes"], section: String = "city"
  ) -> DraftVersion {
    draft(state: state, byline: byline, section: section)
  }

  @Test func onwardIsTowardsTheSite() {
    #expect(workflow.onward(from: "draft").map(\.id) == ["submit"])
    #expect(workflow.onward(from: "review").map(\.id) == ["publish"])
    #expect(workflow.onward(from: "published").isEmpty)
    #expect(workflow.isBack(from: "review", to: "draft"))
    #expect(workflow.isBack(from: "published", to: "draft"))
    #expect(!workflow.isBack(from: "draft", to: "review"))
  }

  /// Givings-up and detours stand behind `review` on the board, and are not the way on.
  @Test func detoursAreNotOnward() {
    let states =
      TestRules.states + [
        TestRules.state("withheld", "Withheld"), TestRules.state("killed", "Killed"),
      ]
    let more = [
      TestRules.transition("withhold", from: "review", to: "withheld", reason: true),
      TestRules.transition("release", from: "withheld", to: "review", reason: true),
      TestRules.transition("kill", from: "draft", "review", "withheld", to: "killed"),
    ]
    let workflow = TestRules.workflow(states: states, transitions: TestRules.transitions + more)
    #expect(workflow.onward(from: "review").map(\.id) == ["publish"])
    #expect(workflow.onward(from: "withheld").map(\.id) == ["release"])
    #expect(workflow.onward(from: "killed").isEmpty)
    #expect(workflow.isBack(from: "review", to: "withheld"))
    #expect(workflow.isBack(from: "draft", to: "killed"))
  }

  private func turn(
    _ version: DraftVersion, _ life: Life = Life(), _ rules: Rules = TestRules.rules()
  ) throws -> Turn {
    Turn(try version.under(workflow), life: life, rules: rules)
  }

  @Test func whoseTurn() throws {
    let draft = try turn(version())
    #expect(draft.isWriters && draft.people == ["ada"])
    let review = try turn(version(state: "review"))
    #expect(!review.isWriters && review.people == ["ben", "cy", "mo"])
    let politics = try turn(version(state: "review", section: "politics"))
    #expect(politics.people == ["ben", "cy", "mo", "pia"])
    let own = try turn(version(state: "review", byline: ["Ben Okoro"]))
    #expect(own.people == ["cy", "mo"])
    let guest = version(byline: ["Somebody Else"])
    #expect(try turn(guest, Life(creators: [hand("cy")])).people == ["cy"])
    #expect(try turn(guest).people == ["ada", "ben", "cy", "mo"])
    #expect(try turn(guest).isWriters == false)
  }

  @Test func anApprovalBringsTheAuthorEditorIn() throws {
    let version = version(state: "review", byline: ["Ben Okoro"])
    let approval = Approval(
      person: "cy", copy: try version.under(workflow).copy, enclosed: [:], commit: "c",
      time: Timestamp(seconds: 0), masthead: TestRules.masthead())
    let turn = try turn(version, Life(approvals: [approval]))
    #expect(turn.people == ["ben", "cy", "mo"])
    #expect(turn.ways.first?.approvers == [])
  }

  private func hand(_ id: PersonID) -> Actor {
    Actor(name: id.rawValue, email: "\(id)@blog.example", person: id)
  }

  private func move(_ by: PersonID, _ from: StateID, _ to: StateID) -> HistoryEvent {
    event(.moved, by, from, to)
  }

  private func event(
    _ kind: HistoryEvent.Kind, _ by: PersonID, _ from: StateID? = nil, _ to: StateID? = nil
  ) -> HistoryEvent {
    HistoryEvent(
      slug: "river", kind: kind, from: from, to: to, actor: hand(by), name: by.rawValue,
      time: Timestamp(seconds: 0), commit: "c")
  }

  private func place(
    of version: DraftVersion, _ events: [HistoryEvent] = [], for id: PersonID,
    creator: PersonID = "ada"
  ) throws -> DeskPlace? {
    let rules = TestRules.rules()
    let draft = try version.under(workflow)
    let life = Life(creators: [hand(creator)])
    return DeskPlace.of(
      draft, life: life, turn: Turn(draft, life: life, rules: rules), events: events,
      for: try #require(rules.masthead[id]))
  }

  @Test func piles() throws {
    let sent = [event(.created, "ada"), move("ada", "draft", "review")]
    let back = sent + [move("ben", "review", "draft")]
    let draft = version()
    let review = version(state: "review")
    let rows: [(DraftVersion, [HistoryEvent], PersonID, DeskPlace?)] = [
      (draft, [event(.created, "ada")], "ada", .inProgress),
      (draft, [event(.created, "ada")], "ben", nil),
      (review, sent, "ada", .withOthers),
      (review, sent, "ben", .waiting),
      (review, sent, "pia", nil),
      (review, sent, "noor", nil),
      (draft, back, "ada", .returned),
      (draft, back, "ben", nil),
      // Whoever did something about it since knows of it; what others do since changes nothing.
      (draft, back + [event(.saved, "ada")], "ada", .inProgress),
      (draft, back + [event(.saved, "ben")], "ada", .returned),
      // One's own hand gives nothing back.
      (draft, sent + [move("ada", "review", "draft")], "ada", .inProgress),
    ]
    for (index, row) in rows.enumerated() {
      #expect(try place(of: row.0, row.1, for: row.2) == row.3, "row \(index)")
    }
    #expect(try place(of: draft, for: "ben", creator: "ben") == .withOthers, "started for Ada")
  }
}
