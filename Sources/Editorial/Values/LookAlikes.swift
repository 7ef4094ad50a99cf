/// Letters that look like other letters.
public enum LookAlikes {
  /// The text with each letter replaced by the one that it looks like.
  ///
  /// Two names with one skeleton cannot be told apart by eye.
  public static func skeleton(of text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { folds[$0] ?? $0 }))
  }

  // A stand-in: only the commonest, until the committed table is there.
  private static let folds: [Unicode.Scalar: Unicode.Scalar] = [
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C",
    "Т": "T", "Х": "X", "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y",
    "і": "i", "Α": "A", "Β": "B", "Ε": "E", "Κ": "K", "Μ": "M", "Ο": "O", "Ρ": "P", "ο": "o",
    "0": "O", "1": "l",
  ]
}
