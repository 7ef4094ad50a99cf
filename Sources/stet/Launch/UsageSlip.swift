import ArgumentParser
import Editorial

/// A slip in how a command was typed, in stet's own words.
///
/// ArgumentParser tells it as "Error: Missing expected argument '<title>'" with a usage line that
/// names every option, and exits with 64; here it is a failure like any other.
struct UsageSlip {
  /// What ArgumentParser says, without "Error:".
  let message: String
  /// The command as it is typed: "people add".
  let command: String
  /// How it is written: "stet new '<title>' [options]".
  let usage: String?

  var failure: Failure {
    var sentences = message.split(separator: ". ", maxSplits: 1).map { Self.plain(String($0)) }
    let said = sentences.isEmpty ? "that was not understood" : sentences.removeFirst()
    if let near = Self.nearValue(said, sentences.first) { sentences = [near] }
    return Failure(
      .cannot, "usage", Self.reworded(said), help: (sentences + [hint]).joined(separator: "\n"))
  }

  /// "did you mean …?" for a value that is nearly one of those there are.
  private static func nearValue(_ said: String, _ help: String?) -> String? {
    guard said.hasPrefix("the value `"), let help, help.hasPrefix("one of ") else { return nil }
    let quoted = { (text: String) in
      text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
    }
    return quoted(said).first.flatMap { NearMisses.question(for: $0, among: quoted(help)) }
  }

  private var hint: String {
    let more = "`stet \(command.isEmpty ? "help" : "help " + command)` tells more"
    if command == "new", message.lowercased().contains("unexpected argument") {
      return "a title of several words stands in quotes, `stet new 'THE TITLE'`; \(more)"
    }
    return usage.map { "type `\($0)`; \(more)" } ?? more
  }

  /// Lower case, without a full stop, with backticks for quotes.
  private static func plain(_ sentence: String) -> String {
    var text = sentence
    while text.last == "." || text.last == "\n" { text.removeLast() }
    if text.first?.isUppercase == true, text.dropFirst().first?.isLowercase == true {
      text = text.prefix(1).lowercased() + text.dropFirst()
    }
    if text.hasPrefix("please provide one of ") { text = String(text.dropFirst(15)) }
    if text.hasPrefix("one of the following:") {
      // Many values stand below one another; on one line they are as easy to read.
      let values = text.split(separator: "\n").dropFirst().map {
        "`\($0.drop { " -".contains($0) })`"
      }
      text = "one of " + values.joined(separator: ", ")
    }
    let quotes = text.filter { $0 == "'" }.count
    return quotes.isMultiple(of: 2) && !text.contains("`") ? text.replacing("'", with: "`") : text
  }

  private static func reworded(_ message: String) -> String {
    for (old, new) in [
      ("missing expected argument ", " is missing"), ("missing value for ", " needs a value"),
    ]
    where message.hasPrefix(old) {
      // Of several, one is missing.
      return message.dropFirst(old.count).replacing(" ...`", with: "`") + new
    }
    return message
  }
}
