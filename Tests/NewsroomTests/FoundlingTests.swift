import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// `stet adopt`: drafts that are there in a state that they did not come to by the rules.
@Suite struct FoundlingTests {
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

  @Test func aFileThatSaysItIsPublishedIsTakenIn() throws {
    let test = try TestNewsroom()
    try test.write("drafts/dam.md", Self.post("published"))
    try test.write("drafts/dam/plan.png", "A plan.")
    try test.write("drafts/weir.md", Self.post("draft", title: "The weir"))
    expectRefusal(by: .createState, in: test) { try test.as(.mo).save("dam") }
    let found = try test.as(.mo).open().foundlings([]).found
    #expect(found.map(\.slug) == ["dam"])
    expectRefusal(by: .rulesRole, in: test) {
      try test.as(.ben).open().adopt(found, reason: nil, dryRun: false)
    }
    expectRefusal(by: .adoptMissing, in: test) { try test.as(.mo).open().foundlings(["weir"]) }
    // What nobody can read is told, and keeps nothing else out.
    try test.write("drafts/odd.md", "---\ntitle: [\n---\n")
    #expect(try test.as(.mo).open().foundlings([]).left.count == 1)
    expectRefusal(by: .adoptMissing, in: test) { try test.as(.mo).open().foundlings(["odd"]) }
    try test.remove("drafts/odd.md")
    _ = try test.as(.mo).open().adopt(found, reason: nil, dryRun: false)
    #expect(try test.message().hasPrefix("adopt: dam\n\nStet-Adopt: dam published "))
    let status = try test.git("status", "--porcelain")
    #expect(status == "?? drafts/weir.md\n", "\(status)")
    try expectConsistent(test)
    #expect(try test.audit().adoptions.map(\.slug) == ["dam"])
    expectRefusal(by: .adoptMissing, in: test) { try test.as(.mo).open().foundlings(["dam"]) }
    #expect(try test.as(.mo).open().foundlings([]).found.isEmpty)
  }

  @Test func whatOthersSavedLikeThatIsTakenInForAReason() throws {
    let test = try TestNewsroom()
    try test.write("drafts/dam.md", Self.post("published"))
    try test.as(.ben).commit("The dam.")
    #expect(try test.audit().open.map(\.code) == [.createState])
    let found = try test.as(.mo).open().foundlings([]).found
    #expect(found.map(\.slug) == ["dam"] && found.first?.name == "Ben Okoro")
    expectRefusal(by: .transitionRequires, in: test) {
      try test.as(.mo).open().adopt(found, reason: nil, dryRun: false)
    }
    _ = try test.as(.mo).open().adopt(found, reason: "It was out already.", dryRun: false)
    let report = try test.audit()
    #expect(report.verdict == .consistent && report.accepted.count == 1)
    #expect(try test.as(.mo).open().foundlings([]).found.isEmpty)
  }

  @Test func aTakenSlugIsNotAdopted() throws {
    let test = try TestNewsroom()
    try test.published("dam")
    try test.write("drafts/old/dam.md", Self.post("published"))
    expectRefusal(by: .slugTaken, in: test) {
      try test.as(.mo).open().foundlings(["drafts/old/dam.md"])
    }
    let copy = try test.blob(
      Self.post("published").replacingOccurrences(of: "status: published\n", with: "")
        .replacingOccurrences(of: "date: 2020-01-01T00:00:00+00:00\n", with: ""))
    try test.as(.mo).commit("Twin.\n\nStet-Adopt: dam published \(copy)")
    #expect(try test.audit().open.map(\.code).contains(.slugTaken))
  }
}
