import Editorial
import Foundation
import Git
import Newsroom
import NewsroomTestSupport
import Testing

@Suite struct SigningTests {
  /// A newsroom in which Ada has a draft, and git signs with a key of these.
  private func newsroom(_ keys: TestKeys) throws -> TestNewsroom {
    let newsroom = try TestNewsroom()
    newsroom.environment = keys.environment
    try newsroom.as(.ada).new("The gauge", slug: "gauge")
    return newsroom
  }

  private func trust(_ key: String, _ keys: TestKeys, in newsroom: TestNewsroom) throws {
    let allowed = keys.home + "/allowed"
    try Data("ada@blog.example \(try keys.text(ofPublic: key))\n".utf8)
      .write(to: URL(fileURLWithPath: allowed))
    try newsroom.git("config", "gpg.ssh.allowedSignersFile", allowed)
  }

  private func edit(_ newsroom: TestNewsroom, _ text: String = "More.\n") throws {
    try newsroom.write("drafts/gauge.md", try newsroom.read("drafts/gauge.md") + text)
  }

  /// The ways in which git can be told of a key; it calls each commit good.
  @Test(arguments: ["path", "path of the public one", "literal", "key::", "command"])
  func sshAsGit(way: String) throws {
    let keys = try TestKeys()
    let key = try keys.ssh("ada")
    let newsroom = try newsroom(keys)
    try trust(key, keys, in: newsroom)
    try newsroom.git("config", "gpg.format", "ssh")
    try newsroom.git("config", "commit.gpgsign", "true")
    let text = try keys.text(ofPublic: key)
    switch way {
    case "path": try newsroom.git("config", "user.signingkey", key)
    case "path of the public one": try newsroom.git("config", "user.signingkey", key + ".pub")
    default:
      // Named by itself, the private half is an agent's.
      newsroom.environment["SSH_AUTH_SOCK"] = try keys.agent(holding: key)
      switch way {
      case "literal": try newsroom.git("config", "user.signingkey", text)
      case "key::": try newsroom.git("config", "user.signingkey", "key::\(text)")
      default:
        try newsroom.git("config", "gpg.ssh.defaultKeyCommand", "sh -c 'echo \"key::\(text)\"'")
      }
    }
    try edit(newsroom)
    try newsroom.as(.ada).save("gauge")
    try newsroom.git("verify-commit", "HEAD", with: keys.environment)
    #expect(try newsroom.git("log", "-1", "--format=%s") == "save: gauge\n")
    #expect(try newsroom.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test(.enabled(if: TestKeys.has("gpg")))
  func openPGPAsGit() throws {
    let keys = try TestKeys()
    _ = try keys.openPGP("Ada Reyes <ada@blog.example>")
    let newsroom = try newsroom(keys)
    try newsroom.git("config", "commit.gpgsign", "true")
    try edit(newsroom)
    // Without a key it is the committer's own, by name and address.
    try newsroom.as(.ada).save("gauge")
    try newsroom.git("verify-commit", "HEAD", with: keys.environment)
  }

  /// A certificate signs where addresses name people; no masthead lists one, so that it names nobody.
  @Test(.enabled(if: TestKeys.has("gpgsm"), "needs gpgsm"))
  func certificatesAsGit() throws {
    let keys = try TestKeys()
    let fingerprint = try keys.x509("Ada Reyes", email: "ada@blog.example")
    let newsroom = try newsroom(keys)
    for (key, value) in [
      ("commit.gpgsign", "true"), ("gpg.format", "x509"), ("user.signingkey", fingerprint),
    ] {
      try newsroom.git("config", key, value)
    }
    try edit(newsroom)
    try newsroom.as(.ada).save("gauge")
    try newsroom.git("verify-commit", "HEAD", with: keys.environment)
    let raw = Array(try newsroom.git("cat-file", "commit", "HEAD").utf8)
    #expect(String(decoding: raw, as: UTF8.self).contains("gpgsig -----BEGIN SIGNED MESSAGE-----"))
    let verifier = SignatureVerifier(
      try newsroom.as(.ada).open().rules.masthead, environment: keys.environment)
    #expect(verifier.verdict(on: raw).code == "signature.unknown-key")

    // A key that is not there: nothing is written.
    try newsroom.git("config", "user.signingkey", "0000000000000000000000000000000000000000")
    try edit(newsroom)
    let before = FolderSnapshot(of: newsroom.folder)
    let failure = #expect(throws: Failure.self) { try newsroom.as(.ada).save("gauge") }
    #expect(failure?.code == "signature.failed")
    #expect(FolderSnapshot(of: newsroom.folder).differences(from: before) == [])
  }

  /// And where signatures name people, a certificate does not do.
  @Test(.enabled(if: TestKeys.has("gpgsm"), "needs gpgsm"))
  func certificatesNameNobody() throws {
    let keys = try TestKeys()
    let fingerprint = try keys.x509("Ada Reyes", email: "ada@blog.example")
    let (newsroom, _, _) = try signingNewsroom(keys)
    try newsroom.git("config", "gpg.format", "x509")
    try newsroom.git("config", "user.signingkey", fingerprint)
    try edit(newsroom)
    let tip = try newsroom.tip()
    let failure = #expect(throws: Failure.self) { try newsroom.as(.ada).save("gauge") }
    #expect(
      failure?.code.rawValue.hasPrefix("signature.") == true, "\(failure?.code.rawValue ?? "")")
    #expect(try newsroom.tip() == tip)
  }

