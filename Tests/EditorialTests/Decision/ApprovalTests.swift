import Testing

@testable import Editorial

/// Four eyes: who counts, for which text, and how many.
@Suite struct ApprovalTests {
  static let review = draft(state: "review")
  static let live = draft(state: "published")
  static let politics = draft(state: "review", section: "politics")

  static func rule(
    _ count: Int = 1, not: Set<Exclusion> = [], sections: [SectionID: Int] = [:]
  ) -> Workflow.ApprovalRule {
    Workflow.ApprovalRule(count: count, from: ["editor"], not: not, sections: sections)
  }

  /// A publication by an author who holds the role to publish and never counts.
  static func publish(
    _ name: String, by person: String = "ada", of version: DraftVersion = review,
    _ rule: Workflow.ApprovalRule, life: Life, masthead: Masthead = TestRules.masthead(),
    _ codes: Code...
  ) -> StepCase {
    let publish = TestRules.transition(
      "publish", from: "review", to: "published", by: ["author", "editor"], approvals: rule)
    let rules = TestRules.rules(
      TestRules.workflow(
        transitions: TestRules.transitions.filter { $0.id != "publish" } + [publish]
      ), masthead: masthead)
    var after = version
    if var text = version.text, let index = text.fields.firstIndex(where: { $0.key == "status" }) {
      text.fields[index].value = .scalar("published")
      after.content = .readable(text)
    }
    var row = StepCase(name, by: person, version, after, life: life, rules: rules)
    row.codes = codes
    return row
  }

  static func approved(_ people: PersonID..., of version: DraftVersion = review) -> Life {
    life(approvals: people.map { approval($0, of: version) })
  }

  @Test(arguments: [
    publish("one is enough", rule(), life: approved("ben")),
    publish("none is not", rule(), life: life(), .approvalMissing),
    publish("of two, one is missing", rule(2), life: approved("ben"), .approvalMissing),
    publish("two distinct people", rule(2), life: approved("ben", "cy")),
    publish("twice the same", rule(2), life: approved("ben", "ben"), .approvalMissing),
    publish("the actor counts as one", by: "cy", rule(2), life: approved("ben")),
    publish(
      "the actor counts once", by: "ben", rule(2), life: approved("ben"), .approvalMissing),
    publish("the actor alone", by: "ben", rule(), life: life()),
    publish("zero asks for none", rule(0), life: life()),
    publish(
      "another count for the section", of: politics, rule(1, sections: ["politics": 2]),
      life: approved("ben", of: politics), .approvalMissing),
    publish(
      "met", of: politics, rule(1, sections: ["politics": 2]),
      life: approved("ben", "pia", of: politics)),
    publish(
      "none for the section", of: politics, rule(1, sections: ["politics": 0]),
      life: life()),
    publish(
      "the section's count is not others'", rule(1, sections: ["politics": 2]),
      life: approved("ben")),
  ])
  func counts(_ row: StepCase) { row.hold() }

  @Test(arguments: [
    publish(
      "the text changed", rule(),
      life: approved("ben", of: draft(state: "review", body: "Before.")), .approvalStale),
    publish(
      "the byline changed", rule(),
      life: approved("ben", of: draft(state: "review", byline: ["Cy Tran"])), .approvalStale),
    publish(
      "a managed key changed", rule(),
      life: approved("ben", of: draft(state: "review", managed: ["date": "x"]))),
    publish(
      "an attachment changed",
      of: draft(state: "review", attachments: ["drafts/river/a.png": "1"]), rule(),
      life: approved(
        "ben", of: draft(state: "review", attachments: ["drafts/river/a.png": "2"])),
      .approvalStale),
    publish(
      "an attachment came", of: draft(state: "review", attachments: ["a": "1"]), rule(),
      life: approved("ben", of: review), .approvalStale),
    publish(
      "the attachments are the same",
      of: draft(state: "review", attachments: ["a": "1"]), rule(),
      life: approved("ben", of: draft(state: "review", attachments: ["a": "1"]))),
  ])
  func isForOneText(_ row: StepCase) { row.hold() }

  /// The role is asked for when the approval is given and when the draft goes on.
  @Test(arguments: [
    publish("an author's", rule(), life: approved("ada"), .approvalRole),
    publish("of somebody who left", rule(), life: approved("noor"), .approvalRole),
    publish("outside their section", rule(), life: approved("pia"), .approvalRole),
    publish("in their section", of: politics, rule(), life: approved("pia", of: politics)),
    publish("of somebody unknown now", rule(), life: approved("eve"), .approvalRole),
    publish(
      "of an editor who was an author then", rule(),
      life: life(approvals: [approval("ben", of: review, masthead: benAs(["author"]))]),
      .approvalRole),
    publish(
      "of an editor then who is none now", rule(), life: approved("ben"),
      masthead: benAs([]), .approvalRole),
    publish(
      "of somebody who was not on the masthead then", rule(),
      life: life(approvals: [
        approval("ben", of: review, masthead: TestRules.masthead([TestRules.people[0]]))
      ]), .approvalRole),
  ])
  func asksForTheRoleTwice(_ row: StepCase) { row.hold() }

