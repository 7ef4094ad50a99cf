/// A name that looks like a known one and is another: which one, and by which letters.
struct LookAlikeName {
  /// The known name.
  let known: String
  /// Where the two differ, in words.
  let difference: String

  /// Nil when the name looks like none of these, or differs from one only in case.
  init?(_ name: String, among known: [String]) {
    let skeleton = LookAlikes.skeleton(of: name)
    let twin = known.first {
      $0.caseFolded != name.caseFolded && LookAlikes.skeleton(of: $0) == skeleton
    }
    guard let twin else { return nil }
    self.known = twin
    difference = Self.difference(of: name, from: twin)
  }

  private static func difference(of name: String, from known: String) -> String {
    let (left, right) = (Array(name.unicodeScalars), Array(known.unicodeScalars))
    guard left.count == right.count else {
      // One letter looks like two: name what the known one does not have.
      let odd = left.filter { !right.contains($0) }.prefix(3).map(\.spelledOut)
      return odd.isEmpty ? "the letters differ" : "it has \(odd.joinedBy("and"))"
    }
    let pairs = zip(left, right).filter { $0 != $1 }.prefix(3)
    return pairs.map { "\($0.spelledOut) in place of \($1.spelledOut)" }.joinedBy("and")
  }
}
