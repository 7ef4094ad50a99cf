@testable import Editorial

extension Sample {
  static let mended = MendReport(
    mended: [
      MendedDraft(
        slug: "river-gauge", path: "drafts/river-gauge.md",
        mends: [
          Mend(line: 1, "took the blanks after `---` away"),
          Mend(line: 3, "spelled `ada  reyes` as on the masthead: `Ada Reyes`"),
        ], before: Array("--- \ntitle: River\nbyline: ada  reyes\n---\n".utf8),
        after: Array("---\ntitle: River\nbyline: Ada Reyes\n---\n".utf8), isUnsaved: true)
    ],
    left: [
      Blocker(
        .editRole, slug: "night-bus", "only an editor may change a draft that is In review",
        help: "ask Ben Okoro", who: ["ben"])
    ], remaining: CheckReport(findings: [wideFinding], checked: 14), isDryRun: false,
    notes: ["`drafts/dam.md` was changed meanwhile and stays as it lies there"])
}
