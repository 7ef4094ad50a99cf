// How lists of roles, people and sections read in a sentence.

extension Collection where Element == String {
  /// "a", "a or b", "a, b or c".
  func joinedBy(_ word: String) -> String {
    var phrase = ""
    for (number, part) in enumerated() {
      if number > 0 { phrase += number == count - 1 ? " \(word) " : ", " }
      phrase += part
    }
    return phrase
  }
}

extension [String] {
  /// "a", "a or b", "a, b or 3 others": no more names than are read.
  public func few(_ word: String) -> String {
    let shown = count > 3 ? prefix(2) : self[...]
    guard shown.count == count else {
      return shown.joined(separator: ", ") + " \(word) \(count - shown.count) others"
    }
    return shown.joinedBy(word)
  }
}

extension Set<Role> {
  /// "an editor or a chief".
  var phrase: String {
    sorted().map { role in
      let vowel = role.rawValue.first.map { "aeiou".contains($0) } ?? false
      return (vowel ? "an " : "a ") + role.rawValue
    }.joinedBy("or")
  }
}

extension [Masthead.Person] {
  /// "Ben Okoro or Mo Lindqvist".
  var phrase: String { map(\.name).joinedBy("or") }
}

extension Set<SectionID>? {
  /// "politics and city".
  var phrase: String {
    guard let self else { return "every section" }
    return self.isEmpty ? "no section" : self.sorted().map(\.rawValue).joinedBy("and")
  }
}
