internal import Editorial

/// Writes one scalar the way its surroundings ask for, quoting only where it must.
struct ScalarWriter {
  let syntax: DraftText.Syntax
  /// Whether the scalar stands between brackets.
  var inFlow = false
  /// Whether it must stand as it is, like a YAML state: quoted only where it would be unreadable.
  var isBare = false

  /// The bytes for a text, in the quotes that an older value had if they will do.
  func write(_ text: String, like style: Entry.Style = .plain) -> [UInt8] {
    let bytes = Array(text.utf8)
    let boolean = text == "true" || text == "false"
    switch syntax {
    case .toml:
      if boolean || TOMLReader.isDate(bytes), style != .single, style != .double || boolean {
        return bytes
      }
      return style == .single && isPrintable(text) && !bytes.contains(Byte.apostrophe)
        ? [Byte.apostrophe] + bytes + [Byte.apostrophe] : doubleQuoted(text)
    case .yaml:
      if boolean || isBare { return isPlain(text, bytes) ? bytes : doubleQuoted(text) }
      switch style {
      case .single where isPrintable(text) && !bytes.contains(Byte.apostrophe):
        return [Byte.apostrophe] + bytes + [Byte.apostrophe]
      case .single, .double: return doubleQuoted(text)
      default: return isPlain(text, bytes) && !readsAsOther(text) ? bytes : doubleQuoted(text)
      }
    }
  }

  /// Whether YAML reads the text unquoted as just itself.
  private func isPlain(_ text: String, _ bytes: [UInt8]) -> Bool {
    let scalar =
      inFlow
      ? PlainYAML.Scalar(bytes, fromFlow: 0, to: bytes.count)
      : PlainYAML.Scalar(bytes, from: 0, to: bytes.count)
    guard let scalar, scalar.style == .plain, scalar.range == 0..<bytes.count else { return false }
    return isPrintable(text)
  }

  /// Whether a generator would take the unquoted text for nothing, a boolean or a number.
  private func readsAsOther(_ text: String) -> Bool {
    if YAMLReader.isNull(text) || ManagedRules.otherBooleans.contains(text) { return true }
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isDigit || first == Byte.dot || first == Byte.plus,
      !TOMLReader.isDate(bytes)
    else { return false }
    // Digits with nothing but what numbers of any notation have between them.
    return bytes.allSatisfy {
      $0.isDigit || $0 == Byte.dot || $0 == Byte.underscore || $0 == Byte.colon || $0 == Byte.plus
        || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) || $0 | 0x20 == 0x78 || $0 | 0x20 == 0x6F
    }
  }

  private func isPrintable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { !ScalarWriter.isHidden($0.value) }
  }

  /// What may stand in front matter only as an escape.
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  func doubleQuoted(_ text: String) -> [UInt8] {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where ScalarWriter.isHidden(scalar.value):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return Array((quoted + "\"").utf8)
  }
}
