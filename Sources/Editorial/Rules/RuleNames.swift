/// What names in rule files may look like, and the roles that every newsroom knows.
enum RuleNames {
  /// Roles that the presets use; chief is built in.
  static let presetRoles: [Role] = ["author", "editor", "copyeditor", .chief]

  /// Words that some reader of YAML takes for true, false or nothing.
  private static let ambiguous: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null",
  ]

  /// The fault of an id that is not `[a-z][a-z0-9-]*`, or that YAML readers take for something
  /// else; nil for a good one.
  static func fault(
    inID id: String, of what: String, at location: SourceLocation
  ) -> Finding? {
    let isGood =
      id.utf8.count <= 64
      && id.utf8.enumerated().allSatisfy { index, byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): index > 0
        default: false
        }
      }
    guard isGood, !id.isEmpty else {
      let suggestion = suggestion(for: id)
      return .fault(
        "rules.value", "`\(id)` cannot be the id of \(what)", at: location,
        help: "an id has small letters a–z, digits and hyphens, begins with a letter and is at "
          + "most 64 long" + (suggestion.map { ", such as `\($0)`" } ?? ""))
    }
    guard ambiguous.contains(id) else { return nil }
    return .fault(
      "rules.value", "`\(id)` cannot be the id of \(what): YAML readers take it for a yes or no",
      at: location, help: "use a word that names it")
  }

  /// The fault of a printed name: empty, blanks around it, or characters that nobody sees.
  static func fault(
    inText text: String, of what: String, at location: SourceLocation
  ) -> Finding? {
    if let scalar = InvisibleCharacters.first(in: text) {
      return .fault(
        "rules.value",
        "\(what) holds the invisible character \(InvisibleCharacters.name(of: scalar))",
        at: location, help: "write it on one line, without control characters")
    }
    guard let first = text.first, let last = text.last else {
      return .fault("rules.value", "\(what) is empty", at: location, help: "write some text")
    }
    guard !first.isWhitespace, !last.isWhitespace else {
      return .fault(
        "rules.value", "\(what) has a blank at its edge", at: location,
        help: "take the blank out of the quotes")
    }
    return nil
  }

  /// The preset's role that one slip makes of this; nil for a role of one's own.
  ///
  /// It does not ask who holds what: a role that is fine today stays fine when the last person who
  /// held it gives it up.
  static func presetRole(mistypedAs role: Role) -> Role? {
    guard !presetRoles.contains(role) else { return nil }
    let letters = Array(role.rawValue.caseFolded.unicodeScalars)
    return presetRoles.first {
      NearMisses.slips(from: letters, to: Array($0.rawValue.unicodeScalars)) <= 1
    }
  }

  /// The second and later of equal entries in one list.
  static func repetitions<Value: Hashable>(
    in list: [Located<Value>], of what: String
  ) -> [Finding] {
    var seen: Set<Value> = []
    return list.filter { !seen.insert($0.value).inserted }.map {
      .fault(
        "rules.duplicate", "`\($0.value)` stands twice in \(what)", at: $0.location,
        help: "keep one")
    }
  }

  private static func suggestion(for text: String) -> String? {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z": result.unicodeScalars.append(scalar)
      case "0"..."9" where !result.isEmpty: result.unicodeScalars.append(scalar)
      case _ where !result.isEmpty && result.last != "-": result += "-"
      default: break
      }
    }
    while result.last == "-" { result.removeLast() }
    return result.isEmpty || result == text ? nil : String(result.prefix(64))
  }
}
