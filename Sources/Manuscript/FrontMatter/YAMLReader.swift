internal import Editorial

/// Reads YAML front matter: line by line first, then by libyaml, and holds one against the other.
enum YAMLReader {
  static func read(_ source: DraftSource) throws(DraftFault) -> [Entry] {
    if let entries = PlainYAML.read(source) { return entries }
    return try readByParser(source)
  }

  /// Reads without the quick way for simple lines.
  static func readByParser(_ source: DraftSource) throws(DraftFault) -> [Entry] {
    var scanner = YAMLScanner(source)
    try scanner.run()
    return try compare(scanner)
  }

  /// What is said of a tree that the line reader should never have let through.
  static let unclean = "a label or reference, or very deep nesting, that was not seen line by line"

  /// The place of a mapping that is a key itself, as in `{{ x }}`: keys are texts.
  private static func complexKey(in node: YAMLNode) -> YAMLMark? {
    switch node.content {
    case .scalar, .alias: return nil
    case .sequence(let items): return items.lazy.compactMap { complexKey(in: $0) }.first
    case .mapping(let pairs):
      for (key, value) in pairs {
        if key.scalar == nil { return key.mark }
        if let found = complexKey(in: value) { return found }
      }
      return nil
    }
  }

  /// How YAML writes nothing, but for writing nothing.
  static func isNull(_ text: String) -> Bool {
    text == "~" || text == "null" || text == "Null" || text == "NULL" || text.isEmpty
  }

  private static func compare(_ scanner: YAMLScanner) throws(DraftFault) -> [Entry] {
    let source = scanner.source
    let root: YAMLNode?
    do {
      root = try YAMLComposer.root(of: source.string(source.inside))
    } catch {
      throw YAMLTrouble.fault(error, in: source)
    }
    guard root.map({ isClean($0, depth: 0) }) ?? true else {
      throw DraftFault(
        source.inside, YAMLReader.unclean,
        help: "write every value out where it belongs")
    }
    guard let root else {
      guard let entry = scanner.entries.first else { return [] }
      throw disagreement(at: entry.keyRange)
    }
    if let mark = complexKey(in: root) {
      let start = offset(of: mark, source)
      throw DraftFault(
        start..<(start + 1), "a bracket where a key should be",
        help: "put a text that begins with a bracket in double quotes")
    }
    guard case .mapping(let mapping) = root.content else {
      throw DraftFault(
        source.inside, "the front matter is no list of keys", help: "write one `key: value` a line")
    }
    var entries = scanner.entries
    for (index, pair) in mapping.enumerated() {
      guard index < entries.count, pair.key.scalar == entries[index].key,
        pair.key.mark == YAMLMark(line: entries[index].line, column: 1)
      else {
        throw disagreement(at: (index < entries.count ? entries[index] : entries.last)?.keyRange)
      }
      fill(&entries[index], from: pair.value, scanner)
    }
    guard mapping.count == entries.count else {
      throw disagreement(at: entries[mapping.count].keyRange)
    }
    return entries
  }

  private static func disagreement(at range: Range<Int>?) -> DraftFault {
    DraftFault(
      range ?? 0..<3, "this line looks like a key, but YAML reads it as part of another value",
      help: "check the quotes, brackets and indentation of the lines above it")
  }

  private static func isClean(_ node: YAMLNode, depth: Int) -> Bool {
    // A mapping within brackets may add a level that the line reader does not see.
    guard !node.isLabelled, depth <= 2 * YAMLScanner.maximumDepth else { return false }
    switch node.content {
    case .scalar, .alias: return true
    case .sequence(let items): return items.allSatisfy { isClean($0, depth: depth + 1) }
    case .mapping(let pairs):
      return pairs.allSatisfy {
        isClean($0.key, depth: depth + 1) && isClean($0.value, depth: depth + 1)
      }
    }
  }

  private static func fill(_ entry: inout Entry, from node: YAMLNode, _ scanner: YAMLScanner) {
    switch node.content {
    case .scalar(let text, let isPlain):
      let nothing = isPlain && isNull(text)
      entry.value = nothing ? .empty : .scalar(text)
      if !nothing, entry.valueRange == nil { entry.style = .block }
    case .sequence(let sequence):
      if entry.valueRange == nil { entry.style = .block }
      var items: [Field.Item] = []
      for item in sequence {
        guard let text = item.scalar else {
          entry.value = .other
          return
        }
        let range = token(at: item.mark, scanner)
        entry.items.append(range)
        items.append(
          Field.Item(text: text, location: scanner.source.location(of: range)))
      }
      entry.value = .list(items)
    case .mapping, .alias:
      if entry.valueRange == nil { entry.style = .block }
      entry.value = .other
    }
  }

  /// The bytes of the scalar that libyaml saw begin at a mark.
  private static func token(at mark: YAMLMark, _ scanner: YAMLScanner) -> Range<Int> {
    let start = offset(of: mark, scanner.source)
    let index = scanner.scalars.partitioningIndex { $0.range.lowerBound >= start }
    guard index < scanner.scalars.count, scanner.scalars[index].range.lowerBound == start
    else { return start..<start }
    return scanner.scalars[index].range
  }

  /// The offset of a mark; libyaml counts lines and code points from 1, from below the fence.
  static func offset(of mark: YAMLMark, _ source: DraftSource) -> Int {
    let index = min(max(mark.line, 0), source.closing)
    var at = source.lines[index].start
    var left = mark.column - 1
    while left > 0, at < source.lines[index].end {
      at += 1
      while at < source.lines[index].end, !source.bytes[at].beginsCodePoint { at += 1 }
      left -= 1
    }
    return at
  }
}
