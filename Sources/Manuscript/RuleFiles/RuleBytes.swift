import Editorial

/// What no rule file may hold, whatever its YAML says: looked for before anything is read.
enum RuleBytes {
  /// The bytes by lines, and their own faults; anything there and the file is not read further.
  static func read(_ file: RuleFile) -> (text: RuleText, faults: [Finding]) {
    if file.bytes.count > RuleText.limit {
      return (
        RuleText(path: file.path, bytes: []),
        [
          Finding.fault(
            "rules.syntax",
            "the file has \(file.bytes.count) bytes; a rule file has at most 65536",
            at: .start(of: file.path),
            help: "take out what is no rule, or split the workflow in two")
        ]
      )
    }
    let text = RuleText(path: file.path, bytes: file.bytes)
    return (text, faults(in: file, text))
  }

  private static func faults(in file: RuleFile, _ text: RuleText) -> [Finding] {
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return [
        Finding.fault(
          "rules.syntax", "the file begins with a byte order mark", at: .start(of: file.path),
          help: "save it as UTF-8 without BOM")
      ]
    }
    if let offset = firstInvalid(in: file.bytes) {
      return [
        Finding.fault(
          "rules.syntax", "these bytes are no UTF-8 text", at: text.location(of: offset..<offset),
          help: "save the file as UTF-8")
      ]
    }
    for line in text.lines where line.count > RuleText.lineLimit {
      return [
        .fault(
          "rules.syntax", "this line has more than \(RuleText.lineLimit) bytes",
          at: .start(ofLine: text.lineIndex(of: line.lowerBound) + 1, in: file.path),
          help: "write lists and mappings on several lines, long text under `>-`")
      ]
    }
    return controls(in: text)
  }

  /// Where the first byte stands that belongs to no character.
  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var offset = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return min(offset, max(bytes.count - 1, 0))
  }

  /// Characters that nobody sees, or that end a line for one reader and not for another.
  private static func controls(in text: RuleText) -> [Finding] {
    var findings: [Finding] = []
    // Most files have nothing but plain letters and line ends.
    if text.bytes.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") }) {
      return []
    }
    var offset = 0
    for scalar in String(decoding: text.bytes, as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      defer { offset += width }
      let isLineEnding =
        scalar == "\n"
        || (scalar == "\r" && offset + 1 < text.bytes.count
          && text.bytes[offset + 1] == UInt8(ascii: "\n"))
      guard !isLineEnding, scalar != "\t", InvisibleCharacters.breaksText(scalar) else { continue }
      findings.append(
        Finding.fault(
          "rules.syntax", "the invisible character \(InvisibleCharacters.name(of: scalar))",
          at: text.location(of: offset..<offset + width),
          help: "delete it and type the text around it again"))
      if findings.count == 20 { break }
    }
    return findings
  }
}

extension SourceLocation {
  /// The beginning of a line that is too long to show.
  fileprivate static func start(ofLine line: Int, in path: String) -> SourceLocation {
    SourceLocation(path: path, line: line, column: 1)
  }
}
