import Editorial
import Manuscript
import Testing

/// One rule: a part of a sound file, what it may be replaced by, and what it may not.
struct RuleExample: CustomTestStringConvertible, Sendable {
  var code: Code
  var kind: RuleSamples.Kind
  var part: String
  var good: String
  var bad: String
  var message: String

  init(
    _ code: Code, _ kind: RuleSamples.Kind, _ part: String, good: String, bad: String,
    _ message: String
  ) {
    self.code = code
    self.kind = kind
    self.part = part
    self.good = good
    self.bad = bad
    self.message = message
  }

  var testDescription: String { "\(code): \(message)" }
}

@Suite struct RuleExampleTests {
  @Test func theSamplesAreSound() {
    let reading = RuleSamples.reading(.workflow, RuleSamples.workflow)
    #expect(reading.findings == [])
    #expect(reading.rules != nil)
  }

  @Test(arguments: workflowExamples + stateExamples + peopleExamples + syntaxExamples)
  func example(_ example: RuleExample) throws {
    let good = try #require(example.kind.text.replacing(example.part, by: example.good))
    let sound = RuleSamples.reading(example.kind, good)
    #expect(sound.errors == [], "the passing example")
    #expect(sound.rules != nil)

    let bad = Marked(try #require(example.kind.text.replacing(example.part, by: example.bad)))
    let reading = RuleSamples.reading(example.kind, bad.text)
    #expect(reading.rules == nil)
    let finding = try #require(
      reading.errors.first { $0.message.contains(example.message) },
      "found instead: \(reading.findings.map(\.message))")
    #expect(finding.code == example.code)
    #expect(finding.location?.path == example.kind.path)
    #expect(finding.location?.line == bad.line)
    #expect(finding.location?.column == bad.column)
    #expect(finding.help?.isEmpty == false)
    #expect(finding.message.hasSuffix(".") == false)
    #expect(RuleFaults.explanations[finding.code] != nil)
    // One slip, one fault, apart from what hangs on it.
    #expect(reading.errors.count <= 3)
  }
}

