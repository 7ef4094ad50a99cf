/// Characters that a reader does not see and that change what the text is: bidirectional controls,
/// zero-width blanks, control characters.
///
/// Joiners (U+200C, U+200D) are not among them: Persian, Hindi and emoji need them.
enum InvisibleCharacters {
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
