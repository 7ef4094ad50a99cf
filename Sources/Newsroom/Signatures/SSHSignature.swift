import Editorial

/// A signature as `ssh-keygen -Y sign` makes it, read strictly.
///
/// The format is OpenSSH's SSHSIG, version 1 (`PROTOCOL.sshsig`). What ssh-keygen passes over,
/// such as blanks in the armour or bytes behind the end, is refused here.
struct SSHSignature {
  /// The public key, as SSH writes it.
  var key: [UInt8]
  /// What it was made for.
  var namespace: String
  /// How the text was hashed before it was signed.
  var hash: String
  /// The kind of signature, which for RSA is not the kind of key.
  var algorithm: String
  var signature: [UInt8]
  /// What a key in hardware says of the moment, which it signs too; nil for other keys.
  var hardware: (flags: UInt8, counter: UInt32)?

  private static let begin = "-----BEGIN SSH SIGNATURE-----\n"
  private static let end = "\n-----END SSH SIGNATURE-----"
  private static let sizeLimit = 64 * 1024
  private static let magic = Array("SSHSIG".utf8)

  /// Whether a commit's signature claims to be SSH's.
  static func claims(_ armor: [UInt8]) -> Bool { armor.starts(with: begin.utf8) }

  /// Reads the armoured text; nil where it is of any other form.
  init?(armor: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    var armor = armor[...]
    while armor.last == newline { armor.removeLast() }
    guard armor.starts(with: Self.begin.utf8), armor.count <= Self.sizeLimit,
      armor.suffix(Self.end.utf8.count).elementsEqual(Self.end.utf8)
    else { return nil }
    let inner = armor.dropFirst(Self.begin.utf8.count).dropLast(Self.end.utf8.count)
    // ssh-keygen breaks after 70 letters, others after 64 or 76; the last line may be shorter.
    let lines = inner.split(separator: newline, omittingEmptySubsequences: false)
    guard let length = lines.first?.count, let last = lines.last, !last.isEmpty,
      last.count <= length,
      lines.dropLast().allSatisfy({ $0.count == length }),
      let bytes = Base64.decode(Array(lines.joined()))
    else { return nil }
    self.init(bytes: bytes)
  }

  private init?(bytes: [UInt8]) {
    var wire = SSHWire(bytes)
    guard wire.take(Self.magic), wire.number() == 1, let key = wire.string(),
      let namespace = wire.string(), let reserved = wire.string(), reserved.isEmpty,
      let hash = wire.string(), let blob = wire.string(), wire.isAtEnd
    else { return nil }
    var inner = SSHWire(Array(blob))
    guard let algorithm = inner.string(), let signature = inner.string() else { return nil }
    // Keys in hardware add flags and a counter behind the signature (PROTOCOL.u2f); what browsers
    // sign (`webauthn-sk-…`) is said of a web page, and is no signature of a commit.
    if algorithm.starts(with: "sk-".utf8) {
      guard let flags = inner.byte(), let counter = inner.number() else { return nil }
      hardware = (flags, counter)
    }
    guard inner.isAtEnd else { return nil }
    self.key = Array(key)
    self.namespace = String(decoding: namespace, as: UTF8.self)
    self.hash = String(decoding: hash, as: UTF8.self)
    self.algorithm = String(decoding: algorithm, as: UTF8.self)
    self.signature = Array(signature)
  }

  /// What was signed: the hash of the text, and what it was made for.
  func signedBytes(hashOfText: [UInt8]) -> [UInt8] {
    func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
      Self.bytes(of: UInt32(bytes.count)) + bytes
    }
    return Self.magic + string(namespace.utf8) + string([]) + string(hash.utf8)
      + string(hashOfText)
  }

  static func bytes(of number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