private let workflowExamples: [RuleExample] = [
  RuleExample(
    "rules.key", .workflow, "checks: [byline, section, title, body]",
    good: "checks: [byline]", bad: "↓chekcs: [byline]", "unknown key `chekcs` in a transition"),
  RuleExample(
    "rules.key", .workflow, "zone: UTC", good: "zone: Europe/Kyiv", bad: "↓zonne: UTC",
    "unknown key `zonne` in a workflow"),
  RuleExample(
    "rules.value", .workflow, "zone: UTC", good: "zone: America/Argentina/Ushuaia",
    bad: "zone: ↓+02:00", "is no name of a time zone"),
  RuleExample(
    "rules.reference", .workflow, "to: review", good: "to: review", bad: "to: ↓reviw",
    "unknown state `reviw`"),
  RuleExample(
    "rules.reference", .workflow, "from: [review]", good: "from: [draft, review]",
    bad: "from: [review, ↓drafts]", "unknown state `drafts`"),
  RuleExample(
    "rules.reference", .workflow, "initial: draft", good: "initial: draft",
    bad: "initial: ↓darft", "unknown state `darft`"),
  RuleExample(
    "rules.missing", .workflow, "stet: 1\nname: editorial\n", good: "stet: 1\nname: house-blog\n",
    bad: "↓stet: 1\n", "has no `name`"),
  RuleExample(
    "rules.reference", .workflow, "create: [author, editor]", good: "create: [author, poet]",
    bad: "create: [author, ↓edtior]", "unknown role `edtior`"),
  RuleExample(
    "rules.reference", .workflow, "checks: [byline, section, title, body]",
    good: "checks: [links, text]", bad: "checks: [byline, ↓tittle]", "unknown check `tittle`"),
  RuleExample(
    "rules.type", .workflow, "to: review", good: "to: review", bad: "to: ↓[review, killed]",
    "`to` is a list where one state is expected"),
  RuleExample(
    "rules.type", .workflow, "from: [draft]", good: "from: [draft]", bad: "from: ↓draft",
    "`from` is one value where a list is expected"),
  RuleExample(
    "rules.missing", .workflow,
    "- id: submit\n    about: Hand a draft in for review\n    from: [draft]",
    good: "- id: submit\n    from: [draft]", bad: "- id: ↓submit\n    from: []",
    "starts from no state"),
  RuleExample(
    "rules.missing", .workflow,
    "id: retract\n    from: [published]\n    to: draft\n    by: [editor]",
    good: "id: retract\n    from: [published]\n    to: draft\n    by: [chief]",
    bad: "id: ↓retract\n    from: [published]\n    to: draft\n    by: []", "nobody may `retract`"),
  RuleExample(
    "rules.value", .workflow, "id: submit", good: "id: hand-in", bad: "id: ↓approve",
    "is one of stet's own commands"),
  RuleExample(
    "rules.value", .workflow, "id: submit", good: "id: submit2", bad: "id: ↓Hand in",
    "cannot be the id of a transition"),
  RuleExample(
    "rules.duplicate", .workflow, "id: kill\n", good: "id: spike\n", bad: "id: ↓submit\n",
    "the transition `submit` stands here a second time"),
  RuleExample(
    "rules.duplicate", .workflow, "edit: [author, editor]", good: "edit: [author]",
    bad: "edit: [author, ↓author]", "`author` stands twice"),
  RuleExample(
    "rules.value", .workflow, "approvals: {count: 1, from: [editor]}",
    good: "approvals: {count: 1, from: [editor, chief]}",
    bad: "approvals: {count: ↓2, from: [editor]}", "nobody can meet"),
  RuleExample(
    "rules.value", .workflow, "approvals: {count: 1, from: [editor]}",
    good: "approvals: {count: 1, from: [editor], sections: {city: 1}}",
    bad: "approvals: {count: 1, from: [editor], sections: {city: ↓2}}", "nobody can meet"),
  RuleExample(
    "rules.value", .workflow, "{count: 1, from: [editor], not",
    good: "{count: 2, from: [editor], not",
    bad: "{count: ↓0, from: [editor], not", "0 approvals are none"),
  RuleExample(
    "rules.type", .workflow, "{count: 1, from: [editor], not",
    good: "{count: 3, from: [editor], not",
    bad: "{count: ↓two, from: [editor], not", "where a whole number is expected"),
  RuleExample(
    "rules.value", .workflow, "not: [byline, creator]", good: "not: [contributor, submitter]",
    bad: "not: [byline, ↓creater]", "unknown word `creater`"),
  RuleExample(
    "rules.reference", .workflow, "sections: {politics: 2}", good: "sections: {city: 2}",
    bad: "sections: {↓politcs: 2}", "unknown section `politcs`"),
  RuleExample(
    "rules.value", .workflow, "sets: {updated: now}", good: "sets: {featured: remove}",
    bad: "sets: {↓status: done}", "holds the state"),
  RuleExample(
    "rules.value", .workflow, "sets: {updated: now}", good: "sets: {by_whom: actor}",
    bad: "sets: {↓title: x}", "is the writers'"),
  RuleExample(
    "rules.value", .workflow, "sets: {updated: now}", good: "sets: {note: 'as it is'}",
    bad: "sets: {↓tags: x}", "is the writers'"),
  RuleExample(
    "rules.value", .workflow, "sets: {updated: now}", good: "sets: {updated: today}",
    bad: "sets: {↓slug: x}", "written by stet itself"),
  RuleExample(
    "rules.value", .workflow, "sets: {updated: now}", good: "sets: {updated: now}",
    bad: "sets: {↓updated: Now}", "unknown effect `Now`"),
  RuleExample(
    "rules.value", .workflow, "sets: {updated: now}",
    good: "sets: {updated: '2026-11-19T10:00:00+00:00'}",
    bad: "sets: {↓updated: '2026-11-19T10:00:00'}", "a time without an offset"),
  RuleExample(
    "rules.duplicate", .workflow, "sets: {updated: now}", good: "sets: {updated: now}",
    bad: "sets: {updated: now}\n    stamps: {↓updated: now}", "writes `updated` twice"),
  RuleExample(
    "rules.duplicate", .workflow, "sets: {updated: now}", good: "sets: {other: now}",
    bad: "sets: {↓Date: now}", "differs from `date` in case only"),
  RuleExample(
    "rules.duplicate", .workflow, "retired: {in-progress: draft}", good: "retired: {}",
    bad: "retired: {↓review: draft}", "is retired and still a state"),
  RuleExample(
    "rules.reference", .workflow, "retired: {in-progress: draft}", good: "retired: {old: killed}",
    bad: "retired: {old: ↓kiled}", "unknown state `kiled`"),
  RuleExample(
    "rules.value", .workflow, "title: {max: 90}", good: "title: {max: 1, level: warning}",
    bad: "title: {max: ↓0}", "`max` is 0"),
  RuleExample(
    "rules.value", .workflow, "links: {level: warning}", good: "links: {level: off}",
    bad: "links: {level: ↓warn}", "unknown word `warn` in `level`"),
  RuleExample(
    "rules.reference", .workflow, "links: {level: warning}", good: "images: {level: warning}",
    bad: "↓link: {level: warning}", "unknown check `link`"),
  RuleExample(
    "rules.key", .workflow, "links: {level: warning}", good: "links: {}",
    bad: "links: {↓max: 3}", "unknown key `max` in the rules of `links`"),
  RuleExample(
    "rules.value", .workflow, "site: plain", good: "site: {name: my, keys: {state: state}}",
    bad: "site: ↓plian", "unknown site profile `plian`"),
  RuleExample(
    "rules.duplicate", .workflow, "site: plain",
    good: "site: {name: my, keys: {byline: author, section: category}}",
    bad: "site: ↓{name: my, keys: {byline: author, section: author}}",
    "would both stand under `author`"),
  RuleExample(
    "rules.key", .workflow, "site: plain", good: "site: {name: my}",
    bad: "site: {name: my, keys: {↓author: byline}}", "unknown key `author`"),
  RuleExample(
    "rules.value", .workflow, "content: [drafts/**/*.md, \"!**/README.md\"]",
    good: "content: [/posts/*.md]", bad: "content: [↓../other/*.md]", "is no path pattern"),
  RuleExample(
    "rules.value", .workflow, "content: [drafts/**/*.md, \"!**/README.md\"]",
    good: "content: [\"**/*.md\"]", bad: "content: [↓\"!**/README.md\"]", "only takes out"),
]

