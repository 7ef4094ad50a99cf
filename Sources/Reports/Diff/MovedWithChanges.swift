internal import Editorial

/// Finds paragraphs that moved and were changed on the way, among those that seem to be gone and
/// those that seem to be new.
struct MovedWithChanges {
  private let pair: ProsePair
  private(set) var blocks: [ProseDiff.Block]

  /// Shorter ones resemble each other by chance.
  private static let fewestWords = 6
  /// How much of both must be the same, in percent.
  private static let likeness = 60
  /// The words that are looked at, at most.
  private static let budget = 3_000_000

  private struct Candidate {
    var block: Int
    var paragraph: Int
    /// How often it has each word.
    var words: [Int32: Int]
    var count: Int
  }

  init(_ pair: ProsePair, _ blocks: [ProseDiff.Block]) {
    self.pair = pair
    self.blocks = blocks
  }

  mutating func find() {
    let gone = candidates(.removed, pair.old, pair.oldNumbers) { $0.oldLine }
    let come = candidates(.added, pair.new, pair.newNumbers) { $0.newLine }
    let work =
      gone.reduce(0) { $0 + $1.words.count } * come.count
      + come.reduce(0) { $0 + $1.words.count } * gone.count
    guard !gone.isEmpty, !come.isEmpty, work <= Self.budget else { return }
    var likes: [(gone: Int, come: Int, likeness: Int)] = []
    for (old, before) in gone.enumerated() {
      for (new, after) in come.enumerated() {
        let likeness = likeness(before, after)
        if likeness >= Self.likeness { likes.append((old, new, likeness)) }
      }
    }
    var taken: (gone: Set<Int>, come: Set<Int>) = ([], [])
    // The best first; of equals those that stand first.
    for like in likes.sorted(by: {
      ($1.likeness, $0.gone, $0.come) < ($0.likeness, $1.gone, $1.come)
    }) where !taken.gone.contains(like.gone) && !taken.come.contains(like.come) {
      taken.gone.insert(like.gone)
      taken.come.insert(like.come)
      join(gone[like.gone], come[like.come])
    }
  }

  private func candidates(
    _ change: ProseDiff.Block.Change, _ prose: Prose, _ numbers: [Int32],
    line: (ProseDiff.Block) -> Int?
  ) -> [Candidate] {
    var found: [Candidate] = []
    for (index, block) in blocks.enumerated() where block.change == change {
      // Only whole paragraphs: a half of one may have been cut off where it stood.
      guard let line = line(block), let paragraph = prose.paragraph(atLine: line),
        block.segments.count == 1,
        block.segments[0].text == prose.text(prose.paragraphs[paragraph].words)
      else { continue }
      let words = numbers[prose.paragraphs[paragraph].words]
      guard words.count >= Self.fewestWords else { continue }
      found.append(
        Candidate(
          block: index, paragraph: paragraph,
          words: words.reduce(into: [:]) { $0[$1, default: 0] += 1 }, count: words.count))
    }
    return found
  }

  private func likeness(_ old: Candidate, _ new: Candidate) -> Int {
    let shorter = min(old.count, new.count)
    guard shorter * 200 >= Self.likeness * (old.count + new.count) else { return 0 }
    let shared = old.words.reduce(0) { $0 + min($1.value, new.words[$1.key] ?? 0) }
    return shared * 200 / (old.count + new.count)
  }

  private mutating func join(_ gone: Candidate, _ come: Candidate) {
    let from = pair.old.paragraphs[gone.paragraph].line
    let to = pair.new.paragraphs[come.paragraph].line
    blocks[gone.block].change = .movedAway(toLine: to)
    blocks[gone.block].segments = [
      .init(change: .same, text: pair.old.text(pair.old.paragraphs[gone.paragraph].words))
    ]
    let inside = ProseBlocks(pair, old: [gone.paragraph], new: [come.paragraph]).blocks
    blocks[come.block].change = .moved(fromLine: from)
    blocks[come.block].oldLine = from
    blocks[come.block].segments = inside.flatMap(\.segments)
  }
}

extension Prose {
  /// The paragraph that begins at a line.
  func paragraph(atLine line: Int) -> Int? {
    let index = paragraphs.partitioningIndex { $0.line >= line }
    return index < paragraphs.count && paragraphs[index].line == line ? index : nil
  }
}
