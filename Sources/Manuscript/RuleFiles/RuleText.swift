import Editorial

/// A rule file's bytes by lines, with the places that findings point at.
struct RuleText: Sendable {
  /// The most that a rule file may hold.
  static let limit = 64 * 1024
  /// The most bytes of one line, so that no place takes long to work out.
  static let lineLimit = 4096

  let path: String
  let bytes: [UInt8]
  /// The bytes of each line, without its ending.
  let lines: [Range<Int>]
  /// The text of each line: made once, since every place in a line carries it.
  private let lineTexts: [String]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      let end = index > start && bytes[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
      lines.append(start..<end)
      start = index + 1
    }
    if start < bytes.count || lines.isEmpty { lines.append(start..<bytes.count) }
    self.lines = lines
    lineTexts = lines.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// The index of the line that holds a byte, from 0.
  func lineIndex(of offset: Int) -> Int {
    max(lines.partitioningIndex { $0.lowerBound > offset } - 1, 0)
  }

  /// Code points in a range of bytes.
  func characters(in range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  /// The byte at a line and a column, both from 1.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= lines.count else { return bytes.count }
    let range = lines[line - 1]
    var left = column - 1
    var offset = range.lowerBound
    while left > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The place of some bytes; of several lines' only the first line's.
  func location(of range: Range<Int>) -> SourceLocation {
    let index = lineIndex(of: range.lowerBound)
    let line = lines[index]
    let start = min(range.lowerBound, line.upperBound)
    let end = max(start, min(range.upperBound, line.upperBound))
    let column = characters(in: line.lowerBound..<start) + 1
    return SourceLocation(
      path: path, line: index + 1, column: column,
      endColumn: column + characters(in: start..<end),
      text: lineTexts[index])
  }

  /// The characters of some bytes.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The line ending in use where that line ends; of a last line without one, the file's first.
  func lineEnding(at index: Int) -> String {
    let end = lines[index].upperBound
    if end < bytes.count { return bytes[end] == UInt8(ascii: "\r") ? "\r\n" : "\n" }
    return index > 0 ? lineEnding(at: 0) : "\n"
  }
}
