import Editorial

/// Makes an outline from the events of a walk through cmark's tree.
final class OutlineBuilder {
  private let source: BodySource
  private let parsed: [UInt8]
  var outline = BodyOutline()
  /// Inlines that were not found again in the source; each has the place of what came before it.
  private(set) var lost = 0

  private var words = WordCounter()
  private var quoteDepth = 0
  private var cursor: InlineCursor?
  /// The line of a table's header row, from 0, where the next header row stands.
  private var headerLine = 0
  private var isFirstCell = false
  /// Nothing was taken yet from this paragraph, so a disagreement may come from what was skipped.
  private var isAtStart = false
  /// All text of the block so far, images' and code's included.
  private var plain: [UInt8] = []
  private var open: [Open] = []
  /// The marks of each open strikethrough.
  private var tildes: [Int] = []
  /// Up to where a bare address was read.
  private var addressEnd = 0

  private struct Open {
    var kind: CmarkTree.Kind
    var start: Int
    var textStart: Int
    var hasTail: Bool
  }

  /// - Parameter parsed: What the parser sees of the source: as long, see `ParseGuard`.
  init(source: BodySource, parsed: [UInt8]) {
    self.source = source
    self.parsed = parsed
  }

  /// The outline, in the order of the file: cmark moves footnotes to the end.
  func finished() -> BodyOutline {
    outline.links.sort { $0.location < $1.location }
    outline.images.sort { $0.location < $1.location }
    outline.headings.sort { $0.location < $1.location }
    outline.runs.sort { $0.location < $1.location }
    outline.words = words.count
    return outline
  }

  func visit(_ event: CmarkTree.Event) {
    switch event.kind {
    case .blockQuote: quoteDepth += event.entering ? 1 : -1
    case .table where event.entering: headerLine = headerLine(of: event)
    case .paragraph, .heading: event.entering ? enterBlock(event) : leaveBlock(event)
    case .tableHeader where event.entering: enterRow(line: headerLine)
    case .tableRow where event.entering: enterRow(line: event.line - 1)
    case .tableCell: event.entering ? enterCell() : leaveCell()
    default: if cursor != nil { visitInline(event) }
    }
  }

  // MARK: Blocks

  private func enterBlock(_ event: CmarkTree.Event) {
    // A paragraph that cmark split off a table has no place: it begins where the table claims to.
    let lines = event.line > 0 ? (event.line, event.endLine) : event.nextLines
    let column = event.line > 0 ? event.column : event.nextColumn
    let first = max(lines.0 - 1, 0)
    let view = InlineView(
      source, parsed: parsed, lines: first...max(first, lines.1 - 1), column: column,
      quoteDepth: quoteDepth)
    var cursor = InlineCursor(view)
    if event.kind == .heading { cursor.skipHeadingMarks(event.headingLevel) }
    if cursor.offset == 0 { cursor.skipDefinitions() }
    start(cursor)
    if event.kind == .heading {
      outline.headings.append(
        .init(level: event.headingLevel, text: "", location: source.location(of: headingRange())))
    }
  }

  /// From the heading's marks, or its text, to the end of that line.
  private func headingRange() -> Range<Int> {
    guard let cursor else { return 0..<0 }
    let start = cursor.view.bytes.first == UInt8(ascii: "#") ? 0 : cursor.offset
    let end = cursor.view.bytes[start...].firstIndex(of: .lf) ?? cursor.view.bytes.count
    return cursor.view.source(start..<end)
  }

  private func leaveBlock(_ event: CmarkTree.Event) {
    if event.kind == .heading, !outline.headings.isEmpty {
      outline.headings[outline.headings.count - 1].text = String(decoding: plain, as: UTF8.self)
    }
    words.endBlock()
    cursor = nil
  }

  private func start(_ cursor: InlineCursor) {
    self.cursor = cursor
    isAtStart = true
    addressEnd = 0
    plain.removeAll(keepingCapacity: true)
    open.removeAll()
    tildes.removeAll()
  }

  /// Two lines above the first row, or above the last line when there is none.
  private func headerLine(of table: CmarkTree.Event) -> Int {
    max(0, (table.firstRowLine.map { $0 - 2 } ?? table.endLine - 1) - 1)
  }

  private func enterRow(line: Int) {
    let line = max(line, 0)
    start(
      InlineCursor(
        InlineView(
          source, parsed: parsed, lines: line...line, column: nil, quoteDepth: quoteDepth),
        isRow: true))
    isFirstCell = true
  }

  private func enterCell() {
    cursor?.skipBlanks()
    if isFirstCell, cursor?.skip(UInt8(ascii: "|")) == true { cursor?.skipBlanks() }
    isFirstCell = false
    isAtStart = false
  }

  private func leaveCell() {
    cursor?.skipBlanks()
    _ = cursor?.skip(UInt8(ascii: "|"))
    words.endBlock()
  }

