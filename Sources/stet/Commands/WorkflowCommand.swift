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
      commandName: "show", abstract: "The rules in force, in sentences.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(WorkflowReport(try global.newsroom().rules.workflows))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Read the rule files as they lie in the folder, and tell all their faults.",
      discussion: "Exit 2 when they cannot be used.")

    @Flag(help: "Look only at what is saved.")
    var saved = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let findings = try Newsroom.checkRules(global.circumstances(saved: saved))
      let report = CheckReport(findings: findings, checked: 0)
      let text = FindingReport(report, of: "rule file")
      if global.format == .concise {
        global.console.write(text.concise(global.console.style))
      } else {
        global.tell(text)
      }
      if report.errors > 0 { throw ExitCode(2) }
    }
  }

  struct Graph: ParsableCommand {
    enum Language: String, ExpressibleByArgument, CaseIterable {
      case mermaid
      case dot
    }

    static let configuration = CommandConfiguration(
      commandName: "graph", abstract: "The state machine as a drawing, for Mermaid or Graphviz.")

    @Option(help: ArgumentHelp("mermaid or dot.", valueName: "language"))
    var language: Language = .mermaid

    @OptionGroup var global: GlobalOptions

    func run() throws {
      for workflow in try global.newsroom().rules.workflows {
        switch language {
        case .mermaid: global.console.write(WorkflowGraph.mermaid(workflow))
        case .dot: global.console.write(WorkflowGraph.dot(workflow))
        }
      }
    }
  }
}
