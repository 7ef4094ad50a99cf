import Editorial

/// Writes a text as a YAML scalar, in quotes only when it needs them.
enum RuleScalar {
  /// The text as it stands after a colon, in a list or between braces.
  static func written(_ text: String) -> String {
    if InvisibleCharacters.first(in: text) != nil { return escaped(text) }
    guard needsQuotes(text) else { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  /// A list on one line.
  static func written(_ list: [String]) -> String {
    "[" + list.map { written($0) }.joined(separator: ", ") + "]"
  }

  private static func needsQuotes(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last
    else { return true }
    if "-?:,[]{}#&*!|>'\"%@`=<~. ".unicodeScalars.contains(first) { return true }
    if last == " " || last == ":" { return true }
    if text.unicodeScalars.contains(where: { ",[]{}".unicodeScalars.contains($0) }) { return true }
    if ["true", "false", "yes", "no", "on", "off", "y", "n", "null"].contains(text.lowercased()) {
      return true
    }
    // Numbers, dates and times of day, as any reader of YAML may see them.
    if ("0"..."9").contains(first) || first == "+" { return true }
    var before: Unicode.Scalar = "x"
    for scalar in text.unicodeScalars {
      if before == ":" && scalar == " " || before == " " && scalar == "#" { return true }
      before = scalar
    }
    return false
  }

  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where InvisibleCharacters.breaksText(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
