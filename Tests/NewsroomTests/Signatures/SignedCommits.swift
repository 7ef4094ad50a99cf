import Editorial
import Foundation
import Git
import Manuscript
import Newsroom
import NewsroomTestSupport
import Presets
import Testing

/// Commits signed by the reference git, the masthead that lists their keys, and git's own opinion.
final class SignedCommits {
  let keys: TestKeys
  let folder: String
  let git: ReferenceGit
  private var signers: [String] = []
  private var people: [(id: String, keys: [String])] = []
  private var number = 0

  init() throws {
    keys = try TestKeys()
    folder = keys.home + "/work"
    git = ReferenceGit(folder: keys.home, home: keys.home)
    try git("init", "-q", "-b", "main", folder)
    try self("config", "user.name", "Ada Reyes")
    try self("config", "user.email", "ada@blog.example")
    try self("config", "gpg.ssh.allowedSignersFile", keys.home + "/allowed")
  }

  @discardableResult
  func callAsFunction(_ arguments: String..., input: [UInt8] = []) throws -> String {
    let output = try run(arguments, input: input)
    guard output.status == 0 else {
      throw ReferenceGit.Failed(description: "git \(arguments): \(output.errors)")
    }
    return output.text
  }

  func run(_ arguments: [String], input: [UInt8] = []) throws -> ReferenceGit.Output {
    try git.run(arguments, input: input, with: keys.environment, in: folder)
  }

  /// Lists a key for a person, in the masthead and, for git, among those that are allowed.
  func list(_ key: String, for id: String) throws {
    people.append((id, [key]))
    signers.append("\(id) \(key)\n")
    try Data(signers.filter { !$0.contains("openpgp") }.joined().utf8)
      .write(to: URL(fileURLWithPath: keys.home + "/allowed"))
  }

  /// Makes a signed commit, and gives back its bytes.
  func commit(signedWith key: String, format: String = "ssh", message: String? = nil) throws
    -> [UInt8]
  {
    number += 1
    try self(
      "-c", "gpg.format=\(format)", "-c", "user.signingkey=\(key)", "commit", "-q", "-S",
      "--allow-empty", "-m", message ?? "save: draft \(number)\n\nBecause.")
    return Array(try self("cat-file", "commit", "HEAD").utf8)
  }

  /// Whether git calls a commit with these bytes good.
  func gitSaysGood(_ raw: [UInt8]) throws -> Bool {
    let id = try self(
      "hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: raw
    ).trimmingCharacters(in: .newlines)
    return try run(["verify-commit", id]).status == 0
  }

  /// A commit signed by ssh-keygen itself, whatever it is asked for.
  func commitBySSHKeygen(
    signedWith key: String, namespace: String = "git", options: [String] = []
  ) throws -> [UInt8] {
    number += 1
    let ada = Git.Signature(
      name: "Ada Reyes", email: "ada@blog.example", seconds: 1_700_000_000, offset: 0)
    let tree = try #require(ObjectID(hex: "4b825dc642cb6eb9a060e54bf8d69288fbee4904"))
    func bytes(_ signature: String?) throws -> [UInt8] {
      try Commit.bytes(
        tree: tree, parents: [], author: ada, committer: ada, message: "save: \(number)\n",
        signature: signature)
    }
    let signed = try keys.run(
      "ssh-keygen", ["-Y", "sign", "-n", namespace, "-f", key] + options, input: bytes(nil))
    return try bytes(signed.text)
  }

  /// The verifier of a masthead that lists these keys.
  func verifier(forges: [(email: String, key: String)] = []) throws -> SignatureVerifier {
    SignatureVerifier(try masthead(forges: forges), environment: keys.environment)
  }

  func masthead(forges: [(email: String, key: String)] = []) throws -> Masthead {
    var text = "stet: 1\nidentity: signature\n"
    if !forges.isEmpty { text += "forges:\n" }
    for forge in forges { text += "  - {email: \(forge.email), keys: [\"\(forge.key)\"]}\n" }
    text += "people:\n"
    for person in people {
      text += "  - {id: \(person.id), name: \(person.id.uppercased()), roles: [chief], keys: ["
      text += person.keys.map { "\"\($0)\"" }.joined(separator: ", ") + "]}\n"
    }
    let preset = try #require(Presets.all.first { $0.name == "editorial" })
    let reading = RuleFileReader.rules(
      from: [
        RuleFile(path: "workflows/editorial.yml", bytes: preset.workflow),
        RuleFile(path: "workflows/masthead.yml", bytes: Array(text.utf8)),
        RuleFile(path: "workflows/sections.yml", bytes: Array("stet: 1\nsections: []\n".utf8)),
      ], builtInCommands: [])
    let rules = try #require(reading.rules, "\(reading.findings)")
    return rules.masthead
  }
}
