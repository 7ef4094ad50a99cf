import NewsroomTestSupport
import Testing

/// What new drafts begin with.
@Suite struct TemplateTests {
  @Test func theSectionsTemplateIsTaken() throws {
    let test = try TestNewsroom()
    try test.write("workflows/templates/default.md", "---\nkind: story\n---\n\nDefault.\n")
    try test.write(
      "workflows/templates/city.md",
      "---\ntitle: Not this\ndek: A stop press\ntags: [city]\nstatus: published\n---\n\n## Where\n")
    try test.as(.mo).commit("Templates.")
    try test.as(.ada).new("River", slug: "river")
    #expect(
      try test.saved("drafts/river.md")
        == "---\ntitle: River\ndek: A stop press\nbyline: Ada Reyes\nsection: city\nstatus: draft\ntags: [city]\n---\n\n## Where\n"
    )
    try test.as(.ada).new("Dam", slug: "dam", section: nil)
    #expect(
      try test.saved("drafts/dam.md")
        == "---\ntitle: Dam\nbyline: Ada Reyes\nstatus: draft\nkind: story\n---\n\nDefault.\n")
    try expectClean(test)
  }
}
