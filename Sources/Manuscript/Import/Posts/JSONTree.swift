/// A JSON value with its members in the order of the file and its numbers as they are written.
indirect enum JSONTree: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONTree])
  case object([Member])

  struct Member: Equatable {
    var key: String
    var value: JSONTree
    /// Where the key begins.
    var offset: Int
  }

  /// Why bytes are no JSON, and where.
  struct Fault: Error, Equatable {
    var offset: Int
    var message: String
  }

  /// Reads one value from the front of some bytes (RFC 8259), and tells where it ends.
  static func read(_ bytes: [UInt8]) throws(Fault) -> (value: JSONTree, end: Int) {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    return (value, parser.at)
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func value(depth: Int) throws(JSONTree.Fault) -> JSONTree {
    // As deep as YAML front matter may be.
    guard depth <= 32 else { throw fault("brackets nested too deep") }
    skipBlanks()
    switch current ?? 0 {
    case Byte.openBrace: return try object(depth)
    case Byte.openBracket: return try array(depth)
    case Byte.quote: return .string(try string())
    case Byte.hyphen, Byte.zero...Byte.nine: return .number(try number())
    default:
      for (word, value) in [
        ("true", JSONTree.bool(true)), ("false", .bool(false)), ("null", .null),
      ]
      where bytes[at...].starts(with: word.utf8) {
        at += word.utf8.count
        return value
      }
      throw fault("no value begins here")
    }
  }

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func fault(_ message: String) -> JSONTree.Fault {
    JSONTree.Fault(offset: at, message: message)
  }

  private mutating func skipBlanks() {
    while let byte = current, byte.isBlank || byte.isBreak { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard current == byte else { return false }
    at += 1
    return true
  }

  private mutating func object(_ depth: Int) throws(JSONTree.Fault) -> JSONTree {
    at += 1
    var members: [JSONTree.Member] = []
    var keys: Set<String> = []
    if take(Byte.closeBrace) { return .object([]) }
    repeat {
      skipBlanks()
      let offset = at
      guard current == Byte.quote else { throw fault("a key in double quotes is missing here") }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw JSONTree.Fault(offset: offset, message: "the key `\(key)` stands twice")
      }
      guard take(Byte.colon) else { throw fault("a colon is missing here") }
      members.append(.init(key: key, value: try value(depth: depth + 1), offset: offset))
    } while take(Byte.comma)
    guard take(Byte.closeBrace) else { throw fault("a comma or `}` is missing here") }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(JSONTree.Fault) -> JSONTree {
    at += 1
    var items: [JSONTree] = []
    if take(Byte.closeBracket) { return .array([]) }
    repeat { items.append(try value(depth: depth + 1)) } while take(Byte.comma)
    guard take(Byte.closeBracket) else { throw fault("a comma or `]` is missing here") }
    return .array(items)
  }

  private mutating func number() throws(JSONTree.Fault) -> String {
    let start = at
    let none = fault("this is no number")
    if current == Byte.hyphen { at += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[at - whole] != Byte.zero else {
      throw none
    }
    if current == Byte.dot {
      at += 1
      guard digits() > 0 else { throw none }
    }
    if let byte = current, byte | 0x20 == 0x65 {
      at += 1
      if current == Byte.plus || current == Byte.hyphen { at += 1 }
      guard digits() > 0 else { throw none }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = current, byte.isDigit { at += 1 }
    return at - start
  }

  private mutating func string() throws(JSONTree.Fault) -> String {
    at += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case Byte.quote:
        at += 1
        return String(decoding: text, as: UTF8.self)
      case 0..<0x20: throw fault("a line break or control character inside a text")
      case Byte.backslash: text += Array(String(try escape()).utf8)
      default:
        text.append(byte)
        at += 1
      }
    }
    throw fault("a text that is never closed")
  }

  private mutating func escape() throws(JSONTree.Fault) -> Character {
    at += 1
    guard let byte = current else { throw fault("a text that is never closed") }
    if byte == 0x75 {
      at += 1
      return Character(try scalar())
    }
    let signs: [UInt8: Character] = [
      Byte.quote: "\"", Byte.backslash: "\\", Byte.slash: "/", 0x62: "\u{8}", 0x66: "\u{C}",
      0x6E: "\n", 0x72: "\r", 0x74: "\t",
    ]
    guard let sign = signs[byte] else { throw fault("a backslash that means nothing here") }
    at += 1
    return sign
  }

  /// `\u1234`, or two of them for what is beyond U+FFFF.
  private mutating func scalar() throws(JSONTree.Fault) -> Unicode.Scalar {
    let high = try unit()
    var value = UInt32(high)
    if UTF16.isLeadSurrogate(high), bytes[at...].starts(with: [Byte.backslash, 0x75]) {
      at += 2
      let low = try unit()
      guard UTF16.isTrailSurrogate(low) else { throw fault("half a character") }
      value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw fault("half a character") }
    return scalar
  }

  private mutating func unit() throws(JSONTree.Fault) -> UInt16 {
    guard at + 4 <= bytes.count,
      bytes[at..<(at + 4)].allSatisfy({ $0.isDigit || (0x61...0x66).contains($0 | 0x20) }),
      let value = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    else { throw fault("`\\u` without four digits") }
    at += 4
    return value
  }
}