private let stateExamples: [RuleExample] = [
  RuleExample(
    "rules.shape", .workflow, "  - id: killed\n    final: true\n",
    good: "  - id: killed\n    final: true\n", bad: "  - id: ↓killed\n", "no transition leaves"),
  RuleExample(
    "rules.shape", .workflow, "    final: true\n",
    good: "    final: true\n", bad: "    final: true\n  - id: ↓island\n    final: true\n",
    "no way leads from `draft` to `island`"),
  RuleExample(
    "rules.shape", .workflow, "from: [draft, review]", good: "from: [draft]",
    bad: "from: [draft, review]\n    to: killed\n    by: [chief]\n  - id: revive\n"
      + "    from: [↓killed]\n    by: [chief]\n    to: draft\n"
      + "  - id: again\n    from: [review]",
    "which is final"),
  RuleExample(
    "rules.shape", .workflow, "stet: 1\nname: editorial", good: "stet: 1\nname: a",
    bad: "↓stet: 1\nname: editorial", "no state is live"
  ).alsoReplacing("    live: true\n", by: ""),
  RuleExample(
    "rules.duplicate", .workflow, "- id: review", good: "- id: review",
    bad: "- id: ↓draft\n  - id: review",
    "the state `draft` stands here a second time"),
  RuleExample(
    "rules.value", .workflow, "- id: killed\n", good: "- id: killed\n", bad: "- id: ↓no\n",
    "YAML readers take it"),
  RuleExample(
    "rules.type", .workflow, "live: true", good: "live: true", bad: "live: ↓yes",
    "`live` is `yes` where true or false is expected"),
  RuleExample(
    "rules.missing", .workflow, "- id: killed\n    final: true\n",
    good: "- {id: killed, final: true}\n", bad: "- ↓final: true\n", "a state without `id`"),
]

extension RuleExample {
  /// The failing example with a second replacement; the passing one stays.
  fileprivate func alsoReplacing(_ part: String, by new: String) -> RuleExample {
    var example = self
    guard let range = kind.text.firstRange(of: self.part),
      let other = kind.text.firstRange(of: part)
    else { return self }
    example.part = String(kind.text[range.lowerBound..<other.upperBound])
    let between = String(kind.text[range.upperBound..<other.lowerBound])
    example.good = good + between + part
    example.bad = bad + between + new
    return example
  }
}

