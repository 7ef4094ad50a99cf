import Editorial

/// Reads a rule file's YAML into nodes with places and bytes.
struct RuleTree {
  let text: RuleText
  /// Nil for a file that is empty, or that could not be read.
  private(set) var root: RuleNode?
  private(set) var findings: [Finding]
  /// Whether the file was read; an empty one was.
  private(set) var isReadable = false

  /// The words and brackets, as they stand in the text.
  private var tokens: [RuleToken] = []
  private var hidden: Set<Int> = []

  init(_ file: RuleFile) {
    (text, findings) = RuleBytes.read(file)
    guard findings.isEmpty else { return }
    let scanner = RuleScanner(text)
    findings = scanner.findings
    guard scanner.isSafe else { return }
    tokens = scanner.tokens.filter { $0.kind != .dash }
    hidden = Set(scanner.duplicates.map(\.range.lowerBound))
    do {
      if let node = try YAMLComposer.root(of: masked(scanner.duplicates)) {
        root = self.node(from: node)
      }
      isReadable = true
    } catch {
      findings.append(RuleSyntax.finding(for: error, in: text))
    }
  }

  /// The text with its duplicate keys renamed, letter for letter, so that the parser, which stops
  /// at the first of them, goes on to the other faults.
  private func masked(_ duplicates: [RuleToken]) -> String {
    var result = ""
    var offset = 0
    for (number, token) in duplicates.enumerated() {
      result += text.string(offset..<token.range.lowerBound)
      let count = text.characters(in: token.range)
      let mask = Unicode.Scalar(0xF0000 + UInt32(number % 0xFF00)) ?? "\u{F0000}"
      result.unicodeScalars.append(contentsOf: repeatElement(mask, count: count))
      offset = token.range.upperBound
    }
    return result + text.string(offset..<text.bytes.count)
  }

  /// The word or bracket that begins at a byte.
  private func token(at offset: Int) -> RuleToken? {
    let index = tokens.partitioningIndex { $0.range.lowerBound >= offset }
    return index < tokens.count && tokens[index].range.lowerBound == offset ? tokens[index] : nil
  }

  private mutating func node(from node: YAMLNode) -> RuleNode {
    let start = text.offset(line: node.mark.line, column: node.mark.column)
    if node.isLabelled {
      findings.append(
        Finding.fault(
          "rules.syntax", "a label or reference has no place in a rule file",
          at: text.location(of: start..<start), help: "write the value out"))
    }
    switch node.content {
    case .scalar(let scalar, let isPlain):
      let range = token(at: start)?.range ?? start..<start
      let content: RuleNode.Content =
        scalar.isEmpty && isPlain ? .nothing : .text(scalar, isQuoted: !isPlain)
      return RuleNode(
        content: content, location: location(of: range), span: range, isFlow: false)
    case .sequence(let sequence):
      let items = sequence.map { self.node(from: $0) }
      return collection(.list(items), from: start, to: items.map(\.span.upperBound).max())
    case .mapping(let mapping):
      let entries = self.entries(of: mapping)
      let ends = entries.map { max($0.key.span.upperBound, $0.value.span.upperBound) }
      return collection(.mapping(entries), from: start, to: ends.max())
    case .alias:
      return RuleNode(
        content: .nothing, location: text.location(of: start..<start), span: start..<start,
        isFlow: false)
    }
  }

  private mutating func entries(of mapping: [(key: YAMLNode, value: YAMLNode)]) -> [RuleNode.Entry]
  {
    var entries: [RuleNode.Entry] = []
    for (key, value) in mapping {
      let key = node(from: key)
      let value = node(from: value)
      guard !hidden.contains(key.span.lowerBound) else { continue }
      guard let name = key.text else {
        findings.append(
          Finding.fault(
            "rules.syntax", "\(key.kind) stands where a key is expected", at: key.location,
            help: "write `key: value`"))
        continue
      }
      entries.append(RuleNode.Entry(name: name, key: key, value: value))
    }
    return entries
  }

  private func collection(_ content: RuleNode.Content, from start: Int, to end: Int?) -> RuleNode {
    if let bracket = token(at: start), bracket.kind == .bracket {
      return RuleNode(
        content: content, location: text.location(of: bracket.range), span: bracket.range,
        isFlow: true)
    }
    let span = start..<max(start, end ?? start)
    let first = token(at: start)?.range ?? start..<start
    return RuleNode(
      content: content, location: text.location(of: first), span: span, isFlow: false)
  }

  /// Of nothing: the place behind the colon.
  private func location(of range: Range<Int>) -> SourceLocation { text.location(of: range) }
}
