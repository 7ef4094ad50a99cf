import ArgumentParser

/// The commands that the program has by itself.
enum BuiltIns {
  /// Commands that belong together, under what somebody wants to do.
  struct Group {
    var title: String
    var entries: [Entry]

    init(_ title: String, _ entries: Entry...) {
      self.title = title
      self.entries = entries
    }

    var commands: [any ParsableCommand.Type] { entries.map { $0.command() } }
  }

  /// A command and its name, which says it without asking the command: a transition asks none.
  struct Entry: Sendable {
    let name: String
    let command: @Sendable () -> any ParsableCommand.Type

    init(
      _ name: String, _ command: @autoclosure @escaping @Sendable () -> any ParsableCommand.Type
    ) {
      self.name = name
      self.command = command
    }
  }

  /// All of them, as `stet help` lists them: a new command stands in one of these.
  static let groups = [
    Group(
      "begin", Entry("init", InitCommand.self), Entry("new", NewCommand.self),
      Entry("import", ImportCommand.self)),
    Group(
      "write", Entry("edit", EditCommand.self), Entry("check", CheckCommand.self),
      Entry("save", SaveCommand.self), Entry("rename", RenameCommand.self),
      Entry("delete", DeleteCommand.self), Entry("restore", RestoreCommand.self)),
    Group(
      "see how things stand", Entry("list", ListCommand.self), Entry("board", BoardCommand.self),
      Entry("show", ShowCommand.self), Entry("can", CanCommand.self),
      Entry("log", LogCommand.self), Entry("diff", DiffCommand.self),
      Entry("audit", AuditCommand.self), Entry("report", ReportCommand.self)),
    Group("decide", Entry("approve", ApproveCommand.self)),
    Group(
      "keep the newsroom", Entry("people", PeopleCommand.self),
      Entry("sections", SectionsCommand.self), Entry("workflow", WorkflowCommand.self),
      Entry("accept", AcceptCommand.self), Entry("adopt", AdoptCommand.self),
      Entry("anchor", AnchorCommand.self)),
    Group(
      "learn", Entry("explain", ExplainCommand.self),
      Entry("completions", CompletionsCommand.self)),
  ]

  static let commands: [any ParsableCommand.Type] = groups.flatMap(\.commands)

  static let names: [String] = groups.flatMap { $0.entries.map { $0.name } }

  /// What words mean that people bring from git and from other tools.
  static let meant: [String: String] = {
    let leave = "`stet people leave` takes all roles from somebody, who stays known in old bylines"
    let close = "`stet sections close` takes no new drafts there; what is in it stays"
    return [
      "desk": "`stet` alone shows your desk", "status": "`stet` alone shows your desk",
      "commit": "`stet save` records what you wrote", "add": "`stet save` records what you wrote",
      "mv": "`stet rename` gives a draft another slug", "rm": "`stet delete` deletes a draft",
      "remove": "`stet delete` deletes a draft", "history": "`stet log` shows what happened",
      "people remove": leave, "people delete": leave, "people rm": leave,
      "sections remove": close, "sections delete": close, "sections rm": close,
    ]
  }()

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
