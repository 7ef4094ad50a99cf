extension YAMLScanner {
  /// Holds a line's first column against what the subset lets stand there.
  mutating func beginLine() throws(DraftFault) {
    let line = source.lines[line].content
    guard let first = bytes[line].first, !first.isBlank, first != Byte.hash else { return }
    if !brackets.isEmpty {
      let closes = bytes[line].contains { $0 == Byte.closeBracket || $0 == Byte.closeBrace }
      if closes, bytes[line].allSatisfy({ Self.closing.contains($0) }) { return }
      let open = brackets[0]
      throw DraftFault(
        open..<(open + 1),
        "this bracket is still open when line \(self.line + 1) begins at the margin",
        help: "close the bracket, or indent the lines between")
    }
    if first == Byte.hyphen, line.count == 1 || bytes[line.lowerBound + 1].isBlank {
      if entries.isEmpty {
        throw DraftFault(
          line, "a list item with no key above it", help: "write a key first: `tags:`")
      }
      return
    }
    guard let entry = Self.key(in: source, index: self.line, sign: Byte.colon) else {
      throw keyFault(line)
    }
    entries.append(entry)
  }

  private static let closing: Set<UInt8> = [
    Byte.closeBracket, Byte.closeBrace, Byte.comma, Byte.space, Byte.tab,
  ]

  /// The plain key in column 0, optional blanks, the sign, and for a colon a blank or line end.
  static func key(in source: DraftSource, index: Int, sign: UInt8) -> Entry? {
    let line = source.lines[index].content
    var at = line.lowerBound
    while at < line.upperBound, source.bytes[at].isKeyByte { at += 1 }
    let key = line.lowerBound..<at
    while at < line.upperBound, source.bytes[at].isBlank { at += 1 }
    guard !key.isEmpty, at < line.upperBound, source.bytes[at] == sign else { return nil }
    at += 1
    if sign == Byte.colon, at < line.upperBound, !source.bytes[at].isBlank { return nil }
    return Entry(key: source.string(key), keyRange: key, line: index, afterColon: at)
  }

  /// Says what kind of line in column 0 it is that we do not take.
  private func keyFault(_ line: Range<Int>) -> DraftFault {
    let first = bytes[line.lowerBound]
    switch first {
    case Byte.quote, Byte.apostrophe:
      return DraftFault(line, "a key in quotes", help: "write the key without quotes")
    case Byte.openBracket, Byte.openBrace:
      return DraftFault(
        line, "brackets at the margin", help: "write one `key: value` on each line")
    case Byte.question where line.count == 1 || bytes[line.lowerBound + 1].isBlank:
      return DraftFault(line, "a line of the kind `? key`", help: "write `key: value` instead")
    case Byte.percent:
      return DraftFault(line, "a YAML directive", help: "take this line away")
    case Byte.asterisk, Byte.ampersand, Byte.exclamation:
      return DraftFault(
        line, "a reference, a label or a type mark instead of a key",
        help: "write one `key: value` on each line")
    default: break
    }
    var at = line.lowerBound
    while at < line.upperBound, bytes[at].isKeyByte { at += 1 }
    if at > line.lowerBound, at < line.upperBound, bytes[at] == Byte.colon {
      return DraftFault(
        at..<(at + 1), "no blank after the colon",
        help: "write `\(source.string(line.lowerBound..<at)): value`")
    }
    if bytes[line].starts(with: [Byte.less, Byte.less, Byte.colon]) {
      return DraftFault(
        line.lowerBound..<(line.lowerBound + 2), "a merge key (`<<`)",
        help: "write the keys out where they belong")
    }
    if let colon = bytes[line].firstIndex(of: Byte.colon) {
      return DraftFault(
        line.lowerBound..<colon, "a key with other than a–z, 0–9, `_` and `-` in it",
        help: "write a key like `title`; a text that goes on below its key is indented")
    }
    return DraftFault(
      line, "a line that is no `key: value`",
      help: "write `key: value`; a text that goes on below its key is indented")
  }
}
