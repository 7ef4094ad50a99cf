/// The candidates that a mistyped word may have meant: at most three, best first.
///
/// Compared without case. A slip is a letter left out, put in, changed or swapped with its
/// neighbour; one is forgiven for every three letters. The beginning of a longer name is a near
/// miss too. Names that begin as the word does come first among equals; a candidate that is the
/// word itself, to the letter, is none.
public func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
  let wanted = Array(word.caseFolded.unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 128 else { return [] }
  var found: [(name: String, score: Int, slips: Int)] = []
  for name in candidates where name != word && !found.contains(where: { $0.name == name }) {
    let letters = Array(name.caseFolded.unicodeScalars)
    guard !letters.isEmpty, letters.count <= 128 else { continue }
    let limit = max(1, max(wanted.count, letters.count) / 3)
    let isStart = wanted.count >= 2 && letters.starts(with: wanted)
    guard isStart || abs(wanted.count - letters.count) <= limit else { continue }
    let slips = NearMisses.slips(from: wanted, to: letters)
    // Of words this short, another letter is another word.
    guard isStart || (slips <= limit && slips < min(wanted.count, letters.count)) else { continue }
    let common = zip(wanted, letters).prefix { $0 == $1 }.count
    found.append((name, (isStart ? min(slips, 1) : slips) * 4 - min(common, 4), slips))
  }
  let best = found.enumerated().sorted {
    ($0.element.score, $0.element.slips, $0.offset)
      < ($1.element.score, $1.element.slips, $1.offset)
  }
  return best.prefix(3).map(\.element.name)
}

/// How near two words are.
public enum NearMisses {
  /// "did you mean `x`?" for the nearest candidates; nil when none is near.
  public static func question(for word: String, among candidates: some Sequence<String>) -> String?
  {
    let names = nearest(to: word, among: candidates).map { "`\($0)`" }
    guard let last = names.last else { return nil }
    let others = names.dropLast()
    return "did you mean "
      + (others.isEmpty ? last : others.joined(separator: ", ") + " or " + last) + "?"
  }

  /// Slips between two words: the Damerau–Levenshtein distance, each pair of letters swapped once.
  static func slips(from left: [Unicode.Scalar], to right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before = [Int](repeating: 0, count: right.count + 1)
    var above = Array(0...right.count)
    for i in 1...left.count {
      var row = [i]
      row.reserveCapacity(right.count + 1)
      for j in 1...right.count {
        let same = left[i - 1] == right[j - 1]
        var cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          cost = min(cost, before[j - 2] + 1)
        }
        row.append(cost)
      }
      (before, above) = (above, row)
    }
    return above[right.count]
  }
}
