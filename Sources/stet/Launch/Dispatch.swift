import ArgumentParser
import Editorial
import Newsroom
import Reports

/// Finds out what the first word is: a built-in command, a transition of this newsroom, or a slip.
struct Dispatch {
  let words: CommandLineWords
  let surrounding: Surrounding
  let console: Console

  init(_ words: CommandLineWords, in surrounding: Surrounding) {
    self.words = words
    self.surrounding = surrounding
    console = Console(words, surrounding.environment)
  }

  func run() -> Int32 {
    do {
      try dispatch()
      return 0
    } catch let status as ExitCode {
      return status.rawValue
    } catch let failure as Failure {
      return console.tell(failure, names: (try? newsroom().rules.masthead.names) ?? [:])
    } catch {
      return console.tell(usage: error)
    }
  }

  private func dispatch() throws {
    guard let word = words.command else {
      if words.rest.contains("--version") {
        console.write("stet \(Stet.version)\n")
      } else if words.rest.contains("--help") || words.rest.contains("-h") {
        try help([])
      } else {
        try atDesk()
      }
      return
    }
    if word == "help" { return try help(words.rest) }
    if BuiltIns.names.contains(word) {
      var command = try StetCommand.parseAsRoot([word] + words.rest)
      return try command.run()
    }
    try runTransition(word)
  }

  /// Without a word: the newsroom's drafts, or how to begin.
  private func atDesk() throws {
    do {
      _ = try newsroom()
    } catch let failure as Failure where ["repo.none", "newsroom.none"].contains(failure.code) {
      return try help([])
    }
    try ListCommand.parse(words.rest).run()
  }

  private func runTransition(_ word: String) throws {
    let newsroom: Newsroom
    do {
      newsroom = try self.newsroom()
    } catch let failure as Failure where ["repo.none", "newsroom.none"].contains(failure.code) {
      // Whether a word is a transition only a newsroom can say; a slip of a built-in is a slip.
      if let near = NearMisses.question(for: word, among: BuiltIns.names) {
        throw unknownCommand(word, near)
      }
      throw failure
    }
    let ids = newsroom.rules.transitionIDs
    guard ids.contains(TransitionID(word)) else {
      let all = BuiltIns.names + ids.map(\.rawValue) + ["help"]
      throw unknownCommand(
        word, NearMisses.question(for: word, among: all) ?? "`stet help` shows what there is")
    }
    let transition = newsroom.rules.workflows.lazy.compactMap {
      $0.transition(TransitionID(word))
    }.first
    guard let transition else { return }
    if words.rest.contains("--help") || words.rest.contains("-h") {
      return console.write(MoveCommand.help(for: transition))
    }
    var command: MoveCommand
    do {
      command = try MoveCommand.parse(words.rest)
    } catch {
      throw Failure(
        .cannot, "usage", MoveCommand.message(for: error),
        help: "stet \(word) SLUG… ; `stet \(word) --help` tells more")
    }
    try command.run(transition.id, in: newsroom)
  }

  private func unknownCommand(_ word: String, _ help: String) -> Failure {
    Failure(.cannot, "usage", "there is no command `\(word)`", help: help)
  }

  private func help(_ rest: [String]) throws {
    let word = rest.first { !$0.hasPrefix("-") }
    if let word, !BuiltIns.names.contains(word) {
      if let newsroom = try? newsroom(),
        let transition = newsroom.rules.workflows.lazy.compactMap({
          $0.transition(TransitionID(word))
        }).first
      {
        return console.write(MoveCommand.help(for: transition))
      }
      throw unknownCommand(
        word,
        NearMisses.question(for: word, among: BuiltIns.names)
          ?? "`stet help` shows what there is")
    }
    if let word {
      let type = BuiltIns.commands.first { $0.configuration.commandName == word }
      return console.write(
        type.map { StetCommand.helpMessage(for: $0, columns: console.columns) } ?? "")
    }
    console.write(StetCommand.helpMessage(columns: console.columns) + "\n" + transitionHelp())
  }

  /// The transitions of this newsroom, which are commands too.
  private func transitionHelp() -> String {
    guard let newsroom = try? newsroom() else { return "" }
    var seen: Set<TransitionID> = []
    let transitions = newsroom.rules.workflows.flatMap(\.transitions).filter {
      seen.insert($0.id).inserted
    }
    let lines = transitions.map { transition in
      let id = transition.id.rawValue
      let pad = String(repeating: " ", count: max(1, 24 - id.count))
      return "  \(id)\(pad)\(escape(transition.about))\n"
    }
    return "\nTRANSITIONS OF THIS NEWSROOM:\n" + lines.joined()
  }

  private func newsroom() throws -> Newsroom {
    try Newsroom.open(
      Circumstances(
        directory: surrounding.resolved(words.value(of: "-C")),
        environment: surrounding.environment, now: Surrounding.now,
        savedOnly: words.rest.contains("--saved"), builtInCommands: BuiltIns.reserved))
  }
}

extension StetCommand {
  static func helpMessage(columns: Int?) -> String {
    helpMessage(for: StetCommand.self, columns: columns)
  }
}
