import Editorial
import Foundation
import Manuscript
import Presets
import Testing

@Suite struct PresetsTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.root.appending(path: path)))
  }

  private func files(with workflow: RuleFile) throws -> [RuleFile] {
    try [workflow]
      + ["workflows/masthead.yml", "workflows/sections.yml"].map {
        RuleFile(path: $0, bytes: try bytes($0))
      }
  }

  private let commands: Set<String> = [
    "init", "people", "sections", "new", "import", "edit", "save", "list", "board", "show", "can",
    "check", "approve", "rename", "delete", "restore", "diff", "log", "audit", "accept", "adopt",
    "anchor", "workflow", "guard", "sync", "search", "report", "calendar", "export", "explain",
    "help",
  ]

  @Test(arguments: Presets.all)
  func isSound(_ preset: Presets.Preset) throws {
    let file = RuleFile(path: "workflows/\(preset.name).yml", bytes: preset.workflow)
    let reading = RuleFileReader.rules(from: try files(with: file), builtInCommands: commands)
    #expect(reading.findings.filter { $0.code != "rules.unheld" } == [])
    let workflow = try #require(reading.rules?.workflows.first)
    #expect(workflow.name == preset.name)
    #expect(workflow.transitions.allSatisfy { !$0.about.isEmpty }, "`about` is the command's help")
  }

  @Test(arguments: Presets.all)
  func isItsFile(_ preset: Presets.Preset) throws {
    #expect(preset.workflow == (try bytes("workflows/presets/\(preset.name).yml")))
  }

  @Test func thisNewsroomUsesTheFirst() throws {
    #expect(try bytes("workflows/editorial.yml") == Presets["editorial"]?.workflow)
  }

  @Test func thisNewsroomIsSound() throws {
    let file = RuleFile(
      path: "workflows/editorial.yml", bytes: try bytes("workflows/editorial.yml"))
    let reading = RuleFileReader.rules(from: try files(with: file), builtInCommands: commands)
    #expect(reading.findings == [])
    #expect(reading.rules?.masthead["mo"]?.roles == ["chief", "editor"])
    #expect(reading.rules?.sections.all.map(\.id) == ["city", "politics", "house"])
  }

  @Test func theNewsroomsLineForTwoApprovalsWorks() throws {
    let preset = try #require(Presets["newsroom"])
    var lines = String(decoding: preset.workflow, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let index = try #require(lines.firstIndex { $0.contains("# approvals:") })
    lines[index] = lines[index].replacingOccurrences(of: "# ", with: "")
    lines.remove(at: index + 1)
    let file = RuleFile(
      path: "workflows/newsroom.yml", bytes: Array(lines.joined(separator: "\n").utf8))
    let reading = RuleFileReader.rules(from: try files(with: file), builtInCommands: commands)
    #expect(reading.errors == [])
    let rule = reading.rules?.workflows.first?.transition("publish")?.requires.approvals
    #expect(rule?.count(in: "politics") == 2)
    #expect(rule?.not == [.byline, .contributor])
  }
}
