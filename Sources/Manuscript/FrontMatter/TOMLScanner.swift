internal import Editorial

/// Walks over TOML statement by statement, before the real parser sees it.
///
/// It takes TOML 1.0's grammar for where values begin and end, so that nothing that looks like a key
/// in column 0 can be part of a string, and limits nesting: of brackets, and of dots in keys.
struct TOMLScanner {
  let source: DraftSource
  let bytes: [UInt8]
  let end: Int
  var at: Int
  var line = 1
  /// The names that must stand above the first table.
  let managed: ManagedKeys

  var entries: [Entry] = []
  /// The header of the table at hand; nil above the first.
  private var table: Range<Int>?
  private var tables: Set<String> = []
  /// Whether every value is one that is read here as it stands.
  private(set) var isSimple = true
  var depth = 0
  var nodes = 0

  init(_ source: DraftSource, managed: ManagedKeys) {
    self.source = source
    self.managed = managed
    bytes = source.bytes
    at = source.inside.lowerBound
    end = source.inside.upperBound
  }

  var lineEnd: Int { source.lines[line].end }

  mutating func run() throws(DraftFault) {
    while line < source.closing {
      at = source.lines[line].start
      skipBlanks()
      if at < lineEnd, bytes[at] != Byte.hash {
        let indented = at > source.lines[line].start
        if bytes[at] == Byte.openBracket {
          try header(indented: indented)
        } else {
          try statement(indented: indented)
        }
        skipBlanks()
        if at < lineEnd, bytes[at] != Byte.hash {
          throw DraftFault(
            at..<lineEnd, "something after the value", help: "write one `key = value` on each line")
        }
      }
      line += 1
    }
  }

  mutating func skipBlanks() { while at < lineEnd, bytes[at].isBlank { at += 1 } }

  /// `[table]` or `[[table]]`.
  private mutating func header(indented: Bool) throws(DraftFault) {
    let start = at
    let content = source.lines[line].content
    at += 1
    let double = at < lineEnd && bytes[at] == Byte.openBracket
    if double { at += 1 }
    skipBlanks()
    let root = try keyPath()
    for _ in 0..<(double ? 2 : 1) {
      guard at < lineEnd, bytes[at] == Byte.closeBracket else {
        throw DraftFault(
          start..<content.upperBound, "a table name without its closing bracket", help: "close it")
      }
      at += 1
    }
    isSimple = false
    if table == nil, indented {
      throw DraftFault(
        start..<at, "an indented table", help: "begin the line with the bracket, at the margin")
    }
    table = start..<at
    guard source.bytes[root].allSatisfy(\.isKeyByte) else {
      throw DraftFault(root, "a table name in quotes", help: "use a–z, 0–9, `_` and `-`")
    }
    let name = source.string(root)
    if !tables.insert(name).inserted { return }
    if indented {
      throw DraftFault(
        start..<at, "an indented table", help: "begin the line with the bracket, at the margin")
    }
    var entry = Entry(key: name, keyRange: root, line: line, afterColon: at)
    entry.style = .block
    entry.value = .other
    entries.append(entry)
  }

  /// `key = value`.
  private mutating func statement(indented: Bool) throws(DraftFault) {
    if let table {
      guard !indented, let entry = YAMLScanner.key(in: source, index: line, sign: Byte.equals)
      else {
        guard indented else { throw keyFault() }
        _ = try keyPath()
        try equals()
        return try value()
      }
      if managed.contains(entry.key) {
        throw DraftFault(
          entry.keyRange, "`\(entry.key)` stands below \(source.string(table))",
          help: "move it above the first table, or indent it if it belongs to the table")
      }
      at = entry.afterColon
      skipBlanks()
      return try value()
    }
    guard !indented else {
      throw DraftFault(at..<lineEnd, "an indented key", help: "begin the line with the key")
    }
    guard var entry = YAMLScanner.key(in: source, index: line, sign: Byte.equals) else {
      throw keyFault()
    }
    at = entry.afterColon
    skipBlanks()
    let start = at
    let read = try value(into: &entry)
    if !read { isSimple = false }
    entry.valueRange = start..<at
    entries.append(entry)
    if entries.count > YAMLScanner.maximumNodes { throw tooMany() }
  }

  private func keyFault() -> DraftFault {
    let content = source.lines[line].content
    let first = bytes[content.lowerBound]
    if first == Byte.quote || first == Byte.apostrophe {
      return DraftFault(content, "a key in quotes", help: "write the key without quotes")
    }
    if bytes[content].contains(Byte.equals) {
      return DraftFault(
        content, "a key with other than a–z, 0–9, `_` and `-` in it",
        help: "write a key like `title`; parts of a table go below `[table]`")
    }
    return DraftFault(
      content, "a line that is no `key = value`",
      help: "write `key = \"value\"`; the lines of a longer value are indented")
  }

  mutating func equals() throws(DraftFault) {
    skipBlanks()
    guard at < lineEnd, bytes[at] == Byte.equals else {
      throw DraftFault(
        at..<max(at + 1, lineEnd), "a key without `=`", help: "write `key = \"value\"`")
    }
    at += 1
    skipBlanks()
  }

  /// `a."b".c`; the bytes of its first part.
  mutating func keyPath() throws(DraftFault) -> Range<Int> {
    var first: Range<Int>?
    var parts = 0
    while true {
      skipBlanks()
      let start = at
      if at < lineEnd, bytes[at] == Byte.quote || bytes[at] == Byte.apostrophe {
        _ = try string()
      } else {
        while at < lineEnd, bytes[at].isKeyByte { at += 1 }
      }
      guard at > start else {
        throw DraftFault(
          start..<max(start + 1, lineEnd), "a key with other than a–z, 0–9, `_` and `-` in it",
          help: "write a key like `title`")
      }
      first = first ?? start..<at
      parts += 1
      if depth + parts > YAMLScanner.maximumDepth { throw tooDeep() }
      skipBlanks()
      guard at < lineEnd, bytes[at] == Byte.dot else { return first ?? start..<at }
      at += 1
    }
  }

  func tooDeep() -> DraftFault {
    DraftFault(
      at..<(at + 1), "lists or mappings nested more than 32 deep",
      help: "front matter should be flat: put long matter in the body or in a data file")
  }

  func tooMany() -> DraftFault {
    DraftFault(
      at..<(at + 1), "more than 10,000 values in the front matter",
      help: "put long lists in a data file")
  }
}
