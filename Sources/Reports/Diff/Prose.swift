/// A text cut into paragraphs and words, for comparing: the blanks between words do not count.
struct Prose {
  /// A word, or a run of one sign; its offsets in the text's bytes.
  struct Word {
    var start: Int
    var end: Int
  }

  /// What a reader sees as one block: a paragraph, a heading, an item of a list, a row.
  struct Paragraph {
    var words: Range<Int>
    /// From 1.
    var line: Int
  }

  let bytes: [UInt8]
  private(set) var words: [Word] = []
  private(set) var paragraphs: [Paragraph] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    cut()
  }

  // MARK: - Text

  /// Where the blanks before a word begin.
  func gap(before word: Int) -> Int { word == 0 ? 0 : words[word - 1].end }

  /// The words of a range, with the blanks between them.
  func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    return string(words[range.lowerBound].start..<words[range.upperBound - 1].end)
  }

  /// The blanks before a word.
  func blanks(before word: Int) -> String { string(gap(before: word)..<words[word].start) }

  /// The blanks behind the last word.
  var tail: String { string((words.last?.end ?? 0)..<bytes.count) }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  // MARK: - Cutting

  private mutating func cut() {
    words.reserveCapacity(bytes.count / 5)
    var at = 0
    var line = 1
    // Before the first word everything begins anew.
    var newlines = 2
    var closesLine = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x0A {
        newlines += 1
        line += 1
        at += 1
      } else if let length = blank(at) {
        at += length
      } else {
        let beginsLine = newlines > 0
        if newlines > 1 || (beginsLine && (closesLine || BlockMark(bytes, at) != nil)) {
          paragraphs.append(Paragraph(words: words.count..<words.count, line: line))
        }
        if beginsLine { closesLine = BlockMark(bytes, at) == .heading }
        newlines = 0
        let end = WordEnd.of(bytes, from: at)
        words.append(Word(start: at, end: end))
        paragraphs[paragraphs.count - 1].words =
          paragraphs[paragraphs.count - 1].words.lowerBound..<words.count
        at = end
      }
    }
  }

  /// The length of the blank that stands there, if one does; a newline is none.
  private func blank(_ at: Int) -> Int? {
    switch bytes[at] {
    case 0x20, 0x09, 0x0B, 0x0C, 0x0D: 1
    // The no-break space, and the wide one of Chinese and Japanese.
    case 0xC2: at + 1 < bytes.count && bytes[at + 1] == 0xA0 ? 2 : nil
    case 0xE3: bytes[at...].starts(with: [0xE3, 0x80, 0x80]) ? 3 : nil
    default: nil
    }
  }
}

/// What a line of Markdown begins with that makes it a block of its own.
private enum BlockMark {
  case heading
  case item

  /// - Parameter at: the line's first byte that is no blank.
  init?(_ bytes: [UInt8], _ at: Int) {
    let byte = bytes[at]
    func isBlank(_ index: Int) -> Bool {
      index >= bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index])
    }
    var next = at + 1
    switch byte {
    case UInt8(ascii: "#"):
      while next < bytes.count, bytes[next] == byte { next += 1 }
      guard next - at <= 6, isBlank(next) else { return nil }
      self = .heading
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      guard isBlank(next) else { return nil }
      self = .item
    case UInt8(ascii: "|"): self = .item
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while next < bytes.count, next - at < 9, (0x30...0x39).contains(bytes[next]) { next += 1 }
      guard next < bytes.count,
        bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")"),
        isBlank(next + 1)
      else { return nil }
      self = .item
    default: return nil
    }
  }
}
