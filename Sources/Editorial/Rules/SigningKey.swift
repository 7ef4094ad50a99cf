/// A public key that signs commits, as the masthead lists it: `TYPE BASE64`, on one line.
///
/// Either an SSH key as it stands in a `.pub` file (`ssh-ed25519 AAAA… comment`), or `openpgp` and
/// the bytes of an OpenPGP key (what `gpg --export --export-options export-minimal` gives out, in
/// Base64). The key itself stands in the masthead and not its fingerprint: history is proven from a
/// clone alone, without a key server. Two texts that differ in their comment are one key.
public struct SigningKey: Hashable, Sendable {
  /// What a key is for, by the word before it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case ed25519 = "ssh-ed25519"
    case rsa = "ssh-rsa"
    case ecdsa256 = "ecdsa-sha2-nistp256"
    case ecdsa384 = "ecdsa-sha2-nistp384"
    case ecdsa521 = "ecdsa-sha2-nistp521"
    case ed25519InHardware = "sk-ssh-ed25519@openssh.com"
    case ecdsaInHardware = "sk-ecdsa-sha2-nistp256@openssh.com"
    case openPGP = "openpgp"
  }

  public let kind: Kind
  /// The key as SSH or OpenPGP write it.
  public let bytes: [UInt8]

  /// The most that a key may have: a masthead is a list of people.
  public static let sizeLimit = 8 * 1024

  /// Reads a key of the masthead.
  ///
  /// - Throws: what is wrong with it.
  public init(_ text: String) throws(Fault) {
    guard !text.contains("PRIVATE KEY") else { throw .isPrivate }
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2, !words[1].isEmpty else { throw .form }
    guard let kind = Kind(rawValue: String(words[0])) else { throw .kind(String(words[0])) }
    guard words[1].utf8.count <= Self.sizeLimit else { throw .length }
    guard let bytes = Base64.decode(words[1].utf8) else { throw .damaged }
    self.kind = kind
    self.bytes = bytes
    switch kind {
    case .openPGP:
      guard words.count == 2 else { throw .form }
      try Self.checkOpenPGP(bytes)
    default: try checkSSH()
    }
  }

  /// As the masthead lists it, without a comment.
  public var text: String { "\(kind.rawValue) \(Base64.encode(bytes))" }

  private func checkSSH() throws(Fault) {
    var wire = SSHWire(bytes)
    guard let name = wire.string(), name.elementsEqual(kind.rawValue.utf8) else { throw .damaged }
    var fields: [ArraySlice<UInt8>] = []
    while !wire.isAtEnd {
      guard let field = wire.string() else { throw .damaged }
      fields.append(field)
    }
    switch (kind, fields.count) {
    case (.ed25519, 1), (.ed25519InHardware, 2):
      guard fields[0].count == 32 else { throw .damaged }
    case (.rsa, 2):
      // 2,048 bits and more: what OpenSSH and GnuPG make, and nobody has factored.
      guard fields[1].drop(while: { $0 == 0 }).count >= 256 else { throw .weak }
    case (.ecdsa256, 2), (.ecdsa384, 2), (.ecdsa521, 2), (.ecdsaInHardware, 3): break
    default: throw .damaged
    }
  }

  /// Every packet is part of a public key, the first one is its head (RFC 4880, section 4).
  private static func checkOpenPGP(_ bytes: [UInt8]) throws(Fault) {
    let packets = OpenPGPPacket.all(in: bytes)
    guard let packets, let first = packets.first else { throw .damaged }
    // Secret key, secret subkey.
    guard !packets.contains(where: { $0.tag == 5 || $0.tag == 7 }) else { throw .isPrivate }
    let heads = packets.filter { $0.tag == 6 }.count
    // Public key; then user names and pictures, signatures, subkeys.
    guard first.tag == 6, heads == 1,
      packets.allSatisfy({ [2, 6, 12, 13, 14, 17].contains($0.tag) })
    else { throw heads > 1 ? .several : .damaged }
    guard bytes[first.body].first == 4 else { throw .version }
  }
}

extension SigningKey {
  /// Why a text is no key.
  public enum Fault: Error, Hashable, Sendable {
    /// Not `TYPE BASE64`.
    case form
    /// A type that is not known.
    case kind(String)
    case length
    /// No Base64, or bytes that are no such key.
    case damaged
    case isPrivate
    case weak
    /// Several OpenPGP keys in one.
    case several
    /// An OpenPGP key of another version than 4.
    case version

    /// What is wrong, in a sentence without a full stop.
    public func message(of owner: String) -> String {
      switch self {
      case .form: "a key of \(owner) is not written as one"
      case .kind(let kind): "a key of \(owner) is of the unknown kind `\(kind)`"
      case .length: "a key of \(owner) is longer than \(SigningKey.sizeLimit) letters"
      case .damaged: "a key of \(owner) is damaged: these letters are no such key"
      case .isPrivate: "this is a private key, which belongs to \(owner) alone and into no masthead"
      case .weak: "a key of \(owner) has less than 2048 bits"
      case .several: "several OpenPGP keys of \(owner) stand here as one"
      case .version: "a key of \(owner) is an OpenPGP key of another version than 4"
      }
    }

    /// What to do about it.
    public var help: String {
      let form = "write what the `.pub` file holds: `ssh-ed25519 AAAA…`"
      switch self {
      case .form: return form
      case .kind(let kind):
        let kinds = Kind.allCases.map(\.rawValue)
        return NearMisses.question(for: kind, among: kinds)
          ?? "there are: \(kinds.joined(separator: ", "))"
      case .length, .version:
        return "an `ssh-ed25519` key is short, and `ssh-keygen -t ed25519` makes one"
      case .damaged:
        return "copy it once more, as a whole; `stet people set PERSON --key FILE` does it"
      case .isPrivate: return "make a new pair, since this one is known now, and \(form)"
      case .weak: return "make a new one: `ssh-keygen -t ed25519`"
      case .several: return "write each as a key of its own: `stet people set PERSON --key FILE`"
      }
    }
  }
}
