/// Takes from hostile input what makes cmark-gfm 0.29.0.gfm.6 slow, lose text, or abort for want of
/// memory.
///
/// Offsets stay: what is too much is overwritten with `x`, in a copy that only the parser sees, so
/// that cmark takes it for text. No prose comes near these limits.
///
/// | what | limit | else |
/// |---|---|---|
/// | block quotes and list items one line opens | 100 | depth × lines |
/// | `[`, `<`, `*` and `_`, `~` in one paragraph | 4,096 each, and 2³⁰ marks × bytes in all | quadratic |
/// | `[` where definitions may stand | 2²⁸ ÷ the longest paragraph with `]:` | every use copies the address |
/// | columns of a table | 128 | quadratic (CVE-2023-37463) |
/// | cells that short rows leave out | 100,000 | memory out of nothing |
/// | delimiter rows in one paragraph | 16, within 1,000 lines | each reads the paragraph again |
/// | `[^` that its line does not close | none | the text up to a later `]` is lost |
///
/// A paragraph here is what blank lines, headings and top-level bullets bound, which is never
/// less than cmark's.
struct ParseGuard {
  static let depth = 100
  static let marksInParagraph = 4_096
  static let work = 1 << 30
  static let expansion = 1 << 28
  static let columns = 128
  static let missingCells = 100_000
  static let delimiterRows = 16
  static let linesBeforeTable = 1_000

  private var bytes: [UInt8]
  private var work = ParseGuard.work
  private var missingCells = ParseGuard.missingCells
  private let filler = UInt8(ascii: "x")

  /// The body as the parser may see it.
  static func tame(_ source: BodySource) -> [UInt8] {
    var guarded = ParseGuard(bytes: source.bytes)
    var paragraphs: [Range<Int>] = []
    var start = 0
    for line in 0..<source.lineCount {
      let range = source.range(ofLine: line)
      guarded.limitDepth(range)
      if guarded.bounds(range) {
        paragraphs.append(start..<range.lowerBound)
        start = range.lowerBound
      }
    }
    paragraphs.append(start..<source.bytes.count)
    guarded.limitExpansion(paragraphs)
    for paragraph in paragraphs where !paragraph.isEmpty {
      guarded.limitMarks(paragraph)
      guarded.limitTables(paragraph)
    }
    guarded.closeFootnotes()
    return guarded.bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Overwrites the marks of containers after the hundredth, and all behind column 400.
  private mutating func limitDepth(_ line: Range<Int>) {
    var depth = 0
    var at = line.lowerBound
    while at < line.upperBound {
      let byte = bytes[at]
      if byte.isBlank {
        at += 1
        continue
      }
      let length = containerMark(at, end: line.upperBound)
      guard length > 0 else { return }
      depth += 1
      if depth > Self.depth || at - line.lowerBound > 4 * Self.depth {
        for index in at..<at + length { bytes[index] = filler }
      }
      at += length
    }
  }

  /// The length of the `>`, bullet or number at an offset; 0 when none is there.
  private func containerMark(_ offset: Int, end: Int) -> Int {
    let byte = bytes[offset]
    if byte == UInt8(ascii: ">") { return 1 }
    var after = offset + 1
    if byte.isDigit {
      while after < end, bytes[after].isDigit, after - offset < 9 { after += 1 }
      guard after < end, bytes[after] == UInt8(ascii: ".") || bytes[after] == UInt8(ascii: ")")
      else { return 0 }
      after += 1
    } else if !Self.bullets.contains(byte) {
      return 0
    }
    return after == end || bytes[after].isBlank ? after - offset : 0
  }

  private static let bullets: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")]

  /// Whether no paragraph goes on in this line: it is blank, or begins a heading or a list item.
  private func bounds(_ line: Range<Int>) -> Bool {
    guard let first = bytes[line].firstIndex(where: { !$0.isBlank }) else { return true }
    let column = first - line.lowerBound
    guard column <= 3, !bytes[line.lowerBound..<first].contains(.tab) else { return false }
    if bytes[first] == UInt8(ascii: "#") {
      let marks = bytes[first..<line.upperBound].prefix { $0 == UInt8(ascii: "#") }
      return marks.count <= 6 && marks.endIndex < line.upperBound && bytes[marks.endIndex].isBlank
    }
    guard Self.bullets.contains(bytes[first]), first + 1 < line.upperBound,
      bytes[first + 1].isBlank
    else { return false }
    return bytes[first + 1..<line.upperBound].contains { !$0.isBlank }
  }

  /// Overwrites brackets so that definitions times uses stay within memory.
  private mutating func limitExpansion(_ paragraphs: [Range<Int>]) {
    var longest = 0
    for paragraph in paragraphs where paragraph.count > longest {
      let text = bytes[paragraph]
      let defines = zip(text, text.dropFirst()).contains {
        $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":")
      }
      if defines { longest = paragraph.count }
    }
    guard longest > 0 else { return }
    limit([UInt8(ascii: "[")], in: 0..<bytes.count, to: max(Self.expansion / longest, 32))
  }

