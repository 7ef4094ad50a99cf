import Editorial

/// A signing key as somebody hands it in: the text itself, or the file that holds it.
public enum TypedKey {
  /// Whether a text is meant as the key itself, and not as the name of a file.
  public static func isText(_ text: String) -> Bool {
    SigningKey.Kind.allCases.contains { text.hasPrefix($0.rawValue + " ") }
  }

  /// A key as the masthead lists it, from a text or from the bytes of a file.
  ///
  /// Files: `.pub` as ssh-keygen makes them; what `gpg --export` gives out, in armour or not.
  ///
  /// - Throws: ``Failure`` that says what is wrong with it.
  public static func read(_ bytes: [UInt8]) throws -> String {
    do throws(SigningKey.Fault) {
      return try SigningKey(text(of: bytes)).text
    } catch {
      throw Failure(.cannot, "usage", error.message(of: "theirs"), help: error.help)
    }
  }

  private static func text(of bytes: [UInt8]) throws(SigningKey.Fault) -> String {
    // No text begins so: OpenPGP without armour.
    if let first = bytes.first, first & 0x80 != 0 { return "openpgp " + Base64.encode(bytes) }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
    guard let first = lines.first(where: { !$0.isEmpty }) else { throw .form }
    guard first == "-----BEGIN PGP PUBLIC KEY BLOCK-----" else {
      if first.contains("PRIVATE KEY") { throw .isPrivate }
      return String(first)
    }
    // Headers, a blank line, Base64, a checksum behind `=`.
    let letters = lines.drop { !$0.isEmpty }.dropFirst()
      .prefix { !$0.hasPrefix("=") && !$0.hasPrefix("-----") }
    return "openpgp " + letters.joined()
  }
}
