/// Names in git are bytes; here they are strings that lose nothing.
///
/// A name that is UTF-8 is that text. In any other each byte that is not UTF-8 stands as a NUL and
/// two hex digits, so that no two names become one and none looks like a name that is text: git's
/// names never hold a NUL. Swift takes canonically equal strings for equal (`é` in one code point
/// or two) while git does not: compare `utf8` where that matters.
public enum GitPath {
  /// The string for the bytes of a name or path.
  public static func decode(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let byte = rest.first {
      if let width = scalarWidth(rest) {
        text += String(decoding: rest.prefix(width), as: UTF8.self)
        rest = rest.dropFirst(width)
      } else {
        text += byte < 16 ? "\0" + "0" : "\0"
        text += String(byte, radix: 16)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// The bytes of a name or path: what `decode` was given.
  public static func encode(_ path: String) -> [UInt8] {
    guard path.utf8.contains(0) else { return Array(path.utf8) }
    var bytes: [UInt8] = []
    var rest = path.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == 0, digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// How many bytes the scalar at the front takes; nil when there is none.
  private static func scalarWidth(_ bytes: some Collection<UInt8>) -> Int? {
    for width in 1...4 {
      let front = bytes.prefix(width)
      guard front.count == width else { return nil }
      if String(validating: front, as: UTF8.self) != nil { return width }
    }
    return nil
  }
}
