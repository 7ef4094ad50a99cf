import ArgumentParser
import Editorial
import Newsroom
import Reports
import Topics

/// Answers a shell that asks what the word at the cursor could become.
///
/// It runs with every keystroke that asks: it must be quick, say nothing that was not asked for, and
/// never fail aloud.
struct Completion {
  /// One thing that could stand there.
  struct Candidate: Hashable {
    var word: String
    var about: String

    init(_ word: String, _ about: String = "") {
      self.word = word
      self.about = about
    }
  }

  /// What the shell is to offer besides.
  enum Files: String {
    case none = "names"
    case files
    case folders
  }

  private(set) var candidates: [Candidate] = []
  private(set) var files = Files.none

  private let request: CompletionRequest
  private let surrounding: Surrounding

  /// The whole answer to `stet __complete …`.
  ///
  /// The first line says whether files are meant too, each further one is a word, with a tab and
  /// what it is where there is something to say.
  static func answer(_ arguments: [String], in surrounding: Surrounding) -> String {
    guard let request = CompletionRequest(arguments) else { return "" }
    var completion = Completion(request, in: surrounding)
    completion.complete()
    let lines = completion.candidates.compactMap { candidate -> String? in
      // What cannot be seen cannot be chosen either.
      guard candidate.word.hasPrefix(request.start), escape(candidate.word) == candidate.word
      else { return nil }
      let about = escape(candidate.about)
      return about.isEmpty ? candidate.word : "\(candidate.word)\t\(about)"
    }
    return lines.isEmpty && completion.files == .none
      ? "" : ([completion.files.rawValue] + lines).joined(separator: "\n") + "\n"
  }

  init(_ request: CompletionRequest, in surrounding: Surrounding) {
    self.request = request
    self.surrounding = surrounding
  }

  mutating func complete() {
    let typed = TypedWords(request.words)
    let glance = Glance(circumstances(typed.directory))
    guard let command = typed.command else { return completeFirst(typed, glance) }
    if command == "help" { return completeHelp(typed.rest, glance) }
    guard let (description, rest) = find(command, typed.rest, glance) else { return }
    let position = Position(rest, in: description)
    let meaning = Meaning(
      command: description.words, positionals: position.values, start: request.start,
      glance: glance)
    if let option = position.optionInNeed {
      take(option, meaning)
    } else if !position.isBehindDashes, request.current.hasPrefix("--"),
      let equals = request.current.firstIndex(of: "=")
    {
      let name = String(request.current[..<equals])
      if let option = description.options.first(where: { $0.names.contains(name) }) {
        take(option, meaning)
      }
    } else if !position.isBehindDashes, request.current.hasPrefix("-") {
      takeOptions(of: description, position)
    } else {
      for subcommand in description.subcommands where position.values.isEmpty {
        candidates.append(Candidate(subcommand.words.last ?? "", subcommand.about))
      }
      if let argument = position.nextArgument(of: description) { take(argument, meaning) }
    }
  }

  private mutating func take(_ argument: CommandDescription.Argument, _ meaning: Meaning) {
    let (words, files) = meaning.candidates(for: argument)
    candidates += words
    self.files = files
  }

  private mutating func takeOptions(of description: CommandDescription, _ position: Position) {
    for option in description.options {
      guard option.isRepeating || position.used.isDisjoint(with: option.names) else { continue }
      // One name is enough to choose from; the short one only for who has typed a single dash.
      let long = option.names.last { $0.hasPrefix("--") } ?? option.names[0]
      candidates.append(Candidate(long, option.about))
    }
  }

  // MARK: - The first word

  private mutating func completeFirst(_ typed: TypedWords, _ glance: Glance?) {
    let desk = CommandTree.own(DeskCommand.self, typed: [])
    if let option = typed.optionInNeed {
      if let option = desk.options.first(where: { $0.names.contains(option) }) {
        take(option, Meaning(command: [], positionals: [], start: request.start, glance: glance))
      }
    } else if request.current.hasPrefix("-") {
      takeOptions(of: desk, Position([], in: desk))
      candidates.append(Candidate("--version", "Show the version."))
    } else {
      candidates += commands + Self.transitions(glance)
      candidates.append(Candidate("help", "What there is to type."))
    }
  }

  private mutating func completeHelp(_ words: [String], _ glance: Glance?) {
    let words = words.filter { !$0.hasPrefix("-") }
    guard words.isEmpty else {
      let type = BuiltIns.command(words)
      guard type.configuration.commandName == words.last else { return }
      candidates = type.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map {
        Candidate($0.configuration.commandName ?? "", $0.configuration.abstract)
      }
      return
    }
    let topics = Topic.allCases.map { Candidate($0.name, $0.summary) }
    candidates = commands.filter { Topic(rawValue: $0.word) == nil }
    candidates += Self.transitions(glance) + topics
  }

  private var commands: [Candidate] {
    BuiltIns.commands.filter { $0.configuration.shouldDisplay }.map {
      Candidate($0.configuration.commandName ?? "", $0.configuration.abstract)
    }
  }

  static func transitions(_ glance: Glance?) -> [Candidate] {
    var seen: Set<TransitionID> = []
    return (glance?.rules.workflows ?? []).flatMap(\.transitions)
      .filter { seen.insert($0.id).inserted }
      .map { Candidate($0.id.rawValue, $0.about) }
  }

  // MARK: - The command

  /// The command that the words lead to, and what is left of them.
  private func find(
    _ word: String, _ rest: [String], _ glance: Glance?
  ) -> (CommandDescription, [String])? {
    guard
      var type = BuiltIns.commands.first(where: { $0.configuration.commandName == word })
    else {
      guard Self.transitions(glance).contains(where: { $0.word == word }) else { return nil }
      return (CommandTree.own(MoveCommand.self, typed: [word]), rest)
    }
    var words = [word]
    var rest = rest
    while let next = rest.first,
      let below = type.configuration.subcommands.first(where: {
        $0.configuration.commandName == next
      })
    {
      type = below
      words.append(next)
      rest.removeFirst()
    }
    let below = type.configuration.subcommands.filter { $0.configuration.shouldDisplay }
    var description = CommandTree.own(type.configuration.defaultSubcommand ?? type, typed: words)
    description.subcommands = below.map {
      CommandDescription(
        words: words + [$0.configuration.commandName ?? ""], about: $0.configuration.abstract,
        usage: "")
    }
    return (description, rest)
  }

  private func circumstances(_ directory: String?) -> Circumstances {
    Circumstances(
      directory: (try? surrounding.resolved(directory)) ?? "/",
      environment: surrounding.environment, now: Surrounding.now,
      localOffset: Surrounding.localOffset, savedOnly: true,
      builtInCommands: BuiltIns.reserved)
  }
}

extension CompletionRequest {
  /// What a value must begin with: behind `--state=` only what follows.
  var start: String {
    guard current.hasPrefix("--"), let equals = current.firstIndex(of: "=") else { return current }
    return String(current[current.index(after: equals)...])
  }
}