private let peopleExamples: [RuleExample] = [
  RuleExample(
    "rules.key", .masthead, "also: [A. Reyes]", good: "also: []", bad: "↓alos: [A. Reyes]",
    "unknown key `alos` in a person"),
  RuleExample(
    "rules.value", .masthead, "identity: email", good: "identity: signature",
    bad: "identity: ↓e-mail", "unknown word `e-mail`"),
  RuleExample(
    "rules.duplicate", .masthead, "emails: [ben@blog.example]", good: "emails: [b@blog.example]",
    bad: "emails: [↓ADA@Blog.example]", "is already that of `ada`"),
  RuleExample(
    "rules.duplicate", .masthead, "emails: [ben@blog.example]", good: "emails: []",
    bad: "emails: [ben@blog.example, ↓Ben@blog.example]", "stands twice for `ben`"),
  RuleExample(
    "rules.duplicate", .masthead, "noreply@github.com", good: "bot@forge.example",
    bad: "↓mo@blog.example", "is already that of `mo`"),
  RuleExample(
    "rules.duplicate", .masthead, "keys: [\(RuleSamples.key(2))]", good: "keys: []",
    bad: "keys: [↓\(RuleSamples.key(1)) ben]", "already that of `ada`"),
  RuleExample(
    "rules.value", .masthead, RuleSamples.key(2), good: "\(RuleSamples.key(3)) ben@desk",
    bad: "↓\(RuleSamples.key(2))=", "a key of `ben` is damaged"),
  RuleExample(
    "rules.value", .masthead, RuleSamples.key(2), good: RuleSamples.key(3),
    bad: "↓ssh-ed2519 AAAA", "a key of `ben` is of the unknown kind `ssh-ed2519`"),
  RuleExample(
    "rules.value", .masthead, RuleSamples.key(2), good: RuleSamples.key(3),
    bad: "↓AAAAC3NzaC1lZDI1NTE5AAAAI", "a key of `ben` is not written as one"),
  RuleExample(
    "rules.value", .masthead, "[\(RuleSamples.key(2))]", good: "[\"\(RuleSamples.key(3))\"]",
    bad: "[↓\"-----BEGIN OPENSSH PRIVATE KEY-----\"]", "this is a private key"),
  RuleExample(
    "rules.value", .masthead, "{email: noreply@github.com}",
    good: "{email: noreply@github.com, keys: [\(RuleSamples.key(3))]}",
    bad: "{email: noreply@github.com, keys: [↓openpgp AAAA]}",
    "a key of the forge `noreply@github.com` is damaged"),
  RuleExample(
    "rules.duplicate", .masthead, "id: ben", good: "id: ben-okoro", bad: "id: ↓ada",
    "the person `ada` stands here a second time"),
  RuleExample(
    "rules.duplicate", .masthead, "name: Ben Okoro", good: "name: Ben Okoro Jr.",
    bad: "name: ↓A. Reyes", "the byline `A. Reyes` is already that of `ada`"),
  RuleExample(
    "rules.duplicate", .masthead, "name: Ben Okoro", good: "name: Бен Окоро",
    bad: "name: ↓Ada  reyes", "looks like `Ada Reyes`"),
  RuleExample(
    "rules.duplicate", .masthead, "name: Mo Lindqvist", good: "name: Mo Lindqvist",
    bad: "name: Mo Lindqvist\n    also: [↓Аԁа]", "looks like `ada`"),
  RuleExample(
    "rules.value", .masthead, "name: Ben Okoro", good: "name: Bén Okoro",
    bad: "name: ↓Ben Okorо", "mixes letters of several scripts"),
  RuleExample(
    "rules.value", .masthead, "name: Ben Okoro", good: "name: \"Ben O'Koro\"",
    bad: "name: ↓\"Ben\\nOkoro\"", "more than one line"),
  RuleExample(
    "rules.value", .masthead, "name: Ben Okoro", good: "name: Ben \"Oko\" Okoro",
    bad: "name: ↓Ben <ben@blog.example>", "holds `<` or `>`"),
  RuleExample(
    "rules.value", .masthead, "name: Ben Okoro", good: "name: Ben",
    bad: "name: ↓Ben\u{200B}Okoro", "a character that nobody sees"),
  RuleExample(
    "rules.value", .masthead, "emails: [ben@blog.example]",
    good: "emails: [b.o+x@mail.blog.example]",
    bad: "emails: [↓ben.blog.example]", "is no e-mail address"),
  RuleExample(
    "rules.reference", .masthead, "sections: [politics]", good: "sections: [politics, city]",
    bad: "sections: [↓politic]", "unknown section `politic`"),
  RuleExample(
    "rules.value", .masthead, "sections: [politics]", good: "sections: [city]",
    bad: "sections: []", "count in no section"
  ).marking("id: ben", "id: ↓ben"),
  RuleExample(
    "rules.reference", .masthead, "roles: [author]", good: "roles: [author, copyeditor]",
    bad: "roles: [↓auhtor]", "unknown role `auhtor`"),
  RuleExample(
    "rules.reference", .masthead, "roles: [author]", good: "roles: []",
    bad: "roles: [↓wizard]", "unknown role `wizard`"),
  RuleExample(
    "rules.no-chief", .masthead, "id: ada", good: "id: ada", bad: "id: ↓ada", "nobody is chief"
  ).alsoReplacing("[chief, editor]", by: "[editor]"),
  RuleExample(
    "rules.missing", .masthead, "- id: ben\n    name: Ben Okoro\n",
    good: "- id: ben\n    name: B\n",
    bad: "- id: ↓ben\n", "`ben` has no name"),
  RuleExample(
    "rules.missing", .masthead, "- id: ben\n    name", good: "- id: benno\n    name",
    bad: "- ↓name", "a person without `id`"),
  RuleExample(
    "rules.missing", .sections, "title: Politics", good: "title: \"Politics: local\"",
    bad: "", "has no title"
  ).marking("id: politics", "id: ↓politics"),
  RuleExample(
    "rules.duplicate", .sections, "title: City", good: "title: Cities", bad: "title: ↓POLITICS",
    "has the title `POLITICS` too"),
  RuleExample(
    "rules.duplicate", .sections, "- id: city", good: "- id: house", bad: "- id: ↓politics",
    "the section `politics` stands here a second time"),
  RuleExample(
    "rules.value", .sections, "- id: city", good: "- id: city-2", bad: "- id: ↓City Desk",
    "cannot be the id of a section"),
  RuleExample(
    "rules.key", .sections, "closed: false", good: "closed: true", bad: "↓close: false",
    "unknown key `close` in a section"),
]

