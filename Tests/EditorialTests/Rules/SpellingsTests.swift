import Testing

@testable import Editorial

/// Names that are a known name but for case, blanks and Unicode form, and those that are not.
@Suite struct SpellingsTests {
  static let masthead = TestRules.masthead([
    TestRules.person("ada", "Ada Réyes", also: ["A. Reyes"], roles: ["author"]),
    TestRules.person("ben", "Ben O'Koro", roles: ["editor"]),
    TestRules.person("joe", "Jo E", roles: ["editor"]),
    TestRules.person("jo", "JO e x", also: ["jo  E x"], roles: ["editor"]),
    TestRules.person("may", "Sam", roles: []), TestRules.person("sam", "May", roles: []),
  ])

  @Test(arguments: [
    ("ada réyes", "Ada Réyes"), ("  Ada\u{A0}Re\u{301}yes ", "Ada Réyes"),
    ("ADA RÉYES", "Ada Réyes"), ("a. reyes", "A. Reyes"), ("ADA", "ada"),
    ("jo e", "Jo E"), ("Jo e X", "JO e x"),
  ])
  func known(_ written: String, _ spelled: String) {
    #expect(Self.masthead.spelling(of: written) == spelled)
  }

  /// Known to the letter, nobody's, somebody else's perhaps, or two people's.
  @Test(arguments: [
    "Ada Réyes", "Ada Re\u{301}yes", "ada", "Ada Reyes", "A Reyes", "Ada", "Réyes", "Ben O’Koro",
    "\u{410}da Réyes", "MAY", "sAM", "", "  ",
  ])
  func left(_ written: String) {
    let spelled = Self.masthead.spelling(of: written)
    // `Ada` is the id in another case, which nobody else has.
    #expect(spelled == (written == "Ada" ? "ada" : nil))
  }

  @Test func sections() {
    let sections = Sections(all: [
      .init(id: "city", title: "The City", about: nil, closed: false),
      .init(id: "world", title: "CULTURE", about: nil, closed: true),
      .init(id: "culture", title: "Arts", about: nil, closed: false),
    ])
    #expect(sections.spelling(of: "City ") == "city")
    #expect(sections.spelling(of: "the  city") == "city")
    #expect(sections.spelling(of: "WORLD") == "world")
    for left in ["city", "citty", "culture", "Culture", "", "\u{441}ity"] {
      #expect(sections.spelling(of: left) == nil, "\(left)")
    }
  }
}
