import Foundation
import Git
import Testing

/// The index is changed in its bytes; whatever git reads from it afterwards is what it would have
/// written itself.
@Suite struct IndexPatchTests {
  private let test: TestRepository
  private var repository: Repository { test.repository }

  init() throws {
    test = try TestRepository()
  }

  /// Two indexes go through the same changes, one by ours and one by git.
  @Test(arguments: 1...6)
  func isWhatGitWouldWrite(seed: Int) throws {
    var random = RandomHistory.Numbers(state: UInt64(seed))
    let folders = ["", "a/", "a/b/", "a-b/", "ü/", "z/y/x/"]
    let names = folders.flatMap { folder in (0..<8).map { "\(folder)n\($0).md" } }
    try test.commit(
      Dictionary(uniqueKeysWithValues: names.shuffled(using: &random).prefix(30).map { ($0, $0) }))
    // A path to skip stays one when it is staged anew; `update-index --index-info` forgets that.
    let skipped = seed % 2 == 0 ? try firstPath() : ""
    if !skipped.isEmpty { try test.git("update-index", "--skip-worktree", skipped) }
    // With remembered trees, and later with some of them gone.
    try test.git("write-tree")
    let theirs = test.home + "/theirs"
    try FileManager.default.copyItem(atPath: test.folder + "/.git/index", toPath: theirs)
    for round in 0..<12 {
      var changes: [IndexChange] = []
      var lines = ""
      for name in names.shuffled(using: &random).prefix(1 + round % 3) where name != skipped {
        if Bool.random(using: &random) {
          let id = try repository.writeBlob(Array("\(round) \(name)".utf8))
          changes.append(.upsert(path: name, id: id))
          lines += "100644 \(id.hex) 0\t\(name)\n"
        } else {
          changes.append(.remove(path: name))
          lines += "0 \(ObjectID.zero.hex) 0\t\(name)\n"
        }
      }
      try repository.updateIndex(changes)
      _ = try test.git(
        ["update-index", "--index-info"], input: Array(lines.utf8),
        with: ["GIT_INDEX_FILE": theirs])
      for question in [["ls-files", "--stage", "-t"], ["write-tree"]] {
        let expected = try test.git(question, with: ["GIT_INDEX_FILE": theirs])
        #expect(try test.git(question) == expected)
      }
      try test.git("fsck", "--strict", "--no-dangling", "--cache")
    }
  }

  private func firstPath() throws -> String {
    String(try test.git("ls-files").split(separator: "\n").first ?? "")
  }

  @Test func leavesTheBytesOfOtherEntries() throws {
    try test.commit(["a.md": "a", "b.md": "b", "c.md": "c"])
    // Written well before the index, so that no entry is in doubt.
    for name in ["a.md", "b.md", "c.md"] { try setTime(of: name, to: 1_600_000_000) }
    try test.git("update-index", "--refresh")
    let before = try test.git("ls-files", "--debug", "a.md", "c.md")
    let id = try repository.writeBlob(Array("other".utf8))
    try repository.updateIndex([.upsert(path: "b.md", id: id)])
    #expect(try test.git("ls-files", "--debug", "a.md", "c.md") == before)
    #expect(try test.git("ls-files", "-s", "b.md").contains(id.hex))
  }

  @Test func forgetsNoChangeMadeInTheMomentOfTheIndex() throws {
    // As on file systems that tell neither a file's change time nor parts of a second.
    try test.git("config", "core.trustctime", "false")
    try test.git("config", "core.checkStat", "minimal")
    try test.commit(["a.md": "a", "b.md": "one\n"])
    let moment = 1_600_000_000
    try setTime(of: "b.md", to: moment)
    try test.git("update-index", "--refresh")
    try test.write("b.md", "two\n")
    try setTime(of: "b.md", to: moment)
    try setTime(of: ".git/index", to: moment)
    #expect(try test.git("diff-files", "--name-only") == "b.md\n")
    try repository.updateIndex([.remove(path: "a.md")])
    #expect(try test.git("diff-files", "--name-only") == "b.md\n")
  }

  @Test func aDamagedIndexIsNotMadeGood() throws {
    try test.commit(["a.md": "a", "b.md": "b"])
    var bytes = try test.contents(".git/index")
    bytes[30] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: test.folder + "/.git/index"))
    #expect(throws: GitError.self) { try repository.updateIndex([.remove(path: "a.md")]) }
    #expect(try test.contents(".git/index") == bytes)
  }

  @Test func aChecksumThatWasLeftOutStaysOut() throws {
    try test.commit(["a.md": "a", "b.md": "b"])
    var bytes = try test.contents(".git/index")
    bytes.replaceSubrange(bytes.count - 20..<bytes.count, with: Array(repeating: 0, count: 20))
    try Data(bytes).write(to: URL(fileURLWithPath: test.folder + "/.git/index"))
    try repository.updateIndex([.remove(path: "a.md")])
    #expect(try test.contents(".git/index").suffix(20).allSatisfy { $0 == 0 })
    #expect(try test.git("ls-files") == "b.md\n")
  }

  @Test func keepsTheModeOfTheFile() throws {
    try test.commit(["a.md": "a", "b.md": "b"])
    #expect(chmod(test.folder + "/.git/index", 0o664) == 0)
    try repository.updateIndex([.remove(path: "a.md")])
    var status = stat()
    #expect(stat(test.folder + "/.git/index", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o664)
  }

  private func setTime(of path: String, to seconds: Int) throws {
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, "\(test.folder)/\(path)", [time, time], 0) == 0)
  }
}
