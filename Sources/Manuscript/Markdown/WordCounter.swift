import Editorial

/// Counts words the way an editor would: what blanks and dashes part, and each Chinese or
/// Japanese character for one.
///
/// A word has at least one letter or digit. Hyphens and apostrophes do not part words. Scripts
/// that write no blanks and are not Chinese or Japanese (Thai, Khmer, Lao) count by their spaces.
struct WordCounter {
  private(set) var count = 0
  private var isInWord = false

  /// Reads on; a word may go on from the text before.
  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      if Self.isIdeograph(scalar) {
        count += 1
        isInWord = false
      } else if Self.parts(scalar) {
        isInWord = false
      } else if !isInWord, scalar.isLetterOrNumber {
        count += 1
        isInWord = true
      }
    }
  }

  /// Nothing goes on over the end of a paragraph.
  mutating func endBlock() { isInWord = false }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2F, 0x09...0x0D, 0x20: true
    case ..<0x80: false
    case 0x2013, 0x2014, 0x2015, 0x2026: true
    case 0x3000...0x3003, 0x3008...0x301F, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: scalar.properties.isWhitespace
    }
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x80: false
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x31F0...0x31FF, 0xFF66...0xFF9D: true
    // The long-vowel mark and the iteration marks lengthen or repeat a character.
    case 0x3005, 0x3007: true
    default: scalar.properties.isIdeographic
    }
  }
}
