/// Changes some bytes of a rule file and leaves all others as they are.
///
/// The file is edited with a line ending at its end, which goes again if it was not there.
struct RuleEdit {
  let text: RuleText
  private let addedEnding: String
  private var splices: [(range: Range<Int>, bytes: [UInt8])] = []

  init(path: String, bytes: [UInt8]) {
    let text = RuleText(path: path, bytes: bytes)
    let isComplete = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
    addedEnding = isComplete ? "" : text.lineEnding(at: text.lines.count - 1)
    self.text = isComplete ? text : RuleText(path: path, bytes: bytes + Array(addedEnding.utf8))
  }

  /// The file to read places from: that with the line ending.
  var file: RuleFile { RuleFile(path: text.path, bytes: text.bytes) }

  mutating func replace(_ range: Range<Int>, with new: String) {
    splices.append((range, Array(new.utf8)))
  }

  mutating func insert(_ new: String, at offset: Int) { replace(offset..<offset, with: new) }

  /// Puts lines below the line that holds a byte, with that line's ending.
  mutating func insert(lines: [String], below offset: Int) {
    let index = text.lineIndex(of: offset)
    let ending = text.lineEnding(at: index)
    insert(lines.map { $0 + ending }.joined(), at: end(ofLine: index))
  }

  /// Takes whole lines out: from the one that holds the first byte to that of the last.
  mutating func removeLines(of range: Range<Int>) {
    let first = text.lineIndex(of: range.lowerBound)
    let last = text.lineIndex(of: max(range.lowerBound, range.upperBound - 1))
    replace(text.lines[first].lowerBound..<end(ofLine: last), with: "")
  }

  /// Where the next line begins.
  func end(ofLine index: Int) -> Int {
    index + 1 < text.lines.count ? text.lines[index + 1].lowerBound : text.bytes.count
  }

  /// The column of a byte in its line, from 0, in bytes.
  func column(of offset: Int) -> Int {
    offset - text.lines[text.lineIndex(of: offset)].lowerBound
  }

  /// Whether nothing but blanks stands before a byte in its line.
  func isFirstInLine(_ offset: Int) -> Bool {
    text.bytes[text.lines[text.lineIndex(of: offset)].lowerBound..<offset]
      .allSatisfy { $0 == UInt8(ascii: " ") }
  }

  /// The file after all changes; nil when two of them overlap.
  func result() -> [UInt8]? {
    var bytes: [UInt8] = []
    var offset = 0
    // Of two that begin at one byte, what puts in comes before what takes out.
    let ordered = splices.enumerated().sorted {
      let (left, right) = ($0.element.range, $1.element.range)
      return (left.lowerBound, left.upperBound, $0.offset)
        < (right.lowerBound, right.upperBound, $1.offset)
    }
    for (_, splice) in ordered {
      guard splice.range.lowerBound >= offset else { return nil }
      bytes += text.bytes[offset..<splice.range.lowerBound]
      bytes += splice.bytes
      offset = splice.range.upperBound
    }
    bytes += text.bytes[offset...]
    let ending = Array(addedEnding.utf8)
    if !ending.isEmpty, bytes.suffix(ending.count).elementsEqual(ending) {
      bytes.removeLast(ending.count)
    }
    return bytes
  }
}
