import Reports

/// The words before a cursor, up to the command.
struct TypedWords {
  var command: String?
  /// What stands behind the command.
  var rest: [String] = []
  /// The folder that `-C` names.
  var directory: String?
  /// The last word, where it is an option before the command that wants a value.
  var optionInNeed: String?

  private static let withValue: Set<String> = ["-C", "--format", "--color"]

  init(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      if Self.withValue.contains(word) {
        guard let value = words.popFirst() else {
          optionInNeed = word
          return
        }
        if word == "-C" { directory = value }
      } else if !word.hasPrefix("-") {
        command = word
        rest = Array(words)
        break
      }
    }
    if let place = rest.firstIndex(of: "-C"), place + 1 < rest.count { directory = rest[place + 1] }
  }
}

/// Where a cursor is among the words of a command.
struct Position {
  /// The words that are no options.
  var values: [String] = []
  /// The names of options that stand there.
  var used: Set<String> = []
  /// The option before the cursor, where it wants a value.
  var optionInNeed: CommandDescription.Argument?
  var isBehindDashes = false

  init(_ words: [String], in description: CommandDescription) {
    var words = words[...]
    while let word = words.popFirst() {
      if isBehindDashes || !word.hasPrefix("-") || word == "-" {
        values.append(word)
      } else if word == "--" {
        isBehindDashes = true
      } else {
        let name = word.split(separator: "=", maxSplits: 1).first.map(String.init) ?? word
        let option = description.options.first { $0.names.contains(name) }
        used.formUnion(option?.names ?? [name])
        if option?.value != nil, !word.contains("="), words.popFirst() == nil {
          optionInNeed = option
        }
      }
    }
  }

  /// The word that stands at the cursor, as the command takes it.
  func nextArgument(of description: CommandDescription) -> CommandDescription.Argument? {
    let arguments = description.arguments
    if values.count < arguments.count { return arguments[values.count] }
    return arguments.last.flatMap { $0.isRepeating ? $0 : nil }
  }
}
