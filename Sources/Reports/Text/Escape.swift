/// Makes text from outside safe to print: what a terminal would obey, or a reader would not see,
/// becomes visible as `\u{1B}`.
///
/// Everything from a file, a name or a commit passes through here: control characters (newline and
/// tab included, since a value is one line), bidirectional controls, line separators, and every
/// other invisible character. Joiners and variation selectors stay where scripts and emoji need
/// them, which is never after an ASCII letter. Text that is plain ASCII comes back as it is.
public func escape(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return text }
  var result = String.UnicodeScalarView()
  var context = InvisibleContext()
  for scalar in text.unicodeScalars {
    if context.shows(scalar) {
      result.append(scalar)
    } else {
      result.append(contentsOf: visible(scalar).unicodeScalars)
    }
  }
  return String(result)
}

/// Makes bytes from outside safe to print: as the text that they are, with every byte that is no
/// UTF-8 as `\xFF`.
public func escape(bytes: some Collection<UInt8>) -> String {
  var result = ""
  var decoder = UTF8()
  var rest = Array(bytes)[...]
  var good = String.UnicodeScalarView()
  while !rest.isEmpty {
    var iterator = rest.makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) {
      good.append(scalar)
      rest = rest.dropFirst(UTF8.width(scalar))
    } else {
      let byte = rest.removeFirst()
      result += escape(String(good)) + "\\x" + hex(UInt32(byte), digits: 2)
      good = String.UnicodeScalarView()
    }
    decoder = UTF8()
  }
  return result + escape(String(good))
}

private func visible(_ scalar: Unicode.Scalar) -> String {
  "\\u{" + hex(scalar.value, digits: 1) + "}"
}

func hex(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// Tells, scalar by scalar, which ones a reader can see.
private struct InvisibleContext {
  private var previous: Unicode.Scalar = " "
  private var isInFlag = false

  mutating func shows(_ scalar: Unicode.Scalar) -> Bool {
    let isShown = isVisible(scalar)
    // What is spelled out ends with a brace, which nothing joins.
    previous = isShown ? scalar : "}"
    return isShown
  }

  private mutating func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E:
      isInFlag = false
      return true
    // Letters that most titles are made of, for which no table need be asked: Latin, kana,
    // ideographs, Hangul.
    case 0xA1...0xAC, 0xAE...0x2FF, 0x3001...0x3163, 0x3165...0x9FFF, 0xAC00...0xD7A3:
      isInFlag = false
      return true
    case 0x1F3F4:
      isInFlag = true
      return true
    // The flags of Scotland and Wales are spelled with tags.
    case 0xE0020...0xE007F: return isInFlag
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      return previous.value > 0x7F || "0123456789#*".unicodeScalars.contains(previous)
    default: break
    }
    isInFlag = false
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return false
    case .format: return isPrefixMark(scalar)
    default: return !properties.isDefaultIgnorableCodePoint
    }
  }

  /// Signs of the Arabic, Syriac and Kaithi scripts that are drawn, although they are "format".
  private func isPrefixMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}
