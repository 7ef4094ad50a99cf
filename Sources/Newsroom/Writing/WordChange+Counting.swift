import Editorial

extension WordChange {
  /// Counts the words that one version of a file has and the other has not, wherever they stand.
  init(from old: [UInt8], to new: [UInt8]) {
    var counts: [Substring: Int] = [:]
    let oldText = String(decoding: old, as: UTF8.self)
    let newText = String(decoding: new, as: UTF8.self)
    for word in newText.split(whereSeparator: \.isWhitespace) { counts[word, default: 0] += 1 }
    for word in oldText.split(whereSeparator: \.isWhitespace) { counts[word, default: 0] -= 1 }
    self.init(
      added: counts.values.reduce(0) { $0 + max($1, 0) },
      removed: counts.values.reduce(0) { $0 + max(-$1, 0) })
  }

  /// "+42 −3 words".
  var text: String { "+\(added) −\(removed) words" }
}
