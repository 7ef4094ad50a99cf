import Testing

@testable import Editorial

/// One row of a table for a check: a draft, and what is found in it.
struct CheckCase: Sendable, CustomTestStringConvertible {
  var name: String
  var check: CheckID
  var version: DraftVersion
  var around: TestSurroundings
  var rules: Rules
  /// Each as "code line:column", a warning's with "warning " before it.
  var expected: [String]

  init(
    _ name: String, _ check: CheckID, _ version: DraftVersion,
    around: TestSurroundings = TestSurroundings(), rules: Rules = TestRules.rules(),
    _ expected: String...
  ) {
    self.name = name
    self.check = check
    self.version = version
    self.around = around
    self.rules = rules
    self.expected = expected
  }

  var testDescription: String { name }

  func findings() throws -> [Finding] {
    let check = try #require(Checks.all.first { $0.id == self.check })
    let workflow = try #require(rules.workflows.first)
    return check.findings(
      in: try version.under(workflow), rules: rules, surroundings: around)
  }

  func hold(sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
    let found = try findings().map { finding in
      let place = finding.location.map { "\($0.line):\($0.column)" } ?? "-"
      return (finding.severity == .warning ? "warning " : "") + "\(finding.code) \(place)"
    }
    #expect(found == expected, "\(name)", sourceLocation: sourceLocation)
  }
}

/// A place in a body, on a line of its own.
func at(_ line: Int, _ column: Int = 1) -> Editorial.SourceLocation {
  Editorial.SourceLocation(path: "drafts/river.md", line: line, column: column)
}

/// The surroundings of a draft with these links, each on its own line from 10 on.
func linking(
  to destinations: String..., headings: [String] = [], files: Set<String> = []
) -> TestSurroundings {
  var around = TestSurroundings(files: files)
  around.body.links = destinations.enumerated().map { index, destination in
    .init(destination: destination, text: "here", location: at(10 + index))
  }
  around.body.headings = headings.map { .init(level: 2, text: $0, location: at(9)) }
  return around
}

/// The surroundings of a draft with this running text from line 10, column 3 on.
func saying(_ runs: String...) -> TestSurroundings {
  var around = TestSurroundings()
  around.body.runs = runs.enumerated().map { index, text in
    .init(text: text, location: at(10 + index, 3))
  }
  return around
}
