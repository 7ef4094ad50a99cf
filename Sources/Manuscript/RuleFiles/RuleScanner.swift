import Editorial

/// Reads the words and brackets of a rule file, before the YAML parser sees it.
///
/// The parser recurses and expands, so what could make it do too much is refused here: depth,
/// aliases, anchors, tags. The same words give every node its end, which the parser's do not have,
/// and every duplicate key its place. Where this reader and the parser could disagree about what
/// is a word and what is text, the file is refused: a quoted text ends on its line, there are no
/// `? ` keys, no directives and no further documents.
struct RuleScanner {
  let text: RuleText
  var tokens: [RuleToken] = []
  private(set) var findings: [Finding] = []
  /// Keys that stand a second time in their mapping: the parser must not see them.
  private(set) var duplicates: [RuleToken] = []
  /// Whether the parser may see the file.
  private(set) var isSafe = true

  private(set) var nesting = RuleNesting()
  var flowDepth: Int { nesting.flowDepth }
  /// A plain text that the next line may go on with.
  var openPlain: Int?
  /// A block of text, and the column that its lines must exceed.
  var openBlock: (token: Int, column: Int)?
  var hasStopped = false
  private(set) var line = 0..<0

  init(_ text: RuleText) {
    self.text = text
    for range in text.lines where !hasStopped {
      line = range
      scanLine()
    }
  }

  // MARK: Lines

  private mutating func scanLine() {
    let indent = line.prefix { text.bytes[$0] == UInt8(ascii: " ") }.count
    var offset = line.lowerBound + indent
    let isBlank = text.bytes[line].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if let block = openBlock {
      if isBlank { return }
      if indent > block.column {
        tokens[block.token].range = tokens[block.token].range.lowerBound..<line.upperBound
        return
      }
      openBlock = nil
    }
    if isBlank { return }
    if text.bytes[offset] == UInt8(ascii: "#") {
      openPlain = nil
      return
    }
    if text.bytes[offset] == 0x09 {
      refuse(
        offset..<offset + 1, "a tab indents this line", help: "use two blanks for each level")
      return
    }
    guard !isMarker() else { return }
    if let plain = openPlain, goesOn(at: offset, indent: indent) {
      let end = plainEnd(from: offset)
      tokens[plain].range = tokens[plain].range.lowerBound..<end
      offset = end
    } else {
      openPlain = nil
    }
    scanWords(from: offset)
  }

  /// Whether the line belongs to the plain text before it.
  private func goesOn(at offset: Int, indent: Int) -> Bool {
    if flowDepth > 0 {
      if isValueColon(at: offset) { return false }
      return !Self.flowIndicators.contains(text.bytes[offset])
    }
    return indent > (nesting.column)
  }

  /// `---`, `...` and `%`: a second document, or a directive.
  private mutating func isMarker() -> Bool {
    let first = text.bytes[line.lowerBound]
    if first == UInt8(ascii: "%") {
      refuse(line, "a line that begins with `%`", help: "delete it: rule files have no directives")
      return true
    }
    let isRule = first == UInt8(ascii: "-")
    guard isRule || first == UInt8(ascii: "."), line.count >= 3,
      text.bytes[line.lowerBound + 1] == first, text.bytes[line.lowerBound + 2] == first,
      line.count == 3 || text.bytes[line.lowerBound + 3] == 0x20
    else { return false }
    if isRule, tokens.isEmpty, line.count == 3 { return true }
    refuse(
      line.lowerBound..<line.lowerBound + 3, "a second document begins here",
      help: "delete this line; one file has one document")
    return true
  }

  // MARK: Nesting

  mutating func openDash(at offset: Int) {
    openPlain = nil
    nesting.openDash(column: offset - line.lowerBound)
    checkDepth(at: offset)
    tokens.append(RuleToken(kind: .dash, range: offset..<offset + 1))
  }

  mutating func openBracket(at offset: Int) {
    openPlain = nil
    tokens.append(RuleToken(kind: .bracket, range: offset..<offset + 1))
    nesting.openBracket(
      token: tokens.count - 1, isMapping: text.bytes[offset] == UInt8(ascii: "{"))
    checkDepth(at: offset)
  }

  mutating func closeBracket(at offset: Int) {
    guard let token = nesting.closeBracket() else { return }
    tokens[token].range = tokens[token].range.lowerBound..<offset + 1
  }

  /// Makes the last word a key, and finds it in its mapping.
  mutating func markKey() {
    openPlain = nil
    guard let token = tokens.last, token.kind == .plain || token.kind == .quoted, !token.isKey,
      token.range.lowerBound >= line.lowerBound
    else { return }
    tokens[tokens.count - 1].isKey = true
    let start = token.range.lowerBound
    let name = text.string(token.range).trimmingQuotes
    let first = nesting.addKey(
      name, column: start - line.lowerBound, line: text.lineIndex(of: start) + 1)
    checkDepth(at: start)
    if name == "<<" {
      refuse(token.range, "the merge key `<<` has no place in a rule file", help: "write it out")
    } else if let first {
      duplicates.append(tokens[tokens.count - 1])
      guard duplicates.count <= RuleDecoder.limit else { return }
      findings.append(
        .fault(
          "rules.duplicate", "`\(name)` stands here a second time",
          at: text.location(of: token.range),
          help: "it already stands in line \(first); keep one of the two"))
    }
  }

  private mutating func checkDepth(at offset: Int) {
    guard nesting.depth > RuleNesting.limit else { return }
    refuse(
      offset..<offset + 1, "lists and mappings are nested deeper than \(RuleNesting.limit) levels",
      help: "a rule file needs no more than six")
    hasStopped = true
  }

  // MARK: Characters

  static let flowIndicators = Set(",[]{}".utf8)

  func isBlank(at offset: Int) -> Bool {
    offset >= line.upperBound || text.bytes[offset] == 0x20 || text.bytes[offset] == 0x09
  }

  /// Whether a colon there ends a key.
  func isValueColon(at offset: Int) -> Bool {
    guard text.bytes[offset] == UInt8(ascii: ":") else { return false }
    if isBlank(at: offset + 1) { return true }
    guard flowDepth > 0 else { return false }
    if Self.flowIndicators.contains(text.bytes[offset + 1]) { return true }
    return tokens.last?.kind == .quoted && tokens.last?.range.upperBound == offset
  }

  mutating func refuse(_ range: Range<Int>, _ message: String, help: String) {
    isSafe = false
    guard findings.count < 50 else {
      hasStopped = true
      return
    }
    findings.append(
      Finding.fault("rules.syntax", message, at: text.location(of: range), help: help))
  }
}

extension String {
  /// The text within one pair of quotes.
  fileprivate var trimmingQuotes: String {
    guard let first, first == "\"" || first == "'", count >= 2, last == first else { return self }
    return String(dropFirst().dropLast())
  }
}
