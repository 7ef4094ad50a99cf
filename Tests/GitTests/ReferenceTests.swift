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
    return try repository.createCommit(
      tree: tree, parents: parents, author: TestRepository.signature,
      committer: TestRepository.signature, message: message)
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
    try repository.moveBranch("refs/heads/main", to: second, expecting: first, log: "stet: second")
    #expect(try repository.reference("refs/heads/main") == second)
    let log = try test.git("reflog", "show", "--format=%gs %gn %ge", "main")
    #expect(log.contains("stet: second Ada Reed ada@example.org"))
    #expect(try test.git("reflog", "show", "HEAD").contains("stet: second"))

    let third = try makeCommit("third\n", [first])
    let moved = code {
      try repository.moveBranch("refs/heads/main", to: third, expecting: first, log: "late")
    }
    #expect(moved == .modified)
    #expect(try repository.reference("refs/heads/main") == second)
  }

  @Test func unbornRace() throws {
    let (mine, theirs) = (try makeCommit("mine\n"), try makeCommit("theirs\n"))
    try test.git("update-ref", "refs/heads/main", theirs.hex)
    let raced = code {
      try repository.moveBranch("refs/heads/main", to: mine, expecting: nil, log: "mine")
    }
    #expect(raced == .exists)
    try test.git("update-ref", "-d", "refs/heads/main")
    let gone = code {
      try repository.moveBranch("refs/heads/main", to: mine, expecting: theirs, log: "mine")
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
      try repository.moveBranch("refs/heads/main", to: next, expecting: tip, log: "x")
    }
    #expect(locked == .locked)
    #expect(FileManager.default.fileExists(atPath: lock))
    try FileManager.default.removeItem(atPath: lock)
    let symbolic = code { try repository.moveBranch("HEAD", to: next, expecting: tip, log: "x") }
    #expect(symbolic == .invalidSpec)
    let tree = try repository.commit(tip).tree
    let wrong = code {
      try repository.moveBranch("refs/heads/main", to: tree, expecting: tip, log: "x")
    }
    #expect(wrong == .wrongType)
    let name = code {
      try repository.moveBranch("refs/heads/a..b", to: next, expecting: nil, log: "")
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
        "refs/heads/main", to: commits[place], expecting: base, log: "race")
      if moved != nil { wins.withLock { $0 += 1 } }
    }
    #expect(wins.withLock { $0 } == 1)
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
