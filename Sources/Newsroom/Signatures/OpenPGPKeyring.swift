import Crypto
import Editorial

/// The OpenPGP keys of a masthead, and the question to `gpgv` whether one of them signed.
///
/// `gpgv` reads a file of keys and neither a home folder nor a configuration, and believes every key
/// in that file: who is to be believed says the masthead.
struct OpenPGPKeyring: Sendable {
  private var holders: [String: KeyHolder] = [:]
  private var keys: [UInt8] = []

  static func claims(_ armor: [UInt8]) -> Bool {
    armor.starts(with: "-----BEGIN PGP SIGNATURE-----\n".utf8)
  }

  mutating func add(_ key: SigningKey, of holder: KeyHolder) {
    guard let fingerprint = Self.fingerprint(of: key.bytes) else { return }
    holders[fingerprint] = holder
    keys += key.bytes
  }

  /// The fingerprint of a version 4 key: what `gpg --list-keys` shows (RFC 4880, section 12.2).
  static func fingerprint(of bytes: [UInt8]) -> String? {
    guard let head = OpenPGPPacket.all(in: bytes)?.first, head.body.count < 1 << 16 else {
      return nil
    }
    let length = [UInt8(head.body.count >> 8), UInt8(head.body.count & 0xff)]
    return Insecure.SHA1.hash(data: [0x99] + length + bytes[head.body]).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// What a signature is worth.
  func verdict(
    on armor: [UInt8], over payload: [UInt8], _ environment: [String: String]
  ) -> SignatureVerdict {
    guard !keys.isEmpty else { return .unknownKey("an OpenPGP key") }
    guard let path = Program.find("gpgv", in: environment) else {
      return .cannotTell("`gpgv` is needed for an OpenPGP key, and cannot be run")
    }
    let program = Program(
      path: path,
      arguments: [
        "--homedir", "/nonexistent", "--keyring", Program.path(ofFile: 0), "--weak-digest", "SHA1",
        "--status-fd", "1", Program.path(ofFile: 1), Program.path(ofFile: 2),
      ], environment: ["LC_ALL": "C"], directory: "/")
    guard
      let outcome = try? program.run(
        files: [keys, armor, payload], limit: SignatureVerifier.limit)
    else {
      return .cannotTell("`gpgv` could not be run")
    }
    return verdict(outcome)
  }

  /// Reads what gpgv says on its status channel (GnuPG's `doc/DETAILS`).
  ///
  /// A key that has expired still signs: when that was, only the commit's date would tell, and dates
  /// prove nothing. One that was revoked, or a signature that has expired, is as bad as none.
  private func verdict(_ outcome: Program.Outcome) -> SignatureVerdict {
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }.filter { $0.count >= 2 && $0[0] == "[GNUPG:]" }
    func all(_ keyword: String) -> [[String]] { lines.filter { $0[1] == keyword } }
    if let stranger = all("NO_PUBKEY").first { return .unknownKey(stranger.dropFirst(2).joined()) }
    // One signature only: of several it would not be clear whose the commit is.
    guard all("NEWSIG").count == 1, all("GOODSIG").count + all("EXPKEYSIG").count == 1,
      let valid = all("VALIDSIG").first, let primary = valid.last,
      all("BADSIG").isEmpty, all("ERRSIG").isEmpty, all("EXPSIG").isEmpty,
      all("REVKEYSIG").isEmpty, outcome.succeeded
    else { return .misfit }
    guard let holder = holders[primary] else { return .unknownKey(primary) }
    return .valid(holder)
  }
}
