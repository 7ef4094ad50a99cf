import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What new drafts begin with.
@Suite struct TemplateTests {
  private func newsroom(_ templates: [String: String]) throws -> TestNewsroom {
    let test = try TestNewsroom()
    for (name, text) in templates { try test.write("workflows/templates/\(name).md", text) }
    try test.as(.mo).commit("Templates.")
    return test
  }

  @Test func theSectionsTemplateIsFilledInWhereItsKeysStand() throws {
    let test = try newsroom([
      "default": "---\nkind: story\n---\n\nDefault.\n",
      "city":
        "---\n# Say what is new.\ntitle: Not this\ndek: A stop press # shorter\ntags: [city]\nstatus: published\nparams: {a: [1]}\ndate: 2020-01-01\n---\n\n## Where\n",
    ])
    try test.as(.ada).new("River: a story", slug: "river")
    #expect(
      try test.saved("drafts/river.md")
        == "---\nbyline: Ada Reyes\nsection: city\n# Say what is new.\ntitle: \"River: a story\"\ndek: A stop press # shorter\ntags: [city]\nstatus: draft\nparams: {a: [1]}\n---\n\n## Where\n"
    )
    try test.as(.ada).new("Dam", slug: "dam", section: nil)
    #expect(
      try test.saved("drafts/dam.md")
        == "---\ntitle: Dam\nbyline: Ada Reyes\nstatus: draft\nkind: story\n---\n\nDefault.\n")
    try expectClean(test)
  }

  /// Blanks that a template leaves behind a colon are room for the value, not a part of the line.
  @Test func blanksBehindAnEmptyKeyAreItsRoom() throws {
    let test = try newsroom(["city": "---\ntitle: \nbyline:  \ndek: # one line\nstatus:\t\n---\n"])
    try test.as(.ada).new("Dam", slug: "dam")
    #expect(
      try test.saved("drafts/dam.md")
        == "---\nsection: city\ntitle: Dam\nbyline: Ada Reyes\ndek: # one line\nstatus: draft\n---\n\n"
    )
  }

  @Test func aTemplateIsCalledOne() throws {
    let test = try TestNewsroom()
    let path = "workflows/templates/city.md"
    let save = { try test.as(.mo).open().saveRules([path], reason: nil, dryRun: false) }
    let failure = expectRefusal(.cannot, by: "rules.missing", in: test) { try save() }
    #expect(failure?.help?.contains("write the template first") == true)
    try test.write(path, "---\nkind: story\n---\n")
    let receipt = try save()
    #expect(receipt.lines == ["the template city.md is saved"])
    #expect(receipt.next == ["stet new 'A TITLE'"])
  }

  /// Whoever may not start a draft need not hear first that another name is wanted.
  @Test func aStrangerIsToldThatTheyAreOne() throws {
    let test = try TestNewsroom()
    try test.as(.ada).new("Dam", slug: "dam")
    expectRefusal(.refused, by: .identityUnknown, in: test) {
      try test.as(.stranger).new("Dam", slug: "dam")
    }
  }

  @Test func theWorkflowsComesBeforeTheDefault() throws {
    let test = try newsroom([
      "default": "---\n---\nDefault.\n", "editorial": "---\r\ntitle:\r\n---\r\n\r\n\r\nHouse.\r\n",
      "review": "+++\nstars = 3\n\n[extra]\nx = 1\n+++\n",
    ])
    try test.as(.ada).new("Dam", slug: "dam", section: nil)
    #expect(
      try test.saved("drafts/dam.md")
        == "---\r\nbyline: Ada Reyes\r\nstatus: draft\r\ntitle: Dam\r\n---\r\n\r\nHouse.\r\n")
    let new = { (name: String, slug: String) in
      try test.as(.ada).open().new(
        NewDraft(title: "Bus", slug: slug, section: "city", template: name), dryRun: false)
    }
    _ = try new("review", "bus")
    #expect(
      try test.saved("drafts/bus.md")
        == "+++\ntitle = \"Bus\"\nbyline = \"Ada Reyes\"\nsection = \"city\"\nstatus = \"draft\"\nstars = 3\n\n[extra]\nx = 1\n+++\n\n"
    )
    for name in ["revew", "../masthead", "", "review.md.md"] {
      let failure = expectRefusal(.cannot, by: "template.missing", in: test) {
        try new(name, "tram")
      }
      if name == "revew" { #expect(failure?.help == "did you mean `review`?") }
    }
    try expectClean(test)
  }

  @Test(arguments: [
    "No front matter\n", "---\ntitle: [\n---\n", "---\ntitle: A\n", "---\nTitle: A\n---\n",
    "---\nbyline: A\nbyline: B\n---\n", "---\ntitle: \u{202E}A\n---\n",
  ])
  func aBadOneIsShownWithItsPlace(_ text: String) throws {
    let test = try newsroom(["city": text])
    let failure = expectRefusal(.cannot, by: .draftMalformed, in: test) {
      try test.as(.ada).new("River", slug: "river")
    }
    #expect(failure?.findings.first?.location?.path == "workflows/templates/city.md")
    for savedOnly in [true, false] {
      let found = try Newsroom.checkRules(test.circumstances(of: .mo, savedOnly: savedOnly))
      #expect(found.findings.map(\.code) == [.draftMalformed])
    }
    // Nor does a chief save one.
    try test.write("workflows/templates/new.md", text)
    expectRefusal(by: "rules.invalid", in: test) {
      try test.as(.mo).open().saveRules(
        ["workflows/templates/new.md"], reason: nil, dryRun: false)
    }
  }

  @Test func aChiefSavesThem() throws {
    let test = try TestNewsroom()
    let path = "workflows/templates/city.md"
    try test.write(path, "---\nstatus: review\nupdated: 2020\nkind: x\n---\n")
    let save = { (person: TestPerson) in
      try test.as(person).open().saveRules([path], reason: nil, dryRun: false)
    }
    expectRefusal(by: "rules.role", in: test) { try save(.ada) }
    #expect(try save(.mo).notes.count == 2, "what has no effect is said")
    let tip = try test.tip()
    #expect(try save(.mo).lines == ["there is nothing to save"])
    #expect(try test.tip() == tip)
    let found = try Newsroom.checkRules(test.circumstances(of: .mo)).findings
    #expect(found.map(\.code) == ["template.managed", "template.managed"])
    #expect(found.map(\.location?.line) == [2, 3])
    try test.as(.ada).new("River", slug: "river")
    #expect(
      try test.saved("drafts/river.md")
        == "---\ntitle: River\nbyline: Ada Reyes\nsection: city\nstatus: draft\nkind: x\n---\n\n")
    try test.remove(path)
    #expect(try save(.mo).commits.first?.changes.first?.after == nil)
    try expectClean(test)
  }
}
