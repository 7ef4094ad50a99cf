import Editorial
import Foundation
import Git
import Newsroom
import NewsroomTestSupport
import Testing

/// Signatures of security keys, of either kind that there is (`Token`).
@Suite struct HardwareKeyTests {
  /// A commit signed by a key that somebody has changed before.
  private func commit(
    by token: Token, namespace: String = "git", after change: (inout Token) -> Void = { _ in }
  ) throws -> [UInt8] {
    var token = token
    change(&token)
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
    let token = try Token(.ed25519, seed: 1)
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
    let stranger = try commit(by: Token(.ed25519, seed: 2))
    #expect(verifier.verdict(on: stranger).code == "signature.unknown-key")
  }

  @Test func forged() throws {
    let commits = try SignedCommits()
    let token = try Token(.ed25519, seed: 1)
    try commits.list(token.text, for: "ada")
    let verifier = try commits.verifier()
    // What git itself takes, since ssh-keygen does not ask for the touch.
    let untouched = try commit(by: token) { $0.flags = 0 }
    #expect(
      verifier.verdict(on: untouched)
        == .invalid("the signature was made without a touch of the key"))
    let otherFlags = try commit(by: token) { $0.flags = 0xFE }
    #expect(verifier.verdict(on: otherFlags).code == "signature.invalid")
    // Made by the same key for a web page.
    let elsewhere = try commit(by: token) { $0.signsFor = "https://evil.example" }
    #expect(verifier.verdict(on: elsewhere) == .invalid("the signature does not fit the commit"))
    #expect(try !commits.gitSaysGood(elsewhere))
    // Another application is another key.
    let renamed = try commit(by: token) {
      ($0.application, $0.signsFor) = ("ssh:other", "ssh:other")
    }
    #expect(verifier.verdict(on: renamed).code == "signature.unknown-key")
    // A touch or a counter that was not signed, none, or more than that.
    for tail in [[1, 0, 0, 0, 8], [3, 0, 0, 0, 7], [], [1], [1, 0, 0, 0, 7, 0]] as [[UInt8]] {
      let raw = try commit(by: token) { $0.tail = tail }
      #expect(verifier.verdict(on: raw).code == "signature.invalid", "\(tail)")
      #expect(try !commits.gitSaysGood(raw), "\(tail)")
    }
    // Said to be of a kind that needs no touch.
    for algorithm in ["ssh-ed25519", "sk-ecdsa-sha2-nistp256@openssh.com", "webauthn-sk-x"] {
      let raw = try commit(by: token) { $0.algorithm = algorithm }
      #expect(verifier.verdict(on: raw).person == nil, "\(algorithm)")
    }
    #expect(
      verifier.verdict(on: try commit(by: token, namespace: "file")).code == "signature.invalid")
    let signed = try commit(by: token)
    #expect(verifier.verdict(on: signed + Array("more\n".utf8)).code == "signature.invalid")
  }

  /// The other kind, which ssh-keygen is asked about: all that it and git demand, and the touch.
  @Test func ofTheOtherKind() throws {
    let commits = try SignedCommits()
    let token = try Token(.ecdsa, seed: 1)
    try commits.list(token.text, for: "ada")
    let verifier = try commits.verifier()
    let good = [
      try commit(by: token), try commit(by: token) { ($0.flags, $0.counter) = (5, .max) },
    ]
    for raw in good {
      #expect(verifier.verdict(on: raw) == .valid(.person("ada")))
      #expect(try commits.gitSaysGood(raw))
    }
    // git takes what nobody has touched the key for; here it counts for nothing.
    let untouched = try commit(by: token) { $0.flags = 0 }
    #expect(
      verifier.verdict(on: untouched)
        == .invalid("the signature was made without a touch of the key"))
    #expect(try commits.gitSaysGood(untouched))
    // Nothing else that git refuses is taken.
    let stranger = try commit(by: Token(.ecdsa, seed: 2))
    #expect(verifier.verdict(on: stranger).code == "signature.unknown-key")
    var bad = [
      stranger, good[0] + Array("more\n".utf8), try commit(by: token, namespace: "file"),
      try commit(by: token) { $0.signsFor = "https://evil.example" },
      try commit(by: token) { ($0.application, $0.signsFor) = ("ssh:other", "ssh:other") },
      // A touch that was added to what had been signed without one.
      try commit(by: token) { ($0.flags, $0.tail) = (0, [1, 0, 0, 0, 7]) },
      try commit(by: token) { $0.tail = [1, 0, 0, 0, 8] }, try commit(by: token) { $0.tail = [] },
      try commit(by: token) { $0.tail = [1, 0, 0, 0, 7, 0] },
    ]
    for algorithm in [
      "ecdsa-sha2-nistp256", "sk-ssh-ed25519@openssh.com",
      "webauthn-sk-ecdsa-sha2-nistp256@openssh.com",
    ] {
      bad.append(try commit(by: token) { $0.algorithm = algorithm })
      bad.append(try commit(by: token) { ($0.algorithm, $0.tail) = (algorithm, []) })
    }
    for raw in bad {
      #expect(verifier.verdict(on: raw).person == nil)
      #expect(try !commits.gitSaysGood(raw))
    }
    // Where ssh-keygen is missing nothing is said for it.
    let alone = SignatureVerifier(try commits.masthead(), environment: ["PATH": "/nowhere"])
    #expect(alone.verdict(on: good[0]).person == nil)
  }
}
