/// Tells a dek from the first paragraph of the text.
///
/// Both are sentences that stand under the headline, so nothing on the line itself settles it. A
/// passage of at most 300 characters is the dek when at least two paragraphs follow and one of
/// these speaks for it:
///
/// 1. It ends no sentence: a second, smaller headline.
/// 2. The byline or the date stands between it and the text.
/// 3. The text says it again: eight words in a row (twelve characters in Chinese and Japanese)
///    come back further down. A summary is made of what follows; a lead is not repeated.
/// 4. The next paragraph begins with a dateline, `KYIV (Wire) —`, which only the text does.
///
/// Otherwise it is a paragraph: a lead lost from the text would be worse than a missing dek.
enum DekJudge {
  static func isDek(_ passage: String, metadataFollows: Bool, paragraphs: [String]) -> Bool {
    guard passage.count <= 300, paragraphs.count >= 2, ArticleItem(passage) == nil else {
      return false
    }
    guard let next = paragraphs.first else { return false }
    return !Prose.endsSentence(passage) || metadataFollows || hasDateline(next)
      || isRepeated(passage, in: paragraphs)
  }

  private static func isRepeated(_ passage: String, in paragraphs: [String]) -> Bool {
    let words = Prose.words(passage)
    let length = Prose.isIdeographic(passage) ? 12 : 8
    guard words.count >= length else { return false }
    let said = Set((0...words.count - length).map { Array(words[$0..<$0 + length]) })
    return paragraphs.contains { paragraph in
      let words = Prose.words(paragraph)
      guard words.count >= length else { return false }
      return (0...words.count - length).contains { said.contains(Array(words[$0..<$0 + length])) }
    }
  }

  /// Capitals, perhaps more in brackets or behind a comma, then a dash: `LONDON, March 5 –`.
  private static func hasDateline(_ paragraph: String) -> Bool {
    let head = paragraph.prefix(60)
    guard let dash = head.firstIndex(where: { "—–".contains($0) }) else { return false }
    let word = head[..<dash].prefix { $0.isLetter || $0 == "-" }
    return word.count >= 3 && word.allSatisfy { $0.isUppercase || $0 == "-" }
  }
}
