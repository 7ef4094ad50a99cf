import Editorial

@testable import Newsroom

extension FuzzTarget {
  /// Signatures and keys: nothing is passed over, so that one signature has one form.
  ///
  /// An input is what stands between the lines of the armour, before it is written in Base64; a
  /// mutation of the letters themselves would seldom be any.
  static let signatures = FuzzTarget(
    name: "signatures",
    fault: { bytes in
      _ = OpenPGPPacket.all(in: bytes)
      if let key = try? SigningKey("ssh-ed25519 " + Base64.encode(bytes)),
        (try? SigningKey(key.text)) != key
      {
        return "another key when read again"
      }
      _ = SSHSignature(armor: bytes)
      guard let signature = SSHSignature(armor: armor(bytes)) else { return nil }
      // Keys in hardware have more behind the signature, and damaged names are not themselves.
      guard !signature.algorithm.hasPrefix("sk-"), !signature.namespace.contains("\u{FFFD}"),
        !signature.hash.contains("\u{FFFD}"), !signature.algorithm.contains("\u{FFFD}")
      else { return nil }
      return wire(signature) == bytes ? nil : "something was passed over"
    },
    seeds: {
      let key = string(Array("ssh-ed25519".utf8)) + string([UInt8](repeating: 7, count: 32))
      let parts: [[UInt8]] = [key, Array("git".utf8), [], Array("sha512".utf8)]
      let blob = string(Array("ssh-ed25519".utf8)) + string([UInt8](repeating: 9, count: 64))
      let rsa = string(Array("ssh-rsa".utf8)) + string([1, 0, 1]) + string([1] + key)
      return [
        Array("SSHSIG".utf8) + [0, 0, 0, 1] + parts.flatMap(string) + string(blob), key, rsa,
      ]
    })

  private static func string(_ bytes: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
  }

  private static func wire(_ signature: SSHSignature) -> [UInt8] {
    let blob = string(Array(signature.algorithm.utf8)) + string(signature.signature)
    return Array("SSHSIG".utf8) + [0, 0, 0, 1] + string(signature.key)
      + string(Array(signature.namespace.utf8)) + string([]) + string(Array(signature.hash.utf8))
      + string(blob)
  }

  private static func armor(_ bytes: [UInt8]) -> [UInt8] {
    var letters = Base64.encode(bytes).utf8[...]
    var text = "-----BEGIN SSH SIGNATURE-----\n"
    while !letters.isEmpty {
      text += String(decoding: letters.prefix(70), as: UTF8.self) + "\n"
      letters = letters.dropFirst(70)
    }
    return Array((text + "-----END SSH SIGNATURE-----\n").utf8)
  }
}
