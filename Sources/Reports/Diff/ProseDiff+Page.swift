extension ProseDiff {
  /// Adds what changed to a page: each paragraph that is not as it was, below its place.
  ///
  /// - Parameters:
  ///   - path: the file, for naming places.
  ///   - firstLine: the text's first line in the new file, and in the old one.
  func write(to page: inout Page, path: String, firstLine: (old: Int, new: Int)) {
    let lines = Lines(old: firstLine.old - 1, new: firstLine.new - 1)
    var isBehindSame = true
    var isBehindPointer = false
    for block in blocks {
      guard block.change != .same else {
        isBehindSame = true
        continue
      }
      // Neighbours that changed stand together; items of a list are no paragraphs.
      if isBehindSame || isBehindPointer || block.lead.isParagraphEnd { page.blank() }
      if case .movedAway = block.change { isBehindPointer = true } else { isBehindPointer = false }
      if isBehindSame, let line = lines.place(of: block) {
        page.line(Phrase("\(path):\(line)", .place))
      }
      isBehindSame = false
      write(block, lines, to: &page)
    }
  }

  /// What must be added to the lines of a text to have those of its file.
  private struct Lines {
    var old: Int
    var new: Int

    func place(of block: Block) -> Int? {
      block.newLine.map { $0 + new } ?? block.oldLine.map { $0 + old }
    }
  }

  private func write(_ block: Block, _ lines: Lines, to page: inout Page) {
    switch block.change {
    case .movedAway(let line):
      return page.pointer("moved from here to line \(line + lines.new):", block.beginning)
    case .moved(let line):
      let label = "moved here from line \(line + lines.old):"
      guard block.segments.contains(where: { $0.change != .same }) else {
        return page.pointer(label, block.beginning)
      }
      page.line(Phrase(label, .aside))
    default: break
    }
    for line in SegmentLines(block.segments, page.style).lines {
      page.paragraph(line.phrase, indent: line.indent)
    }
  }
}

extension ProseDiff.Block {
  /// Its first words, on one line.
  fileprivate var beginning: String {
    var text = ""
    for segment in segments where segment.change != .removed && text.utf8.count < 400 {
      text += segment.text.prefix(200)
    }
    return text.prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Page {
  /// What is told of a paragraph in one line: its first words.
  fileprivate mutating func pointer(_ label: String, _ words: String) {
    let room = max(20, min(style.width, 100) - label.utf8.count - 1)
    line("\(label, .aside) \(Phrase(words).truncated(to: room, style))")
  }
}

extension String {
  fileprivate var isParagraphEnd: Bool { utf8.count { $0 == 0x0A } != 1 }
}

/// The segments of a paragraph as lines for people, broken where the new text breaks them.
private struct SegmentLines {
  struct Line {
    var indent = 0
    var phrase = Phrase()
  }

  private(set) var lines = [Line()]
  private let style: Style
  /// What the last words were.
  private var last: ProseDiff.Segment.Change?

  /// Of a longer stretch that is as it was, only both ends are shown.
  private static let longest = 60
  private static let shown = 25

  init(_ segments: [ProseDiff.Segment], _ style: Style) {
    self.style = style
    var isFirst = true
    for segment in segments {
      switch segment.change {
      case .same: appendSame(isFirst ? segment.text.droppingBlanks : segment.text)
      case .removed: append(segment.text, marked: ("[-", "-]"), .removedWords, isFirst: isFirst)
      case .added: append(segment.text, marked: ("{+", "+}"), .addedWords, isFirst: isFirst)
      case .split: mark("{+", "+}", .addedWords)
      case .joined: mark("[-", "-]", .removedWords)
      }
      isFirst = false
      last = segment.change
    }
  }

  private mutating func add(_ phrase: Phrase) { lines[lines.count - 1].phrase += phrase }

  private mutating func appendSame(_ text: String) {
    for (index, line) in text.sourceLines.enumerated() {
      if index > 0 { lines.append(Line(indent: line.blanksBefore)) }
      let words = index > 0 ? line.droppingBlanks : line
      add(Phrase(words.shortened(longest: Self.longest, shown: Self.shown, style)))
    }
  }

  private mutating func append(
    _ text: String, marked marks: (String, String), _ ink: Ink, isFirst: Bool
  ) {
    let isRemoved = ink == .removedWords
    var body = text[...]
    let blank = body.prefix { $0.isBlank }
    body = body.dropFirst(blank.count)
    if last == .removed, !isRemoved {
      // One for the other: marks part them, colours do not.
      if style.color { add(" ") }
    } else if !isFirst, !blank.isEmpty {
      // The blank before a change is part of neither; a new line only where the new text has one.
      if blank.contains(where: \.isNewline), !isRemoved {
        lines.append(Line(indent: String(blank).sourceLines.last?.blanksBefore ?? 0))
      } else if lines[lines.count - 1].phrase.endsWithoutBlank {
        add(" ")
      }
    }
    for (index, line) in String(body).sourceLines.enumerated() {
      if index > 0 {
        if isRemoved { add(" ") } else { lines.append(Line(indent: line.blanksBefore)) }
      }
      let words = index > 0 ? line.droppingBlanks : line
      add(style.color ? Phrase(words, ink) : Phrase(marks.0 + words + marks.1))
    }
  }

  private mutating func mark(_ open: String, _ close: String, _ ink: Ink) {
    let sign = style.unicode ? "¶" : "P"
    add(" ")
    // The paragraph's sign is stet's own; it is told by its mark also where there is colour.
    add(style.color ? Phrase(sign, ink) : Phrase([.init(text: open + sign + close, ink: nil)]))
  }
}

extension Phrase {
  fileprivate var endsWithoutBlank: Bool {
    guard let last = spans.last(where: { !$0.text.isEmpty }) else { return false }
    return last.text.last != " "
  }
}

extension String {
  /// Split at line ends, without them; the last is what follows the last of them.
  fileprivate var sourceLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.last == "\r" ? $0.dropLast() : $0).replacing("\t", with: " ")
    }
  }

  /// How many blanks it begins with.
  fileprivate var blanksBefore: Int { prefix { $0 == " " }.count }

  fileprivate var droppingBlanks: String { String(drop { $0.isBlank }) }

  /// Without the middle, when it has very many words.
  fileprivate func shortened(longest: Int, shown: Int, _ style: Style) -> String {
    let words = split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > longest else { return self }
    return (words.prefix(shown) + [Substring(style.glyphs.ellipsis)] + words.suffix(shown))
      .joined(separator: " ")
  }
}

extension Character {
  /// Whether ``Prose`` takes it for nothing between words.
  fileprivate var isBlank: Bool {
    switch self {
    case " ", "\t", "\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{A0}", "\u{3000}": true
    default: false
    }
  }
}
