/// Follows cmark's inlines through the bytes that they were read from.
///
/// cmark's own places of inlines are wrong too often to point at (0.29.0.gfm.6): after a lazy
/// continuation, behind reference definitions, in links over two lines, in tables under a
/// paragraph, behind autolinks. Its tree is right. So every node of the tree takes its bytes here,
/// strictly in order: what a node must look like in the source follows from what it is, and a
/// disagreement is noticed (the function answers nil and takes nothing).
struct InlineCursor {
  let view: InlineView
  let grammar: LinkGrammar
  /// In a table's row `\|` stands for `|` before anything else is read.
  let isRow: Bool
  var offset = 0

  init(_ view: InlineView, isRow: Bool = false) {
    self.view = view
    self.isRow = isRow
    grammar = LinkGrammar(bytes: view.bytes)
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    let at = offset + ahead
    return at < view.bytes.count ? view.bytes[at] : nil
  }

  mutating func skipBlanks() {
    while let next = byte(), next.isBlank { offset += 1 }
  }

  mutating func skip(_ wanted: UInt8) -> Bool {
    guard byte() == wanted else { return false }
    offset += 1
    return true
  }

  /// Reference definitions, which cmark takes off the front of a paragraph.
  mutating func skipDefinitions() {
    while let end = grammar.definition(grammar.spaces(offset)) { offset = end }
    offset = grammar.spaces(offset)
  }

  /// The opening `#`s of a heading.
  mutating func skipHeadingMarks(_ level: Int) {
    guard view.bytes[offset...].prefix(level).allSatisfy({ $0 == UInt8(ascii: "#") }),
      byte(level).map({ $0.isSpace }) ?? true
    else { return }
    offset += level
    skipBlanks()
  }

  /// A text node: answers the stretches that stand in the source letter for letter.
  ///
  /// Backslashes escape nothing in the text of `<address>`.
  mutating func text(_ literal: [UInt8], escapes: Bool = true) -> [Range<Int>]? {
    var at = offset
    var pieces: [Range<Int>] = []
    var index = 0
    func source(_ ahead: Int) -> UInt8? {
      at + ahead < view.bytes.count ? view.bytes[at + ahead] : nil
    }
    func take(_ length: Int, from start: Int) {
      if let last = pieces.last, last.upperBound == start {
        pieces[pieces.count - 1] = last.lowerBound..<start + length
      } else {
        pieces.append(start..<start + length)
      }
    }
    // Behind `\` at a line's end and behind definitions cmark keeps indentation that the view lost.
    if let first = source(0), !first.isBlank, first != UInt8(ascii: "&"),
      at == 0 || view.bytes[at - 1] == .lf
    {
      index = literal.prefix { $0.isBlank }.count
    }
    while index < literal.count {
      guard let next = source(0) else { return nil }
      if escapes, next == .backslash, let escaped = source(1), escaped.isPunctuation {
        let isPipe = isRow && escaped == .backslash && source(2) == UInt8(ascii: "|")
        let skipped = isPipe ? 2 : 1
        guard literal[index] == view.bytes[at + skipped] else { return nil }
        take(1, from: at + skipped)
        at += skipped + 1
        index += 1
      } else if next == UInt8(ascii: "&"), let entity = Entities.shared.read(view.bytes, at: at) {
        guard literal[index...].starts(with: entity.text) else { return nil }
        at += entity.length
        index += entity.text.count
      } else if next == literal[index], !next.isBreak {
        take(1, from: at)
        at += 1
        index += 1
      } else if next == 0, literal[index...].starts(with: [0xEF, 0xBF, 0xBD]) {
        at += 1
        index += 3
      } else {
        return nil
      }
    }
    offset = at
    return pieces
  }

  /// A line break with the blanks or the backslash before it.
  mutating func lineBreak() -> Bool {
    var at = offset
    if byte() == .backslash { at += 1 }
    while at < view.bytes.count, view.bytes[at] != .lf {
      guard view.bytes[at].isSpace else { return false }
      at += 1
    }
    offset = grammar.spaces(at)
    return true
  }

  /// A code span: a run of backticks to the next run of that length.
  mutating func code() -> Bool {
    let length = run(of: .backtick, at: offset)
    guard length > 0 else { return false }
    var at = offset + length
    while at < view.bytes.count {
      let found = run(of: .backtick, at: at)
      if found == length {
        offset = at + length
        return true
      }
      at += max(found, 1)
    }
    return false
  }

  /// A tag or comment, whose lines cmark keeps with their indentation.
  mutating func html(_ literal: [UInt8]) -> Bool {
    var at = offset
    var afterLineEnd = false
    for wanted in literal where wanted != .cr {
      if afterLineEnd, wanted.isBlank { continue }
      afterLineEnd = wanted == .lf
      let escapedPipe =
        isRow && wanted == UInt8(ascii: "|") && at < view.bytes.count
        && view.bytes[at] == .backslash
      if escapedPipe { at += 1 }
      guard at < view.bytes.count, view.bytes[at] == wanted else { return false }
      at += 1
    }
    offset = at
    return true
  }

  /// The marks of emphasis, strong emphasis or strikethrough.
  mutating func delimiters(_ marks: [UInt8], count: Int) -> Bool {
    guard let mark = byte(), marks.contains(mark), run(of: mark, at: offset) >= count else {
      return false
    }
    offset += count
    return true
  }

  /// The `~` or `~~` that stands here.
  var tildes: Int { run(of: UInt8(ascii: "~"), at: offset) }

  /// What stands after a link's text.
  mutating func linkTail() -> Bool {
    guard let end = grammar.tail(offset) else { return false }
    offset = end
    return true
  }

  /// `[^name]`.
  mutating func footnoteReference() -> Bool {
    guard byte() == UInt8(ascii: "["), byte(1) == UInt8(ascii: "^"),
      let end = view.bytes[offset...].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    offset = end + 1
    return true
  }

  /// Goes to the next place where the bytes stand, for when the source and the tree disagree.
  ///
  /// Looks no further than some lines, and at no more than the beginning, to stay quick.
  mutating func search(_ wanted: [UInt8]) -> Bool {
    let wanted = wanted.prefix(64)
    for start in offset..<min(offset + 4_096, view.bytes.count)
    where view.bytes[start] == wanted.first && view.bytes[start...].starts(with: wanted) {
      offset = start
      return true
    }
    return false
  }

  private func run(of mark: UInt8, at start: Int) -> Int {
    guard start < view.bytes.count else { return 0 }
    return view.bytes[start...].prefix { $0 == mark }.count
  }
}
