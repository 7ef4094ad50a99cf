import ArgumentParser
import FoundationEssentials
import Reports

/// The commands as ArgumentParser knows them, read from what it says of itself.
///
/// That is the one description of options and arguments there is: help comes from it, and so do
/// completions, man pages and the reference.
enum CommandTree {
  /// All of them, in the order of `stet help`.
  static var all: [CommandDescription] {
    BuiltIns.commands.filter { $0.configuration.shouldDisplay }
      .map { description(of: $0, typed: [$0.configuration.commandName ?? ""]) }
  }

  /// Any transition, as it is parsed.
  static func move(typed words: [String]) -> CommandDescription {
    own(MoveCommand.self, typed: words)
  }

  /// A command with everything below it.
  ///
  /// - Parameter words: as it is typed, without `stet`.
  static func description(of type: any ParsableCommand.Type, typed words: [String])
    -> CommandDescription
  {
    var description = own(type, typed: words)
    description.subcommands = type.configuration.subcommands
      .filter { $0.configuration.shouldDisplay }
      .map { Self.description(of: $0, typed: words + [$0.configuration.commandName ?? ""]) }
    return description
  }

  /// The command alone, without those below it: quick enough for every keystroke.
  static func own(_ type: any ParsableCommand.Type, typed words: [String]) -> CommandDescription {
    let configuration = type.configuration
    let dump = try? JSONDecoder().decode(Dump.self, from: Data(type._dumpHelp().utf8))
    let all = (dump?.command.arguments ?? []).filter(\.shouldDisplay)
    return CommandDescription(
      words: words, about: configuration.abstract, discussion: configuration.discussion,
      usage: configuration.usage ?? (["stet"] + words + ["[options]"]).joined(separator: " "),
      arguments: all.filter { $0.kind == .positional }.map(\.argument),
      options: all.filter { $0.kind != .positional }.map(\.argument))
  }

  /// What stands in the description: ArgumentParser's own type for it is not for others to import.
  private struct Dump: Decodable {
    var command: Command

    struct Command: Decodable {
      var arguments: [Argument]?
    }

    struct Argument: Decodable {
      enum Kind: String, Decodable { case positional, option, flag }

      struct Name: Decodable {
        var kind: String
        var name: String
      }

      var kind: Kind
      var shouldDisplay: Bool
      var isOptional: Bool
      var isRepeating: Bool
      var names: [Name]?
      var valueName: String?
      var defaultValue: String?
      var allValues: [String]?
      var abstract: String?

      var argument: CommandDescription.Argument {
        CommandDescription.Argument(
          names: (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
            .sorted { $0.utf8.count < $1.utf8.count },
          value: kind == .flag ? nil : valueName ?? "value", about: abstract ?? "",
          isOptional: isOptional, isRepeating: isRepeating, values: allValues ?? [],
          standard: defaultValue)
      }
    }
  }
}
