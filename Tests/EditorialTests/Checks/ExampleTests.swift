import Testing

@testable import Editorial

/// The checks' own examples, which are their documentation too.
@Suite struct ExampleTests {
  @Test(arguments: Checks.all.map(\.id))
  func everyCheckExplainsItself(_ id: CheckID) throws {
    let description = try #require(Checks.all.first { $0.id == id }).description
    #expect(!description.summary.isEmpty)
    #expect(!description.codes.isEmpty)
    #expect(!description.passing.isEmpty)
    for explanation in description.codes {
      #expect(explanation.code.topic == id.rawValue)
      #expect(
        description.failing.contains { $0.code == explanation.code },
        "\(explanation.code) has no failing example")
    }
    for (code, draft) in description.failing {
      #expect(description.codes.contains { $0.code == code }, "\(code) is not explained")
      #expect(draft.contains("↓"))
    }
    for code in description.paths.keys {
      #expect(description.failing.contains { $0.code == code })
    }
    #expect(description.passing.allSatisfy { !$0.contains("↓") })
  }

  @Test func theChecksStandInTheirOrder() {
    #expect(
      Checks.ids == [
        .title, .dek, .byline, .section, .slug, .body, .links, .images, .text, .embargo,
      ])
  }

  @Test(arguments: Checks.all.map(\.id))
  func passingExamplesPass(_ id: CheckID) throws {
    let check = try #require(Checks.all.first { $0.id == id })
    for example in check.description.passing {
      let findings = try self.findings(check, example, at: ExampleNewsroom.path).findings
      #expect(findings.isEmpty, "\(findings.map(\.message))")
    }
  }

  @Test(arguments: Checks.all.map(\.id))
  func failingExamplesFailAtTheirMarks(_ id: CheckID) throws {
    let check = try #require(Checks.all.first { $0.id == id })
    for (code, example) in check.description.failing {
      let path = check.description.paths[code] ?? ExampleNewsroom.path
      let (findings, marks) = try self.findings(check, example, at: path)
      #expect(findings.allSatisfy { $0.code == code }, "\(findings.map(\.code)) in\n\(example)")
      let places = findings.map { "\($0.location?.line ?? 1):\($0.location?.column ?? 1)" }
      #expect(places == marks, "\(code) in\n\(example)")
    }
  }

  /// Lower case, no full stop, help for every finding but a stray anchor.
  @Test(arguments: Checks.all.map(\.id))
  func findingsArePlain(_ id: CheckID) throws {
    let check = try #require(Checks.all.first { $0.id == id })
    for (code, example) in check.description.failing {
      let path = check.description.paths[code] ?? ExampleNewsroom.path
      for finding in try findings(check, example, at: path).findings {
        #expect(finding.message.last != "." && finding.help?.last != ".")
        let isName = finding.message.hasPrefix("Ada Reyes")
        #expect(isName || finding.message.first?.isUppercase == false, "\(finding.message)")
        #expect(finding.help != nil || code == "links.anchor", "\(code)")
      }
    }
  }

  private func findings(
    _ check: any Check, _ example: String, at path: String
  ) throws -> (findings: [Finding], marks: [String]) {
    let reader = try ExampleReader(example, path: path)
    let workflow = try #require(ExampleNewsroom.rules.workflows.first)
    let findings = check.findings(
      in: try reader.version.under(workflow), rules: ExampleNewsroom.rules,
      surroundings: ExampleSurroundings(outline: reader.outline))
    return (findings, reader.marks)
  }
}
