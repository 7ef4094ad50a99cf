/// A line of the page around an article, known by its words.
struct Furniture {
  enum Kind {
    /// Stars or dashes without a word.
    case rule
    /// Stands alone: a button, a credit, a notice.
    case single
    /// Heads a list of other articles, whose titles follow.
    case list
    /// Nothing of the article comes after it: comments.
    case tail
    /// Heads what the page says of the blog.
    case about
  }

  var kind: Kind
  /// Why the line is left out.
  var reason: String

  init?(_ line: String) {
    guard line.count <= 300 else { return nil }
    let bare = Self.bare(line)
    if bare.isEmpty {
      // A rule of stars or dashes, an arrow.
      self.init(line.contains { "*-–—_⁂~".contains($0) } ? .rule : .single, "no letters or digits")
    } else if FurnitureWords.about.contains(bare) {
      self.init(.about, "heads the text about the blog")
    } else if FurnitureWords.tails.contains(bare) {
      self.init(.tail, "heads the comments")
    } else if FurnitureWords.lists.contains(bare) {
      self.init(.list, "heads a list of other articles")
    } else if FurnitureWords.singles.contains(bare) {
      self.init(.single, "page furniture")
    } else if line.count <= 200, let reason = Self.prefix(line.lowercased()) {
      self.init(.single, reason)
    } else if Self.isCookieNotice(line) {
      self.init(.single, "cookie notice")
    } else if Self.isCount(bare) {
      self.init(.single, "page furniture")
    } else {
      return nil
    }
  }

  private init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// Lower case, without marks, counts and arrows at the ends.
  private static func bare(_ line: String) -> String {
    let folded = line.lowercased().replacing("’", with: "'")
    let noise: (Character) -> Bool = { !$0.isLetter }
    return String(folded.drop(while: noise).reversed().drop(while: noise).reversed())
      .isEmpty && folded.contains(where: \.isNumber)
      ? folded : String(folded.drop(while: noise).reversed().drop(while: noise).reversed())
  }

  private static func prefix(_ line: String) -> String? {
    for (reason, beginnings) in FurnitureWords.beginnings
    where beginnings.contains(where: { line.hasPrefix($0) }) {
      return reason
    }
    return nil
  }

  private static func isCookieNotice(_ line: String) -> Bool {
    let folded = line.lowercased()
    return folded.contains { $0.isLetter }
      && FurnitureWords.cookies.contains { folded.contains($0) }
      && FurnitureWords.cookieVerbs.contains { folded.contains($0) }
  }

  /// `4 min read`, `12 comments`.
  private static func isCount(_ bare: String) -> Bool {
    FurnitureWords.counted.contains(bare)
  }
}
