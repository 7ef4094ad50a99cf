/// Turns an edit of words into blocks: paragraphs with what changed in them.
struct ProseBlocks {
  typealias Block = ProseDiff.Block
  typealias Segment = ProseDiff.Segment

  private(set) var blocks: [Block] = []
  private let pair: ProsePair
  /// The words of both sides, with an end behind each paragraph.
  private let old: Side
  private let new: Side
  private var current: [Segment] = []
  /// Where the current block's first words stand: indices into the sides' paragraphs.
  private var oldStart: Int?
  private var newStart: Int?
  /// The paragraphs that the edit has come to.
  private var oldParagraph = 0
  private var newParagraph = 0
  private var lead = ""

  /// Some paragraphs of one text.
  private struct Side {
    let prose: Prose
    let paragraphs: [Int]
    var numbers: [Int32] = []
    /// For each number its word; nil for the end of a paragraph.
    var words: [Int?] = []

    init(_ prose: Prose, _ all: [Int32], _ paragraphs: [Int]) {
      self.prose = prose
      self.paragraphs = paragraphs
      for paragraph in paragraphs {
        for word in prose.paragraphs[paragraph].words {
          numbers.append(all[word])
          words.append(word)
        }
        numbers.append(ProsePair.breakNumber)
        words.append(nil)
      }
    }

    var weights: [Int] { words.map { $0.map { prose.words[$0].end - prose.words[$0].start } ?? 0 } }
  }

  /// - Parameters:
  ///   - old: paragraphs of the old text, in order.
  ///   - new: those that stand in their place.
  init(_ pair: ProsePair, old: [Int], new: [Int]) {
    self.pair = pair
    self.old = Side(pair.old, pair.oldNumbers, old)
    self.new = Side(pair.new, pair.newNumbers, new)
    let runs = WordRuns(
      self.old.numbers, self.new.numbers, numbers: pair.numbers,
      weights: (self.old.weights, self.new.weights))
    for run in runs.runs {
      switch run {
      case .same(let oldRange, let newRange): keep(oldRange, newRange)
      case .change(let oldRange, let newRange):
        remove(oldRange)
        add(newRange)
      }
    }
    finish()
  }

  /// A paragraph that is as it was.
  static func same(_ index: Int, in prose: Prose) -> Block {
    let paragraph = prose.paragraphs[index]
    return Block(
      change: .same, oldLine: nil, newLine: paragraph.line,
      lead: prose.blanks(before: paragraph.words.lowerBound),
      segments: [Segment(change: .same, text: prose.text(paragraph.words))])
  }

  // MARK: - Runs

  private mutating func keep(_ oldRange: Range<Int>, _ range: Range<Int>) {
    for (start, end) in pieces(range, of: new) {
      append(.same, start..<end, of: new)
      guard end < range.upperBound else { break }
      finish()
      oldParagraph += 1
      newParagraph += 1
    }
  }

  private mutating func remove(_ range: Range<Int>) {
    for (start, end) in pieces(range, of: old) {
      append(.removed, start..<end, of: old)
      guard end < range.upperBound else { break }
      if current.allSatisfy({ $0.change == .removed }) {
        finish()
      } else {
        // What followed it has come into this paragraph.
        current.append(Segment(change: .joined, text: ""))
      }
      oldParagraph += 1
    }
  }

  private mutating func add(_ range: Range<Int>) {
    for (start, end) in pieces(range, of: new) {
      append(.added, start..<end, of: new)
      guard end < range.upperBound else { break }
      if !current.allSatisfy({ $0.change == .added }) {
        current.append(Segment(change: .split, text: ""))
      }
      finish()
      newParagraph += 1
    }
  }

  /// A range cut at the ends of paragraphs; each piece but the last has one behind it.
  private func pieces(_ range: Range<Int>, of side: Side) -> [(Int, Int)] {
    var pieces: [(Int, Int)] = []
    var start = range.lowerBound
    for index in range where side.words[index] == nil {
      pieces.append((start, index))
      start = index + 1
    }
    pieces.append((start, range.upperBound))
    return pieces
  }

  private mutating func append(
    _ change: Segment.Change, _ range: Range<Int>, of side: Side
  ) {
    guard let first = range.first, let word = side.words[first] else { return }
    let isOld = change == .removed
    let isFirst =
      side.prose.paragraphs[side.paragraphs[isOld ? oldParagraph : newParagraph]].words
      .lowerBound == word
    if change != .added, oldStart == nil { oldStart = oldParagraph }
    if change != .removed, newStart == nil {
      newStart = newParagraph
      lead = isFirst ? side.prose.blanks(before: word) : ""
    }
    let text = side.prose.text(word..<(word + range.count))
    current.append(
      Segment(change: change, text: (isFirst ? "" : side.prose.blanks(before: word)) + text))
  }

  private mutating func finish() {
    defer { (current, oldStart, newStart, lead) = ([], nil, nil, "") }
    guard !current.isEmpty else { return }
    let changes = Set(current.map(\.change))
    let change: Block.Change =
      changes == [.removed]
      ? .removed : changes == [.added] ? .added : changes == [.same] ? .same : .changed
    blocks.append(
      Block(
        change: change,
        oldLine: oldStart.map { pair.old.paragraphs[old.paragraphs[$0]].line },
        newLine: newStart.map { pair.new.paragraphs[new.paragraphs[$0]].line },
        lead: lead, segments: current))
  }
}
