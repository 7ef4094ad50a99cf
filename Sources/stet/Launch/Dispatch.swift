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
    var patience = Patience()
    var hasLookedAgain = false
    while true {
      do {
        try dispatch()
        return 0
      } catch let status as ExitCode {
        return status.rawValue
      } catch let failure as Failure {
        // Somebody else was writing at this moment, and nothing was changed: all of it is judged
        // again, on what they wrote.
        let isWorthAnother = failure.mayPass || failure.mayBeRepacking && !hasLookedAgain
        guard isWorthAnother, !words.readsStandardInput, patience.wait() else {
          return tell(failure)
        }
        hasLookedAgain = hasLookedAgain || failure.mayBeRepacking
      } catch let answered as Answered {
        return tell(answered.failure, keepsText: answered.keepsText)
      } catch is Interrupted {
        return 130
      } catch {
        return tell(usage: error)
      }
    }
  }

  private func tell(_ failure: Failure, keepsText: Bool = false) -> Int32 {
    let newsroom = try? newsroom()
    return console.tell(
      RefusalReport(
        failure, names: newsroom?.rules.masthead.names ?? [:], asker: newsroom?.asker()?.id,
        tellsUnchanged: !keepsText && !BuiltIns.reading.contains(words.command ?? "list")))
  }

  /// What ArgumentParser throws: help is a result, a slip is exit 2.
  private func tell(usage error: any Error) -> Int32 {
    let typed = [words.command].compactMap(\.self) + words.rest
    guard StetCommand.exitCode(for: error) != .success else {
      console.write(StetCommand.fullMessage(for: error, columns: console.columns) + "\n")
      return 0
    }
    let type = BuiltIns.command(typed)
    let names = typed.prefix { !$0.hasPrefix("-") }
    let depth = type.configuration.commandName.flatMap { names.firstIndex(of: $0) } ?? -1
    let known = type.configuration.subcommands.compactMap { $0.configuration.commandName }
    if !known.isEmpty, depth >= 0, let word = names.dropFirst(depth + 1).first {
      let command = names.prefix(depth + 1).joined(separator: " ")
      return console.tell(
        RefusalReport(
          unknownCommand(
            "\(command) \(word)",
            NearMisses.question(for: word, among: known)
              ?? "there are: \(known.joined(separator: ", "))")))
    }
    let slip = UsageSlip(
      message: StetCommand.message(for: error),
      command: names.prefix(depth + 1).joined(separator: " "), usage: type.configuration.usage)
    // Nothing was opened, so there is nobody to name.
    return console.tell(RefusalReport(slip.failure))
  }

  private func dispatch() throws {
    guard let word = words.command else {
      if words.rest.contains("--version") {
        console.write("stet \(Stet.version)\n")
      } else if words.rest.contains("--help") || words.rest.contains("-h") {
        try help()
      } else {
        try atDesk()
      }
      return
    }
    if word == "help" { return try help() }
    if word == "version" { return console.write("stet \(Stet.version)\n") }
    let ways = [word, "\(word) \(words.topics.first ?? "")"]
    if console.format.ofFaults != nil, BuiltIns.findingFaults.isDisjoint(with: ways) {
      throw noFormat(console.format, "stet \(word)")
    }
    if BuiltIns.names.contains(word) {
      var command = try StetCommand.parseAsRoot([word] + words.rest)
      return try command.run()
    }
    try runTransition(word)
  }

  /// Without a word: what lies on the desk of whoever asks.
  private func atDesk() throws {
    if console.format.ofFaults != nil { throw noFormat(console.format, "stet") }
    do {
      try DeskCommand.parse(words.rest).run()
    } catch var failure as Failure where ["repo.none", "newsroom.none"].contains(failure.code) {
      // Whoever types the bare name may be here for the first time.
      failure.help = [failure.help, "`stet help` tells what stet does"].compactMap(\.self)
        .joined(separator: "\n")
      throw failure
    }
  }

  private func noFormat(_ format: Console.Format, _ command: String) -> Failure {
    Failure(
      .cannot, "usage", "`\(command)` has no \(format) format", help: "`--format json`, or none")
  }

  private func runTransition(_ word: String) throws {
    let newsroom: Newsroom
    do {
      newsroom = try self.newsroom(forDrafts: true)
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
      return console.write(MoveCommand.help(for: transition, columns: console.columns))
    }
    // Drafts alone need no parser; to make it ready takes as long as to read all the rules.
    if let drafts = words.plainTopics {
      console.warn(about: newsroom)
      let request = MoveRequest(transition: transition.id, drafts: drafts)
      try Move(request: request, console: console, circumstances: circumstances).run(in: newsroom)
      // The process ends now, which frees all of it at once and not piece by piece.
      _ = Unmanaged.passRetained(newsroom)
      return
    }
    var command: MoveCommand
    do {
      command = try MoveCommand.parse(words.rest)
    } catch {
      throw UsageSlip(
        message: MoveCommand.message(for: error), command: word,
        usage: MoveCommand.usage(of: transition)
      ).failure
    }
    console.warn(about: newsroom)
    try command.run(transition.id, in: newsroom)
  }

  func unknownCommand(_ word: String, _ help: String) -> Failure {
    if let meant = BuiltIns.meant[word] {
      return Failure(.cannot, "usage", "there is no command `\(word)`", help: meant)
    }
    if BuiltIns.reserved.contains(word) {
      // Kept for a command to come, so that whoever types it expects one.
      return Failure(
        .cannot, "usage", "there is no `stet \(word)` yet",
        help: "`stet help` shows what there is")
    }
    return Failure(.cannot, "usage", "there is no command `\(word)`", help: help)
  }

  func newsroom(forDrafts: Bool = false) throws -> Newsroom {
    try Newsroom.open(try circumstances(), forDrafts: forDrafts)
  }

  private func circumstances() throws -> Circumstances {
    Circumstances(
      directory: try surrounding.resolved(words.value(of: "-C")),
      environment: surrounding.environment, now: Surrounding.now,
      localOffset: Surrounding.localOffset,
      savedOnly: words.rest.contains("--saved"), builtInCommands: BuiltIns.reserved,
      skipsVerifyingHooks: surrounding.skipsVerifyingHooks)
  }
}
