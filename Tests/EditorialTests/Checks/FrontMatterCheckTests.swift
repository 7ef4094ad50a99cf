import Testing

@testable import Editorial

/// Title, dek, byline, section, slug and embargo.
@Suite struct FrontMatterCheckTests {
  static let short = TestRules.rules(
    TestRules.workflow(rules: CheckRules(titleLimit: 5, dekLimit: 5, dekRequired: true)))

  @Test(arguments: [
    CheckCase("none", .title, draft(title: nil), "title.missing 1:1"),
    CheckCase("blank", .title, draft(title: ""), "title.missing 2:1"),
    CheckCase("of blanks", .title, draft(title: "  "), "title.missing 2:8"),
    CheckCase(
      "just short enough, in characters", .title, draft(title: "👩‍🔬e\u{301}abc"), rules: short),
    CheckCase("too long", .title, draft(title: "abcdef"), rules: short, "title.long 2:8"),
    CheckCase(
      "another's, in another case", .title, draft(title: "THE River"),
      around: TestSurroundings(titles: ["the river": ["river", "gauge"]]),
      "warning title.duplicate 2:8"),
    CheckCase(
      "its own", .title, draft(title: "The river"),
      around: TestSurroundings(titles: ["the river": ["river"]])),
    CheckCase("no dek, none asked for", .dek, draft()),
    CheckCase("no dek", .dek, draft(), rules: short, "dek.missing 1:1"),
    CheckCase("a dek too long", .dek, draft(dek: "abcdef"), rules: short, "dek.long 3:6"),
    CheckCase("a dek", .dek, draft(dek: "abcde"), rules: short),
  ])
  func titleAndDek(_ row: CheckCase) throws { try row.hold() }

  @Test(arguments: [
    CheckCase("a name", .byline, draft()),
    CheckCase("another byline and an id", .byline, draft(byline: ["A. Reyes", "ben"])),
    CheckCase("somebody who left", .byline, draft(byline: ["Noor Haddad"])),
    CheckCase("none", .byline, draft(byline: nil), "byline.missing 1:1"),
    CheckCase("an empty one", .byline, draft(byline: [""]), "byline.missing 3:1"),
    CheckCase("an empty list", .byline, draft(byline: []), "byline.missing 3:1"),
    CheckCase(
      "each unknown name at its place", .byline, draft(byline: ["Jo", "Ada Reyes", "Al"]),
      "byline.unknown 4:5", "byline.unknown 6:5"),
    CheckCase("another case", .byline, draft(byline: ["ada reyes"]), "byline.unknown 3:9"),
    CheckCase("a blank too many", .byline, draft(byline: ["Ada  Reyes"]), "byline.unknown 3:9"),
    CheckCase("decomposed", .byline, draft(byline: ["Ada Reyes"])),
    CheckCase(
      "look-alike letters", .byline, draft(byline: ["\u{410}da Rey\u{435}s"]),
      "byline.lookalike 3:9"),
    CheckCase(
      "twice, by two names", .byline, draft(byline: ["Ada Reyes", "Ben Okoro", "A. Reyes"]),
      "warning byline.duplicate 6:5"),
    CheckCase(
      "an unknown name twice is unknown twice", .byline, draft(byline: ["Jo", "Jo"]),
      "byline.unknown 4:5", "byline.unknown 5:5"),
  ])
  func byline(_ row: CheckCase) throws { try row.hold() }

  @Test func theBylineHelpsAChief() throws {
    let unknown = try CheckCase("", .byline, draft(byline: ["Joanna O'Brien"])).findings()
    #expect(
      unknown.first?.help?.hasSuffix(
        #"`stet people add 'Joanna O'\''Brien <EMAIL>:author'`"#) == true)
    let twin = try CheckCase("", .byline, draft(byline: ["\u{410}da Reyes"])).findings()
    #expect(
      twin.first?.help
        == "U+0410 (cyrillic capital letter a) in place of U+0041 (latin capital letter a): type the name anew"
    )
    #expect(twin.first?.message.contains("`Ada Reyes`") == true)
  }

