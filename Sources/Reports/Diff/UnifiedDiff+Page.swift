extension UnifiedDiff {
  /// Adds the diff to a page, for people.
  ///
  /// What a file has in it is escaped, tabs and the carriage returns of line ends left out: text
  /// without odd characters can be applied as it is printed.
  func write(to page: inout Page) {
    for line in lines {
      switch line {
      case .header(let text): page.line(Phrase([.init(text: text, ink: .heading)]))
      case .hunk(let text): page.line(Phrase([.init(text: text, ink: .place)]))
      case .same(let bytes): page.line(Self.shown(" ", bytes, nil))
      case .removed(let bytes): page.line(Self.shown("-", bytes, .removed))
      case .added(let bytes): page.line(Self.shown("+", bytes, .added))
      case .noNewline: page.line(Phrase([.init(text: "\\ No newline at end of file", ink: .aside)]))
      }
    }
  }

  private static func shown(_ sign: String, _ bytes: [UInt8], _ ink: Ink?) -> Phrase {
    let returns = bytes.last == UInt8(ascii: "\r")
    let pieces = (returns ? bytes.dropLast() : bytes).split(
      separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    let text = pieces.map { escape(bytes: $0) }.joined(separator: "\t")
    return Phrase([.init(text: sign + text, ink: ink)] + (returns ? [.init(text: "\r")] : []))
  }
}
