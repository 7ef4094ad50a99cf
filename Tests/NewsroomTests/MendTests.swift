import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// `check --fix`: in the folder only, by whom it may be, and what is left.
@Suite struct MendTests {
  private static let slips = ("byline: Ada Reyes", "byline: ada  REYES")

  private func slip(_ slug: String, in test: TestNewsroom) throws {
    try test.edit("drafts/\(slug).md", Self.slips.0, Self.slips.1)
  }

  @Test func mendsTheFileAndSavesNothing() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "An edit that is not saved.  ")
    let good = try test.read("drafts/river.md")
    try slip("river", in: test)
    let tip = try test.tip()
    let found = try test.as(.ada).open().check(["river"])
    #expect(found.findings.map(\.code) == ["byline.unknown"])
    #expect(found.findings.map(\.isMendable) == [true])
    #expect(found.findings.first?.help?.contains("`stet check --fix` mends this") == true)
    let before = FolderSnapshot(of: test.folder)
    let rehearsal = try test.as(.ada).open().mend([], dryRun: true)
    #expect(rehearsal.mended.map(\.slug) == ["river"])
    #expect(FolderSnapshot(of: test.folder).differences(from: before) == [])
    let report = try test.as(.ada).open().mend([], dryRun: false)
    #expect(report.mended.map(\.after) == rehearsal.mended.map(\.after))
    #expect(report.remaining.findings.isEmpty)
    #expect(try test.read("drafts/river.md") == good)
    #expect(try test.tip() == tip)
    #expect(FolderSnapshot(of: test.folder).differences(from: before) == ["drafts/river.md"])
    #expect(try test.as(.ada).open().mend([], dryRun: false).mended.isEmpty)
    try test.as(.ada).save("river")
    try expectClean(test)
  }

  @Test func leavesWhatIsLiveAndWhatIsNotTheirs() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.submitted("dam")
    try test.start("bus")
    for slug in ["river", "dam", "bus"] { try slip(slug, in: test) }
    try test.as(.mo).commit("By hand.")
    let report = try test.as(.ada).open().mend([], dryRun: false)
    #expect(report.mended.map(\.slug) == ["bus"])
    #expect(report.left.map(\.slug) == ["dam", "river"])
    #expect(report.left.map(\.code) == [.editRole, .editRole])
    #expect(try test.read("drafts/river.md").contains(Self.slips.1))
    #expect(try test.read("drafts/dam.md").contains(Self.slips.1))
    // What is left says nothing of being mended.
    let found = try test.as(.ada).open().check(["river"]).findings
    #expect(found.map(\.isMendable) == [false])
    // An editor's it is.
    #expect(try test.as(.ben).open().mend(["dam"], dryRun: false).mended.count == 1)
    // A stranger mends nothing.
    try test.git("checkout", "drafts")
    let stranger = try test.as(.stranger).open().mend([], dryRun: false)
    #expect(stranger.mended.isEmpty)
    #expect(Set(stranger.left.map(\.code)) == [.identityUnknown])
  }

  @Test func liveDraftsAreLeftEvenWhereTheirEditorsMayEditThem() throws {
    let test = try TestNewsroom(workflow: "solo")
    let file = "workflows/solo.yml"
    try test.edit(file, "live: true", "live: true\n    edit: [author]")
    _ = try test.as(.mo).open().saveRules([file], reason: nil, dryRun: false)
    try test.as(.mo).new("River", slug: "river", byline: ["ada"])
    try test.fill("river")
    try test.as(.mo).save("river")
    try test.as(.mo).move("publish", "river")
    try slip("river", in: test)
    let report = try test.as(.mo).open().mend([], dryRun: false)
    #expect(report.mended.isEmpty)
    #expect(report.left.map(\.slug) == ["river"])
    #expect(report.left.first?.help == "mend it by hand, then `stet correct river -m 'WHY'`")
  }

  @Test func theDateOfAPublicationIsHistory() throws {
    let test = try TestNewsroom()
    try test.start("dam")
    try test.edit("drafts/dam.md", "status: draft", "status: draft\ndate: 2026/1/2")
    #expect(try test.as(.ada).open().mend(["dam"], dryRun: false).mended.count == 1)
    #expect(try test.read("drafts/dam.md").contains("date: 2026-01-02\n"))
    try test.as(.ada).save("dam")
    try test.as(.ada).move("submit", "dam")
    try test.as(.ben).move("publish", "dam")
    try test.as(.ben).move("retract", "dam", reason: "Wrong.")
    try test.edit("drafts/dam.md", "date: 2026-01-02", "date: 2026/1/2")
    #expect(try test.as(.ada).open().mend(["dam"], dryRun: false).mended.isEmpty)
  }

  @Test func whatOtherProgramsBrokeCanBeReadAgain() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let good = try test.read("drafts/river.md")
    try test.write("drafts/river.md", "\u{FEFF}" + good.replacing("---\n", with: "--- \n"))
    let found = try test.as(.ada).open().check([]).findings
    #expect(found.map(\.code) == [.draftMalformed])
    #expect(found.map(\.isMendable) == [true])
    let report = try test.as(.ada).open().mend([], dryRun: false)
    #expect(report.mended.map(\.isUnsaved) == [false])
    #expect(try test.read("drafts/river.md") == good)
    try expectClean(test)
  }

  @Test func onlyInAFolder() throws {
    let test = try TestNewsroom()
    try test.start("river")
    expectRefusal(.cannot, by: "folder.none", in: test) {
      try test.as(.ada).reading.open().mend([], dryRun: false)
    }
    expectRefusal(.cannot, by: "draft.missing", in: test) {
      try test.as(.ada).open().mend(["nothing"], dryRun: false)
    }
  }
}
