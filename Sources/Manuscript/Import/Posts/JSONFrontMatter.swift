internal import Editorial

/// Writes a JSON front matter as YAML that says the same to every generator.
///
/// A key a line; lists and mappings between brackets; a text in quotes wherever some reader could
/// take it for something else.
enum JSONFrontMatter {
  /// The file with its front matter in YAML, and the body as it is.
  static func converted(_ bytes: [UInt8]) throws(JSONTree.Fault) -> [UInt8] {
    let (value, end) = try JSONTree.read(bytes)
    guard case .object(let members) = value else {
      throw JSONTree.Fault(offset: 0, message: "the front matter is no list of keys")
    }
    var text = Array("---\n".utf8)
    for member in members {
      guard !member.key.isEmpty, member.key.utf8.allSatisfy(\.isKeyByte) else {
        throw JSONTree.Fault(
          offset: member.offset,
          message: "the key `\(member.key)` has other than a–z, 0–9, `_` and `-` in it")
      }
      text += Array(member.key.utf8) + [Byte.colon]
      if member.value != .null { text += [Byte.space] + write(member.value) }
      text.append(Byte.newline)
    }
    text += Array("---\n".utf8)
    // What stood on the closing bracket's line behind it is blank, or text.
    var rest = bytes[end...]
    while let byte = rest.first, byte.isBlank || byte == Byte.carriageReturn { rest.removeFirst() }
    if rest.first == Byte.newline { rest.removeFirst() }
    return text + rest
  }

  private static func write(_ value: JSONTree) -> [UInt8] {
    switch value {
    case .null: return Array("null".utf8)
    case .bool(let flag): return Array(String(flag).utf8)
    case .number(let digits): return Array(number(digits).utf8)
    case .string(let text): return write(text)
    case .array(let items):
      return joined(items.map(write), Byte.openBracket, Byte.closeBracket)
    case .object(let members):
      let pairs = members.map { write($0.key) + [Byte.colon, Byte.space] + write($0.value) }
      return joined(pairs, Byte.openBrace, Byte.closeBrace)
    }
  }

  private static func joined(_ parts: [[UInt8]], _ open: UInt8, _ close: UInt8) -> [UInt8] {
    [open] + Array(parts.joined(separator: [Byte.comma, Byte.space])) + [close]
  }

  /// Plain where it begins with a letter and is no other word of YAML's.
  private static func write(_ text: String) -> [UInt8] {
    let writer = ScalarWriter(syntax: .yaml, inFlow: true)
    let plain = writer.write(text)
    let isWord =
      text.first?.isLetter == true && text != "true" && text != "false"
      && plain.elementsEqual(text.utf8) && !["y", "Y", "n", "N"].contains(text)
    return isWord ? plain : writer.doubleQuoted(text)
  }

  /// `1e5` is a text to YAML 1.1, which asks for a point and a sign: `1.0e+5`.
  private static func number(_ digits: String) -> String {
    let parts = digits.lowercased().split(separator: "e")
    guard parts.count == 2 else { return digits }
    let mantissa = parts[0].contains(".") ? parts[0] : parts[0] + ".0"
    let sign = "+-".contains(parts[1].first ?? "+") && !parts[1].isEmpty ? "" : "+"
    return "\(mantissa)e\(sign)\(parts[1])"
  }
}
