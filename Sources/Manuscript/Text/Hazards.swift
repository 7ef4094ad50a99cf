/// Looks for bytes that two readers could take differently: other line ends, invisible characters.
enum Hazards {
  /// A NUL or a byte that is not UTF-8, anywhere in a file.
  static func firstForeignByte(in bytes: [UInt8]) throws(DraftFault) {
    let span = bytes.span
    do {
      _ = try UTF8Span(validating: span)
    } catch {
      let at = error.byteOffsets.lowerBound
      throw DraftFault(
        at..<max(at + 1, error.byteOffsets.upperBound),
        "this is not UTF-8 text", help: "save the file with the encoding UTF-8")
    }
    if hasZero(bytes), let at = bytes.firstIndex(of: 0) {
      throw DraftFault(
        at..<(at + 1), "an invisible zero byte (NUL)", help: "delete it, or write the line anew")
    }
  }

  /// Eight bytes at a time: nearly every file is looked through in vain.
  private static func hasZero(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var at = 0
      while at + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        // A byte borrows from its highest bit, which it has not set itself, only where it is zero.
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { return true }
        at += 8
      }
      return bytes[at...].contains(0)
    }
  }

  /// What must not stand in front matter; the first of each line.
  static func check(_ source: DraftSource, yaml: Bool, into faults: inout [DraftFault]) {
    let endingLength = source.ending.count
    for index in source.lines.indices {
      let line = source.lines[index]
      if line.next - line.end != endingLength, line.next != line.end {
        faults.append(
          DraftFault(
            line.content,
            endingLength == 2
              ? "this line ends in LF, the first one in CRLF"
              : "this line ends in CRLF, the first one in LF",
            help: "save the file with one kind of line ending"))
        return
      }
      if let fault = firstHazard(source, line.content, yaml: yaml) { faults.append(fault) }
      if faults.count > 9 { return }
    }
  }

  private static func firstHazard(
    _ source: DraftSource, _ line: Range<Int>, yaml: Bool
  ) -> DraftFault? {
    let bytes = source.bytes
    var leading = true
    for at in line {
      let byte = bytes[at]
      if byte > 0x20 && byte < 0x7F {
        leading = false
      } else if byte == Byte.tab {
        if leading && yaml {
          return DraftFault(
            at..<(at + 1), "a tab at the start of a line", help: "indent with spaces")
        }
      } else if byte < 0x20 || byte == 0x7F {
        return byte == Byte.carriageReturn
          ? DraftFault(
            at..<(at + 1), "a line break of an old kind (a lone CR)",
            help: "save the file with LF line endings")
          : hidden(at..<(at + 1), source)
      } else if byte >= 0x80 {
        leading = false
        // All that are looked for lie in C2 80–9F, E2 80/81 xx and EF BB/BF xx.
        if byte == 0xC2, bytes[at + 1] < 0xA0 { return hidden(at..<(at + 2), source) }
        if byte == 0xE2, isHiddenPunctuation(bytes[at + 1], bytes[at + 2]) {
          return hidden(at..<(at + 3), source)
        }
        if byte == 0xEF, isMarkOrNoCharacter(bytes[at + 1], bytes[at + 2]) {
          return hidden(at..<(at + 3), source)
        }
      }
    }
    return nil
  }

  /// U+2028, U+2029, U+202A–202E, U+2066–2069.
  private static func isHiddenPunctuation(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x80 && third >= 0xA8 && third <= 0xAE
      || second == 0x81 && third >= 0xA6 && third <= 0xA9
  }

  /// U+FEFF, which YAML skips at the start of a line, and U+FFFE and U+FFFF, which it refuses.
  private static func isMarkOrNoCharacter(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE
  }

  private static func hidden(_ range: Range<Int>, _ source: DraftSource) -> DraftFault {
    let scalar = source.string(range).unicodeScalars.first?.value ?? 0
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return DraftFault(
      range, "an invisible character (\(name))", help: "delete it, or write the line anew")
  }
}
