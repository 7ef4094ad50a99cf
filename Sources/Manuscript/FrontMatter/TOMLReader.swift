internal import Editorial
internal import TOMLKit

/// Reads TOML front matter: line by line first, then by TOMLKit, and holds one against the other.
enum TOMLReader {
  static func read(_ source: DraftSource, managed: ManagedKeys) throws(DraftFault) -> [Entry] {
    var scanner = TOMLScanner(source, managed: managed)
    try scanner.run()
    // Plain strings, booleans and dates stand in the file as they are: nothing to resolve.
    if scanner.isSimple { return scanner.entries }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: source.string(source.inside))
    } catch {
      throw trouble(error, in: source)
    }
    // TOMLKit never frees a table; this gives back what is in it.
    defer { table.clear() }
    var entries = scanner.entries
    var seen: Set<String> = []
    for index in entries.indices {
      guard seen.insert(entries[index].key).inserted else { continue }
      guard let value = table[entries[index].key] else {
        throw disagreement(at: entries[index].keyRange)
      }
      fill(&entries[index], from: value)
    }
    guard Set(table.keys) == seen else { throw disagreement(at: entries.first?.keyRange) }
    return entries
  }

  /// Whether a bare value needs no parser to be known for valid: a boolean, a small integer, a date.
  static func isSimpleBare(_ text: String) -> Bool {
    if text == "true" || text == "false" { return true }
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isDigit else { return false }
    if bytes.allSatisfy(\.isDigit) {
      return bytes.count == 1 || first != Byte.zero && bytes.count < 18
    }
    return isDate(bytes)
  }

  /// RFC 3339 in TOML's forms with a date: `2026-01-01`, `2026-01-01T10:00:00Z`, with an offset.
  static func isDate(_ bytes: [UInt8]) -> Bool {
    func number(_ at: Int, _ count: Int = 2) -> Int? {
      guard at + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[at..<(at + count)] {
        guard byte.isDigit else { return nil }
        value = value * 10 + Int(byte - Byte.zero)
      }
      return value
    }
    guard let year = number(0, 4), year > 0, bytes.count >= 10, bytes[4] == Byte.hyphen,
      let month = number(5), (1...12).contains(month), bytes[7] == Byte.hyphen,
      let day = number(8), (1...28).contains(day) || isLate(day, month, year)
    else { return false }
    if bytes.count == 10 { return true }
    // "T", hours, minutes, seconds.
    guard bytes.count >= 19, bytes[10] == 0x54, let hour = number(11), hour < 24,
      bytes[13] == Byte.colon, let minute = number(14), minute < 60, bytes[16] == Byte.colon,
      let second = number(17), second < 60
    else { return false }
    if bytes.count == 19 || bytes.count == 20 && bytes[19] == 0x5A { return true }
    guard bytes.count == 25, bytes[19] == Byte.plus || bytes[19] == Byte.hyphen,
      let hours = number(20), hours < 24, bytes[22] == Byte.colon, let minutes = number(23),
      minutes < 60
    else { return false }
    return true
  }

  private static func isLate(_ day: Int, _ month: Int, _ year: Int) -> Bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return day > 28 && day <= days
  }

  private static func fill(_ entry: inout Entry, from value: any TOMLValueConvertible) {
    switch value.type {
    case .string:
      if let text = value.string { entry.value = .scalar(text) }
    case .array:
      guard case .list(var items) = entry.value, let array = value.array else {
        entry.value = .other
        return
      }
      guard array.count == items.count else { return }
      for index in items.indices {
        if let text = array[index].string { items[index].text = text }
      }
      entry.value = .list(items)
    case .table: entry.value = .other
    // Numbers, booleans and dates: the text in the file, which the scanner has.
    default: break
    }
  }

  private static func disagreement(at range: Range<Int>?) -> DraftFault {
    DraftFault(
      range ?? 0..<3, "this line looks like a key, but TOML reads it otherwise",
      help: "check the quotes, brackets and table names above it")
  }

  private static func trouble(_ error: any Error, in source: DraftSource) -> DraftFault {
    guard let error = error as? TOMLParseError else {
      return DraftFault(
        source.inside, "this cannot be read as TOML", help: "write one `key = \"value\"` a line")
    }
    let begin = error.source.begin
    let index = min(max(begin.line, 1), source.closing)
    let line = source.lines[index].content
    var at = line.lowerBound
    var left = begin.column - 1
    while left > 0, at < line.upperBound {
      at += 1
      while at < line.upperBound, !source.bytes[at].beginsCodePoint { at += 1 }
      left -= 1
    }
    return DraftFault(
      at..<(at + 1), words(for: error.description),
      help: "write one `key = \"value\"` a line, text in double quotes")
  }

  private static func words(for problem: String) -> String {
    if problem.contains("cannot redefine") || problem.contains("already") {
      return "a key or table that stands twice"
    }
    if problem.contains("escape") { return "a backslash that means nothing here" }
    return "this cannot be read as TOML: "
      + problem.split(separator: "\n").joined(separator: " ")
  }
}
