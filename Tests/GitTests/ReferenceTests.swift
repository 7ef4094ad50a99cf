import Foundation
import Git
import Synchronization
import Testing

@Suite struct ReferenceTests {
  private let test: TestRepository
  private var repository: Repository { test.repository }

  init() throws { test = try TestRepository() }

  private func makeCommit(_ message: String, _ parents: [ObjectID] = []) throws -> ObjectID {
    let tree = try repository.updateTree(base: nil, [])
    let id = try repository.createCommit(
      tree: tree, parents: parents, author: TestRepository.signature,
      committer: TestRepository.signature, message: message)
    try repository.settleObjects()
    return id
  }

  private func code(_ body: () throws -> Void) -> GitError.Code? {
    (#expect(throws: GitError.self) { try body() })?.code
  }

  @Test func heads() throws {
    #expect(try repository.head() == .unborn(name: "refs/heads/main"))
    let tip = try test.commit(["a": "a"])
    #expect(try repository.head() == .branch(name: "refs/heads/main", tip: tip))
    try test.git("checkout", "-q", "--detach")
    #expect(try repository.head() == .detached(tip))
    try test.git("symbolic-ref", "refs/heads/alias", "refs/heads/main")
    try test.git("symbolic-ref", "HEAD", "refs/heads/alias")
    #expect(try repository.head() == .branch(name: "refs/heads/main", tip: tip))
    #expect(repository.state == .none)
  }

  @Test func movesAndCompares() throws {
    let first = try makeCommit("first\n")
    try repository.moveBranch(
      "refs/heads/main", to: first, expecting: nil, log: "stet: first", by: TestRepository.signature
    )
    let second = try makeCommit("second\n", [first])
    try repository.moveBranch(
      "refs/heads/main", to: second, expecting: first, log: "stet: second",
      by: TestRepository.signature)
    #expect(try repository.reference("refs/heads/main") == second)
    let log = try test.git("reflog", "show", "--format=%gs %gn %ge", "main")
    #expect(log.contains("stet: second Ada Reed ada@example.org"))
    #expect(try test.git("reflog", "show", "HEAD").contains("stet: second"))

    let third = try makeCommit("third\n", [first])
    let moved = code {
      try repository.moveBranch(
        "refs/heads/main", to: third, expecting: first, log: "late", by: TestRepository.signature)
    }
    #expect(moved == .modified)
    #expect(try repository.reference("refs/heads/main") == second)
  }

  @Test func unbornRace() throws {
    let (mine, theirs) = (try makeCommit("mine\n"), try makeCommit("theirs\n"))
    try test.git("update-ref", "refs/heads/main", theirs.hex)
    let raced = code {
      try repository.moveBranch(
        "refs/heads/main", to: mine, expecting: nil, log: "mine", by: TestRepository.signature)
    }
    #expect(raced == .exists)
    // One's name is no folder of another's, in a file or packed.
    try test.git("branch", "desk/city")
    for packed in [false, true] {
      if packed { try test.git("pack-refs", "--all", "--prune") }
      for name in ["refs/heads/desk", "refs/heads/desk/city/night", "refs/heads/main/x"] {
        let inTheWay = code {
          try repository.moveBranch(
            name, to: mine, expecting: nil, log: "x", by: TestRepository.signature)
        }
        #expect(inTheWay == .exists, "\(name)")
      }
    }
    #expect(
      try test.git("for-each-ref", "--format=%(refname)") == """
        refs/heads/desk/city
        refs/heads/main

        """)
    try test.git("update-ref", "-d", "refs/heads/main")
    let gone = code {
      try repository.moveBranch(
        "refs/heads/main", to: mine, expecting: theirs, log: "mine", by: TestRepository.signature)
    }
    #expect(gone == .modified)
    #expect(try repository.head() == .unborn(name: "refs/heads/main"))
  }

  @Test func refusals() throws {
    let tip = try test.commit(["a": "a"])
    let next = try makeCommit("next\n", [tip])
    let lock = test.folder + "/.git/refs/heads/main.lock"
    #expect(FileManager.default.createFile(atPath: lock, contents: nil))
    let locked = code {
      try repository.moveBranch(
        "refs/heads/main", to: next, expecting: tip, log: "x", by: TestRepository.signature)
    }
    #expect(locked == .locked)
    #expect(FileManager.default.fileExists(atPath: lock))
    try FileManager.default.removeItem(atPath: lock)
    let symbolic = code {
      try repository.moveBranch(
        "HEAD", to: next, expecting: tip, log: "x", by: TestRepository.signature)
    }
    #expect(symbolic == .invalidSpec)
    let tree = try repository.commit(tip).tree
    let wrong = code {
      try repository.moveBranch(
        "refs/heads/main", to: tree, expecting: tip, log: "x", by: TestRepository.signature)
    }
    #expect(wrong == .wrongType)
    let name = code {
      try repository.moveBranch(
        "refs/heads/a..b", to: next, expecting: nil, log: "", by: TestRepository.signature)
    }
    #expect(name == .invalidSpec)
  }

