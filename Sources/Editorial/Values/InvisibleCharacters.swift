/// Characters that nobody sees and that no name or rule file may hold.
public enum InvisibleCharacters {
  /// Whether it is a control character, another system's line end or turns the direction of text.
  public static func breaksText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFFE, 0xFFFF:
      true
    default: false
    }
  }

  /// The first such character of a text.
  public static func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first(where: breaksText)
  }

  /// The code point's number: `U+200B`.
  public static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
