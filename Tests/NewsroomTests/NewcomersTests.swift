import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// People and sections that come in together.
@Suite struct NewcomersTests {
  private func add(_ people: String..., id: String? = nil, to test: TestNewsroom) throws -> Receipt
  {
    try test.as(.mo).open().addPeople(
      try people.map { try TypedPerson($0) }, id: id, also: [], sections: [], dryRun: false)
  }

  /// The subject of the last commit, and that the one before it is as given.
  private func subject(after before: String, in test: TestNewsroom) throws -> String? {
    let lines = try test.git("log", "-2", "--format=%H %s").split(separator: "\n")
    guard lines.last?.hasPrefix(before) == true else { return nil }
    return lines.first.map { String($0.dropFirst(41)) }
  }

  @Test func severalPeopleAreOneCommit() throws {
    let test = try TestNewsroom()
    let before = try test.tip()
    let receipt = try add(
      "Kim Vale <kim@blog.example>:author", "Kim Oyen <oyen@blog.example>:author,editor",
      to: test)
    #expect(
      receipt.lines.map(\.description) == [
        "Kim Vale is on the masthead as `kim` (author)",
        "Kim Oyen is on the masthead as `kim-oyen` (author, editor)",
      ])
    #expect(try subject(after: before, in: test) == "rules: add kim and kim-oyen to the masthead")
    let people = try test.as(.mo).open().rules.masthead.people.map(\.id.rawValue)
    #expect(people.suffix(2) == ["kim", "kim-oyen"])
  }

  @Test func oneThatMayNotComeInKeepsAllOut() throws {
    let test = try TestNewsroom()
    expectRefusal(by: "rules.invalid", in: test) {
      try add(
        "Kim Vale <kim@blog.example>:author", "Ada Reyes <ada2@blog.example>:author", to: test)
    }
    // Nor two of them who would be one.
    expectRefusal(by: "rules.invalid", in: test) {
      try add("Kim Vale <kim@blog.example>:author", "Kim Vale <k@blog.example>:editor", to: test)
    }
    expectRefusal(.cannot, by: "usage", in: test) {
      try add(
        "Kim Vale <kim@blog.example>:author", "Sol Ek <sol@blog.example>:author", id: "kv",
        to: test)
    }
  }

  @Test func severalSectionsAreOneCommit() throws {
    let test = try TestNewsroom()
    let before = try test.tip()
    let mo = try test.as(.mo).open()
    _ = try mo.addSections(
      ["sport", "the-sea", "arts", "food"], title: nil, about: nil, dryRun: false)
    #expect(
      try subject(after: before, in: test) == "rules: add the sections sport, the-sea and 2 others")
    let titles = try test.as(.mo).open().rules.sections.all.map(\.title)
    #expect(titles.suffix(4) == ["Sport", "The sea", "Arts", "Food"])
    expectRefusal(.cannot, by: "usage", in: test) {
      try mo.addSections(["tides", "waves"], title: "Water", about: nil, dryRun: false)
    }
  }
}
