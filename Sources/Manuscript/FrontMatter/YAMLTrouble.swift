/// Turns what the YAML parser says into words for a writer.
enum YAMLTrouble {
  static func fault(_ error: YAMLError, in source: DraftSource) -> DraftFault {
    switch error {
    case .syntax(let problem, let mark?, let context):
      // For brackets the mark points behind the trouble, the context to where they open.
      let brackets = context.flatMap { $0.what.contains("flow") ? $0.from : nil }
      let begun = brackets.map { " (it began on line \($0.line + 1))" } ?? ""
      return fault(problem, at: mark, begun: begun, in: source)
    case .duplicateKeys(let keys, let mark):
      let start = YAMLReader.offset(of: mark, source)
      let name = keys.first ?? ""
      return DraftFault(
        start..<(start + name.utf8.count), "the key `\(name)` stands twice in one mapping",
        help: "keep one of the two")
    case .syntax:
      return DraftFault(
        source.inside, "this is not YAML that can be read", help: "write one `key: value` a line")
    }
  }

  private static func fault(
    _ problem: String, at mark: YAMLMark, begun: String, in source: DraftSource
  ) -> DraftFault {
    let start = YAMLReader.offset(of: mark, source)
    let (message, help) = words(for: problem)
    return DraftFault(start..<(start + 1), message + begun, help: help)
  }

  /// libyaml's sentences, by what they mean to somebody who writes a draft.
  private static func words(for problem: String) -> (message: String, help: String) {
    switch problem {
    case "mapping values are not allowed in this context":
      ("a second colon on this line", "put the text in double quotes: `title: \"One: two\"`")
    case "could not find expected ':'":
      ("a line that is no `key: value`", "write `key: value`, or indent the text further")
    case "found unknown escape character":
      ("a backslash that means nothing here", "write `\\\\` for a backslash, or use single quotes")
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      ("a backslash code that stands for no character", "write the character itself")
    case "did not find expected ',' or ']'":
      ("a list in brackets that is not closed here", "separate with commas and close with `]`")
    case "did not find expected ',' or '}'":
      ("a mapping in braces that is not closed here", "separate with commas and close with `}`")
    case "did not find expected key":
      (
        "a line that fits neither the key above it nor a new key",
        "check the quotes and the indentation here and above"
      )
    case "did not find expected '-' indicator":
      ("a list whose lines are not indented alike", "begin every item with `- ` in one column")
    case "found character that cannot start any token":
      ("a sign that cannot begin a value", "put the value in double quotes")
    case "found a tab character that violates indentation":
      ("a tab where blanks belong", "indent with spaces")
    case "block sequence entries are not allowed in this context":
      ("a dash where no list can begin", "write the list on the lines below its key")
    default:
      ("this cannot be read as YAML: \(problem)", "check the quotes and the indentation")
    }
  }
}
