/// Finds what is wrong with a name as printed.
enum BylineValidator {
  static func fault(in name: Located<String>) -> Finding? {
    if let fault = RuleNames.fault(
      inText: name.value, of: "the name `\(name.value)`", at: name.location)
    {
      return fault
    }
    let brackets = "<>"
    if name.value.utf8.contains(where: brackets.utf8.contains),
      name.value.contains(where: brackets.contains)
    {
      return .fault(
        "rules.value", "the name `\(name.value)` holds `<` or `>`", at: name.location,
        help: "e-mail addresses stand under `emails`")
    }
    if name.value.unicodeScalars.contains(where: {
      !$0.isASCII && $0.properties.isDefaultIgnorableCodePoint
    }) {
      return .fault(
        "rules.value", "the name `\(name.value)` holds a character that nobody sees",
        at: name.location, help: "type it again")
    }
    if let word = LookAlikes.mixedWord(in: name.value) {
      return .fault(
        "rules.value", "`\(word)` mixes letters of several scripts that look alike",
        at: name.location, help: "type it again in one script")
    }
    return nil
  }
}
