/// Letters that readers take for one another, in Latin, Greek, Cyrillic and among digits.
///
/// A committed table after the idea of Unicode's TS 39, small enough to read; the full standard is
/// not claimed. Other scripts compare by their own letters.
public enum LookAlikes {
  /// The form in which two names that look alike are equal.
  ///
  /// Case, widths of blanks, kinds of hyphens and apostrophes and what nobody sees are taken out
  /// as well, so that it is a form for comparing, not for printing.
  public static func skeleton(of text: String) -> String {
    plainSkeleton(of: text) ?? anySkeleton(of: text)
  }

  /// That of a text with nothing but ASCII, as most names are; nil for any other.
  private static func plainSkeleton(of text: String) -> String? {
    var skeleton: [UInt8] = []
    skeleton.reserveCapacity(text.utf8.count * 2)
    var isBetweenWords = false
    for byte in text.utf8 {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        isBetweenWords = !skeleton.isEmpty
        continue
      }
      if isBetweenWords { skeleton.append(0x20) }
      isBetweenWords = false
      switch byte {
      case 0x80...: return nil
      case UInt8(ascii: "m"), UInt8(ascii: "M"): skeleton += "rn".utf8
      case UInt8(ascii: "w"), UInt8(ascii: "W"): skeleton += "vv".utf8
      case UInt8(ascii: "0"): skeleton.append(UInt8(ascii: "o"))
      case UInt8(ascii: "1"), UInt8(ascii: "I"), UInt8(ascii: "|"):
        skeleton.append(UInt8(ascii: "l"))
      case UInt8(ascii: "`"): skeleton.append(UInt8(ascii: "'"))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): skeleton.append(byte | 0x20)
      default: skeleton.append(byte)
      }
    }
    return String(decoding: skeleton, as: UTF8.self)
  }

  /// That of any text.
  static func anySkeleton(of text: String) -> String {
    var result = ""
    for character in text {
      if !character.isASCII, let plain = accented[character] {
        result.append(plain)
        continue
      }
      for scalar in character.unicodeScalars {
        // Plain letters, which most are, are neither, and to ask for properties is slow.
        let isPlain = (0x21...0x7E).contains(scalar.value)
        if !isPlain, scalar.properties.isDefaultIgnorableCodePoint { continue }
        if !isPlain, scalar.properties.isWhitespace {
          result += " "
        } else if let plain = letters[scalar] {
          result += plain
        } else {
          result.unicodeScalars.append(fullwidth(scalar))
        }
      }
    }
    // `m` reads as `rn`; after the folding, so that both cases of a letter meet.
    var skeleton = ""
    var isBetweenWords = false
    for character in result.caseFolded {
      if character == " " {
        isBetweenWords = !skeleton.isEmpty
        continue
      }
      if isBetweenWords { skeleton += " " }
      isBetweenWords = false
      // Pairs of letters that run together.
      switch character {
      case "m": skeleton += "rn"
      case "w": skeleton += "vv"
      case "0": skeleton += "o"
      case "1": skeleton += "l"
      default: skeleton.append(character)
      }
    }
    return skeleton
  }

  /// The first word that mixes Latin, Greek and Cyrillic letters; nil when none does.
  public static func mixedWord(in text: String) -> String? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    return text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init).first { word in
      Set(word.unicodeScalars.compactMap(Script.init)).count > 1
    }
  }

  private enum Script: Hashable {
    case latin, greek, cyrillic

    init?(_ scalar: Unicode.Scalar) {
      guard scalar.properties.isAlphabetic else { return nil }
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x2AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
        0xA722...0xA7FF, 0xAB30...0xAB64, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
        self = .latin
      case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
      case 0x400...0x52F, 0x1C80...0x1C8A, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
      default: return nil
      }
    }
  }

  private static func fullwidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// A plain letter, then all that look like it.
  private static let rows: [(String, String)] = [
    ("A", "ΑА"), ("B", "ΒВ"), ("C", "СϹ"), ("E", "ΕЕ"), ("F", "Ϝ"), ("G", "Ԍ"), ("H", "ΗН"),
    ("J", "ЈͿ"), ("K", "ΚК"), ("M", "ΜМ"), ("N", "Ν"), ("O", "ΟО0"), ("P", "ΡР"), ("Q", "Ԛ"),
    ("S", "Ѕ"), ("T", "ΤТ"), ("V", "Ѵ"), ("W", "Ԝ"), ("X", "ΧХ"), ("Y", "ΥУҮ"), ("Z", "Ζ"),
    ("a", "αаɑ"), ("c", "сϲ"), ("d", "ԁ"), ("e", "еҽ"), ("g", "ɡ"), ("h", "һ"), ("i", "іιı"),
    ("j", "јϳ"), ("k", "κкĸ"), ("l", "I1|ІΙӀӏǀ"), ("n", "п"), ("o", "οоσ"), ("p", "ρр"),
    ("q", "ԛ"), ("r", "г"), ("s", "ѕ"), ("t", "τт"), ("u", "υʋ"), ("v", "νѵ"), ("w", "ԝω"),
    ("x", "χх"), ("y", "γуү"), ("b", "Ьь"), ("3", "Зз"), ("-", "‐‑‒–—−"), ("'", "’‘ʼ`´"),
    ("\"", "“”„"),
  ]

  private static let letters: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (plain, alike) in rows {
      for scalar in alike.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()

  /// Letters with marks, which canonical equality keeps apart by script.
  private static let accented: [Character: Character] = [
    "Ё": "Ë", "ё": "ë", "Ї": "Ï", "ї": "ï", "Ά": "Á", "ά": "á", "Έ": "É", "Ό": "Ó", "ό": "ó",
    "Ί": "Í", "ί": "í", "ϊ": "ï", "Ύ": "Ý", "ύ": "ú", "Ӓ": "Ä", "ӓ": "ä", "Ӧ": "Ö", "ӧ": "ö",
    "Ӑ": "Ă", "ӑ": "ă", "Ѐ": "È", "ѐ": "è", "Ќ": "Ḱ", "ќ": "ḱ",
  ]
}
