/// Walks over YAML as libyaml's scanner does, before a parser that recurses may see it.
///
/// It finds the top-level keys line by line, knows at every line start whether a quote or a bracket
/// is still open, and throws out what the canonical subset leaves out: aliases, anchors, tags, merge
/// keys, complex keys, deep nesting. Its decisions mirror `yaml_parser_fetch_next_token`
/// of libyaml 0.2.5: it may refuse what libyaml accepts, and must
/// never take bytes for another token than libyaml does.
struct YAMLScanner {
  /// The deepest nesting of lists and mappings below the keys.
  static let maximumDepth = 32
  /// The greatest number of values in a front matter.
  static let maximumNodes = 10_000

  /// A value below or beside a key, as far as it is one token.
  struct Token {
    var range: Range<Int>
    var style: Entry.Style
  }

  let source: DraftSource
  let bytes: [UInt8]
  let end: Int
  var at: Int
  /// The index of the line that `at` is on.
  var line = 1
  /// The columns of the block collections that are open.
  var indents: [Int] = []
  /// The offsets of the brackets that are open.
  var brackets: [Int] = []
  /// The token that becomes a key if a colon follows on its line.
  var candidate: (token: Token, line: Int)?

  var entries: [Entry] = []
  /// Every scalar's token in the order of the file.
  var scalars: [Token] = []
  private var nodes = 0

  init(_ source: DraftSource) {
    self.source = source
    bytes = source.bytes
    at = source.inside.lowerBound
    end = source.inside.upperBound
  }

  var indent: Int { indents.last ?? -1 }
  var column: Int { at - source.lines[line].start }

  func isBlankOrEnd(_ offset: Int) -> Bool {
    offset >= end || bytes[offset].isBlank || bytes[offset].isBreak
  }

  /// Reads to the end, or throws the first fault.
  mutating func run() throws(DraftFault) {
    if at < end { try beginLine() }
    while try skipToToken() {
      if brackets.isEmpty { while indent > column { indents.removeLast() } }
      try token()
    }
    if let open = brackets.last {
      throw DraftFault(
        open..<(open + 1), "this bracket is never closed",
        help: "add the closing bracket, or put the text in double quotes")
    }
  }

  /// Over blanks, comments and line ends; false at the end.
  private mutating func skipToToken() throws(DraftFault) -> Bool {
    while at < end {
      if bytes[at].isBlank {
        at += 1
      } else if bytes[at] == Byte.hash {
        at = source.lines[line].end
      } else if bytes[at].isBreak {
        try nextLine()
      } else {
        return true
      }
    }
    return false
  }

  /// To the next line, which must begin as the subset allows outside of quotes.
  mutating func nextLine() throws(DraftFault) {
    at = source.lines[line].next
    line += 1
    if at < end { try beginLine() }
  }

  private mutating func token() throws(DraftFault) {
    let byte = bytes[at]
    switch byte {
    case Byte.openBracket, Byte.openBrace:
      try count()
      open(byte)
      try checkDepth()
    case Byte.closeBracket, Byte.closeBrace:
      try close()
    case Byte.comma where !brackets.isEmpty:
      at += 1
      candidate = nil
    case Byte.hyphen where isBlankOrEnd(at + 1):
      if brackets.isEmpty { try roll(column) }
      at += 1
      candidate = nil
    case Byte.question where !brackets.isEmpty || isBlankOrEnd(at + 1):
      throw DraftFault(
        at..<(at + 1), "a line of the kind `? key`", help: "write `key: value` instead")
    case Byte.colon where !brackets.isEmpty || isBlankOrEnd(at + 1):
      try colon()
    case Byte.asterisk, Byte.ampersand, Byte.exclamation:
      throw indicatorFault(byte)
    case Byte.pipe where brackets.isEmpty, Byte.greater where brackets.isEmpty:
      try blockScalar()
    case Byte.quote, Byte.apostrophe:
      try quoted(byte)
    case Byte.percent, Byte.at, Byte.backtick, Byte.comma, Byte.pipe, Byte.greater:
      throw DraftFault(
        at..<(at + 1), "`\(Character(Unicode.Scalar(byte)))` cannot begin a value",
        help: "put the value in double quotes")
    default:
      try plain()
    }
  }

  private mutating func colon() throws(DraftFault) {
    if let found = candidate, found.line == line {
      let start = found.token.range.lowerBound
      if found.token.style == .plain, source.string(found.token.range) == "<<" {
        throw DraftFault(
          found.token.range, "a merge key (`<<`)", help: "write the keys out where they belong")
      }
      if brackets.isEmpty { try roll(start - source.lines[line].start) }
    } else if brackets.isEmpty {
      throw DraftFault(
        at..<(at + 1), "a colon with no key before it",
        help: "write `key: value`, or put the text in double quotes")
    }
    candidate = nil
    at += 1
  }

  private func indicatorFault(_ byte: UInt8) -> DraftFault {
    let (name, sign) =
      switch byte {
      case Byte.asterisk: ("a reference to another value (`*`)", "*")
      case Byte.ampersand: ("a label for references (`&`)", "&")
      default: ("a type mark (`!`)", "!")
      }
    return DraftFault(
      at..<(at + 1), name,
      help: "write the value itself; a text that begins with `\(sign)` needs double quotes")
  }

  private mutating func open(_ byte: UInt8) {
    brackets.append(at)
    candidate = nil
    at += 1
  }

  private mutating func close() throws(DraftFault) {
    guard let start = brackets.popLast() else {
      throw DraftFault(
        at..<(at + 1), "a closing bracket with no opening one",
        help: "take it away, or put the text in double quotes")
    }
    at += 1
    candidate = nil
    if brackets.isEmpty {
      setValue(Token(range: start..<at, style: .flow), of: entries.count - 1)
    }
  }

  /// Opens a block collection at a column, as libyaml's `roll_indent`.
  private mutating func roll(_ column: Int) throws(DraftFault) {
    guard indent < column else { return }
    indents.append(column)
    try count()
    try checkDepth()
  }

  private func checkDepth() throws(DraftFault) {
    if indents.count - 1 + brackets.count > YAMLScanner.maximumDepth {
      throw DraftFault(
        at..<(at + 1), "lists or mappings nested more than 32 deep",
        help: "front matter should be flat: put long matter in the body or in a data file")
    }
  }

  private mutating func count() throws(DraftFault) {
    nodes += 1
    if nodes > YAMLScanner.maximumNodes {
      throw DraftFault(
        at..<(at + 1), "more than 10,000 values in the front matter",
        help: "put long lists in a data file")
    }
  }

  /// Notes a finished scalar that began when `owner` was the last key.
  mutating func finish(_ token: Token, from startLine: Int, owner: Int) throws(DraftFault) {
    try count()
    scalars.append(token)
    candidate = startLine == line ? (token, line) : nil
    if brackets.isEmpty { setValue(token, of: owner) }
  }

  /// The first token after a top-level key's colon, on its line, is its value.
  private mutating func setValue(_ token: Token, of owner: Int) {
    guard entries.indices.contains(owner), entries[owner].valueRange == nil,
      token.range.lowerBound >= entries[owner].afterColon,
      token.range.lowerBound < source.lines[entries[owner].line].next
    else { return }
    entries[owner].valueRange = token.range
    entries[owner].style = token.style
  }
}