  /// Overwrites the `^` of a footnote whose name its line does not end, or in which something else
  /// begins: cmark counts the name's length in columns of one line.
  private mutating func closeFootnotes() {
    for index in bytes.indices.dropLast()
    where bytes[index] == UInt8(ascii: "[") && bytes[index + 1] == UInt8(ascii: "^") {
      let end = bytes[(index + 2)...].first {
        $0.isBreak || $0 == UInt8(ascii: "]") || Self.beginnings.contains($0)
      }
      if end != UInt8(ascii: "]") { bytes[index + 1] = filler }
    }
  }

  private static let beginnings: [UInt8] = Array("[\\`<".utf8)

  private mutating func limitMarks(_ paragraph: Range<Int>) {
    for marks in Self.marks {
      let allowed = min(Self.marksInParagraph, max(work / paragraph.count, 64))
      work = max(0, work - limit(marks, in: paragraph, to: allowed) * paragraph.count)
    }
  }

  private static let marks: [[UInt8]] = [
    [UInt8(ascii: "[")], [UInt8(ascii: "<")], [UInt8(ascii: "*"), UInt8(ascii: "_")],
    [UInt8(ascii: "~")],
  ]

  /// Overwrites all but the first so many of some marks; answers how many are left.
  @discardableResult
  private mutating func limit(_ marks: [UInt8], in range: Range<Int>, to allowed: Int) -> Int {
    var count = 0
    for index in range where marks.contains(bytes[index]) {
      if count < allowed { count += 1 } else { bytes[index] = filler }
    }
    return count
  }

  /// Overwrites delimiter rows that are too many, too late, too wide or make too many cells.
  private mutating func limitTables(_ paragraph: Range<Int>) {
    var rows = 0
    var table: (delimiters: ArraySlice<UInt8>, columns: Int, missing: Int)?
    let lines = bytes[paragraph].split(separator: .lf, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let pipes = line.count { $0 == UInt8(ascii: "|") }
      if isDelimiterRow(line, pipes: pipes) {
        rows += 1
        if rows > Self.delimiterRows || number > Self.linesBeforeTable || pipes >= Self.columns {
          erase(line)
        } else {
          table = (line, pipes + 1, 0)
        }
      } else if let found = table {
        table?.missing += max(0, found.columns - pipes - 1)
        if found.missing > missingCells {
          erase(found.delimiters)
          table = nil
        }
      }
    }
    missingCells = max(0, missingCells - (table?.missing ?? 0))
  }

  /// Makes a delimiter row a line of text.
  private mutating func erase(_ delimiters: ArraySlice<UInt8>) {
    for index in delimiters.indices where bytes[index] == UInt8(ascii: "-") {
      bytes[index] = filler
    }
  }

  private func isDelimiterRow(_ line: ArraySlice<UInt8>, pipes: Int) -> Bool {
    (pipes > 0 || line.contains(UInt8(ascii: ":"))) && line.contains(UInt8(ascii: "-"))
      && line.allSatisfy { $0.isSpace || Self.delimiterMarks.contains($0) }
  }

  private static let delimiterMarks: [UInt8] = Array("|-:>".utf8)
}
