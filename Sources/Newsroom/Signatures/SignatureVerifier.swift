import Crypto
public import Editorial
import Git

/// Judges commits' signatures by the keys of one masthead, and by nothing else.
///
/// Neither git's configuration nor anybody's keyring is asked. Ed25519, which nearly everybody has,
/// is verified in the process, also that of keys in hardware; the other kinds by `ssh-keygen` and
/// `gpgv`, which get to see the masthead's keys in files that lie on no disk. A value: one may be
/// used on all cores at once.
public struct SignatureVerifier: Sendable {
  private let ed25519: [[UInt8]: (holder: KeyHolder, key: Curve25519.Signing.PublicKey)]
  private let ed25519InHardware: [[UInt8]: (holder: KeyHolder, key: HardwareKey)]
  private let otherSSH: [[UInt8]: (holder: KeyHolder, key: SigningKey)]
  private let openPGP: OpenPGPKeyring
  private let environment: [String: String]

  /// How long another program may take for one signature.
  static let limit = Duration.seconds(10)

  /// - Parameters:
  ///   - masthead: whose keys count.
  ///   - environment: for PATH, where the programs are.
  public init(_ masthead: Masthead, environment: [String: String]) {
    var ed25519: [[UInt8]: (holder: KeyHolder, key: Curve25519.Signing.PublicKey)] = [:]
    var ed25519InHardware: [[UInt8]: (holder: KeyHolder, key: HardwareKey)] = [:]
    var otherSSH: [[UInt8]: (holder: KeyHolder, key: SigningKey)] = [:]
    var openPGP = OpenPGPKeyring()
    for (key, holder) in masthead.keyHolders {
      switch key.kind {
      case .ed25519:
        if let own = try? Curve25519.Signing.PublicKey(rawRepresentation: key.bytes.suffix(32)) {
          ed25519[key.bytes] = (holder, own)
        }
      case .ed25519InHardware:
        if let own = HardwareKey(key.bytes) { ed25519InHardware[key.bytes] = (holder, own) }
      case .openPGP: openPGP.add(key, of: holder)
      default: otherSSH[key.bytes] = (holder, key)
      }
    }
    self.ed25519 = ed25519
    self.ed25519InHardware = ed25519InHardware
    self.otherSSH = otherSSH
    self.openPGP = openPGP
    self.environment = environment.filter { $0.key == "PATH" }
  }

  /// What the signature of a commit is worth, from the commit's bytes.
  public func verdict(on raw: [UInt8]) -> SignatureVerdict {
    let commit: Commit
    do {
      commit = try Commit.parse(raw: raw, id: .zero)
    } catch {
      return .invalid("the commit is malformed")
    }
    guard commit.isSigned else { return .missing }
    guard let (armor, payload) = Commit.signed(raw: raw) else {
      return .invalid("the signature is for another kind of repository")
    }
    if SSHSignature.claims(armor) { return ssh(armor, over: payload) }
    if OpenPGPKeyring.claims(armor) {
      return openPGP.verdict(on: armor, over: payload, environment)
    }
    return .unknownKey("a key of a kind that no masthead lists")
  }

  // MARK: - SSH

  private func ssh(_ armor: [UInt8], over payload: [UInt8]) -> SignatureVerdict {
    guard let signature = SSHSignature(armor: armor) else {
      return .invalid("the signature is damaged")
    }
    guard signature.namespace == "git" else {
      return .invalid("the signature was made for something else than a commit")
    }
    guard let hash = hash(payload, signature.hash) else {
      return .invalid("the signature hashes in a way that is not known")
    }
    if signature.algorithm == SigningKey.Kind.ed25519.rawValue {
      return ed25519(signature, hash)
    }
    // ssh-keygen would pass a signature that nobody has touched the key for.
    if let hardware = signature.hardware, hardware.flags & HardwareKey.userPresence == 0 {
      return .invalid("the signature was made without a touch of the key")
    }
    if signature.algorithm == SigningKey.Kind.ed25519InHardware.rawValue {
      guard let (holder, key) = ed25519InHardware[signature.key] else {
        return unknown(signature.key)
      }
      return key.fits(signature, hash) ? .valid(holder) : .misfit
    }
    guard let (holder, key) = otherSSH[signature.key] else { return unknown(signature.key) }
    return sshKeygen(key, armor, payload).map { $0 ? .valid(holder) : .misfit }
      ?? .cannotTell(
        "`ssh-keygen` is needed for a key of the kind \(key.kind.rawValue), and cannot be run")
  }

  private func ed25519(_ signature: SSHSignature, _ hash: [UInt8]) -> SignatureVerdict {
    let listed = ed25519[signature.key]
    guard let key = listed?.key ?? Self.ed25519Key(signature.key) else {
      return .invalid("the signature is damaged")
    }
    guard signature.signature.count == 64,
      key.isValidSignature(signature.signature, for: signature.signedBytes(hashOfText: hash))
    else { return .misfit }
    return listed.map { .valid($0.holder) } ?? unknown(signature.key)
  }

  /// A key that no masthead lists, to tell a misfit from a stranger.
  private static func ed25519Key(_ bytes: [UInt8]) -> Curve25519.Signing.PublicKey? {
    var wire = SSHWire(bytes)
    guard let kind = wire.string(), kind.elementsEqual(SigningKey.Kind.ed25519.rawValue.utf8),
      let key = wire.string(), wire.isAtEnd
    else { return nil }
    return try? Curve25519.Signing.PublicKey(rawRepresentation: key)
  }

  private func hash(_ bytes: [UInt8], _ name: String) -> [UInt8]? {
    switch name {
    case "sha512": Array(SHA512.hash(data: bytes))
    case "sha256": Array(SHA256.hash(data: bytes))
    default: nil
    }
  }

  private func unknown(_ key: [UInt8]) -> SignatureVerdict {
    .unknownKey(Self.fingerprint(of: key))
  }

  /// A key's name, as `ssh-keygen -l` shows it.
  static func fingerprint(of key: [UInt8]) -> String {
    "SHA256:" + Base64.encode(Array(SHA256.hash(data: key))).prefix { $0 != "=" }
  }

  /// Asks ssh-keygen, which gets to know this one key; nil where it cannot be asked.
  private func sshKeygen(_ key: SigningKey, _ armor: [UInt8], _ payload: [UInt8]) -> Bool? {
    guard let path = Program.find("ssh-keygen", in: environment) else { return nil }
    let program = Program(
      path: path,
      arguments: [
        "-Y", "verify", "-f", Program.path(ofFile: 0), "-I", "stet", "-n", "git", "-s",
        Program.path(ofFile: 1),
      ], environment: ["LC_ALL": "C"], directory: "/")
    let signers = Array("stet namespaces=\"git\" \(key.text)\n".utf8)
    return (try? program.run(input: payload, files: [signers, armor], limit: Self.limit))?.succeeded
  }
}

extension SignatureVerdict {
  static let misfit = SignatureVerdict.invalid("the signature does not fit the commit")
}
