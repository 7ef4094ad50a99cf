internal import Editorial

/// Reads front matter that is nothing but simple lines, without a YAML parser.
///
/// Nearly every draft is such: `key: text`, `key: "text"`, `key: [a, b]`, and lists of `- text`.
/// Where a line is anything else the answer is nil, and the real parser has its say; where it is
/// not, both read the same (the tests hold it to that). It makes listing 20,000 drafts quick.
struct PlainYAML {
  private let source: DraftSource
  private let bytes: [UInt8]
  private var entries: [Entry] = []
  /// Whether `- ` lines may follow: the last key had nothing on its own line.
  private var open = false
  /// How far the items of the list at hand are indented.
  private var indent = 0
  private var items: [Field.Item] = []
  private var scalars = 0

  static func read(_ source: DraftSource) -> [Entry]? {
    var reader = PlainYAML(source)
    return reader.read() ? reader.entries : nil
  }

  private init(_ source: DraftSource) {
    self.source = source
    bytes = source.bytes
    entries.reserveCapacity(source.lines.count)
  }

  private mutating func read() -> Bool {
    for index in 1..<source.closing {
      let line = source.lines[index].content
      var at = line.lowerBound
      while at < line.upperBound, bytes[at] == Byte.space { at += 1 }
      if at == line.upperBound { continue }
      if at == line.lowerBound, bytes[at] == Byte.hash { continue }
      if bytes[at] == Byte.hyphen {
        guard open, item(at, line, number: index + 1) else { return false }
      } else {
        guard at == line.lowerBound, key(line, index: index) else { return false }
      }
    }
    closeList()
    // What may be too many is for the scanner to count and to say.
    return entries.count + scalars < YAMLScanner.maximumNodes / 2
  }

  /// `key: value`, from column 0.
  private mutating func key(_ line: Range<Int>, index: Int) -> Bool {
    closeList()
    var at = line.lowerBound
    while at < line.upperBound, bytes[at].isKeyByte { at += 1 }
    let key = line.lowerBound..<at
    guard !key.isEmpty, key.count < 128, at < line.upperBound, bytes[at] == Byte.colon else {
      return false
    }
    at += 1
    guard at == line.upperBound || bytes[at] == Byte.space else { return false }
    var entry = Entry(
      key: source.string(key), keyRange: key, line: index, afterColon: at)
    while at < line.upperBound, bytes[at] == Byte.space { at += 1 }
    if at == line.upperBound || bytes[at] == Byte.hash {
      open = true
    } else if bytes[at] == Byte.openBracket {
      guard list(from: at, to: line.upperBound, number: index + 1, into: &entry) else {
        return false
      }
    } else {
      guard let scalar = Scalar(bytes, from: at, to: line.upperBound) else { return false }
      entry.valueRange = scalar.range
      entry.style = scalar.style
      let text = scalar.string(in: bytes)
      entry.value = scalar.style == .plain && YAMLReader.isNull(text) ? .empty : .scalar(text)
    }
    entries.append(entry)
    return true
  }

  /// `- text` below a key with nothing on its line.
  private mutating func item(_ at: Int, _ line: Range<Int>, number: Int) -> Bool {
    if items.isEmpty { indent = at - line.lowerBound }
    var start = at + 1
    guard indent == at - line.lowerBound, start < line.upperBound, bytes[start] == Byte.space
    else { return false }
    while start < line.upperBound, bytes[start] == Byte.space { start += 1 }
    guard let scalar = Scalar(bytes, from: start, to: line.upperBound), !entries.isEmpty else {
      return false
    }
    add(scalar, number: number, line: line)
    entries[entries.count - 1].items.append(scalar.range)
    return true
  }

  private mutating func add(_ scalar: Scalar, number: Int, line: Range<Int>) {
    scalars += 1
    let location = source.location(of: scalar.range, line: number, content: line)
    items.append(Field.Item(text: scalar.string(in: bytes), location: location))
  }

  private mutating func closeList() {
    if open, !items.isEmpty {
      entries[entries.count - 1].value = .list(items)
      entries[entries.count - 1].style = .block
      items = []
    }
    open = false
  }

  /// `[a, "b"]`, all on one line.
  private mutating func list(
    from start: Int, to end: Int, number: Int, into entry: inout Entry
  ) -> Bool {
    let line = source.lines[number - 1].content
    defer { items = [] }
    var at = start + 1
    while at < end {
      while at < end, bytes[at] == Byte.space { at += 1 }
      if at < end, bytes[at] == Byte.closeBracket, items.isEmpty { break }
      guard let scalar = Scalar(bytes, fromFlow: at, to: end) else { return false }
      add(scalar, number: number, line: line)
      entry.items.append(scalar.range)
      at = scalar.range.upperBound
      while at < end, bytes[at] == Byte.space { at += 1 }
      guard at < end, bytes[at] == Byte.comma || bytes[at] == Byte.closeBracket else {
        return false
      }
      if bytes[at] == Byte.closeBracket { break }
      at += 1
    }
    guard at < end, Scalar.onlyComment(bytes, from: at + 1, to: end) else { return false }
    entry.valueRange = start..<(at + 1)
    entry.style = .flow
    entry.value = .list(items)
    return true
  }
}
