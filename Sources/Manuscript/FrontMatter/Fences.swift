internal import Editorial

/// Finds the front matter of a file: the first thing that every reading does.
///
/// The opening fence is the first line, the closing one the first line that is exactly the same.
/// A line that some generator would take for a fence, and we would not, is a fault: it would see
/// another front matter than we do.
enum Fences {
  private static let yaml: [UInt8] = [Byte.hyphen, Byte.hyphen, Byte.hyphen]
  private static let toml: [UInt8] = [Byte.plus, Byte.plus, Byte.plus]

  /// The smallest front matter, for the help of a file that has none.
  static func smallest(state: String) -> String {
    "begin the file with three lines: `---`, `\(state): draft`, `---`"
  }

  /// Cuts the front matter's lines, both fences included.
  static func find(
    in source: inout DraftSource, state: String
  ) throws(DraftFault) -> DraftText.Syntax {
    let bytes = source.bytes
    let first = source.line(from: 0, limit: min(bytes.count, 1024))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw DraftFault(
        0..<3, "the file begins with an invisible mark (a byte order mark)",
        help: "save the file as UTF-8 without BOM")
    }
    guard let fence = trimmed(bytes[first.content]) else {
      throw DraftFault(
        0..<min(first.end, 80), "the file has no front matter", help: smallest(state: state))
    }
    guard first.end == 3 else {
      throw DraftFault(
        3..<first.end, "blanks after the opening `\(source.string(0..<3))`",
        help: "take the blanks away: the line must be just `\(source.string(0..<3))`")
    }
    source.lines.reserveCapacity(16)
    source.lines.append(first)
    try findClosing(fence, in: &source)
    return fence == yaml ? .yaml : .toml
  }

  private static func findClosing(
    _ fence: [UInt8], in source: inout DraftSource
  ) throws(DraftFault) {
    let bytes = source.bytes
    let name = source.string(0..<3)
    // Four bytes more for the closing fence and its line ending, so that a full front matter fits.
    let limit = min(bytes.count, source.lines[0].next + DraftReader.maximumFrontMatter + 5)
    var start = source.lines[0].next
    while start < limit {
      let line = source.line(from: start, limit: limit)
      source.lines.append(line)
      if let found = look(bytes, line.content) {
        if line.end - line.start == 3, found == fence[0],
          line.start - source.lines[0].next <= DraftReader.maximumFrontMatter
        {
          return
        }
        let text = source.string(line.content)
        let close = found == fence[0]
        throw DraftFault(
          line.content,
          close
            ? "blanks after `\(name)`: some programs end the front matter here and some do not"
            : "a line of just `\(text)` inside front matter that began with `\(name)`",
          help: close
            ? "take the blanks after `\(name)` away"
            : "end the front matter with `\(name)`, and indent or remove this line")
      }
      start = line.next
      if line.next == line.end { break }
    }
    if limit < bytes.count {
      throw DraftFault(
        0..<3, "the front matter is longer than 64 KiB, or never ends",
        help: "add a line `\(name)` after the last key; long text belongs below it")
    }
    throw DraftFault(
      0..<3, "the front matter that begins here never ends",
      help: "add a line `\(name)` after the last key")
  }

  /// The fence that a line is but for trailing blanks.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    let head = Array(line.prefix(3))
    guard head == yaml || head == toml, line.dropFirst(3).allSatisfy(\.isBlank) else { return nil }
    return head
  }

  /// The byte of which a line is three, but for trailing blanks: of any generator's fence.
  private static func look(_ bytes: [UInt8], _ line: Range<Int>) -> UInt8? {
    guard line.count >= 3 else { return nil }
    let byte = bytes[line.lowerBound]
    guard byte == Byte.hyphen || byte == Byte.plus || byte == Byte.dot,
      bytes[line.lowerBound + 1] == byte, bytes[line.lowerBound + 2] == byte
    else { return nil }
    for at in (line.lowerBound + 3)..<line.upperBound where !bytes[at].isBlank { return nil }
    return byte
  }
}