  static func benAs(_ roles: Set<Role>) -> Masthead {
    TestRules.masthead(replacing: TestRules.person("ben", "Ben Okoro", roles: roles))
  }

  @Test(arguments: [
    publish(
      "on the byline now", of: draft(state: "review", byline: ["Ben Okoro"]),
      rule(not: [.byline]), life: approved("ben", of: draft(byline: ["Ben Okoro"])),
      .approvalRole),
    publish(
      "on it earlier in this life", rule(not: [.byline]),
      life: life(
        bylines: ["Ada Reyes", "Ben Okoro"], approvals: [approval("ben", of: review)]),
      .approvalRole),
    publish(
      "on it under a name that was theirs then", rule(not: [.byline]),
      life: life(people: ["ben"], approvals: [approval("ben", of: review)]), .approvalRole),
    publish(
      "on it by another byline", of: draft(state: "review", byline: ["B. O."]),
      rule(not: [.byline]), life: approved("ben", of: draft(byline: ["B. O."])),
      masthead: TestRules.masthead(
        replacing: TestRules.person("ben", "Ben Okoro", also: ["B. O."], roles: ["editor"])),
      .approvalRole),
    publish(
      "on it by their id", of: draft(state: "review", byline: ["ben"]),
      rule(not: [.byline]), life: approved("ben", of: draft(byline: ["ben"])), .approvalRole),
    publish("not on it", rule(not: [.byline]), life: approved("ben")),
    publish(
      "the actor is on it", by: "ben", of: draft(state: "review", byline: ["Ben Okoro"]),
      rule(not: [.byline]), life: life(), .approvalMissing),
    publish(
      "an unknown name on it", of: draft(state: "review", byline: ["Jo"]),
      rule(not: [.byline]), life: approved("ben", of: draft(byline: ["Jo"])), .approvalMissing),
    publish(
      "nobody on it", of: draft(state: "review", byline: nil), rule(not: [.byline]),
      life: approved("ben", of: draft(byline: nil)), .approvalMissing),
    publish(
      "an unknown name where nobody asks", of: draft(state: "review", byline: ["Jo"]),
      rule(), life: approved("ben", of: draft(byline: ["Jo"]))),
    publish(
      "started it", rule(not: [.creator]),
      life: life(creator: "ben", approvals: [approval("ben", of: review)]), .approvalRole),
    publish(
      "started it under another address of theirs", rule(not: [.creator]),
      life: life(creator: "b.okoro", approvals: [approval("ben", of: review)]),
      masthead: TestRules.masthead(
        replacing: TestRules.person(
          "ben", "Ben Okoro", emails: ["ben@blog.example", "B.Okoro@blog.example"],
          roles: ["editor"])), .approvalRole),
    publish("did not start it", rule(not: [.creator]), life: approved("ben")),
    publish(
      "changed it", rule(not: [.contributor]),
      life: life(contributors: ["ben"], approvals: [approval("ben", of: review)]),
      .approvalRole),
    publish(
      "started it, which is changing it", rule(not: [.contributor]),
      life: life(creator: "ben", approvals: [approval("ben", of: review)]), .approvalRole),
    publish(
      "changed it, and nobody asks", rule(not: [.creator, .byline, .submitter]),
      life: life(contributors: ["ben"], approvals: [approval("ben", of: review)])),
    publish(
      "submitted it", rule(not: [.submitter]),
      life: life(submitters: ["ben"], approvals: [approval("ben", of: review)]), .approvalRole),
    publish(
      "did not submit it", rule(not: [.submitter]),
      life: life(submitters: ["ada"], approvals: [approval("ben", of: review)])),
  ])
  func leavesOut(_ row: StepCase) { row.hold() }

  @Test func namesWhoCouldGiveIt() {
    let row = Self.publish("", by: "ben", Self.rule(2, not: [.byline, .creator]), life: life())
    let blocker = row.decision.blockers.first
    #expect(blocker?.who == ["cy", "mo"])
    #expect(blocker?.message == "`publish` wants 2 approvals of an editor and has 1")
    #expect(
      blocker?.help == "Cy Tran or Mo Lindqvist can give it: `stet approve river`")
    let alone = Self.publish("", Self.rule(5), life: life()).decision.blockers.first
    #expect(alone?.help?.contains("not enough people") == true)
  }
}
