import ArgumentParser

/// The commands that the program has by itself.
enum BuiltIns {
  static let commands: [any ParsableCommand.Type] = [
    InitCommand.self, NewCommand.self, ImportCommand.self, SaveCommand.self, ListCommand.self,
    ShowCommand.self, CanCommand.self, CheckCommand.self, ApproveCommand.self, LogCommand.self,
    PeopleCommand.self, SectionsCommand.self, WorkflowCommand.self, ExplainCommand.self,
  ]

  static let names: [String] = commands.compactMap { $0.configuration.commandName }

  /// Words that no transition may take: the built-in commands, and those that are kept for them.
  static let reserved: Set<String> = Set(names).union([
    "help", "version", "desk", "edit", "board", "diff", "rename", "delete", "restore", "audit",
    "accept", "adopt", "anchor", "guard", "sync", "search", "report", "calendar", "export",
    "completions", "undo", "serve",
  ])
}

/// The root of the built-in commands: help and usage.
struct StetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stet",
    abstract: "The editorial workflow of a blog, kept in git and enforced.",
    discussion: """
      Drafts are Markdown files. Every hand-off is recorded with who made it, and nothing goes \
      live without the sign-off that the team's rules ask for. `stet explain CODE` tells what a \
      message means.
      """,
    version: Stet.version,
    subcommands: BuiltIns.commands)
}
