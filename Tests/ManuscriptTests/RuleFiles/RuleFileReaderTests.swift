import Editorial
import Manuscript
import Testing

@Suite struct RuleFileReaderTests {
  private func summary(_ findings: [Finding]) -> [String] {
    findings.map { finding in
      let place = finding.location.map {
        "\($0.path.dropFirst("workflows/".count)):\($0.line):\($0.column)-\($0.endColumn)"
      }
      return "\(place ?? "-") \(finding.code) \(finding.message)"
    }
  }

  @Test func allFaultsOfAllFilesAtOnceInOrder() {
    let files = [
      RuleFile(
        path: "workflows/sections.yml",
        bytes: Array(
          """
          stet: 1
          sections:
            - id: politics
              titel: Politics
            - {id: city, title: City, id: town}
          """.utf8)),
      RuleFile(
        path: "workflows/masthead.yml",
        bytes: Array(
          """
          stet: 1
          people:
            - id: ada
              name: [Ada]
              emails: ada@blog.example
              roles: [author
          """.utf8)),
      RuleFile(
        path: "workflows/editorial.yml",
        bytes: Array(
          RuleSamples.workflow.replacing("live: true", with: "live: maybe")
            .replacing("by: [chief]", with: "by: [cheif]")
            .replacing("initial: draft", with: "initial: darft").utf8)),
      RuleFile(path: "workflows/notes.yml", bytes: Array("stet: 1\npeople: []\n".utf8)),
      RuleFile(path: "workflows/other.yaml", bytes: Array("stet: 1\n".utf8)),
      RuleFile(path: "workflows/presets/x.yml", bytes: Array("&".utf8)),
      RuleFile(path: "workflows/README.md", bytes: Array("&".utf8)),
    ]
    let reading = RuleFileReader.rules(from: files, builtInCommands: [])
    #expect(reading.rules == nil)
    #expect(
      summary(reading.findings) == [
        "editorial.yml:6:10-15 rules.reference unknown state `darft`",
        "editorial.yml:18:11-16 rules.type `live` is `maybe` where true or false is expected",
        "editorial.yml:31:10-15 rules.reference unknown role `cheif`",
        "masthead.yml:6:12-13 rules.syntax this list is not closed",
        "notes.yml:1:1-2 rules.missing this is no rule file that stet knows: it has no `states:`",
        "other.yaml:1:1-2 rules.value the rule file `other.yaml` does not end in .yml",
        "sections.yml:4:5-10 rules.key unknown key `titel` in a section",
        "sections.yml:5:29-31 rules.duplicate `id` stands here a second time",
      ])
    let helps = reading.findings.compactMap(\.help)
    #expect(helps.contains { $0.contains("did you mean `title`?") })
    #expect(helps.contains { $0.contains("did you mean `chief`?") })
    #expect(helps.contains("name it workflows/masthead.yml"))
    #expect(helps.contains("name it other.yml"))
    #expect(reading.findings[6].location?.text == "    titel: Politics")
  }

  @Test func columnsCountCodePoints() throws {
    let marked = Marked("stet: 1\nsections:\n  - {id: a, title: \"Ä\u{1F600}е\u{301}\", ↓foo: x}\n")
    let reading = RuleSamples.reading(.sections, marked.text)
    let finding = try #require(reading.errors.first { $0.code == "rules.key" })
    #expect(finding.location?.line == 3)
    #expect(finding.location?.column == marked.column)
    #expect(finding.location?.endColumn == marked.column + 3)
  }

  @Test func windowsLineEndingsReadTheSame() {
    let text = RuleSamples.workflow.replacing("\n", with: "\r\n")
    let reading = RuleSamples.reading(.workflow, text)
    #expect(reading.findings == [])
    #expect(reading.rules == RuleSamples.reading(.workflow, RuleSamples.workflow).rules)
  }

  @Test func valuesArriveAsWritten() throws {
    let rules = try #require(RuleSamples.reading(.workflow, RuleSamples.workflow).rules)
    let workflow = try #require(rules.workflows.first)
    #expect(workflow.state("in-progress")?.id == "draft")
    #expect(workflow.state("killed")?.label == "killed")
    #expect(workflow.transition("publish")?.requires.approvals?.count(in: "politics") == 2)
    #expect(workflow.transition("publish")?.requires.approvals?.count(in: "city") == 1)
    #expect(workflow.transition("correct")?.sets.first?.value == .now)
    #expect(workflow.rules.level(of: .links) == .warning)
    #expect(workflow.managed.scalars == ["status", "slug", "date", "updated"])
    #expect(rules.masthead.person(byline: "A. Reyes")?.id == "ada")
    #expect(rules.masthead.person(email: "BEN@blog.example")?.sections == ["politics"])
    #expect(rules.sections["city"]?.closed == false)
  }

  @Test func aMissingFileIsNamed() {
    let reading = RuleFileReader.rules(from: [], builtInCommands: [])
    #expect(
      summary(reading.findings) == [
        "editorial.yml:1:1-2 rules.missing there is no workflow",
        "masthead.yml:1:1-2 rules.missing there is no masthead",
      ])
    let workflow = RuleSamples.files(.workflow, RuleSamples.workflow).filter {
      $0.path != RuleFileReader.sectionsPath
    }
    let findings = RuleFileReader.rules(from: workflow, builtInCommands: []).findings
    #expect(findings.contains { $0.message.contains("the check `section` needs") })
  }

  @Test func aBrokenMastheadBringsNoFaultsElsewhere() {
    let reading = RuleSamples.reading(.masthead, "stet: 1\npeople: [\n")
    #expect(reading.findings.count == 1)
    #expect(reading.findings.first?.code == "rules.syntax")
  }

  @Test func twoWorkflowsOfOnePathAreAFault() throws {
    func findings(_ content: String) -> [Finding] {
      let other = RuleSamples.workflow.replacing("name: editorial", with: "name: other")
        .replacing("drafts/**/*.md, \"!**/README.md\"", with: content)
      let file = RuleFile(path: "workflows/other.yml", bytes: Array(other.utf8))
      return RuleFileReader.rules(
        from: RuleSamples.files(.workflow, RuleSamples.workflow) + [file], builtInCommands: []
      ).findings
    }
    #expect(findings("posts/**/*.md") == [])
    for content in ["drafts/**/*.md", "drafts/news/*.md", "'**/*.md'", "drafts/"] {
      #expect(
        findings(content).contains { $0.message.contains("would be a draft of this workflow") },
        "\(content)")
    }
    #expect(findings("'**/*.md', '!drafts/**'") == [])
  }

  @Test func warningsLeaveRulesValid() {
    let unheld = RuleSamples.reading(
      .workflow, RuleSamples.workflow.replacing("by: [chief]", with: "by: [lawyer]"))
    #expect(
      summary(unheld.findings) == [
        "editorial.yml:31:10-16 rules.unheld nobody holds the role `lawyer`"
      ])
    #expect(unheld.rules != nil)

    let unmeetable = RuleSamples.reading(
      .workflow, RuleSamples.workflow.replacing("{politics: 2}", with: "{politics: 3, city: 2}"))
    #expect(
      unmeetable.findings.map(\.message) == [
        "`publish` wants 3 approvals, and only 2 people hold `editor`"
      ])
    #expect(unmeetable.rules != nil)

    // A role can always be taken from its last holder.
    let gone = RuleSamples.masthead.replacing("roles: [author]", with: "roles: []")
    #expect(RuleSamples.reading(.masthead, gone).rules != nil)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with new: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      result += rest[..<range.lowerBound] + new
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
