/// The ASCII bytes that the readers look for, by name.
enum Byte {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let percent: UInt8 = 0x25
  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let asterisk: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
  static let backtick: UInt8 = 0x60
  static let openBrace: UInt8 = 0x7B
  static let pipe: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D
}

extension UInt8 {
  /// A space or a tab: what YAML and TOML call white space within a line.
  var isBlank: Bool { self == Byte.space || self == Byte.tab }

  var isBreak: Bool { self == Byte.newline || self == Byte.carriageReturn }

  var isDigit: Bool { self >= Byte.zero && self <= Byte.nine }

  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Whether a plain key may contain it: `[A-Za-z0-9_-]`.
  var isKeyByte: Bool {
    isASCIILetter || isDigit || self == Byte.underscore || self == Byte.hyphen
  }

  /// Whether a code point of UTF-8 begins here.
  var beginsCodePoint: Bool { self & 0xC0 != 0x80 }
}
