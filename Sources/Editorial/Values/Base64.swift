/// Base64 as RFC 4648 writes it, one spelling for each run of bytes.
public enum Base64 {
  /// The bytes of a text; nil where it is not exactly what `encode` would write of them.
  ///
  /// Blanks, line breaks, missing padding and bits that stand for nothing are refused: two texts
  /// never mean the same bytes.
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    var held = 0
    var padding = 0
    for letter in text {
      if letter == UInt8(ascii: "=") {
        padding += 1
        group <<= 6
      } else {
        guard padding == 0, let value = value(of: letter) else { return nil }
        group = group << 6 | UInt32(value)
      }
      held += 1
      guard held == 4 else { continue }
      guard padding <= 2, group & (padding == 0 ? 0 : padding == 1 ? 0xff : 0xffff) == 0
      else { return nil }
      for place in 0..<(3 - padding) {
        bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * place)))
      }
      (group, held) = (0, 0)
    }
    return bytes
  }

  /// The text of some bytes, without line breaks.
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      let number = (0..<3).reduce(UInt32(0)) {
        $0 << 8 | ($1 < group.count ? UInt32(group[$1]) : 0)
      }
      for place in 0..<4 {
        text.append(
          place <= group.count
            ? letters[Int(number >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func value(of letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
