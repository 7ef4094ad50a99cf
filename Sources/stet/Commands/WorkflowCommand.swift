import ArgumentParser
import Editorial
import Newsroom
import Reports

struct WorkflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow", abstract: "The rules: states, transitions, who may.",
    subcommands: [Show.self, Check.self, Graph.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The rules in force, in sentences.",
      usage: "stet workflow [options]")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(WorkflowReport(try global.newsroom().rules.workflows))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Read the rule files as they lie in the folder, and tell all their faults.",
      usage: "stet workflow check [options]",
      discussion: "Exit 2 when they cannot be used.")

    @Flag(help: "Look only at what is saved.")
    var saved = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let findings = try Newsroom.checkRules(try global.circumstances(saved: saved))
      let report = CheckReport(findings: findings.findings, checked: findings.files)
      global.console.tell(
        FindingReport(report, of: "rule file"),
        faults: FaultList("workflow check", version: Stet.version, report))
      if report.errors > 0 { throw ExitCode(2) }
    }
  }

  struct Graph: ParsableCommand {
    enum Language: String, ExpressibleByArgument, CaseIterable {
      case mermaid
      case dot
    }

    static let configuration = CommandConfiguration(
      commandName: "graph", abstract: "The state machine as a drawing, for Mermaid or Graphviz.",
      usage: "stet workflow graph [options]")

    @Option(help: ArgumentHelp("mermaid or dot.", valueName: "language"))
    var language: Language = .mermaid

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let workflows = try global.newsroom().rules.workflows
      global.tell(GraphReport(workflows, in: language == .dot ? .dot : .mermaid))
    }
  }
}