  @Test func manyWritersOneWins() throws {
    let base = try test.commit(["a": "a"])
    let commits = try (0..<8).map { try makeCommit("\($0)\n", [base]) }
    let folder = test.folder
    let wins = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: commits.count) { place in
      guard let other = try? Repository.open(folder) else { return }
      let moved: Void? = try? other.moveBranch(
        "refs/heads/main", to: commits[place], expecting: base, log: "race",
        by: TestRepository.signature)
      if moved != nil { wins.withLock { $0 += 1 } }
    }
    #expect(wins.withLock { $0 } == 1)
  }

  /// A branch that git has packed lies in no file, perhaps in no folder, or a folder lies in its place.
  @Test(arguments: ["packed", "without a folder", "with a folder in its place"])
  func packedBranches(_ kind: String) throws {
    let first = try test.commit(["a": "a"])
    let second = try makeCommit("second\n", [first])
    let (branch, file) = ("refs/heads/desk/city", test.folder + "/.git/refs/heads/desk/city")
    try test.git("branch", "desk/city")
    try test.git("pack-refs", "--all")
    try? FileManager.default.removeItem(atPath: test.folder + "/.git/refs/heads/desk")
    if kind != "without a folder" {
      try FileManager.default.createDirectory(
        atPath: kind == "packed" ? test.folder + "/.git/refs/heads/desk" : file + "/of/old",
        withIntermediateDirectories: true)
    }
    #expect(throws: GitError.self) {
      try repository.moveBranch(
        branch, to: second, expecting: second, log: "x", by: TestRepository.signature)
    }
    try repository.moveBranch(
      branch, to: second, expecting: first, log: "on", by: TestRepository.signature)
    #expect(try test.git("rev-parse", branch) == second.hex + "\n")
    #expect(try repository.reference(branch) == second)
    #expect(try test.git("fsck", "--strict", "--no-dangling").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: file + ".lock"))
    // And once more, where it lies in a file.
    try repository.moveBranch(
      branch, to: first, expecting: second, log: "back", by: TestRepository.signature)
    #expect(try test.git("rev-parse", branch) == first.hex + "\n")
  }

  /// Whoever lets go of a move leaves the branch as it was, and nobody moves it meanwhile.
  @Test func aMoveThatIsNotCarriedOut() throws {
    let first = try test.commit(["a": "a"])
    let second = try makeCommit("second\n", [first])
    let lock = test.folder + "/.git/refs/heads/main.lock"
    do {
      let move = try BranchMove(
        of: "refs/heads/main", in: repository, from: first, to: second)
      #expect(try String(contentsOfFile: lock, encoding: .utf8) == second.hex + "\n")
      #expect(throws: TestRepository.Failed.self) {
        try test.git("update-ref", "refs/heads/main", second.hex)
      }
      let taken = code {
        _ = try BranchMove(of: "refs/heads/main", in: repository, from: first, to: second)
      }
      #expect(taken == .locked)
      _ = consume move
    }
    #expect(!FileManager.default.fileExists(atPath: lock))
    #expect(try repository.reference("refs/heads/main") == first)
    // Another's move is met under the lock, which is let go.
    try test.git("update-ref", "refs/heads/main", second.hex)
    let late = code {
      _ = try BranchMove(of: "refs/heads/main", in: repository, from: first, to: second)
    }
    #expect(late == .modified && !FileManager.default.fileExists(atPath: lock))
  }

  /// What a repository is told of reference logs, and what stands in their place.
  struct Logging: CustomTestStringConvertible {
    var setting: String?
    var bare = false
    var before: String

    var testDescription: String {
      "\(setting ?? "unset")\(bare ? ", bare" : ""), \(before)"
    }

    static let all = [nil, "true", "false", "always", "no", "1"].flatMap { setting in
      ["there", "gone", "folders gone", "a folder"].flatMap { before in
        [false, true].map { Logging(setting: setting, bare: $0, before: before) }
      }
    }
  }

  /// Logs are written by stet, and are those that git writes, byte for byte.
  @Test(arguments: Logging.all) func logsAsGit(_ logging: Logging) throws {
    let first = try test.commit(["a": "a"])
    let second = try makeCommit("second\n", [first])
    let bare = logging.bare ? "true" : "false"
    let logs = test.folder + "/.git/logs"
    let main = logs + "/refs/heads/main"
    func prepared() throws {
      try test.git("update-ref", "refs/heads/main", first.hex)
      try? FileManager.default.removeItem(atPath: logs)
      if logging.before == "there" {
        try test.git("-c", "core.logAllRefUpdates=true", "update-ref", "HEAD", second.hex)
        try test.git("-c", "core.logAllRefUpdates=true", "update-ref", "HEAD", first.hex)
      } else if logging.before != "folders gone" {
        try FileManager.default.createDirectory(
          atPath: logs + "/refs/heads", withIntermediateDirectories: true)
      }
      if logging.before == "a folder" {
        try FileManager.default.createDirectory(
          atPath: main + "/of/old", withIntermediateDirectories: true)
      }
    }
    func result() throws -> [String: String] {
      var texts: [String: String] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: logs) {
        texts[path] = try? String(contentsOfFile: logs + "/" + path, encoding: .utf8)
      }
      return texts
    }
    try test.git("config", "core.bare", bare)
    if let setting = logging.setting { try test.git("config", "core.logAllRefUpdates", setting) }
    try prepared()
    try test.git("update-ref", "-m", "stet:  a\tmove ", "refs/heads/main", second.hex, first.hex)
    let theirs = (try? result()) ?? [:]
    try prepared()
    try Repository.open(test.folder).moveBranch(
      "refs/heads/main", to: second, expecting: first, log: "stet:  a\tmove ",
      by: TestRepository.signature)
    #expect((try? result()) ?? [:] == theirs)
    #expect(try test.git("rev-parse", "main") == second.hex + "\n")
  }

  /// Of a branch that is not checked out HEAD's log says nothing; of HEAD alone no branch's does.
  @Test func logsOfOtherBranches() throws {
    let first = try test.commit(["a": "a"])
    let second = try makeCommit("second\n", [first])
    try test.git("branch", "a/b")
    let before = try test.git("reflog", "show", "--format=%H %gs", "HEAD")
    try repository.moveBranch(
      "refs/heads/a/b", to: second, expecting: first, log: "on", by: TestRepository.signature)
    #expect(try test.git("reflog", "show", "-1", "--format=%H %gs", "a/b") == "\(second) on\n")
    #expect(try test.git("reflog", "show", "--format=%H %gs", "HEAD") == before)
    try test.git("checkout", "-q", "--detach")
    try repository.moveBranch(
      "HEAD", to: second, expecting: first, log: "away", by: TestRepository.signature)
    #expect(try test.git("reflog", "show", "-1", "--format=%H %gs", "HEAD") == "\(second) away\n")
    #expect(try !test.git("reflog", "show", "main").contains("away"))
  }

  /// Where a log cannot be written the branch stays where it is.
  @Test func aLogInTheWay() throws {
    let tip = try test.commit(["a": "a"])
    let next = try makeCommit("next\n", [tip])
    let log = test.folder + "/.git/logs/refs/heads/main"
    try FileManager.default.removeItem(atPath: log)
    try FileManager.default.createDirectory(
      atPath: log + "/kept/by-somebody", withIntermediateDirectories: true)
    try test.write(".git/logs/refs/heads/main/kept/file", "x")
    func move() throws {
      try repository.moveBranch(
        "refs/heads/main", to: next, expecting: tip, log: "x", by: TestRepository.signature)
    }
    let refused = #expect(throws: GitError.self) { try move() }
    #expect(refused?.message.contains(log) == true)
    #expect(try repository.reference("refs/heads/main") == tip)
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/.git/refs/heads/main.lock"))
    try FileManager.default.removeItem(atPath: log)
    try move()
    #expect(try repository.reference("refs/heads/main") == next)
    // A setting that says neither yes nor no.
    try test.git("config", "core.logAllRefUpdates", "perhaps")
    #expect(throws: GitError.self) {
      try Repository.open(test.folder).moveBranch(
        "refs/heads/main", to: tip, expecting: next, log: "x", by: TestRepository.signature)
    }
    #expect(try repository.reference("refs/heads/main") == next)
  }

  @Test func revisionsAndUpstreams() throws {
    let first = try test.commit(["a": "a"])
    let second = try test.commit(["a": "b"])
    try test.git("tag", "-a", "v1", "-m", "tag", first.hex)
    #expect(try repository.resolve("HEAD") == second)
    #expect(try repository.resolve("main~1") == first)
    #expect(try repository.resolve("v1") == first)
    #expect(try repository.resolve(String(first.hex.prefix(10))) == first)
    for nothing in ["nothing", "HEAD~9", "HEAD^{tree}", "a..b", "", "@{u}"] {
      #expect(try repository.resolve(nothing) == nil, "\(nothing)")
    }
    #expect(try repository.upstream(of: "refs/heads/main") == nil)
    try test.git("clone", "-q", test.folder, "../clone")
    let place = test.home + "/clone"
    let clone = try Repository.open(place)
    let upstream = try #require(try clone.upstream(of: "refs/heads/main"))
    #expect(upstream == ("refs/remotes/origin/main", second))
    try test.git(
      "-c", "user.name=B", "-c", "user.email=b@x", "commit", "-q", "--amend", "-m", "x", in: place)
    let tip = try #require(try clone.head().tip)
    #expect(
      try clone.divergence(tip, second)
        == Divergence(ahead: 1, behind: 1, common: first, isComplete: true))
    #expect(
      try clone.divergence(first, second)
        == Divergence(ahead: 0, behind: 1, common: first, isComplete: true))
  }
}
