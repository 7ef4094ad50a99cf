import Crypto
import Editorial

/// An Ed25519 key in hardware: a security key that signs with a touch (OpenSSH's PROTOCOL.u2f).
struct HardwareKey: Sendable {
  /// The flag that says that somebody has touched it.
  static let userPresence: UInt8 = 1

  private let key: Curve25519.Signing.PublicKey
  /// What the key was made for, which it puts before whatever it signs.
  private let application: [UInt8]

  /// Reads the bytes of a public key; nil where they are of another kind.
  init?(_ bytes: [UInt8]) {
    var wire = SSHWire(bytes)
    guard let kind = wire.string(),
      kind.elementsEqual(SigningKey.Kind.ed25519InHardware.rawValue.utf8),
      let point = wire.string(), let application = wire.string(), wire.isAtEnd,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: point)
    else { return nil }
    self.key = key
    self.application = Array(application)
  }

  /// Whether it made this signature over a text of that hash.
  ///
  /// What hardware signs is the hash of the application, the flags, the counter, and the hash of
  /// what any other key would sign.
  func fits(_ signature: SSHSignature, _ hash: [UInt8]) -> Bool {
    guard let hardware = signature.hardware, signature.signature.count == 64 else { return false }
    let signed =
      Array(SHA256.hash(data: application)) + [hardware.flags]
      + SSHSignature.bytes(of: hardware.counter)
      + Array(SHA256.hash(data: signature.signedBytes(hashOfText: hash)))
    return key.isValidSignature(signature.signature, for: signed)
  }
}
