import Editorial
import Manuscript
import Testing

/// What a draft that is read gives.
@Suite struct DraftReaderTests {
  @Test func valuesAndPlaces() throws {
    let text = """
      ---
      title: "Bridge: a \\"story\\""  # kept
      dek:
      byline: [Ada Reyes, 'Zoë Å']
      status: draft
      tags:
        - é water
        - "city"
      extra:
        a: [1, {b: c}]
      text: |
        one
        two
      no-type: no
      ---

      Body
      """
    let read = try draft(text)
    #expect(read.syntax == .yaml && read.bodyLine == 16 && read.hasBody)
    #expect(
      read.fields.map(\.key) == [
        "title", "dek", "byline", "status", "tags", "extra", "text", "no-type",
      ])
    #expect(read.scalar("title") == "Bridge: a \"story\"")
    #expect(read.field("dek")?.value == .empty && read.field("extra")?.value == .other)
    #expect(read.scalar("text") == "one\ntwo\n" && read.scalar("no-type") == "no")
    let title = try #require(read.field("title"))
    #expect(title.keyLocation == place(2, 1, 6, "title: \"Bridge: a \\\"story\\\"\"  # kept"))
    #expect(title.valueLocation.column == 8 && title.valueLocation.endColumn == 29)
    #expect(read.field("dek")?.valueLocation == read.field("dek")?.keyLocation)
    let names = items(read, "byline")
    #expect(names.map(\.text) == ["Ada Reyes", "Zoë Å"])
    #expect(names[1].location == place(4, 21, 28, "byline: [Ada Reyes, 'Zoë Å']"))
    #expect(
      items(read, "tags").map(\.location) == [
        place(7, 5, 12, "  - é water"), place(8, 5, 11, "  - \"city\""),
      ])
  }

  /// The quick way and the parser's give the same places.
  @Test func valuesAndPlacesOfSimpleLines() throws {
    let read = try draft("---\nbyline: [Ada, 'Zoë']  # c\ntags:\n- é\ndate: ~\n---\n")
    #expect(items(read, "byline").map(\.location.column) == [10, 15])
    #expect(items(read, "byline").map(\.location.endColumn) == [13, 20])
    #expect(items(read, "tags").map(\.location) == [place(4, 3, 4, "- é")])
    #expect(read.field("byline")?.valueLocation.endColumn == 21 && !read.hasBody)
    #expect(read.field("date")?.value == .empty)
  }

  @Test func toml() throws {
    let read = try draft(
      "+++\ntitle = \"a \\\"b\\\"\"\ndate = 2026-01-01T00:00:00Z # c\ndraft = true\ntags = [\n  \"é\",\n  'x',\n]\nweight = 1_000\n\n[extra]\nx = 1\n+++\n\nText\n"
    )
    #expect(read.syntax == .toml && read.bodyLine == 14)
    #expect(read.fields.map(\.key) == ["title", "date", "draft", "tags", "weight", "extra"])
    #expect(read.scalar("title") == "a \"b\"" && read.scalar("date") == "2026-01-01T00:00:00Z")
    #expect(read.scalar("draft") == "true" && read.scalar("weight") == "1_000")
    #expect(
      items(read, "tags").map(\.location) == [place(6, 3, 6, "  \"é\","), place(7, 3, 6, "  'x',")])
    #expect(read.field("extra")?.value == .other)
    #expect(read.field("date")?.valueLocation.endColumn == 28)
  }

  @Test(arguments: [
    ("---\na: 1\n---", 4, false), ("---\na: 1\n---\n \n\t\n", 4, false), ("---\n---\nx", 3, true),
    ("---\r\na: 1\r\n---\r\nx\n", 4, true), ("+++\n+++\n", 3, false),
  ])
  func body(_ text: String, _ line: Int, _ has: Bool) throws {
    let read = try draft(text)
    #expect(read.bodyLine == line && read.hasBody == has)
  }

  @Test func blobIDsAreGits() {
    #expect(blobID([]) == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")
    #expect(blobID(Array("hello\n".utf8)) == "ce013625030ba8dba906f756967f9e9ca394464a")
  }

  private func items(_ draft: DraftText, _ key: String) -> [Field.Item] {
    draft.field(key)?.value.items(orAt: .start(of: "")) ?? []
  }

  private func place(_ line: Int, _ column: Int, _ end: Int, _ text: String)
    -> Editorial.SourceLocation
  {
    Editorial.SourceLocation(
      path: "drafts/x.md", line: line, column: column, endColumn: end, text: text)
  }
}
