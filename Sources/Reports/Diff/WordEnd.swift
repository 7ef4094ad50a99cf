/// Finds where a word ends, for comparing texts.
///
/// A word is a run of letters and digits, with the apostrophes, hyphens and decimal signs inside
/// it. A character of a script that writes no blanks is a word by itself, as is a run of one and
/// the same sign. Nothing that is drawn as one character is ever parted.
enum WordEnd {
  /// - Parameter start: the first byte of the word.
  static func of(_ bytes: [UInt8], from start: Int) -> Int {
    let first = Scalar(bytes, at: start)
    var at = first.end
    switch first.kind {
    case .letter: at = endOfLetters(bytes, from: at)
    case .sign:
      while at < bytes.count, case let next = Scalar(bytes, at: at), next.value == first.value {
        at = next.end
      }
      at = withExtenders(bytes, from: at)
    case .single, .extender: at = withExtenders(bytes, from: at)
    case .flag:
      // Two of them make one flag.
      if at < bytes.count, case let next = Scalar(bytes, at: at), next.kind == .flag {
        at = next.end
      }
      at = withExtenders(bytes, from: at)
    }
    return at
  }

  private static func endOfLetters(_ bytes: [UInt8], from start: Int) -> Int {
    var at = start
    while at < bytes.count {
      let next = Scalar(bytes, at: at)
      if next.kind == .letter || next.kind == .extender {
        at = next.end
      } else if joins(next.value), next.end < bytes.count {
        let beyond = Scalar(bytes, at: next.end)
        guard beyond.kind == .letter else { break }
        // "1.20" and "1,000" are one word; "June.Then" is two, with a slip between them.
        if next.value == 0x2E || next.value == 0x2C {
          guard isDigit(beyond.value), isDigit(UInt32(bytes[at - 1])) else { break }
        }
        at = beyond.end
      } else {
        break
      }
    }
    return at
  }

  /// Marks, joiners and what they join belong to the character before them.
  private static func withExtenders(_ bytes: [UInt8], from start: Int) -> Int {
    var at = start
    while at < bytes.count {
      let next = Scalar(bytes, at: at)
      guard next.kind == .extender else { break }
      at = next.end
      if next.value == 0x200D, at < bytes.count, bytes[at] >= 0x80 {
        at = Scalar(bytes, at: at).end
      }
    }
    return at
  }

  private static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  /// Apostrophes, hyphens, the underscore, and the signs inside numbers.
  private static func joins(_ value: UInt32) -> Bool {
    switch value {
    case 0x27, 0x2019, 0x2D, 0x2010, 0x2011, 0x5F, 0x2E, 0x2C: true
    default: false
    }
  }
}

/// One code point of a text in UTF-8; a byte that belongs to none stands for itself.
private struct Scalar {
  enum Kind {
    case letter
    /// Drawn into the character before it.
    case extender
    /// A word by itself.
    case single
    /// Half of a flag.
    case flag
    case sign
  }

  let value: UInt32
  let end: Int

  init(_ bytes: [UInt8], at start: Int) {
    let byte = bytes[start]
    let length =
      switch byte {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1, start + length <= bytes.count else {
      (value, end) = (UInt32(byte), start + 1)
      return
    }
    var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for index in (start + 1)..<(start + length) {
      guard bytes[index] & 0xC0 == 0x80 else {
        (self.value, end) = (UInt32(byte), start + 1)
        return
      }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    (self.value, end) = (value, start + length)
  }

  var kind: Kind {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
    case ..<0x80: return .sign
    case 0x1F1E6...0x1F1FF: return .flag
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: return .extender
    // Kana, ideographs, Thai, Lao, Myanmar, Khmer.
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x30FF, 0x31F0...0x31FF, 0x3400...0x9FFF,
      0xFF66...0xFF9D:
      return .single
    // Latin letters with their marks, Greek, Cyrillic, Hangul: what most words are made of.
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x388...0x3FF, 0x400...0x481, 0xAC00...0xD7A3:
      return .letter
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .sign }
    let properties = scalar.properties
    if properties.isGraphemeExtend { return .extender }
    switch value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x20000...0x3FFFD: return .single
    default: break
    }
    switch properties.generalCategory {
    case .spacingMark: return .extender
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return .letter
    case .otherSymbol: return .single
    default: return .sign
    }
  }
}
