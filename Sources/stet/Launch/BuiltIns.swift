import ArgumentParser

/// The commands that the program has by itself.
enum BuiltIns {
  /// Commands that belong together, under what somebody wants to do.
  struct Group {
    var title: String
    var commands: [any ParsableCommand.Type]

    init(_ title: String, _ commands: any ParsableCommand.Type...) {
      self.title = title
      self.commands = commands
    }
  }

  /// All of them, as `stet help` lists them: a new command stands in one of these.
  static let groups = [
    Group("begin", InitCommand.self, NewCommand.self, ImportCommand.self),
    Group(
      "write", EditCommand.self, CheckCommand.self, SaveCommand.self, RenameCommand.self,
      DeleteCommand.self,
      RestoreCommand.self),
    Group(
      "see how things stand", ListCommand.self, BoardCommand.self, ShowCommand.self,
      CanCommand.self, LogCommand.self, DiffCommand.self, AuditCommand.self, ReportCommand.self),
    Group("decide", ApproveCommand.self),
    Group(
      "keep the newsroom", PeopleCommand.self, SectionsCommand.self, WorkflowCommand.self,
      AcceptCommand.self, AdoptCommand.self, AnchorCommand.self),
    Group("learn", ExplainCommand.self, CompletionsCommand.self),
  ]

  static let commands: [any ParsableCommand.Type] = groups.flatMap(\.commands)

  static let names: [String] = commands.compactMap { $0.configuration.commandName }

  /// Those that only look, and change nothing in any case.
  static let reading: Set<String> = [
    "list", "board", "show", "can", "check", "log", "diff", "audit", "report", "workflow",
    "explain", "help", "completions",
  ]

  /// Those that find faults, and tell them in the formats for faults too.
  static let findingFaults: Set<String> = ["check", "workflow check", "audit"]

  /// The command that words lead to, subcommands included; the root without any.
  static func command(_ words: [String]) -> any ParsableCommand.Type {
    var type: any ParsableCommand.Type = StetCommand.self
    for word in words where !word.hasPrefix("-") {
      guard
        let next = type.configuration.subcommands.first(where: {
          $0.configuration.commandName == word
        })
      else { break }
      type = next
    }
    return type
  }

  /// Words that no transition may take: the built-in commands, and those that are kept for them.
  static let reserved: Set<String> = Set(names).union([
    "help", "version", "desk", "edit", "diff", "audit",
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
      live without the sign-off that the team's rules ask for. `stet` alone shows your desk: what \
      waits for you, and what to type next. `stet explain CODE` tells what a message means.

      Exit status: 0 done; 1 refused by the rules, or something was found; 2 anything else.
      """,
    // Asked for without a command it is answered before anything is parsed.
    subcommands: BuiltIns.commands)
}
