/// Characters that nobody sees: those that no name may hold, and those that have a right to stand
/// where they stand.
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

  /// Those in a title or a name that nothing around them needs.
  public static func suspects(in text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    let isRightToLeft = scalars.contains(where: isRightToLeft)
    return scalars.indices.filter { isSuspect(at: $0, in: scalars, isRightToLeft: isRightToLeft) }
      .map { scalars[$0] }
  }

  /// Whether the character is invisible, and nothing around it needs it.
  public static func isSuspect(
    at index: Int, in scalars: [Unicode.Scalar], isRightToLeft: Bool
  ) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index].value {
    case 0x09: return false
    case 0x00...0x1F, 0x7F...0x9F: return true
    case 0x20...0x7E: return false
    case 0xAD: return !(isLetter(before) && isLetter(after))
    case 0x61C, 0x200E, 0x200F: return !isRightToLeft
    case 0x180B...0x180F: return !isMongolian(before)
    case 0x200B: return !(isUnspaced(before) && isUnspaced(after))
    case 0x200C: return !isJoining(before)
    case 0x200D: return !(isJoining(before) || (isEmoji(before) && isEmoji(after)))
    case 0x2028, 0x2029, 0x202A...0x202E, 0x2060...0x206F: return true
    case 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1D173...0x1D17A: return true
    case 0xFE00...0xFE0F: return !isBase(before)
    case 0xE0100...0xE01EF: return !(before?.properties.isIdeographic ?? false)
    case 0xE0000...0xE007F: return !isFlagTag(at: index, in: scalars)
    default: return false
    }
  }

  /// Whether the character is a letter of a script written from right to left.
  public static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x05FF, 0x0600...0x061B, 0x061D...0x08FF: true
    case 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.isAlphabetic ?? false
  }

  private static func isMongolian(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { (0x1820...0x18AA).contains($0.value) } ?? false
  }

  /// Scripts without blanks, whose words a zero-width space may part.
  private static func isUnspaced(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar?.value ?? 0 {
    case 0x0E00...0x0EFF, 0x0F00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  /// Scripts whose letters join: Arabic and its like, Mongolian, those of India and around it.
  private static func isJoining(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar?.value ?? 0 {
    case 0x0600...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AA: true
    case 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x1A00...0x1C7F, 0xA800...0xAAFF: true
    default: false
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    if (0xFE0F...0xFE0F).contains(scalar.value) { return true }
    return scalar.value > 0x2000
      && (scalar.properties.isEmoji || scalar.properties.isEmojiModifier)
  }

  /// A character that a variation selector may follow: any that is seen.
  private static func isBase(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar, !scalar.properties.isWhitespace, !scalar.properties.isVariationSelector else {
      return false
    }
    return !scalar.properties.isDefaultIgnorableCodePoint && scalar.value > 0x20
  }

  /// The tags of a flag such as Scotland's: at most eight behind a black flag, closed by U+E007F.
  private static func isFlagTag(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let tags: ClosedRange<UInt32> = 0xE0020...0xE007F
    var start = index
    while start > 0, index - start < 8, tags.contains(scalars[start].value) { start -= 1 }
    var end = index
    while end + 1 < scalars.count, end - start < 8, scalars[end].value != 0xE007F,
      tags.contains(scalars[end + 1].value)
    {
      end += 1
    }
    return scalars[start].value == 0x1F3F4 && scalars[end].value == 0xE007F
  }
}
