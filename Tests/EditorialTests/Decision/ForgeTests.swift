import Testing

@testable import Editorial

/// A forge's commit creates, edits and attaches for its author, and does nothing else.
@Suite struct ForgeTests {
  private func throughForge(_ row: StepCase) -> StepCase {
    var row = row
    row.actor = row.rules.masthead.actor(
      author: (name: row.actor.name, email: row.actor.email),
      committer: (name: "forge", email: "NOREPLY@forge.example"))
    return row
  }

  @Test(arguments: [
    StepCase("creates", nil, draft(), life: Life()),
    StepCase("edits", draft(), draft(body: "More.")),
    StepCase("attaches", draft(), draft(attachments: ["drafts/river/a.png": "1"])),
    StepCase(
      "edits where its author may not", draft(state: "review"),
      draft(state: "review", body: "More."), .editRole),
    StepCase("submits", draft(), draft(state: "review"), .identityUnknown),
    StepCase(
      "publishes", by: "ben", draft(state: "review"),
      draft(state: "published", managed: ["date": "2026-01-01T00:00:00Z"]), .identityUnknown),
    StepCase("renames", draft(), draft("gauge"), .identityUnknown),
    StepCase("deletes", draft(), nil, .identityUnknown),
  ])
  func acts(_ row: StepCase) { throughForge(row).hold() }

  @Test func theAuthorIsTheActor() {
    let masthead = TestRules.masthead()
    let forge = (name: "forge", email: "noreply@forge.example")
    let ada = (name: "Ada", email: "ADA@blog.example")
    #expect(masthead.actor(author: ada, committer: forge).person == "ada")
    #expect(masthead.actor(author: ada, committer: forge).throughForge)
    #expect(masthead.actor(author: forge, committer: ada).person == "ada")
    #expect(!masthead.actor(author: forge, committer: ada).throughForge)
    #expect(masthead.actor(author: ("x", "x@x"), committer: forge).person == nil)
  }
}
