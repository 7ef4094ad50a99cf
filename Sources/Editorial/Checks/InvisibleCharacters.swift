/// Characters that a reader does not see and that change what the text is: bidirectional controls,
/// zero-width blanks, control characters.
///
/// Joiners (U+200C, U+200D) are not among them: Persian, Hindi and emoji need them.
enum InvisibleCharacters {
  /// Those in a title or a name; marks of direction have their place in right-to-left text.
  static func all(in text: String) -> [Unicode.Scalar] {
    let found = Array(text.unicodeScalars.filter(contains))
    guard !found.isEmpty, text.unicodeScalars.contains(where: isRightToLeft) else { return found }
    return found.filter { ![0x061C, 0x200E, 0x200F].contains($0.value) }
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x061B, 0x061D...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB:
      true
    default: false
    }
  }
}
