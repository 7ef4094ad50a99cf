import Editorial
import Foundation
import Manuscript
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Drafts that come in, read differently, move or leave with the rules: what the commands write is
/// what the audit asks for.
@Suite struct AdoptionTests {
  private static let workflow = "workflows/editorial.yml"

  /// A newsroom with a published post, and one in a folder that is no drafts' folder yet.
  private func wider() throws -> TestNewsroom {
    let test = try TestNewsroom()
    try test.published("river")
    try test.write("blog/dam.md", Self.post("published"))
    try test.write("blog/weir.md", Self.post("draft"))
    try test.as(.mo).commit("From before.")
    try test.edit(
      Self.workflow, "content: [drafts/**/*.md,", "content: [drafts/**/*.md, blog/**/*.md,")
    return test
  }

  private static func post(_ state: StateID, title: String = "The dam") -> String {
    """
    ---
    title: \(title)
    dek: What it holds.
    byline: Ada Reyes
    section: city
    status: \(state)
    date: 2020-01-01T00:00:00+00:00
    ---

    It holds.

    """
  }

  private func expectConsistent(
    _ test: TestNewsroom, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let report = try test.audit()
    #expect(report.verdict == .consistent, "\(report.open)", sourceLocation: sourceLocation)
    #expect(report.notes.isEmpty, "\(report.notes)", sourceLocation: sourceLocation)
    // What commands know of a draft comes from the same replay.
    #expect(try test.as(.mo).open().log(nil).isEmpty == false, sourceLocation: sourceLocation)
  }

  // MARK: - Rules

  @Test func filesThatBecomeDraftsAreAdoptedOrRefused() throws {
    let test = try wider()
    expectRefusal(by: .adoptMissing, in: test) {
      try test.as(.mo).open().saveRules([Self.workflow], reason: nil, dryRun: false)
    }
    _ = try test.as(.mo).open().saveRules(
      [Self.workflow], adopts: true, reason: nil, dryRun: false)
    // Exactly the one that does not begin as every draft does.
    let message = try test.message()
    #expect(message.contains("Stet-Adopt: dam published "))
    #expect(message.components(separatedBy: "Stet-Adopt").count == 2)
    try expectConsistent(test)
    #expect(try test.audit().adoptions.map(\.slug) == ["dam"])
    #expect(try test.life(of: "dam").entry?.transition == nil)
    try test.as(.ada).move("submit", "weir")
    try expectConsistent(test)
  }

  @Test func whatLeavesIsReleasedOrRefused() throws {
    let test = try wider()
    _ = try test.as(.mo).open().saveRules(
      [Self.workflow], adopts: true, reason: nil, dryRun: false)
    try test.edit(Self.workflow, " blog/**/*.md,", "")
    expectRefusal(by: .releaseMissing, .releaseMissing, in: test) {
      try test.as(.mo).open().saveRules([Self.workflow], reason: nil, dryRun: false)
    }
    _ = try test.as(.mo).open().saveRules(
      [Self.workflow], adopts: true, reason: nil, dryRun: false)
    try expectConsistent(test)
    #expect(try test.audit().adoptions.count { $0.isRelease } == 2)
  }

