import Editorial

/// What one can tell of a piece of text by looking at it.
enum Prose {
  static func wordCount(_ text: String) -> Int {
    var counter = WordCounter()
    counter.add(text)
    return counter.count
  }

  /// Whether the script is Chinese or Japanese, where a sentence has few words by any count.
  static func isIdeographic(_ text: String) -> Bool {
    let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
    let ideographs = letters.count { isIdeograph($0) }
    return ideographs * 2 > letters.count
  }

  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
  }

  /// Whether it ends as a sentence does, quotation marks and brackets aside.
  static func endsSentence(_ text: String) -> Bool {
    let last = text.last { !closing.contains($0) && !$0.isWhitespace }
    return last.map { ".!?…。！？".contains($0) } ?? false
  }

  /// Whether it is running text and no line of a page: it ends a sentence and is no short one.
  static func isSentence(_ text: String) -> Bool {
    guard endsSentence(text) else { return false }
    return isIdeographic(text) ? text.count >= 18 : wordCount(text) >= 8 || text.count > 60
  }

  static func startsUppercase(_ text: some StringProtocol) -> Bool {
    guard let first = text.first(where: { $0.isLetter || $0.isNumber }) else { return false }
    return first.isUppercase || first.isNumber
      || first.unicodeScalars.allSatisfy { !$0.properties.isCased }
  }

  /// Words without case and marks, for comparing what two texts say.
  static func words(_ text: String) -> [String] {
    if isIdeographic(text) {
      return text.unicodeScalars.filter { $0.properties.isAlphabetic }.map { String($0) }
    }
    return text.caseFolded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let closing: Set<Character> = [
    "\"", "'", "”", "’", "»", "“", "‘", ")", "]", "」", "』", "）", "«", "›",
  ]
}
