import Editorial

/// What the YAML parser found wrong, in plain words.
enum RuleSyntax {
  static func finding(for error: YAMLError, in text: RuleText) -> Finding {
    var mark: YAMLMark?
    let problem: String
    switch error {
    case .syntax(let what, let place, let context):
      problem = what
      mark = place
      // A bracket that is never closed is wrong where it opens, not where the file ends.
      if let context, context.what.contains("flow"), let place, place.line > text.lines.count {
        mark = context.from
      }
    case .duplicateKeys(let keys, let place):
      let names = keys.map { "`\($0)`" }.joined(separator: ", ")
      return Finding.fault(
        "rules.duplicate", "\(names) stands more than once in one mapping",
        at: location(of: place, in: text), help: "keep one")
    }
    let (message, help) = words(for: problem)
    return Finding.fault(
      "rules.syntax", message, at: location(of: mark, in: text), help: help)
  }

  private static func location(of mark: YAMLMark?, in text: RuleText) -> SourceLocation {
    guard let mark else { return .start(of: text.path) }
    let offset = text.offset(line: min(mark.line, text.lines.count), column: mark.column)
    return text.location(of: offset..<offset)
  }

  /// libyaml's problems as somebody would say them who has never seen YAML.
  private static func words(for problem: String) -> (message: String, help: String) {
    for (part, message, help) in phrases where problem.contains(part) { return (message, help) }
    return (
      problem.isEmpty ? "this cannot be read as YAML" : "this cannot be read: \(problem)",
      "compare the indentation and punctuation with the lines around it"
    )
  }

  private static let phrases: [(String, String, String)] = [
    (
      "mapping values are not allowed", "a second `:` in one value",
      "put the value in quotes: `about: \"Note: see below\"`"
    ),
    (
      "could not find expected ':'", "a key without a colon",
      "write `key: value`, with a blank after the colon"
    ),
    (
      "did not find expected key", "this line does not fit the ones above it",
      "give the keys of one mapping the same indentation"
    ),
    (
      "did not find expected '-' indicator", "an item of this list does not begin with `- `",
      "begin each item with `- `, all in the same column"
    ),
    (
      "did not find expected ',' or ']'", "this list is not closed",
      "put a comma between its items and `]` at its end"
    ),
    (
      "did not find expected ',' or '}'", "this mapping is not closed",
      "put a comma between its entries and `}` at its end"
    ),
    (
      "block sequence entries are not allowed", "a list's item cannot begin here",
      "put `- ` on a line of its own, indented below its key"
    ),
    (
      "cannot start any token", "a value cannot begin with this character",
      "put the value in quotes"
    ),
    (
      "unknown escape character", "this backslash means nothing inside \"…\"",
      "write \\\\ for a backslash, or use '…'"
    ),
    (
      "did not find expected <document start>", "this stands outside everything else",
      "check the indentation: the file's keys begin in column 1"
    ),
  ]
}
