import ArgumentParser
import Editorial
import Newsroom
import Reports

struct WorkflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow", abstract: "The rules: states, transitions, who may.",
    subcommands: [Show.self, Check.self, Graph.self, Try.self], defaultSubcommand: Show.self)

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

  struct Try: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "try",
      abstract: "What other rules would refuse of today's drafts and of past transitions.",
      usage: "stet workflow try <file> ... [options]",
      discussion: """
        Nothing is changed. A file takes the place of the saved one of its name; a workflow of \
        another name, of the one that is called the same, or of the only one. What is not tried \
        (the masthead, say) is as it was at the time of each transition. What stet itself would \
        have written is no reason to refuse.

        Exit 0 when nothing would be refused, 1 when something would, 2 when the files have faults.
        """)

    @Argument(help: ArgumentHelp("Rule files, or folders of them.", valueName: "file"))
    var files: [String]

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let newsroom = try global.newsroom(saved: true)
      let paths = try files.flatMap { try TriedFile.names(inFolder: $0) ?? [$0] }
      let tried = try paths.map { TriedFile(name: $0, bytes: try OutsideFile.read($0)) }
      switch try newsroom.tryRules(tried) {
      case .faults(let report):
        global.tell(FindingReport(report, of: "rule file"))
        throw ExitCode(2)
      case .trial(let trial):
        global.tell(TryReport(trial, now: newsroom.now))
        if !trial.isFine { throw ExitCode(1) }
      }
    }
  }
}
