import Crypto
import Foundation

/// A security key without the hardware: it signs as the hardware would (OpenSSH's PROTOCOL.u2f).
struct Token {
  enum Kind: String {
    case ed25519 = "sk-ssh-ed25519@openssh.com"
    case ecdsa = "sk-ecdsa-sha2-nistp256@openssh.com"
  }

  private let kind: Kind
  private let seed: [UInt8]
  /// What its public key says that it was made for, and what it signs for.
  var application = "ssh:"
  var signsFor = "ssh:"
  var flags: UInt8 = 1
  var counter: UInt32 = 7
  /// What stands behind the signature, where that is not the flags and the counter.
  var tail: [UInt8]?
  var algorithm: String
  /// The public key without the name of its kind and what it was made for.
  private let point: [UInt8]

  init(_ kind: Kind, seed: UInt8) throws {
    self.kind = kind
    self.seed = [UInt8](repeating: seed, count: 32)
    algorithm = kind.rawValue
    switch kind {
    case .ed25519:
      let key = try Curve25519.Signing.PrivateKey(rawRepresentation: self.seed)
      point = Self.string(key.publicKey.rawRepresentation)
    case .ecdsa:
      let key = try P256.Signing.PrivateKey(rawRepresentation: self.seed)
      point = Self.string("nistp256".utf8) + Self.string(key.publicKey.x963Representation)
    }
  }

  var publicKey: [UInt8] {
    Self.string(kind.rawValue.utf8) + point + Self.string(application.utf8)
  }

  var text: String { "\(kind.rawValue) " + Data(publicKey).base64EncodedString() }

  /// Signs as `ssh-keygen -Y sign -n git` has the hardware do it.
  func sign(_ payload: [UInt8], namespace: String = "git") throws -> String {
    let about = Self.string(namespace.utf8) + Self.string([]) + Self.string("sha512".utf8)
    let message =
      Array("SSHSIG".utf8) + about + Self.string(SHA512.hash(data: payload))
    let signed =
      Array(SHA256.hash(data: Array(signsFor.utf8))) + [flags] + Self.number(counter)
      + Array(SHA256.hash(data: message))
    let inner =
      Self.string(algorithm.utf8) + Self.string(try signature(of: signed))
      + (tail ?? [flags] + Self.number(counter))
    let blob =
      Array("SSHSIG".utf8) + Self.number(1) + Self.string(publicKey) + about + Self.string(inner)
    var letters = Data(blob).base64EncodedString()[...]
    var lines: [Substring] = []
    while !letters.isEmpty {
      lines.append(letters.prefix(70))
      letters = letters.dropFirst(70)
    }
    return "-----BEGIN SSH SIGNATURE-----\n" + lines.joined(separator: "\n")
      + "\n-----END SSH SIGNATURE-----\n"
  }

  private func signature(of bytes: [UInt8]) throws -> [UInt8] {
    switch kind {
    case .ed25519:
      return Array(
        try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: bytes))
    case .ecdsa:
      let both = Array(
        try P256.Signing.PrivateKey(rawRepresentation: seed).signature(for: bytes)
          .rawRepresentation)
      return Self.integer(both.prefix(32)) + Self.integer(both.suffix(32))
    }
  }

  /// A positive number as SSH writes it: no zeros before it, but one where its first bit is set.
  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = bytes.drop { $0 == 0 }
    return string((digits.first ?? 0) > 0x7f ? [0] + digits : Array(digits))
  }

  private static func number(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  private static func string(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    return number(UInt32(bytes.count)) + bytes
  }
}
