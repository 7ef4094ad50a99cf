// How a name is spelled that was written otherwise: only where it is the same name, never a guess.

extension String {
  /// What all spellings of one name have in common.
  ///
  /// Case, kinds and runs of blanks, and blanks at the ends are left out; Unicode forms of one letter
  /// are equal to Swift anyway. Accents stay: without one it may be somebody else's name.
  var spellingFolded: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").caseFolded
  }
}

extension Masthead {
  /// The byline that a name is but for case, blanks and Unicode form.
  ///
  /// Nil for one that is known to the letter, for one that is nobody's, and for one that could be
  /// two people's.
  public func spelling(of name: String) -> String? {
    let folded = name.spellingFolded
    guard !folded.isEmpty, person(byline: name) == nil else { return nil }
    let meant = people.filter { person in
      person.bylines.contains { $0.spellingFolded == folded }
    }
    guard meant.count == 1 else { return nil }
    return meant[0].bylines.first { $0.spellingFolded == folded }
  }
}

extension Sections {
  /// The section whose id or title a word is but for case, blanks and Unicode form.
  ///
  /// Nil for an id to the letter, for a word that names none, and for one that could be two.
  public func spelling(of word: String) -> SectionID? {
    let folded = word.spellingFolded
    guard !folded.isEmpty, self[SectionID(word)] == nil else { return nil }
    let meant = all.filter {
      $0.id.rawValue.spellingFolded == folded || $0.title.spellingFolded == folded
    }
    return meant.count == 1 ? meant[0].id : nil
  }
}
