// How values from a draft are quoted in findings and in commands ready to paste.

extension String {
  /// The text between backquotes, cut where it would drown the sentence.
  var quoted: String {
    let limit = 80
    return count > limit ? "`\(prefix(limit))…`" : "`\(self)`"
  }

  /// The text as an id: lower case a–z, digits and single hyphens; nil when nothing is left.
  var asIdentifier: String? {
    var id = ""
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": id.unicodeScalars.append(scalar)
      default: if !id.isEmpty, id.last != "-" { id.append("-") }
      }
    }
    if id.last == "-" { id.removeLast() }
    return id.nonEmpty
  }
}

extension [String] {
  /// "did you mean `Ada Reyes` or `Ada Reyez`?"; nil when there is nothing near.
  var didYouMean: String? {
    isEmpty ? nil : "did you mean \(map(\.quoted).joinedBy("or"))?"
  }
}

extension Unicode.Scalar {
  /// "U+202E (right-to-left override)".
  var spelledOut: String {
    let hex = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    guard let name = properties.name ?? properties.nameAlias else { return code }
    return "\(code) (\(name.lowercased()))"
  }
}

extension SourceLocation {
  /// A part of the line, some code points on from this place.
  func advanced(by offset: Int, length: Int) -> SourceLocation {
    SourceLocation(
      path: path, line: line, column: column + offset, endColumn: column + offset + length,
      text: text)
  }
}
