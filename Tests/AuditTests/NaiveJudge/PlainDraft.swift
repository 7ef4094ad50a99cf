import Foundation

/// A draft's text in the canonical subset, read line by line; anything else is malformed.
struct PlainDraft {
  /// Every key with its value: a scalar, or the items of a list.
  var values: [String: [String]] = [:]
  /// The lines of each key, as they stand.
  var lines: [String: [String]] = [:]
  var hasBody = false
  /// The file without the lines of managed keys.
  var copy: [UInt8] = []

  func one(_ key: String) -> String? { values[key]?.count == 1 ? values[key]?.first : nil }

  init?(_ bytes: [UInt8], managed: Set<String>) {
    guard !bytes.contains(0), !bytes.starts(with: [0xEF, 0xBB, 0xBF]),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    var all = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    let isCRLF = all.first?.unicodeScalars.last == "\r"
    guard let opening = all.first, ["---", "+++"].contains(Self.bare(opening)) else { return nil }
    guard let end = all.indices.dropFirst().first(where: { all[$0] == opening }) else {
      return nil
    }
    let isTOML = Self.bare(opening) == "+++"
    guard all[...end].joined(separator: "\n").utf8.count <= 65_536 else { return nil }
    var key: String?
    var inTable = false
    var owners: [String?] = [nil]
    for line in all[1..<end] {
      guard Self.isClean(line, isCRLF) else { return nil }
      let line = Self.bare(line)
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if ["---", "...", "+++"].contains(trimmed) && line.hasPrefix(trimmed) { return nil }
      if isTOML, line.hasPrefix("[") {
        inTable = true
        key = nil
      } else if let (found, value) = Self.pair(line, isTOML ? "=" : ":") {
        if inTable {
          // Below a table a managed key would be read as the table's.
          if managed.contains(found) { return nil }
        } else {
          guard !lines.keys.contains(where: { $0.lowercased() == found.lowercased() }),
            managed.contains(found) || !managed.contains(where: { $0 == found.lowercased() })
          else { return nil }
          guard let read = Self.value(value, isTOML: isTOML) else { return nil }
          if managed.contains(found), read.isList || value.isEmpty || read.isQuoted != isTOML {
            return nil
          }
          values[found] = read.items
          lines[found] = [line]
          key = found
        }
      } else if trimmed.isEmpty || line.hasPrefix("#") {
        owners.append(nil)
        continue
      } else if line.hasPrefix(" ") || line == "-" || line.hasPrefix("- ") {
        guard !line.contains("\t") || isTOML, let key, !managed.contains(key) else { return nil }
        if trimmed.hasPrefix("- ") { values[key, default: []].append(String(trimmed.dropFirst(2))) }
        lines[key]?.append(line)
      } else {
        return nil
      }
      owners.append(inTable ? nil : key)
    }
    hasBody = all[(end + 1)...].contains { !$0.trimmingCharacters(in: .whitespaces).isEmpty }
    for index in owners.indices.reversed() where owners[index].map(managed.contains) == true {
      all.remove(at: index)
    }
    copy = Array(all.joined(separator: "\n").utf8)
  }

  private static func bare(_ line: String) -> String {
    line.unicodeScalars.last == "\r" ? String(line.unicodeScalars.dropLast()) : line
  }

  /// No character that some reader takes for a line's end, hides, or turns around; no alias,
  /// anchor, tag or merge key where a value begins.
  private static func isClean(_ line: String, _ isCRLF: Bool) -> Bool {
    guard (line.unicodeScalars.last == "\r") == isCRLF else { return false }
    return bare(line).unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09: true
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  /// `key: value` with a plain key in column 0.
  private static func pair(_ line: String, _ separator: Character) -> (String, String)? {
    let key = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
    guard !key.isEmpty else { return nil }
    let rest = line.dropFirst(key.count).drop { $0 == " " }
    guard rest.first == separator else { return nil }
    let value = rest.dropFirst()
    guard separator == "=" || value.isEmpty || value.first == " " else { return nil }
    return (String(key), value.trimmingCharacters(in: .whitespaces))
  }

  private static func value(
    _ text: String, isTOML: Bool
  ) -> (items: [String], isList: Bool, isQuoted: Bool)? {
    if !isTOML, let first = text.first, "&*!%@`{|>".contains(first) { return nil }
    if text.isEmpty { return ([], true, isTOML) }
    if text.hasPrefix("[") {
      guard text.hasSuffix("]") else { return nil }
      let items = text.dropFirst().dropLast().components(separatedBy: ",")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      return (items.map { scalar($0).text }, true, isTOML)
    }
    let read = scalar(text)
    // A quoted scalar that does not end on its line goes on somewhere.
    if let quote = text.first, quote == "\"" || quote == "'",
      text.count < 2 || text.last != quote
    {
      return nil
    }
    if !read.isQuoted, text.contains(": ") { return nil }
    return ([read.text], false, read.isQuoted)
  }

  private static func scalar(_ text: String) -> (text: String, isQuoted: Bool) {
    for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      return (String(text.dropFirst().dropLast()), true)
    }
    guard let comment = text.range(of: " #") else { return (text, false) }
    return (text[..<comment.lowerBound].trimmingCharacters(in: .whitespaces), false)
  }
}
