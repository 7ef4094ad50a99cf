import Foundation
import NewsroomTestSupport
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

  static let faults = ["error", "kill"]

  /// A save and a move, which are two commits, and an approval.
  ///
  /// The usual run has each step fail in one of them and be killed in the other; `STET_FAULTS=all` does
  /// both in both, at each commit.
  @Test(arguments: [Deed.all[0], Deed.all[2]])
  func isAllOrNothing(_ deed: Deed) throws {
    let (desk, others) = try deed.prepare()
    let environment = try Self.setUp(desk)
    let isSecond = deed.subjects.count == 1
    for (number, step) in Self.steps.enumerated() {
      for (turn, fault) in Self.faults.enumerated()
      where FaultTests.areAll || (number + turn).isMultiple(of: 2) != isSecond {
        // Each commit is looked at and signed.
        let last = Self.steps.prefix(4).contains(step) ? deed.subjects.count : 1
        for time in (FaultTests.areAll ? 1 : last)...last {
          try attempt(
            deed, others, on: Terminal(copying: desk), environment, step, fault, time: time)
        }
      }
    }
  }

  private func attempt(
    _ deed: Deed, _ others: [String], on copy: Terminal, _ environment: [String: String],
    _ step: String, _ fault: String, time: Int
  ) throws {
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
    #expect(output.status == expected, "\(step), \(fault)\n\(output.block)")
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

  /// Each of them is met, in git's order, once a commit or once a move.
  @Test func allAreMet() throws {
    let (desk, _) = try Deed.all[0].prepare()
    let environment = try Self.setUp(desk)
    // Signing needs a folder, and leaves none.
    #expect(desk.leftovers() == [])
    let output = try desk.stet(Deed.all[0].command, environment: environment)
    #expect(output.status == 0, "\(output.block)")
    let steps = try String(
      contentsOf: desk.base.appendingPathComponent("home/steps"), encoding: .utf8)
    let commit = Self.steps.prefix(4).joined(separator: "\n") + "\n"
    let rest = Self.steps.dropFirst(4).joined(separator: "\n") + "\n"
    #expect(steps == commit + commit + rest)
    #expect(desk.leftovers() == [])
  }

  /// A newsroom that somebody was making, with hooks or without: the same once more makes it, or says
  /// that it is made; all of it is there then, and nothing else.
  @Test func aBeginningThatIsKilled() throws {
    let desk = try Terminal()
    try desk.git("init", "-q", "-b", "main")
    try desk.write("One.\n", to: "notes.txt")
    try desk.git("add", "notes.txt")
    let environment = try Self.setUp(desk)
    func expectBegun(_ copy: Terminal, _ what: String, _ set: [String: String]) throws {
      let hasMoved = try copy.git("rev-parse", "-q", "--verify", "HEAD").status == 0
      var again = try copy.stet(["init"], environment: set)
      if again.err.contains(".lock") {
        // One that git would have left too.
        try copy.clearLock(named: again.err)
        again = try copy.stet(["init"], environment: set)
      }
      #expect(again.status == (hasMoved ? 2 : 0), "\(what)\n\(again.block)")
      #expect(!hasMoved || again.err.contains("newsroom already"), "\(what)\n\(again.block)")
      try copy.done("list")
      #expect(try copy.git("status", "--porcelain").out == "A  notes.txt\n", "\(what)")
      #expect(try copy.git("rev-list", "--count", "HEAD").out == "1\n", "\(what)")
      // A lock of git's own on its configuration: git says what to do about it.
      #expect(copy.leftovers().filter { $0 != ".git/config.lock" } == [], "\(what)")
      #expect(try copy.git("fsck", "--strict", "--no-dangling").out == "", "\(what)")
    }
    for step in Self.steps {
      let copy = try Terminal(copying: desk)
      let home = copy.base.appendingPathComponent("home").path
      let set = environment.merging(["PATH": "\(home)/bin:/usr/bin:/bin"]) { $1 }
      let killed = try copy.stet(
        ["init"],
        environment: set.merging(["BREAK": step, "BREAK_AT": "1", "BREAK_HOW": "kill"]) { $1 })
      #expect(killed.status == 9, "\(step)\n\(killed.block)")
      try expectBegun(copy, step, set)
    }
    try desk.git("config", "commit.gpgsign", "false")
    try FileManager.default.removeItem(atPath: desk.path(".git/hooks"))
    let steps = try FaultyDisk.steps(of: ["init"], at: Terminal(copying: desk))
      .filter { $0.call != "tell" }
    #expect(steps.count > 20)
    for index in stride(from: 3, to: steps.count, by: FaultTests.areAll ? 1 : 24) {
      let copy = try Terminal(copying: desk)
      _ = try FaultyDisk.run(["init"], at: copy, breaking: index, .kill)
      try expectBegun(copy, "\(index): \(steps[index - 1])", [:])
    }
    print("init: \(steps.count) steps")
  }

  private static func setUp(_ desk: Terminal) throws -> [String: String] {
    let home = desk.base.appendingPathComponent("home").path
    let hooks = [
      "pre-commit", "prepare-commit-msg", "commit-msg", "reference-transaction", "post-commit",
    ]
    for path in hooks.map({ desk.path(".git/hooks/\($0)") }) + ["\(home)/bin/sign"] {
      try writeScript(script, to: path)
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
