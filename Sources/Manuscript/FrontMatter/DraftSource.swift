internal import Editorial

/// A draft's bytes, cut into the lines of its front matter.
///
/// Everything below works on offsets into `bytes`; lines and columns are made at the very end, for
/// what is really shown.
struct DraftSource {
  /// One line, by offsets into the file.
  struct Line {
    var start: Int
    /// Where its ending begins, or the file ends.
    var end: Int
    /// Where the next line begins.
    var next: Int

    var content: Range<Int> { start..<end }
  }

  let path: String
  let bytes: [UInt8]
  /// The lines from the opening fence to the closing one; both are in it once they are found.
  var lines: [Line] = []

  /// The index of the closing fence in `lines`.
  var closing: Int { lines.count - 1 }

  /// The bytes between the fences.
  var inside: Range<Int> {
    lines.count < 2 ? 0..<0 : lines[0].next..<lines[lines.count - 1].start
  }

  /// The line ending of the front matter.
  var ending: [UInt8] {
    guard let first = lines.first, first.next - first.end == 2 else { return [Byte.newline] }
    return [Byte.carriageReturn, Byte.newline]
  }

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The line that begins at that offset.
  ///
  /// A CR counts as part of the ending only directly before a LF; a lone one is a fault elsewhere.
  func line(from start: Int, limit: Int) -> Line {
    var at = start
    while at < limit, bytes[at] != Byte.newline { at += 1 }
    guard at < limit else { return Line(start: start, end: at, next: at) }
    let carriage = at > start && bytes[at - 1] == Byte.carriageReturn
    return Line(start: start, end: carriage ? at - 1 : at, next: at + 1)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The index of the front matter's line that an offset lies in.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The place of some bytes, as far as they are on their first line.
  func location(of range: Range<Int>) -> SourceLocation {
    if let last = lines.last, range.lowerBound < last.next || last.start == range.lowerBound {
      let index = lineIndex(of: range.lowerBound)
      return location(of: range, line: index + 1, content: lines[index].content)
    }
    return locationByCounting(of: range)
  }

  /// The place of some bytes on a line whose text is at hand.
  func location(
    of range: Range<Int>, line: Int, content: Range<Int>, text: String? = nil
  ) -> SourceLocation {
    let start = min(max(range.lowerBound, content.lowerBound), content.upperBound)
    let end = min(max(range.upperBound, start), content.upperBound)
    let column = 1 + codePoints(content.lowerBound..<start)
    return SourceLocation(
      path: path, line: line, column: column, endColumn: column + codePoints(start..<end),
      text: text ?? string(content))
  }

  /// A place in the body, or in a file without fences.
  private func locationByCounting(of range: Range<Int>) -> SourceLocation {
    let offset = min(range.lowerBound, bytes.count)
    var number = 1
    var start = 0
    for at in 0..<offset where bytes[at] == Byte.newline {
      number += 1
      start = at + 1
    }
    // A body may be one line of megabytes; what a terminal shows of it is enough.
    let content = line(from: start, limit: min(bytes.count, offset + 200)).content
    let text = string(max(start, offset - 400)..<max(content.upperBound, offset))
    return location(of: range, line: number, content: content, text: text)
  }

  private func codePoints(_ range: Range<Int>) -> Int {
    var count = 0
    for at in range where bytes[at].beginsCodePoint { count += 1 }
    return count
  }
}
