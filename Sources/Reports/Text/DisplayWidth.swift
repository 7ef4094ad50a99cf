internal import Editorial

/// How many cells of a terminal text takes up.
enum DisplayWidth {
  /// The cells of a text without control characters.
  static func of(_ text: String) -> Int {
    // Most text is ASCII, and tables have thousands of cells.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The cells of one character as a reader sees it (an extended grapheme cluster).
  static func of(_ character: Character) -> Int {
    var cells = 0
    var isEmoji = false
    var isFirst = true
    for scalar in character.unicodeScalars {
      if isFirst {
        if scalar.value < 0x80, character.unicodeScalars.count == 1 { return 1 }
        isEmoji = scalar.properties.isEmojiPresentation || isRegionalIndicator(scalar)
        isFirst = false
      } else if scalar.value == 0xFE0F || scalar.value == 0x20E3 {
        // The selector for emoji style, and the keycap.
        isEmoji = true
      }
      cells += of(scalar)
    }
    // Whatever is joined to an emoji (skin, gender, family) is drawn into the same two cells.
    return isEmoji ? 2 : cells
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    switch scalar.value {
    // The vowels and finals of a Hangul syllable stand in the cells of its first letter.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    // The bulk of Japanese, Chinese and Korean, for which no table need be asked.
    case 0x3041...0x3096, 0x309B...0x3247, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Whether a character takes two cells: East Asian Width W or F (UAX 11).
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    if scalar.properties.isEmojiPresentation { return true }
    let index = wide.partitioningIndex { $0.upperBound >= scalar.value }
    return index < wide.count && wide[index].contains(scalar.value)
  }

  /// The wide ranges beside emoji, which Swift knows itself; ranges that only unassigned characters
  /// keep apart are written as one.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul, first letters
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // radicals, CJK punctuation
    0x3041...0x3247,  // kana, bopomofo, Hangul, enclosed
    0x3250...0x4DBF,
    0x4E00...0xA4CF,  // ideographs, Yi
    0xA960...0xA97F,
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,
    0xFE10...0xFE19,
    0xFE30...0xFE6F,
    0xFF01...0xFF60,  // fullwidth forms
    0xFFE0...0xFFE6,
    0x16FE0...0x18D08,  // Tangut, Khitan
    0x1AFF0...0x1B2FB,  // kana, Nushu
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x3FFFD,  // ideographs
  ]

  /// The longest beginning of a text that fits.
  static func prefix(of text: String, fitting cells: Int) -> Substring {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Substring(text.utf8.prefix(cells)) }
    var used = 0
    var index = text.startIndex
    while index < text.endIndex {
      let more = of(text[index])
      if used + more > cells { break }
      used += more
      index = text.index(after: index)
    }
    return text[..<index]
  }
}
