import Foundation
import NewsroomTestSupport

/// `identity: signature`, by asking `git verify-commit` with the masthead's keys and nothing else.
extension NaiveJudge {
  func signer(of commit: PlainCommit, _ person: PlainRules.Person, _ rules: PlainRules) -> Maker {
    guard commit.signature != nil else { return Maker(fault: "signature.missing") }
    let allowed = rules.people.flatMap { person in person.keys.map { "\(person.id) \($0)\n" } }
    let file = NSTemporaryDirectory() + "stet-signers-" + UUID().uuidString
    defer { unlink(file) }
    guard (try? Data(allowed.joined().utf8).write(to: URL(fileURLWithPath: file))) != nil,
      let output = try? git.run(
        [
          "-c", "gpg.format=ssh", "-c", "gpg.ssh.allowedSignersFile=\(file)", "verify-commit",
          "--raw", commit.id,
        ], with: ["GIT_NO_REPLACE_OBJECTS": "1"], in: place)
    else { return Maker(fault: "signature.invalid") }
    let said = output.errors + output.text
    guard output.status == 0 else {
      return Maker(
        fault: said.contains("No principal matched") ? "signature.unknown-key" : "signature.invalid"
      )
    }
    guard said.contains("Good \"git\" signature for \(person.id) ") else {
      return Maker(fault: "signature.unknown-key")
    }
    return Maker(person: person)
  }

  /// Whether every judged step stood under `identity: signature` and was signed.
  func isProven(_ anchor: String) throws -> Bool {
    for id in order where scenes[id] != nil {
      guard let commit = commits[id] else { return false }
      let judged = (parents[id] ?? []).compactMap { scenes[$0] }
      let rules = judged.isEmpty ? scenes[id]?.rules ?? [] : judged.flatMap(\.rules)
      for force in rules {
        let maker = maker(of: commit, force.rules)
        guard force.rules.signed, maker.person != nil, !maker.isForge else { return false }
      }
    }
    return true
  }
}
