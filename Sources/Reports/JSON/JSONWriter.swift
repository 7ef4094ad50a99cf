extension JSONValue {
  /// The document as text: two blanks of indentation, sorted keys, a newline at the end.
  ///
  /// Every character that a terminal would obey or a reader would not see is written as `\uXXXX`,
  /// which says the same to a program.
  var written: String {
    var writer = JSONWriter()
    writer.write(self, indent: 0)
    return writer.text + "\n"
  }
}

private struct JSONWriter {
  var text = ""

  mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += String(value)
    case .tenths(let value): text += value.tenths
    case .string(let value): write(value)
    case .array(let values):
      write(values, between: "[", "]", indent) { $0.write($1, indent: indent + 1) }
    case .object(let members):
      let sorted = members.sorted { $0.key < $1.key }
      write(sorted, between: "{", "}", indent) { writer, member in
        writer.write(member.key)
        writer.text += ": "
        writer.write(member.value, indent: indent + 1)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], between open: String, _ close: String, _ indent: Int,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      pad(indent + 1)
      body(&self, element)
    }
    if !elements.isEmpty {
      text += "\n"
      pad(indent)
    }
    text += close
  }

  private mutating func pad(_ indent: Int) {
    for _ in 0..<indent { text += "  " }
  }

  private mutating func write(_ string: String) {
    text += "\""
    let isPlain = string.utf8.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      text += string
    } else {
      for scalar in string.unicodeScalars { write(scalar) }
    }
    text += "\""
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    default:
      if scalar.isVisible {
        text.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 { text += "\\u" + hex(UInt32(unit), digits: 4) }
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is drawn, or joins what is drawn.
  fileprivate var isVisible: Bool {
    switch value {
    case 0x20...0x7E, 0x200C, 0x200D, 0xFE00...0xFE0F: return true
    default: break
    }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate: return false
    default: return !properties.isDefaultIgnorableCodePoint
    }
  }
}
