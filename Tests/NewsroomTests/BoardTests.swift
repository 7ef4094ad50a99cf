import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Drafts in columns.
@Suite struct BoardTests {
  private func board(
    _ test: TestNewsroom, _ filter: ListFilter = ListFilter(), limit: Int = 12
  ) throws -> [Board] {
    try test.as(.ada).open().board(filter, limit: limit)
  }

  private func slugs(_ board: Board) -> [String: [Slug]] {
    Dictionary(uniqueKeysWithValues: board.columns.map { ($0.label, $0.drafts.map(\.slug)) })
  }

  @Test func columnsInTheWorkflowsOrder() throws {
    let test = try TestNewsroom()
    for slug in ["a", "b"] { try test.published(slug) }
    for slug in ["c", "d"] { try test.submitted(slug) }
    try test.start("e")
    let boards = try board(test)
    #expect(boards.count == 1 && boards[0].workflow == "editorial" && boards[0].count == 5)
    #expect(boards[0].columns.map(\.label) == ["Draft", "In review", "Published"])
    // Those that wait longest first; on the site, the latest.
    #expect(
      slugs(boards[0]) == ["Draft": ["e"], "In review": ["c", "d"], "Published": ["b", "a"]])
  }

  @Test func limitAndFilters() throws {
    let test = try TestNewsroom(sections: ["city", "sport"])
    for slug in ["a", "b", "c"] { try test.start(slug) }
    try test.as(.ben).new("Match", slug: "match", section: "sport")
    var found = try board(test, limit: 2)[0].columns[0]
    #expect(found.drafts.map(\.slug) == ["a", "b"] && found.count == 4)
    found = try board(test, ListFilter(mine: true))[0].columns[0]
    #expect(found.drafts.map(\.slug) == ["a", "b", "c"])
    found = try board(test, ListFilter(sections: ["sport"]))[0].columns[0]
    #expect(found.drafts.map(\.slug) == ["match"])
    #expect(try board(test, ListFilter(byline: "ben"))[0].columns[0].count == 1)
    #expect(try board(test, ListFilter(states: ["review"]))[0].columns.map(\.state) == ["review"])
    expectRefusal(.cannot, by: "usage", in: test) {
      try board(test, ListFilter(states: ["reviw"]))
    }
  }

  @Test func aBoardForEachWorkflow() throws {
    let test = try TestNewsroom()
    try test.notes()
    try test.start("river")
    try test.write(
      "notes/tide.md", "---\ntitle: Tide\nbyline: Ada Reyes\nstatus: raw\n---\n\nText.\n")
    let boards = try board(test)
    try #require(boards.map(\.workflow) == ["editorial", "notes"])
    #expect(slugs(boards[0])["Draft"] == ["river"])
    #expect(slugs(boards[1]) == ["Raw": ["tide"], "Shown": []])
  }

  @Test func strays() throws {
    let test = try TestNewsroom()
    try test.write("drafts/odd.md", "---\ntitle: [\n---\n")
    try test.write("drafts/lost.md", "---\ntitle: Lost\nstatus: limbo\n---\n")
    try test.as(.ada).commit("By hand.")
    let column = try #require(try board(test)[0].columns.last)
    #expect(column.state == nil && column.drafts.map(\.slug).sorted() == ["lost", "odd"])
  }
}
