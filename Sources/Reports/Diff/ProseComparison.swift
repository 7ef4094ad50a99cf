/// Compares two texts: first which paragraphs stayed, then which moved, then the words of the rest.
struct ProseComparison {
  typealias Block = ProseDiff.Block

  private let pair: ProsePair
  private(set) var blocks: [Block] = []
  /// For each paragraph the one that it moved to, or came from, to the word.
  private var movedTo: [Int: Int] = [:]
  private var movedFrom: [Int: Int] = [:]

  /// A shorter paragraph stands in many texts twice: three asterisks, or one word.
  static let fewestWords = 4

  init(_ pair: ProsePair) {
    self.pair = pair
    compare()
    var moves = MovedWithChanges(pair, blocks)
    moves.find()
    blocks = moves.blocks
  }

  private mutating func compare() {
    let edits = paragraphEdits()
    findMoves(edits)
    var gap: (old: [Int], new: [Int]) = ([], [])
    for edit in edits {
      switch edit {
      case .keep(_, let index):
        blocks += gapBlocks(gap.old, gap.new)
        gap = ([], [])
        blocks.append(ProseBlocks.same(index, in: pair.new))
      case .remove(let index): gap.old.append(index)
      case .add(let index): gap.new.append(index)
      }
    }
    blocks += gapBlocks(gap.old, gap.new)
  }

  private func paragraphEdits() -> [SequenceDiff.Edit] {
    var numbers: [ArraySlice<Int32>: Int32] = [:]
    func number(_ words: ArraySlice<Int32>) -> Int32 {
      if let known = numbers[words] { return known }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[words] = number
      return number
    }
    let old = pair.old.paragraphs.map { number(pair.oldNumbers[$0.words]) }
    let new = pair.new.paragraphs.map { number(pair.newNumbers[$0.words]) }
    return SequenceDiff.edits(from: old, to: new, numbers: numbers.count)
  }

  private mutating func findMoves(_ edits: [SequenceDiff.Edit]) {
    var gone: [ArraySlice<Int32>: [Int]] = [:]
    for case .remove(let index) in edits.reversed() {
      let words = pair.old.paragraphs[index].words
      if words.count >= Self.fewestWords { gone[pair.oldNumbers[words], default: []].append(index) }
    }
    guard !gone.isEmpty else { return }
    for case .add(let index) in edits {
      let words = pair.new.paragraphs[index].words
      guard let from = gone[pair.newNumbers[words]]?.popLast() else { continue }
      movedTo[from] = index
      movedFrom[index] = from
    }
  }

  /// The paragraphs between two that stayed.
  private func gapBlocks(_ old: [Int], _ new: [Int]) -> [Block] {
    guard !old.isEmpty || !new.isEmpty else { return [] }
    let stayed = ProseBlocks(
      pair, old: old.filter { movedTo[$0] == nil }, new: new.filter { movedFrom[$0] == nil }
    ).blocks
    var come = new.compactMap(movedHere)[...]
    var gone = old.compactMap(movedAway)[...]
    var blocks: [Block] = []
    for block in stayed {
      // Each before the first that stands behind it in its own text.
      while let line = block.oldLine, let next = gone.first, (next.oldLine ?? 0) < line {
        blocks.append(next)
        gone.removeFirst()
      }
      while let line = block.newLine, let next = come.first, (next.newLine ?? 0) < line {
        blocks.append(next)
        come.removeFirst()
      }
      blocks.append(block)
    }
    return blocks + gone + come
  }

  /// The block of a paragraph that came from elsewhere.
  private func movedHere(_ index: Int) -> Block? {
    guard let from = movedFrom[index] else { return nil }
    var block = ProseBlocks.same(index, in: pair.new)
    block.oldLine = pair.old.paragraphs[from].line
    block.change = .moved(fromLine: pair.old.paragraphs[from].line)
    return block
  }

  /// The block that tells where a paragraph went.
  private func movedAway(_ index: Int) -> Block? {
    guard let to = movedTo[index] else { return nil }
    var block = ProseBlocks.same(index, in: pair.old)
    (block.oldLine, block.newLine) = (pair.old.paragraphs[index].line, nil)
    block.change = .movedAway(toLine: pair.new.paragraphs[to].line)
    return block
  }
}
