import Foundation
import Testing

/// Hooks and the program that signs are steps too: one that fails, or in which the command is killed,
/// leaves all or nothing.
@Suite struct HookFaultTests {
  static let steps = [
    "pre-commit", "prepare-commit-msg", "commit-msg", "sign", "reference-transaction-prepared",
    "reference-transaction-committed", "post-commit",
  ]

  /// Notes that it was run, and breaks where it is told to.
  private static let script = #"""
    #!/bin/sh
    name=$(basename "$0")
    [ $name = reference-transaction ] && name=$name-$1
    echo $name >>"$HOME/steps"
    if [ $name = "$BREAK" ] && [ $(grep -cx $name "$HOME/steps") = $BREAK_AT ]; then
      [ $BREAK_HOW = kill ] && kill -9 $PPID
      exit 1
    fi
    [ $name = sign ] && exec ssh-keygen "$@"
    exit 0

    """#

  @Test(arguments: steps, ["error", "kill"])
  func isAllOrNothing(_ step: String, _ fault: String) throws {
    for deed in Deed.all where deed.name != "a new draft" {
      let (desk, others) = try deed.prepare()
      let environment = try Self.setUp(desk)
      // A save and a move are two commits, and each is looked at and signed.
      let isOfCommits = Self.steps.prefix(4).contains(step)
      let last = isOfCommits ? deed.subjects.count : 1
      for time in (FaultTests.areAll ? 1 : last)...last {
        let copy = try Terminal(copying: desk)
        let home = copy.base.appendingPathComponent("home").path
        let set = environment.merging(["PATH": "\(home)/bin:/usr/bin:/bin"]) { $1 }
        let trial = try Trial(
          deed, "\(deed.name): \(fault) in \(step), time \(time)", others, on: copy)
        let output = try copy.stet(
          deed.command,
          environment: set.merging(
            ["BREAK": step, "BREAK_AT": "\(time)", "BREAK_HOW": fault]) { $1 })
        let isOver = step.hasSuffix("committed") || step == "post-commit"
        let isSigning = step == "sign"
        let expected: Int32 = fault == "kill" ? 9 : isOver ? 0 : isSigning ? 2 : 1
        #expect(output.status == expected, "\(output.block)")
        if fault == "error", !isOver {
          let said = isSigning ? "could not sign" : "refused"
          #expect(output.err.contains(said), "\(output.block)")
        }
        try trial.expectAllOrNothing(output, environment: set)
        // Nothing is there unsigned.
        let commits = try copy.git("log", "--format=%H", "-n\(deed.subjects.count)").out
        for commit in commits.split(separator: "\n") {
          #expect(try copy.git("cat-file", "commit", String(commit)).out.contains("gpgsig "))
        }
      }
    }
  }

  /// Each of them is met, in git's order, once a commit or once a move.
  @Test func allAreMet() throws {
    let (desk, _) = try Deed.all[0].prepare()
    let environment = try Self.setUp(desk)
    let output = try desk.stet(Deed.all[0].command, environment: environment)
    #expect(output.status == 0, "\(output.block)")
    let steps = try String(
      contentsOf: desk.base.appendingPathComponent("home/steps"), encoding: .utf8)
    let commit = Self.steps.prefix(4).joined(separator: "\n") + "\n"
    let rest = Self.steps.dropFirst(4).joined(separator: "\n") + "\n"
    #expect(steps == commit + commit + rest)
  }

  private static func setUp(_ desk: Terminal) throws -> [String: String] {
    let home = desk.base.appendingPathComponent("home").path
    for folder in ["\(home)/bin", desk.path(".git/hooks")] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let hooks = [
      "pre-commit", "prepare-commit-msg", "commit-msg", "reference-transaction", "post-commit",
    ]
    for path in hooks.map({ desk.path(".git/hooks/\($0)") }) + ["\(home)/bin/sign"] {
      try script.write(toFile: path, atomically: true, encoding: .utf8)
      chmod(path, 0o755)
    }
    let key = try desk.shell("ssh-keygen -q -t ed25519 -N '' -C '' -f \"$HOME/key\"")
    try #require(key.status == 0, "\(key.block)")
    for (name, value) in [
      ("gpg.format", "ssh"), ("gpg.ssh.program", "sign"), ("user.signingkey", "~/key"),
      ("commit.gpgsign", "true"),
    ] {
      _ = try desk.git("config", name, value)
    }
    return ["PATH": "\(home)/bin:/usr/bin:/bin", "BREAK": "", "BREAK_AT": "0", "BREAK_HOW": ""]
  }
}
