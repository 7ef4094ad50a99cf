import Editorial
import Foundation
import Git
import Newsroom
import NewsroomTestSupport
import Testing

@Suite struct SignatureVerdictTests {
  @Test func ed25519AsGitSigns() throws {
    let commits = try SignedCommits()
    let ada = try commits.keys.ssh("ada")
    let ben = try commits.keys.ssh("ben")
    let stranger = try commits.keys.ssh("stranger")
    let bot = try commits.keys.ssh("bot")
    try commits.list(commits.keys.text(ofPublic: ada), for: "ada")
    try commits.list(commits.keys.text(ofPublic: ben), for: "ben")
    let verifier = try commits.verifier(forges: [
      ("bot@forge.example", commits.keys.text(ofPublic: bot))
    ])
    let signed = try commits.commit(signedWith: ada)
    #expect(verifier.verdict(on: signed) == .valid(.person("ada")))
    #expect(try commits.gitSaysGood(signed))
    // Whose key it is counts, not whose name stands there.
    #expect(
      verifier.verdict(on: try commits.commit(signedWith: ben)) == .valid(.person("ben")))
    #expect(
      verifier.verdict(on: try commits.commit(signedWith: bot))
        == .valid(.forge("bot@forge.example")))
    let fingerprint = try commits.keys.run("ssh-keygen", ["-l", "-f", stranger + ".pub"]).text
      .split(separator: " ")[1]
    #expect(
      verifier.verdict(on: try commits.commit(signedWith: stranger))
        == .unknownKey(String(fingerprint)))
    try commits("commit", "-q", "--allow-empty", "-m", "unsigned")
    let unsigned = Array(try commits("cat-file", "commit", "HEAD").utf8)
    #expect(verifier.verdict(on: unsigned) == .missing)
  }

  /// What a program says of the other kinds is believed; what it is asked comes from the masthead.
  @Test(arguments: [["rsa", "-b", "2048"], ["ecdsa", "-b", "256"], ["ecdsa", "-b", "521"]])
  func otherSSHKeys(type: [String]) throws {
    let commits = try SignedCommits()
    let ada = try commits.keys.ssh("ada", type: type)
    let stranger = try commits.keys.ssh("stranger", type: type)
    try commits.list(commits.keys.text(ofPublic: ada), for: "ada")
    let verifier = try commits.verifier()
    let signed = try commits.commit(signedWith: ada)
    #expect(verifier.verdict(on: signed) == .valid(.person("ada")))
    #expect(verifier.verdict(on: signed + Array("more\n".utf8)).code == "signature.invalid")
    let other = try commits.commit(signedWith: stranger)
    #expect(verifier.verdict(on: other).code == "signature.unknown-key")
  }

  @Test(.enabled(if: TestKeys.has("gpg") && TestKeys.has("gpgv")))
  func openPGPKeys() throws {
    let commits = try SignedCommits()
    let ada = try commits.keys.openPGP("Ada <ada@blog.example>")
    let ben = try commits.keys.openPGP("Ben <ben@blog.example>")
    let stranger = try commits.keys.openPGP("Sam <sam@blog.example>")
    let old = try commits.keys.openPGP("Old <old@blog.example>", expires: "seconds=1")
    for (key, id) in [(ada, "ada"), (ben, "ben"), (old, "old")] {
      try commits.list(key.text, for: id)
    }
    let verifier = try commits.verifier()
    let signed = try commits.commit(signedWith: ben.user, format: "openpgp")
    #expect(verifier.verdict(on: signed) == .valid(.person("ben")))
    #expect(try commits.gitSaysGood(signed))
    let other = try commits.commit(signedWith: ada.user, format: "openpgp")
    #expect(verifier.verdict(on: other) == .valid(.person("ada")))
    #expect(verifier.verdict(on: other + Array("more\n".utf8)).code == "signature.invalid")
    let foreign = try commits.commit(signedWith: stranger.user, format: "openpgp")
    #expect(verifier.verdict(on: foreign).code == "signature.unknown-key")
  }

  @Test func withoutTheProgramsNobodyCanTell() throws {
    let commits = try SignedCommits()
    let ada = try commits.keys.ssh("ada", type: ["ecdsa"])
    try commits.list(commits.keys.text(ofPublic: ada), for: "ada")
    let signed = try commits.commit(signedWith: ada)
    let masthead = try commits.masthead()
    let nowhere = SignatureVerifier(masthead, environment: ["PATH": commits.keys.home])
    guard case .cannotTell(let why) = nowhere.verdict(on: signed) else {
      Issue.record("\(nowhere.verdict(on: signed))")
      return
    }
    #expect(why.contains("ssh-keygen"))
    #expect(nowhere.verdict(on: signed).code == nil)
  }

  /// Nothing that a user or a repository has set has a say.
  @Test func configurationHasNoSay() throws {
    let commits = try SignedCommits()
    let ada = try commits.keys.ssh("ada", type: ["ecdsa"])
    let eve = try commits.keys.ssh("eve", type: ["ecdsa"])
    try commits.list(commits.keys.text(ofPublic: ada), for: "ada")
    // git believes this file; the masthead does not know her.
    try Data("eve \(try commits.keys.text(ofPublic: eve))\n".utf8)
      .write(to: URL(fileURLWithPath: commits.keys.home + "/allowed"))
    let trap = commits.keys.home + "/trap"
    try commits("config", "gpg.ssh.program", trap)
    try commits("config", "gpg.program", trap)
    let signed = try commits.commitBySSHKeygen(signedWith: eve)
    #expect(try commits.verifier().verdict(on: signed).code == "signature.unknown-key")
  }

  @Test func forgedForms() throws {
    let commits = try SignedCommits()
    let ada = try commits.keys.ssh("ada")
    try commits.list(commits.keys.text(ofPublic: ada), for: "ada")
    let verifier = try commits.verifier()
    let signed = String(decoding: try commits.commit(signedWith: ada), as: UTF8.self)
    let start = try #require(signed.range(of: "gpgsig "))
    let end = try #require(signed.range(of: "\n\n"))
    let header = String(signed[start.lowerBound..<end.lowerBound]) + "\n"
    let bare = signed.replacingOccurrences(of: header, with: "")
    let forged: [(String, String)] = [
      ("a signature in the text", bare + header),
      ("text behind a NUL", signed + "\0\nApproved-by: mo\n"),
      ("two signatures", signed.replacingOccurrences(of: header, with: header + header)),
      (
        "one for SHA-256 beside it",
        signed.replacingOccurrences(
          of: header,
          with: header + header.replacingOccurrences(of: "gpgsig ", with: "gpgsig-sha256 "))
      ),
      (
        "only one for SHA-256",
        signed.replacingOccurrences(of: "gpgsig ", with: "gpgsig-sha256 ")
      ),
      ("another author", signed.replacingOccurrences(of: "author Ada", with: "author Eve")),
      ("a header more", signed.replacingOccurrences(of: header, with: "HG:x y\n" + header)),
      ("a line more in the armour", signed.replacingOccurrences(of: "\n U1", with: "\n \n U1")),
      ("a blank in the armour", signed.replacingOccurrences(of: "\n U1", with: "\n  U1")),
      (
        "the armour's end missing", signed.replacingOccurrences(of: " -----END SSH", with: " -----")
      ),
      ("nothing in it", bare.replacingOccurrences(of: "\n\n", with: "\ngpgsig \n\n")),
    ]
    for (what, text) in forged {
      let verdict = verifier.verdict(on: Array(text.utf8))
      #expect(verdict.person == nil, "\(what): \(verdict)")
      #expect(text != signed, "\(what)")
    }
    #expect(verifier.verdict(on: Array(bare.utf8)) == .missing)
    // Made for a file, it is no signature of a commit.
    let file = try commits.commitBySSHKeygen(signedWith: ada, namespace: "file")
    #expect(verifier.verdict(on: file).code == "signature.invalid")
    let sha256 = try commits.commitBySSHKeygen(signedWith: ada, options: ["-O", "hashalg=sha256"])
    #expect(verifier.verdict(on: sha256) == .valid(.person("ada")))
    #expect(try commits.gitSaysGood(sha256))
  }
}
