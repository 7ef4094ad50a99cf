import Editorial

/// The bytes of a body with their lines, and places in the file for byte offsets.
///
/// Lines end where cmark ends them: at LF, CRLF or a lone CR.
final class BodySource {
  let bytes: [UInt8]
  let path: String
  private let firstLine: Int
  /// The offset of each line's first byte.
  private let starts: [Int]
  private var lastText: (line: Int, text: String)?
  /// The last column counted, so that many places on one long line cost one count.
  private var lastColumn = (line: -1, offset: 0, column: 1)

  init(_ body: some Collection<UInt8>, firstLine: Int, path: String) {
    bytes = Array(String(decoding: body, as: UTF8.self).utf8)
    self.firstLine = firstLine
    self.path = path
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let ends =
        byte == .lf || (byte == .cr && !(index + 1 < bytes.count && bytes[index + 1] == .lf))
      if ends, index + 1 < bytes.count { starts.append(index + 1) }
    }
    self.starts = starts
  }

  var lineCount: Int { starts.count }

  /// The offsets of a line, from 0, without its ending.
  func range(ofLine line: Int) -> Range<Int> {
    guard starts.indices.contains(line) else { return bytes.count..<bytes.count }
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    if end > start, bytes[end - 1] == .lf { end -= 1 }
    if end > start, bytes[end - 1] == .cr { end -= 1 }
    return start..<end
  }

  /// The line, from 0, that an offset is on.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The place of some bytes: where they begin, and as much of that line as they take.
  func location(of range: Range<Int>) -> SourceLocation {
    let line = line(at: range.lowerBound)
    let whole = self.range(ofLine: line)
    let start = column(at: min(range.lowerBound, whole.upperBound), line: line, whole: whole)
    let end = column(at: min(range.upperBound, whole.upperBound), line: line, whole: whole)
    return SourceLocation(
      path: path, line: firstLine + line, column: start, endColumn: end, text: text(ofLine: line))
  }

  /// The text of a line, from 0, without its ending.
  func text(ofLine line: Int) -> String {
    if let lastText, lastText.line == line { return lastText.text }
    let text = String(decoding: bytes[range(ofLine: line)], as: UTF8.self)
    lastText = (line, text)
    return text
  }

  private func column(at offset: Int, line: Int, whole: Range<Int>) -> Int {
    if lastColumn.line != line || lastColumn.offset > offset {
      lastColumn = (line, whole.lowerBound, 1)
    }
    var column = lastColumn.column
    for index in lastColumn.offset..<max(offset, lastColumn.offset)
    where bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    lastColumn = (line, offset, column)
    return column
  }
}