  @Test func anotherKeyForTheBylineIsAnotherReading() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.start("dam")
    try test.edit(Self.workflow, "site: plain", "site: {name: ours, keys: {byline: author}}")
    let found = expectRefusal(by: .adoptMissing, .adoptMissing, in: test) {
      try test.as(.mo).open().saveRules([Self.workflow], reason: nil, dryRun: false)
    }
    #expect(found?.help?.contains("--adopt") == true)
    _ = try test.as(.mo).open().saveRules(
      [Self.workflow], adopts: true, reason: nil, dryRun: false)
    try expectConsistent(test)
  }

  @Test func aStateThatIsGoneReadsAsWhatItBecame() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    for old in ["id: review", "to: review", "from: [review]"] {
      try test.edit(Self.workflow, old, old.replacingOccurrences(of: "review", with: "desk"))
    }
    try test.edit(Self.workflow, "retired: {}", "retired: {review: desk}")
    _ = try test.as(.mo).open().saveRules([Self.workflow], reason: nil, dryRun: false)
    try expectConsistent(test)
    #expect(try test.audit().adoptions.isEmpty)
    try test.as(.ben).move("publish", "river")
    try expectConsistent(test)
  }

  @Test func rulesThatReadDraftsAlikeAskForNothing() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try test.edit(Self.workflow, "label: In review", "label: At the desk")
    _ = try test.as(.mo).open().saveRules([Self.workflow], reason: nil, dryRun: false)
    try expectConsistent(test)
  }

  @Test func whatMovesWithTheRulesIsAdoptedWhereItGoes() throws {
    let test = try wider()
    _ = try test.as(.mo).open().saveRules(
      [Self.workflow], adopts: true, reason: nil, dryRun: false)
    try test.edit(Self.workflow, "blog/**/*.md", "content/posts/**/*.md")
    try FileManager.default.createDirectory(
      at: test.url("content/posts"), withIntermediateDirectories: true)
    for name in ["dam", "weir"] {
      try FileManager.default.moveItem(
        at: test.url("blog/\(name).md"), to: test.url("content/posts/\(name).md"))
    }
    expectRefusal(by: .adoptMissing, .adoptMissing, in: test) {
      try test.as(.mo).open().saveRules([Self.workflow], reason: nil, dryRun: false)
    }
    _ = try test.as(.mo).open().saveRules(
      [Self.workflow], adopts: true, reason: nil, dryRun: false)
    try expectClean(test)
    try expectConsistent(test)
    #expect(try test.state(of: "dam") == "published")
    #expect(try test.as(.mo).open().log("dam").count == 2)
  }

  @Test func whatCannotBeReadIsNotAdopted() throws {
    let test = try wider()
    try test.write("blog/odd.md", "---\ntitle: [\n---\n")
    try test.write("blog/none.md", "---\ntitle: None\n---\n")
    try test.write("blog/unknown.md", Self.post("spiked", title: "Unknown"))
    try test.write("blog/river.md", Self.post("published", title: "Twin"))
    try test.git("add", "blog")
    try test.as(.mo).git("commit", "-q", "-m", "More from before.")
    expectRefusal(
      by: .adoptMissing, .adoptMissing, .slugTaken, .adoptMissing, in: test
    ) {
      try test.as(.mo).open().saveRules(
        [Self.workflow], adopts: true, reason: nil, dryRun: false)
    }
  }

  @Test func onlyAChiefTakesIn() throws {
    let test = try wider()
    expectRefusal(by: .rulesRole, in: test) {
      try test.as(.ben).open().saveRules(
        [Self.workflow], adopts: true, reason: nil, dryRun: false)
    }
  }

  // MARK: - By hand, with and without the words that make it legal

  /// The same change of the rules, committed with plain git under these trailers.
  private func byHand(_ trailers: (CopyID) -> String, as person: TestPerson) throws -> AuditReport {
    let test = try wider()
    let workflow = try test.read(Self.workflow)
    try test.git("checkout", "-q", Self.workflow)
    let newsroom = try test.as(.mo).open()
    let bytes = Array(try test.read("blog/dam.md").utf8)
    let text = try newsroom.reader(for: newsroom.rules.workflows[0])
      .read(bytes, path: "blog/dam.md").get()
    try test.write(Self.workflow, workflow)
    try test.as(person).commit("Wider.\n\n\(trailers(text.copy))")
    return try test.audit()
  }

  @Test func theRightWordsMakeItLegal() throws {
    let report = try byHand({ "Stet-Adopt: dam published \($0)" }, as: .mo)
    #expect(report.verdict == .consistent, "\(report.open)")
  }

  @Test(arguments: [
    "", "Stet-Adopt: dam published 5f1c0d5f1c0d5f1c0d5f1c0d5f1c0d5f1c0d5f1c",
    "Stet-Adopt: dam draft COPY",
    "Stet-Adopt: river published COPY", "Stet-Release: dam",
    "Stet-Adopt: dam published COPY\nStet-Adopt: dam review COPY",
    "Stet-Adopt: dam published COPY\nStet-Adopt: DAM review COPY",
    "Stet-Adopt: dam published COPY\n\nAnd another paragraph.",
  ])
  func otherWordsDoNot(_ trailers: String) throws {
    let report = try byHand(
      { trailers.replacingOccurrences(of: "COPY", with: $0.rawValue) }, as: .mo)
    #expect(report.open.map(\.code) == [.adoptMissing])
    #expect(report.open.first?.path == "blog/dam.md")
  }

  @Test func anybodyElseChangesNothing() throws {
    let report = try byHand({ "Stet-Adopt: dam published \($0)" }, as: .ben)
    #expect(report.open.map(\.code) == [.rulesRole])
    #expect(report.adoptions.isEmpty)
  }

  @Test func lettingGoTakesAChiefsWord() throws {
    for (words, codes) in [("Stet-Release: dam", []), ("", [Code.releaseMissing])] {
      let test = try wider()
      try test.edit("blog/weir.md", "status: draft", "status: published")
      try test.as(.mo).git("commit", "-q", "-m", "Both are out.", "blog/weir.md")
      _ = try test.as(.mo).open().saveRules(
        [Self.workflow], adopts: true, reason: nil, dryRun: false)
      try test.edit(Self.workflow, " blog/**/*.md,", " blog/weir.md,")
      try test.as(.mo).commit("Narrower.\n\n\(words)")
      #expect(try test.audit().open.map(\.code) == codes)
    }
  }

  /// New rules and a change of the file in one commit: what the old rules let pass may say
  /// something else under the new ones.
  @Test func aChangeThatOnlyTheNewRulesUnderstandIsAdoptedToo() throws {
    for adopts in [true, false] {
      let test = try TestNewsroom()
      try test.as(.mo).new("About river", slug: "river", byline: ["mo"])
      try test.fill("river")
      try test.as(.mo).save("river")
      try test.edit(Self.workflow, "site: plain", "site: {name: ours, keys: {state: stage}}")
      try test.edit("drafts/river.md", "status: draft", "status: draft\nstage: published")
      let workflow = try test.read(Self.workflow)
      let draft = try test.read("drafts/river.md")
      // The copy that the new rules see leaves out what is theirs.
      let copy = try test.blob(draft.replacingOccurrences(of: "stage: published\n", with: ""))
      try test.write(Self.workflow, workflow)
      try test.as(.mo).commit(
        "Stages.\n\n" + (adopts ? "Stet-Adopt: river published \(copy)" : "Nothing to see."))
      #expect(try test.audit().open.map(\.code) == (adopts ? [] : [.adoptMissing]))
    }
  }

  @Test func aReleasedFileThatComesBackIsAdoptedAnew() throws {
    for adopts in [true, false] {
      let test = try wider()
      let save = {
        _ = try test.as(.mo).open().saveRules(
          [Self.workflow], adopts: true, reason: nil, dryRun: false)
      }
      try save()
      let wide = try test.read(Self.workflow)
      try test.edit(Self.workflow, " blog/**/*.md,", "")
      try save()
      // Nobody's business while it is no draft.
      try test.edit("blog/dam.md", "It holds.", "It breaks.")
      try test.as(.ada).commit("Elsewhere.")
      try test.write(Self.workflow, wide)
      if adopts { try save() } else { try test.as(.mo).commit("Wide again.") }
      #expect(try test.audit().open.map(\.code) == (adopts ? [] : [.adoptMissing]))
    }
  }
}
