import Testing

@testable import Editorial

/// The table of a commit with one judged parent, row by row, each allowed and refused.
@Suite struct RowTests {
  static let published = draft(state: "published", managed: ["date": "2026-01-01T00:00:00Z"])

  @Test(arguments: [
    StepCase("an author starts a draft", nil, draft(), life: Life()),
    StepCase("an editor starts a draft", by: "ben", nil, draft(), life: Life()),
    StepCase("a stranger starts a draft", by: "eve", nil, draft(), life: Life(), .identityUnknown),
    StepCase("somebody who left", by: "noor", nil, draft(), life: Life(), .createRole),
    StepCase("it begins further on", nil, draft(state: "review"), life: Life(), .createState),
    StepCase(
      "in no known state", nil, draft(state: "reviwe"), life: Life(), .draftState),
    StepCase("without a state", nil, draft(state: nil), life: Life(), .draftState),
    StepCase("with an empty state", nil, draft(state: ""), life: Life(), .draftState),
    StepCase(
      "outside one's section", by: "pia", nil, draft(section: "city"), life: Life(), .createRole),
    StepCase("in one's section", by: "pia", nil, draft(section: "politics"), life: Life()),
    StepCase(
      "in no section, with roles bound to some", by: "pia", nil, draft(section: nil),
      life: Life(), .createRole),
    StepCase("malformed", nil, malformedDraft(), life: Life(), .draftMalformed),
    StepCase(
      "a symlink", nil,
      DraftVersion(slug: "x", path: "drafts/x.md", blob: "", content: .notAFile("a symlink")),
      life: Life(), .draftNotAFile),
    StepCase(
      "outside the folders", nil, draft(path: "pages/river.md"), life: Life(), .draftNotAFile),
    StepCase("a slug with a blank", nil, draft("river gauge"), life: Life(), .slugMalformed),
    StepCase(
      "a slug that is taken", nil, draft(), life: Life(),
      around: TestSurroundings(slugs: ["river": ["drafts/river.md", "drafts/old/river.md"]]),
      .slugTaken),
    StepCase(
      "a slug that is its own", nil, draft(), life: Life(),
      around: TestSurroundings(slugs: ["river": ["drafts/river.md"]])),
  ])
  func appears(_ row: StepCase) { row.hold() }

  @Test(arguments: [
    StepCase("an author deletes in draft", draft(), nil),
    StepCase("a stranger", by: "eve", draft(), nil, .identityUnknown),
    StepCase("somebody who left", by: "noor", draft(), nil, .deleteRole),
    StepCase("nobody deletes in review", by: "mo", draft(state: "review"), nil, .deleteRole),
    StepCase("nobody deletes what is live", by: "mo", published, nil, .deleteRole),
    StepCase("outside one's section", by: "pia", draft(), nil, .deleteRole),
    StepCase("in one's section", by: "pia", draft(section: "politics"), nil),
    StepCase("in no known state, by a chief", by: "mo", draft(state: "gone"), nil),
    StepCase("in no known state, by an author", draft(state: "gone"), nil, .deleteRole),
    StepCase("malformed, by an author", malformedDraft(), nil),
    StepCase("malformed, by somebody who left", by: "noor", malformedDraft(), nil, .deleteRole),
  ])
  func disappears(_ row: StepCase) { row.hold() }

  @Test(arguments: [
    StepCase("an author in draft", draft(), draft("gauge")),
    StepCase(
      "an author in review", draft(state: "review"), draft("gauge", state: "review"),
      .renameRole),
    StepCase(
      "an editor in review", by: "ben", draft(state: "review"),
      draft("gauge", state: "review")),
    StepCase("another folder, same slug", draft(), draft(path: "drafts/2026/river.md")),
    StepCase(
      "it writes slug and aliases", draft(),
      draft("gauge", managed: ["slug": "gauge", "aliases": "/river/"])),
    StepCase(
      "but no other managed key", draft(), draft("gauge", managed: ["updated": "x"]),
      .managedEdited),
    StepCase("with an edit", draft(), draft("gauge", body: "More.")),
    StepCase(
      "to a taken slug", draft(), draft("gauge"),
      around: TestSurroundings(slugs: ["gauge": ["drafts/gauge.md", "drafts/old/gauge.md"]]),
      .slugTaken),
    StepCase("it carries a state", draft(), draft("gauge", state: "review")),
    StepCase(
      "its attachments go along", draft(attachments: ["drafts/river/a.png": "1"]),
      draft("gauge", attachments: ["drafts/gauge/a.png": "1"])),
    StepCase(
      "it carries a state that nothing leads to", draft(),
      draft("gauge", state: "published"), .transitionUnknown),
    StepCase(
      "it carries a state, by somebody who may move and not rename",
      draft(state: "review"), draft("gauge", state: "draft"), as: "withdraw", .renameRole),
    StepCase(
      "retracted and renamed in one", by: "ben", published,
      draft("gauge", managed: ["date": "2026-01-01T00:00:00Z"]), reason: "wrong", .renameRole),
  ])
  func isRenamed(_ row: StepCase) { row.hold() }

  @Test(arguments: [
    StepCase("an author in draft", draft(), draft(body: "More.")),
    StepCase(
      "an author in review", draft(state: "review"), draft(state: "review", body: "More."),
      .editRole),
    StepCase(
      "an editor in review", by: "ben", draft(state: "review"),
      draft(state: "review", body: "More.")),
    StepCase("a stranger", by: "eve", draft(), draft(body: "More."), .identityUnknown),
    StepCase(
      "what is live", by: "ben", published,
      draft(state: "published", managed: ["date": "2026-01-01T00:00:00Z"], body: "More."),
      .editRole),
    StepCase(
      "what is live, with a correction", by: "ben", published,
      draft(
        state: "published",
        managed: ["date": "2026-01-01T00:00:00Z", "updated": "2026-02-01T00:00:00Z"],
        body: "More."), reason: "a slip"),
    StepCase(
      "an attachment is copy", draft(state: "review"),
      draft(state: "review", attachments: ["drafts/river/a.png": "1"]), .editRole),
    StepCase(
      "a section to borrow a role", by: "pia", draft(section: "city"),
      draft(section: "politics"), .editRole),
    StepCase(
      "a section given away", by: "pia", draft(section: "politics"),
      draft(section: "city"), .editRole),
    StepCase(
      "within one's section", by: "pia", draft(section: "politics"),
      draft(section: "politics", body: "More.")),
    StepCase("malformed after", draft(), malformedDraft(), .draftMalformed),
    StepCase("malformed before, by the author", malformedDraft(), draft()),
    StepCase(
      "malformed before, and not in the first state after", malformedDraft(),
      draft(state: "published"), .createState),
    StepCase("an unknown state before", draft(state: "gone"), draft()),
    StepCase("a state mistyped by hand", draft(), draft(state: "reviw"), .draftState),
    StepCase("nothing", by: "eve", draft(), draft()),
    StepCase("nothing at all", by: "eve", nil, nil),
  ])
  func isEdited(_ row: StepCase) { row.hold() }

  @Test func aDraftDoesNotMoveBetweenWorkflows() {
    let pages = TestRules.workflow(
      path: "workflows/pages.yml", name: "pages", content: ["pages/*.md"])
    let rules = Rules(
      workflows: [TestRules.workflow(), pages], masthead: TestRules.masthead(),
      sections: TestRules.sections)
    StepCase(
      "another workflow's folder", draft(), draft(path: "pages/river.md"), rules: rules,
      .renameRole
    ).hold()
  }
}
