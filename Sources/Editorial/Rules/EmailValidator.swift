/// Finds what is wrong with an e-mail address.
enum EmailValidator {
  static func fault(in email: Located<String>) -> Finding? {
    let parts = email.value.split(separator: "@", omittingEmptySubsequences: false)
    let isSound =
      parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && email.value.utf8.count <= 254
      && email.value.unicodeScalars.allSatisfy {
        !($0.isASCII ? $0 == " " : $0.properties.isWhitespace)
          && !InvisibleCharacters.breaksText($0)
          && !"<>,;:\"()[]\\".unicodeScalars.contains($0)
      }
      && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
    guard !isSound else { return nil }
    return .fault(
      "rules.value", "`\(email.value)` is no e-mail address", at: email.location,
      help: "write it plainly: `ada@blog.example`")
  }
}