  // MARK: Inlines

  private func visitInline(_ event: CmarkTree.Event) {
    switch event.kind {
    case .text: text(event.literal)
    case .softBreak, .hardBreak:
      note(cursor?.lineBreak())
      plain.append(.space)
      words.add(" ")
    case .code:
      note(cursor?.code())
      plain += Array(event.literal.utf8)
      words.add(" ")
    case .html: note(cursor?.html(Array(event.literal.utf8)))
    case .emphasis: note(cursor?.delimiters(Self.emphasisMarks, count: 1))
    case .strong: note(cursor?.delimiters(Self.emphasisMarks, count: 2))
    case .strikethrough: strikethrough(event)
    case .link, .image: event.entering ? enterReference(event) : leaveReference(event)
    case .footnoteReference where event.entering: note(cursor?.footnoteReference())
    default: break
    }
    isAtStart = false
  }

  private static let emphasisMarks = [UInt8(ascii: "*"), UInt8(ascii: "_")]

  private func note(_ found: Bool?) { if found != true { lost += 1 } }

  private func strikethrough(_ event: CmarkTree.Event) {
    if event.entering { tildes.append(cursor?.tildes ?? 0) }
    let count = (event.entering ? tildes.last : tildes.popLast()) ?? 0
    note(cursor?.delimiters([UInt8(ascii: "~")], count: max(count, 1)))
  }

  private func text(_ literal: String) {
    let bytes = Array(literal.utf8)
    plain += bytes
    let isAlternative = open.contains { $0.kind == .image }
    if !isAlternative { words.add(literal) }
    let isAddress = open.last.map { $0.kind == .link && !$0.hasTail } ?? false
    guard let pieces = follow(bytes, escapes: !isAddress), let cursor else { return }
    // The text of `<address>` is an address, not prose.
    if isAlternative || isAddress { return }
    for piece in pieces {
      if open.isEmpty {
        addAddresses(in: piece) { self.addRun($0, cursor.view) }
      } else {
        addRun(piece, cursor.view)
      }
    }
  }

  private func follow(_ literal: [UInt8], escapes: Bool) -> [Range<Int>]? {
    if let pieces = cursor?.text(literal, escapes: escapes) { return pieces }
    if isAtStart, cursor?.view.bytes.first == UInt8(ascii: "[") {
      cursor?.offset = 0
      if let pieces = cursor?.text(literal) { return pieces }
    }
    lost += 1
    // Rarely more than once in a document; without a bound it would be quadratic.
    if lost < 100, cursor?.search(literal) == true { return cursor?.text(literal) }
    return nil
  }

  private func addRun(_ range: Range<Int>, _ view: InlineView) {
    guard !range.isEmpty else { return }
    let place = view.source(range)
    outline.runs.append(
      .init(
        text: String(decoding: source.bytes[place], as: UTF8.self),
        location: source.location(of: place)))
  }

  /// Adds the bare addresses that begin in a piece of text, and hands on what lies between them.
  private func addAddresses(in piece: Range<Int>, prose: (Range<Int>) -> Void) {
    guard let cursor else { return }
    var start = max(piece.lowerBound, addressEnd)
    while start < piece.upperBound,
      let found = BareAddress.first(in: cursor.view.bytes, from: start, beginningIn: piece)
    {
      prose(start..<found.range.lowerBound)
      let text = String(decoding: cursor.view.bytes[found.range], as: UTF8.self)
      outline.links.append(
        .init(
          destination: found.prefix + text, text: text,
          location: source.location(of: cursor.view.source(found.range))))
      addressEnd = found.range.upperBound
      start = addressEnd
    }
    if start < piece.upperBound { prose(start..<piece.upperBound) }
  }

  private func enterReference(_ event: CmarkTree.Event) {
    guard let start = cursor?.offset else { return }
    let isImage = event.kind == .image
    if isImage { note(cursor?.skip(UInt8(ascii: "!"))) }
    let hasTail = cursor?.skip(UInt8(ascii: "[")) == true
    if !hasTail { note(cursor?.skip(UInt8(ascii: "<"))) }
    open.append(.init(kind: event.kind, start: start, textStart: plain.count, hasTail: hasTail))
  }

  private func leaveReference(_ event: CmarkTree.Event) {
    guard let opened = open.popLast() else { return }
    note(opened.hasTail ? cursor?.linkTail() : cursor?.skip(UInt8(ascii: ">")))
    guard let cursor else { return }
    let found = BodyOutline.Reference(
      destination: event.url,
      text: String(decoding: plain[min(opened.textStart, plain.count)...], as: UTF8.self),
      location: source.location(
        of: cursor.view.source(opened.start..<max(cursor.offset, opened.start))))
    if event.kind == .image { outline.images.append(found) } else { outline.links.append(found) }
  }
}

extension SourceLocation {
  fileprivate static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
