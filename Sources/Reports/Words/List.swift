import Editorial

extension Collection where Element == String {
  /// "a", "a or b", "a, b or c".
  func listed(_ word: String) -> String {
    let all = Array(self)
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension Set<Role> {
  /// "a chief or an editor"; "nobody" when there is none.
  var phrase: String {
    isEmpty ? "nobody" : sorted().map { $0.rawValue.withArticle }.listed("or")
  }
}

extension String {
  /// The noun with "a" or "an" before it.
  var withArticle: String {
    let vowel = first.map { "aeiouAEIOU".contains($0) } ?? false
    return (vowel ? "an " : "a ") + self
  }
}