  /// Whatever goes wrong: nothing is written, least of all an unsigned commit.
  @Test(arguments: [
    (["user.signingkey": "/nowhere/key"], "could not sign"),
    (["gpg.ssh.program": "/nowhere/program"], "is needed to sign"),
    (["gpg.ssh.program": "/bin/true", "user.signingkey": "/nowhere/key"], "could not sign"),
    ([:], "git is not told which key"),
    (["gpg.ssh.defaultKeyCommand": "false"], "named no key"),
    (["gpg.format": "pgp2"], "which it does not know"),
    (["gpg.format": "x509", "gpg.x509.program": "/bin/false"], "could not sign as"),
  ])
  func failuresStopTheCommand(config: [String: String], message: String) throws {
    let keys = try TestKeys()
    let newsroom = try newsroom(keys)
    try newsroom.git("config", "gpg.format", "ssh")
    try newsroom.git("config", "commit.gpgsign", "true")
    for (key, value) in config { try newsroom.git("config", key, value) }
    try edit(newsroom)
    let before = FolderSnapshot(of: newsroom.folder)
    let failure = #expect(throws: Failure.self) { try newsroom.as(.ada).save("gauge") }
    #expect(failure?.code == "signature.failed")
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "")")
    #expect(FolderSnapshot(of: newsroom.folder).differences(from: before) == [])
  }

  @Test func withoutBeingAskedNothingIsSigned() throws {
    let keys = try TestKeys()
    let newsroom = try newsroom(keys)
    try newsroom.git("config", "gpg.ssh.program", "/nowhere/program")
    try newsroom.git("config", "gpg.format", "ssh")
    try edit(newsroom)
    try newsroom.as(.ada).save("gauge")
    #expect(try !newsroom.git("cat-file", "commit", "HEAD").contains("gpgsig"))
  }

  // MARK: - identity: signature

  /// Ada and Ben sign; the masthead lists their keys and says that signatures name people.
  private func signingNewsroom(_ keys: TestKeys) throws -> (TestNewsroom, ada: String, ben: String)
  {
    let newsroom = try newsroom(keys)
    let (ada, ben) = (try keys.ssh("ada"), try keys.ssh("ben"))
    for (id, key) in [("ada", ada), ("ben", ben), ("mo", try keys.ssh("mo"))] {
      let text = try TypedKey.read(Array(keys.text(ofPublic: key).utf8))
      _ = try newsroom.as(.mo).open().setPerson(id, PersonWish(newKeys: [text]), dryRun: false)
    }
    try newsroom.edit("workflows/masthead.yml", "identity: email", "identity: signature")
    _ = try newsroom.as(.mo).open().saveRules(
      ["workflows/masthead.yml"], reason: nil, dryRun: false)
    try newsroom.git("config", "gpg.format", "ssh")
    return (newsroom, ada, ben)
  }

  @Test func whereSignaturesNamePeopleCommandsAlwaysSign() throws {
    let keys = try TestKeys()
    let (newsroom, ada, ben) = try signingNewsroom(keys)
    // Whatever git is told, and whatever the address is: the key names the person.
    try newsroom.git("config", "commit.gpgsign", "false")
    try newsroom.git("config", "user.signingkey", ada)
    try newsroom.write(
      "drafts/gauge.md", try newsroom.read("drafts/gauge.md") + "The river rose by a metre.\n")
    try newsroom.as(.ada).move("submit", "gauge")
    try newsroom.git("config", "user.signingkey", ben)
    try newsroom.as(.ben).approve("gauge")
    try newsroom.as(TestPerson(name: "B. O.", email: "b@home.example")).move("publish", "gauge")
    let masthead = try newsroom.as(.mo).open().rules.masthead
    let verifier = SignatureVerifier(masthead, environment: keys.environment)
    let range = "HEAD~4..HEAD"
    let ids = try newsroom.git("rev-list", "--reverse", range).split(separator: "\n")
    let verdicts = try ids.map { id in
      verifier.verdict(on: Array(try newsroom.git("cat-file", "commit", String(id)).utf8))
    }
    #expect(
      verdicts == ["ada", "ada", "ben", "ben"].map { .valid(.person(PersonID($0))) })
    #expect(try newsroom.read("drafts/gauge.md").contains("status: published"))
  }

  @Test func aKeyThatIsNotYoursIsRefused() throws {
    let keys = try TestKeys()
    let (newsroom, _, ben) = try signingNewsroom(keys)
    let new = try keys.ssh("new")
    try edit(newsroom)
    let before = FolderSnapshot(of: newsroom.folder)
    // No key at all.
    let none = #expect(throws: Failure.self) { try newsroom.as(.ada).save("gauge") }
    #expect(none?.code == "signature.failed")
    // One that nobody has: what to type is said, and it works.
    try newsroom.git("config", "user.signingkey", new)
    let unknown = #expect(throws: Failure.self) { try newsroom.as(.ada).save("gauge") }
    #expect(unknown?.code == "signature.unknown-key")
    #expect(unknown?.kind == .refused)
    #expect(unknown?.help?.contains("`stet people set ada --key \(new).pub`") == true)
    var after = FolderSnapshot(of: newsroom.folder)
    after.items[".git/config"] = before.items[".git/config"]
    #expect(after.differences(from: before) == [])
    let text = try TypedKey.read(Array(keys.text(ofPublic: new).utf8))
    try newsroom.git("config", "user.signingkey", keys.home + "/mo")
    _ = try newsroom.as(.mo).open().setPerson("ada", PersonWish(newKeys: [text]), dryRun: false)
    try newsroom.git("config", "user.signingkey", new)
    try newsroom.as(.ada).save("gauge")
    // A colleague's: it is the colleague who does it, so an approval of one's own text by another
    // key is that colleague's approval.
    try newsroom.git("config", "user.signingkey", ben)
    #expect(try newsroom.as(.ada).open().asker()?.id == "ben")
  }

  @Test func keysComeAndGo() throws {
    let keys = try TestKeys()
    let newsroom = try newsroom(keys)
    let (old, new) = (try keys.ssh("old"), try keys.ssh("new"))
    let texts = try [old, new].map { try TypedKey.read(Array(keys.text(ofPublic: $0).utf8)) }
    let mo = newsroom.as(.mo)
    _ = try mo.open().setPerson("ada", PersonWish(newKeys: [texts[0]]), dryRun: false)
    _ = try mo.open().setPerson(
      "ada", PersonWish(newKeys: [texts[1]], droppedKeys: [texts[0]]), dryRun: false)
    #expect(try mo.open().rules.masthead["ada"]?.keys == [texts[1]])
    let gone = #expect(throws: Failure.self) {
      try mo.open().setPerson("ada", PersonWish(droppedKeys: [texts[0]]), dryRun: false)
    }
    #expect(gone?.code == "usage")
    // A key is one person's.
    let taken = #expect(throws: Failure.self) {
      try mo.open().setPerson("ben", PersonWish(newKeys: [texts[1]]), dryRun: false)
    }
    #expect(taken?.kind == .refused)
    #expect(throws: Failure.self) { try TypedKey.read(Array("ssh-ed25519 AAAA\n".utf8)) }
    let secret = try Data(contentsOf: URL(fileURLWithPath: old))
    let failure = #expect(throws: Failure.self) { try TypedKey.read(Array(secret)) }
    #expect(failure?.message.contains("private") == true)
  }

  @Test(.enabled(if: TestKeys.has("gpg")))
  func exportedOpenPGPKeys() throws {
    let keys = try TestKeys()
    let key = try keys.openPGP("Ada Reyes <ada@blog.example>")
    let export = ["--batch", "--export", "--export-options", "export-minimal"]
    let plain = try keys.run("gpg", export + [key.user])
    let armored = try keys.run("gpg", export + ["--armor", key.user])
    #expect(try TypedKey.read(plain.bytes) == key.text)
    #expect(try TypedKey.read(armored.bytes) == key.text)
    let secret = try keys.run(
      "gpg", ["--batch", "--passphrase", "", "--pinentry-mode", "loopback", "--export-secret-keys"])
    #expect(throws: Failure.self) { try TypedKey.read(secret.bytes) }
  }
}
