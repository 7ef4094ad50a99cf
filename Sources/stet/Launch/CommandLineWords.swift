/// The command line, taken apart just far enough to know which word is the command.
///
/// Options for all commands may stand before it, as in `git -C DIR log`; they are moved behind it,
/// where the command's own parser takes them.
struct CommandLineWords {
  /// The first word that is no option; nil when there is none.
  var command: String?
  /// Everything else, in order.
  var rest: [String]

  /// Options that take a value.
  private static let withValue: Set<String> = ["-C", "--format", "--color"]

  init(_ arguments: [String]) {
    var before: [String] = []
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      guard word.hasPrefix("-"), word != "-" else { break }
      before.append(word)
      index += 1
      if Self.withValue.contains(word), index < arguments.count {
        before.append(arguments[index])
        index += 1
      }
    }
    command = index < arguments.count ? arguments[index] : nil
    rest = Array(arguments.dropFirst(index + 1)) + before
    // `stet x -- -y` keeps its meaning: options that stood before belong before the dashes.
    if let dashes = rest.firstIndex(of: "--"), !before.isEmpty {
      rest = Array(rest[..<dashes]) + before + Array(rest[dashes...].dropLast(before.count))
    }
  }

  /// The words behind the command that are neither options nor values of options for all commands.
  var topics: [String] {
    var topics: [String] = []
    var isValue = false
    for word in rest {
      if !isValue, !word.hasPrefix("-") { topics.append(word) }
      isValue = Self.withValue.contains(word)
    }
    return topics
  }

  /// The topics where nothing else stands behind the command, but perhaps the folder; else nil.
  var plainTopics: [String]? {
    let options = rest.filter { $0.hasPrefix("-") }
    guard options.isEmpty || options == ["-C"] && rest.last != "-C", !rest.contains("") else {
      return nil
    }
    let topics = topics
    return topics.isEmpty ? nil : topics
  }

  /// Whether standard input may be read, which can be done only once.
  var readsStandardInput: Bool { rest.contains { $0 == "-" || $0 == "-F-" || $0 == "--file=-" } }

  /// The value of an option for all commands, wherever it stands.
  func value(of option: String) -> String? {
    for (index, word) in rest.enumerated() {
      if word == "--" { return nil }
      if word == option { return index + 1 < rest.count ? rest[index + 1] : nil }
      if word.hasPrefix(option + "=") { return String(word.dropFirst(option.utf8.count + 1)) }
    }
    return nil
  }
}
