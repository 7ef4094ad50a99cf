/// The bytes that Markdown gives a meaning, by name.
extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lf: UInt8 = 0x0A
  static let cr: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")

  /// What cmark counts as white space: blanks, line ends, vertical tab and form feed.
  var isSpace: Bool { self == .space || (0x09...0x0D).contains(self) }

  var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) && self & 0x80 == 0 }

  var isAlphanumeric: Bool { isDigit || isLetter }

  /// What a backslash escapes.
  var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}
