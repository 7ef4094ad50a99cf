/// What a paragraph, a heading or a table row has for inlines: its lines without what belongs to
/// the blocks around it, each byte with its place in the body.
struct InlineView {
  private(set) var bytes: [UInt8] = []
  /// Where each line begins here and in the body.
  private var segments: [(view: Int, source: Int)] = []

  /// Takes lines, from 0, and strips indentation and the `>` of so many block quotes.
  ///
  /// A line may have fewer of them (a lazy continuation). The first line begins at `column`,
  /// bytes from 1, where that is known. `parsed` is what the parser saw of the body.
  init(
    _ source: BodySource, parsed: [UInt8], lines: ClosedRange<Int>, column: Int?, quoteDepth: Int
  ) {
    for line in lines where line < source.lineCount {
      let range = source.range(ofLine: line)
      var start = range.lowerBound
      if line == lines.lowerBound, let column {
        start = min(start + column - 1, range.upperBound)
      } else {
        var quotes = quoteDepth
        while start < range.upperBound {
          if parsed[start].isSpace {
            start += 1
          } else if quotes > 0, parsed[start] == UInt8(ascii: ">") {
            start += 1
            quotes -= 1
          } else {
            break
          }
        }
      }
      segments.append((bytes.count, start))
      bytes += parsed[start..<range.upperBound]
      bytes.append(.lf)
    }
  }

  /// The bytes of the body for some bytes here.
  func source(_ range: Range<Int>) -> Range<Int> {
    let start = source(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : source(range.upperBound - 1) + 1)
  }

  private func source(_ offset: Int) -> Int {
    var low = 0
    var high = segments.count
    guard high > 0 else { return 0 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].view <= offset { low = middle } else { high = middle }
    }
    return segments[low].source + offset - segments[low].view
  }
}
