internal import Editorial

/// Works out which bytes of a front matter an edit of one key replaces, and by what.
///
/// Nothing is written anew that need not be: the key, its spacing, a comment behind the value and
/// the kind of quotes stay.
struct FieldSplice {
  /// Why there is no way to make an edit within the file's own form.
  struct Impossible: Error {
    var message: String
    var range: Range<Int>
  }

  let front: FrontMatter
  let state: String

  var source: DraftSource { front.source }
  var bytes: [UInt8] { front.source.bytes }

  func writer(_ key: String, inFlow: Bool = false) -> ScalarWriter {
    ScalarWriter(syntax: front.syntax, inFlow: inFlow, isBare: key == state)
  }

  private func index(of key: String) -> Int? { front.entries.firstIndex { $0.key == key } }

  func set(_ key: String, to value: FieldValue) throws(Impossible) -> [UInt8] {
    guard let index = index(of: key) else { return inserting(key, value) }
    let entry = front.entries[index]
    try refuseTable(entry)
    let line = source.lines[entry.line]
    if let range = entry.valueRange, entry.style != .block, range.upperBound <= line.end {
      return replacing(range, by: inline(value, key, like: entry.style))
    }
    if entry.style == .none, entry.valueRange == nil {
      // Blanks where a value is to come were its room; before a comment they stay.
      let isRoom = bytes[entry.afterColon..<line.end].allSatisfy(\.isBlank)
      return replacing(
        entry.afterColon..<(isRoom ? line.end : entry.afterColon),
        by: [Byte.space] + inline(value, key, like: .plain))
    }
    // A value over several lines: the key stays, its lines are written anew.
    var text = Array(bytes[line.start..<entry.afterColon])
    if case .list(let items) = value, front.syntax == .yaml, !entry.items.isEmpty,
      let prefix = itemPrefix(entry)
    {
      for item in items { text += source.ending + prefix + writer(key).write(item) }
    } else {
      text += [Byte.space] + inline(value, key, like: .plain)
    }
    text += source.ending
    return without(index, insteadOfItsFirstLine: text)
  }

  func remove(_ key: String) throws(Impossible) -> [UInt8] {
    guard let index = index(of: key) else { return bytes }
    try refuseTable(front.entries[index])
    return without(index, insteadOfItsFirstLine: [])
  }

  func append(_ item: String, to key: String) throws(Impossible) -> [UInt8] {
    guard let index = index(of: key) else {
      guard front.syntax == .yaml else { return inserting(key, .list([item])) }
      let text = Array("\(key):".utf8) + source.ending + Array("  - ".utf8)
      return inserting(lines: text + writer(key).write(item))
    }
    let entry = front.entries[index]
    switch entry.value {
    case .empty: return try set(key, to: .list([item]))
    case .list(let items):
      if entry.style == .flow, let range = entry.valueRange {
        let text = writer(key, inFlow: true).write(item)
        guard let last = entry.items.last else {
          return replacing((range.lowerBound + 1)..<(range.lowerBound + 1), by: text)
        }
        return replacing(
          last.upperBound..<last.upperBound, by: [Byte.comma, Byte.space] + text)
      }
      guard let prefix = itemPrefix(entry), !items.isEmpty, let line = front.lines(of: index).last
      else { break }
      let at = source.lines[line].next
      return replacing(at..<at, by: prefix + writer(key).write(item) + source.ending)
    case .scalar(let text): return try set(key, to: .list([text, item]))
    case .other: break
    }
    throw Impossible(message: "`\(key)` is not a list of texts", range: entry.keyRange)
  }

  private func refuseTable(_ entry: Entry) throws(Impossible) {
    if front.syntax == .toml, entry.style == .block, case .other = entry.value {
      throw Impossible(message: "`\(entry.key)` is a table", range: entry.keyRange)
    }
  }

  /// A value for the rest of a line.
  private func inline(_ value: FieldValue, _ key: String, like style: Entry.Style) -> [UInt8] {
    switch value {
    case .scalar(let text): return writer(key).write(text, like: style)
    case .list(let items):
      let texts = items.map { writer(key, inFlow: true).write($0) }
      return [Byte.openBracket] + Array(texts.joined(separator: [Byte.comma, Byte.space]))
        + [Byte.closeBracket]
    }
  }

  /// What stands before the first item of a list in lines: `  - `.
  private func itemPrefix(_ entry: Entry) -> [UInt8]? {
    guard front.syntax == .yaml, let first = entry.items.first else { return nil }
    let line = source.lines[source.lineIndex(of: first.lowerBound)]
    let prefix = Array(bytes[line.start..<first.lowerBound])
    guard prefix.contains(Byte.hyphen), prefix.allSatisfy({ $0.isBlank || $0 == Byte.hyphen })
    else { return nil }
    return prefix.last?.isBlank == true ? prefix : prefix + [Byte.space]
  }

  /// A new key: below the state's lines, or at the top where there is no state.
  private func inserting(_ key: String, _ value: FieldValue) -> [UInt8] {
    let sign = front.syntax == .yaml ? ": " : " = "
    return inserting(lines: Array((key + sign).utf8) + inline(value, key, like: .plain))
  }

  private func inserting(lines text: [UInt8]) -> [UInt8] {
    let above = index(of: state).flatMap { front.lines(of: $0).last } ?? 0
    let at = source.lines[above].next
    return replacing(at..<at, by: text + source.ending)
  }

  func replacing(_ range: Range<Int>, by text: [UInt8]) -> [UInt8] {
    var edited = bytes
    edited.replaceSubrange(range, with: text)
    return edited
  }

  /// The file without a key's lines, and with something else where the first of them was.
  private func without(_ index: Int, insteadOfItsFirstLine text: [UInt8]) -> [UInt8] {
    var edited: [UInt8] = []
    var from = 0
    for line in front.lines(of: index) {
      edited += bytes[from..<source.lines[line].start]
      if line == front.entries[index].line { edited += text }
      from = source.lines[line].next
    }
    return edited + bytes[from...]
  }
}