extension RuleExample {
  /// The failing example with the place marked in the text before it.
  fileprivate func marking(_ part: String, _ marked: String) -> RuleExample {
    var example = self
    guard let range = kind.text.firstRange(of: part),
      let own = kind.text.firstRange(of: self.part)
    else { return self }
    let between = String(kind.text[range.upperBound..<own.lowerBound])
    example.part = String(kind.text[range.lowerBound..<own.upperBound])
    example.good = part + between + good
    example.bad = marked + between + bad
    return example
  }
}

private let syntaxExamples: [RuleExample] = [
  RuleExample(
    "rules.missing", .sections, "stet: 1\n", good: "stet: 1\n", bad: "↓",
    "the version of the format"),
  RuleExample(
    "rules.version", .sections, "stet: 1\n", good: "stet: 1\n", bad: "stet: ↓2\n",
    "this stet does not know format 2"),
  RuleExample(
    "rules.duplicate", .sections, "closed: false", good: "closed: false",
    bad: "closed: false\n    ↓title: Again", "`title` stands here a second time"),
  RuleExample(
    "rules.syntax", .sections, "title: City", good: "title: '*City'", bad: "title: ↓*City",
    "the alias `*City`"),
  RuleExample(
    "rules.syntax", .sections, "title: City", good: "title: \"&City\"", bad: "title: ↓&c City",
    "the anchor `&c`"),
  RuleExample(
    "rules.syntax", .sections, "title: City", good: "title: City!", bad: "title: ↓!!str City",
    "the tag `!!str`"),
  RuleExample(
    "rules.syntax", .sections, "title: City", good: "title: City", bad: "title: City\n    ↓<<: x",
    "the merge key"),
  RuleExample(
    "rules.syntax", .sections, "title: City", good: "title: 'City: a'", bad: "title: City↓: a",
    "a second `:`"),
  RuleExample(
    "rules.syntax", .sections, "title: City", good: "title: \"City\"", bad: "title: ↓\"City",
    "not closed on its line"),
  RuleExample(
    "rules.syntax", .sections, "    title: City", good: "    title: City", bad: "↓\ttitle: City",
    "a tab indents this line"),
  RuleExample(
    "rules.syntax", .sections, "  - id: city\n", good: "  - id: city\n",
    bad: "↓---\n  - id: city\n", "a second document"),
  RuleExample(
    "rules.syntax", .sections, "  - id: city\n", good: "  - id: city\n",
    bad: "  - id: city↓\u{7}\n", "the invisible character U+0007"),
]
