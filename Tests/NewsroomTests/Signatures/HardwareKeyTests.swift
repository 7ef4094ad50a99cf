import Crypto
import Editorial
import Foundation
import Git
import Newsroom
import NewsroomTestSupport
import Testing

/// Signatures of security keys, made here as the hardware makes them (OpenSSH's PROTOCOL.u2f).
@Suite struct HardwareKeyTests {
  /// A security key without the hardware.
  struct Token {
    private let key: Curve25519.Signing.PrivateKey
    /// What its public key says that it was made for, and what it signs for.
    var application = "ssh:"
    var signsFor = "ssh:"
    var flags: UInt8 = 1
    var counter: UInt32 = 7
    /// Whether flags and counter stand behind the signature.
    var tail: [UInt8]?
    var algorithm = "sk-ssh-ed25519@openssh.com"

    init(seed: UInt8) throws {
      key = try Curve25519.Signing.PrivateKey(
        rawRepresentation: [UInt8](repeating: seed, count: 32))
    }

    var publicKey: [UInt8] {
      string("sk-ssh-ed25519@openssh.com") + string(Array(key.publicKey.rawRepresentation))
        + string(application)
    }

    var text: String { "sk-ssh-ed25519@openssh.com " + Data(publicKey).base64EncodedString() }

    /// Signs as `ssh-keygen -Y sign -n git` has the hardware do it.
    func sign(_ payload: [UInt8], namespace: String = "git") throws -> String {
      let about = string(namespace) + string("") + string("sha512")
      let message =
        Array("SSHSIG".utf8) + about + string(Array(SHA512.hash(data: payload)))
      let signed =
        Array(SHA256.hash(data: Array(signsFor.utf8))) + [flags] + number(counter)
        + Array(SHA256.hash(data: message))
      let inner =
        string(algorithm) + string(Array(try key.signature(for: signed)))
        + (tail ?? [flags] + number(counter))
      let blob =
        Array("SSHSIG".utf8) + number(1) + string(publicKey) + about + string(inner)
      var letters = Data(blob).base64EncodedString()[...]
      var lines: [Substring] = []
      while !letters.isEmpty {
        lines.append(letters.prefix(70))
        letters = letters.dropFirst(70)
      }
      return "-----BEGIN SSH SIGNATURE-----\n" + lines.joined(separator: "\n")
        + "\n-----END SSH SIGNATURE-----\n"
    }

    private func number(_ number: UInt32) -> [UInt8] {
      withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private func string(_ bytes: [UInt8]) -> [UInt8] { number(UInt32(bytes.count)) + bytes }

    private func string(_ text: String) -> [UInt8] { string(Array(text.utf8)) }
  }

  private func commit(by token: Token, namespace: String = "git") throws -> [UInt8] {
    let ada = Git.Signature(
      name: "Ada Reyes", email: "ada@blog.example", seconds: 1_700_000_000, offset: 0)
    let tree = try #require(ObjectID(hex: "4b825dc642cb6eb9a060e54bf8d69288fbee4904"))
    func bytes(_ signature: String?) throws -> [UInt8] {
      try Commit.bytes(
        tree: tree, parents: [], author: ada, committer: ada, message: "save: gauge\n",
        signature: signature)
    }
    return try bytes(token.sign(bytes(nil), namespace: namespace))
  }

  @Test func asOpenSSHJudgesIt() throws {
    let commits = try SignedCommits()
    let token = try Token(seed: 1)
    try commits.list(token.text, for: "ada")
    let verifier = try commits.verifier()
    let signed = try commit(by: token)
    #expect(verifier.verdict(on: signed) == .valid(.person("ada")))
    #expect(try commits.gitSaysGood(signed))
    // Other flags, such as that a finger was known, may stand beside the touch.
    var known = token
    (known.flags, known.counter) = (5, .max)
    #expect(verifier.verdict(on: try commit(by: known)) == .valid(.person("ada")))
    #expect(try commits.gitSaysGood(commit(by: known)))
    // No program is asked.
    let alone = SignatureVerifier(try commits.masthead(), environment: [:])
    #expect(alone.verdict(on: signed) == .valid(.person("ada")))
    let stranger = try commit(by: Token(seed: 2))
    #expect(verifier.verdict(on: stranger).code == "signature.unknown-key")
  }

  @Test func forged() throws {
    let commits = try SignedCommits()
    let token = try Token(seed: 1)
    try commits.list(token.text, for: "ada")
    let verifier = try commits.verifier()
    func forged(_ change: (inout Token) -> Void) throws -> [UInt8] {
      var token = token
      change(&token)
      return try commit(by: token)
    }
    // What git itself takes, since ssh-keygen does not ask for the touch.
    let untouched = try forged { $0.flags = 0 }
    #expect(
      verifier.verdict(on: untouched)
        == .invalid("the signature was made without a touch of the key"))
    let otherFlags = try forged { $0.flags = 0xFE }
    #expect(verifier.verdict(on: otherFlags).code == "signature.invalid")
    // Made by the same key for a web page.
    let elsewhere = try forged { $0.signsFor = "https://evil.example" }
    #expect(verifier.verdict(on: elsewhere) == .invalid("the signature does not fit the commit"))
    #expect(try !commits.gitSaysGood(elsewhere))
    // Another application is another key.
    let renamed = try forged { ($0.application, $0.signsFor) = ("ssh:other", "ssh:other") }
    #expect(verifier.verdict(on: renamed).code == "signature.unknown-key")
    // A touch or a counter that was not signed, none, or more than that.
    for tail in [[1, 0, 0, 0, 8], [3, 0, 0, 0, 7], [], [1], [1, 0, 0, 0, 7, 0]] as [[UInt8]] {
      let raw = try forged { $0.tail = tail }
      #expect(verifier.verdict(on: raw).code == "signature.invalid", "\(tail)")
      #expect(try !commits.gitSaysGood(raw), "\(tail)")
    }
    // Said to be of a kind that needs no touch.
    for algorithm in ["ssh-ed25519", "sk-ecdsa-sha2-nistp256@openssh.com", "webauthn-sk-x"] {
      let raw = try forged { $0.algorithm = algorithm }
      #expect(verifier.verdict(on: raw).person == nil, "\(algorithm)")
    }
    #expect(
      verifier.verdict(on: try commit(by: token, namespace: "file")).code == "signature.invalid")
    let signed = try commit(by: token)
    #expect(verifier.verdict(on: signed + Array("more\n".utf8)).code == "signature.invalid")
  }
}