  @Test(arguments: [
    CheckCase("open", .section, draft()),
    CheckCase("none", .section, draft(section: nil), "section.missing 1:1"),
    CheckCase("empty", .section, draft(section: ""), "section.missing 4:1"),
    CheckCase("unknown", .section, draft(section: "sports"), "section.unknown 4:10"),
    CheckCase("its title", .section, draft(section: "City"), "section.unknown 4:10"),
    CheckCase("look-alike", .section, draft(section: "cit\u{443}"), "section.lookalike 4:10"),
    CheckCase("closed", .section, draft(section: "olympics"), "section.closed 4:10"),
    CheckCase("closed, and live", .section, draft(state: "published", section: "olympics")),
    CheckCase(
      "closed, in review", .section, draft(state: "review", section: "olympics"),
      "section.closed 4:10"),
  ])
  func section(_ row: CheckCase) throws { try row.hold() }

  @Test(arguments: [
    ("sports", "a chief can add a new one: `stet sections add sports --title 'Sports'`"),
    (
      "Under the Black Flag",
      "a chief can add a new one: `stet sections add under-the-black-flag --title 'Under the Black Flag'`"
    ),
    ("City", "write `city`"),
    (
      "citty",
      "did you mean `city`? a chief can add a new one: `stet sections add citty --title 'Citty'`"
    ),
    ("політика", "a chief can add a new one: `stet sections add ID --title 'Політика'`"),
  ])
  func theSectionHelpsAChief(_ section: String, _ help: String) throws {
    #expect(try CheckCase("", .section, draft(section: section)).findings().first?.help == help)
  }

  @Test(arguments: [
    CheckCase("no key", .slug, draft("river-2")),
    CheckCase("a key that agrees", .slug, draft(managed: ["slug": "river"])),
    CheckCase("an empty key", .slug, draft(managed: ["slug": ""])),
    CheckCase(
      "a key that does not", .slug, draft(managed: ["slug": "River"]), "slug.disagrees 6:7"),
    CheckCase("capitals", .slug, draft("River"), "warning slug.style 1:1"),
    CheckCase("accents", .slug, draft("fête"), "warning slug.style 1:1"),
    CheckCase("an underscore", .slug, draft("river_gauge"), "warning slug.style 1:1"),
  ])
  func slug(_ row: CheckCase) throws { try row.hold() }

  static func held(_ text: String) -> DraftVersion { draft(others: ["embargo": text]) }

  /// The tests' clock says 2026-03-02T12:00:00Z.
  @Test(arguments: [
    CheckCase("none", .embargo, draft()),
    CheckCase("empty", .embargo, held("")),
    CheckCase("over", .embargo, held("2026-03-02T13:59:59+02:00")),
    CheckCase("over this second", .embargo, held("2026-03-02T12:00:00Z")),
    CheckCase("another second", .embargo, held("2026-03-02T12:00:01Z"), "embargo.future 5:10"),
    CheckCase("a day", .embargo, held("2026-03-02"), "embargo.unreadable 5:10"),
    CheckCase("no offset", .embargo, held("2026-03-01T10:00:00"), "embargo.unreadable 5:10"),
    CheckCase("a word", .embargo, held("tomorrow"), "embargo.unreadable 5:10"),
    CheckCase("no such day", .embargo, held("2026-02-30T10:00:00Z"), "embargo.unreadable 5:10"),
  ])
  func embargo(_ row: CheckCase) throws { try row.hold() }

  @Test(arguments: [
    (
      "2026-03-05T16:00:00Z",
      "the embargo lasts another 3 days and 4 hours, until 2026-03-05T16:00:00+00:00"
    ),
    (
      "2026-03-03T14:30:00+02:00",
      "the embargo lasts another 1 day, until 2026-03-03T14:30:00+02:00"
    ),
    (
      "2026-03-02T13:01:00Z",
      "the embargo lasts another 1 hour and 1 minute, until 2026-03-02T13:01:00+00:00"
    ),
    (
      "2026-03-02T12:00:09Z",
      "the embargo lasts another less than a minute, until 2026-03-02T12:00:09+00:00"
    ),
    ("2026-03-05", "the embargo `2026-03-05` is a day without an hour"),
    ("2026-03-05 16:00", "the embargo `2026-03-05 16:00` has no offset"),
    ("soon", "the embargo `soon` is not a moment that can be read"),
  ])
  func theEmbargoSaysHowLong(_ text: String, _ message: String) throws {
    let finding = try CheckCase("", .embargo, Self.held(text)).findings().first
    #expect(finding?.message == message)
  }

  @Test func theEmbargoShowsTheForm() throws {
    let finding = try CheckCase("", .embargo, Self.held("2026-03-05 16:00")).findings().first
    #expect(
      finding?.help == "write day, hour and offset from UTC, as in `2026-03-05T16:00:00+02:00`")
  }
}
