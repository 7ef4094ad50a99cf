import Foundation
import Git
import Testing

@Suite struct IndexTests {
  private let test: TestRepository
  private var repository: Repository { test.repository }

  init() throws {
    test = try TestRepository()
    try test.commit(["a.md": "a\n", "b.md": "b\n", "drafts/c.md": "c\n", "d.md": "d\n"])
  }

  private func status(without path: String) throws -> [Substring] {
    let lines = try test.git("status", "--porcelain=v2").split(separator: "\n")
    return lines.filter { !$0.hasSuffix(" \(path)") }
  }

  @Test func leavesOtherWorkAlone() throws {
    try test.write("b.md", "staged\n")
    try test.git("add", "b.md")
    try test.write("b.md", "staged and more\n")
    try test.write("d.md", "not staged\n")
    try test.write("new.md", "new\n")
    try test.git("add", "-N", "new.md")
    try test.git("update-index", "--assume-unchanged", "a.md")
    let before = (try status(without: "drafts/c.md"), try test.git("diff", "--cached"))

    // What stet does: object, commit, branch, file, index.
    let bytes = Array("c, changed\n".utf8)
    let id = try repository.writeBlob(bytes)
    let tip = try #require(try repository.head().tip)
    let tree = try repository.updateTree(
      base: repository.commit(tip).tree, [.upsert(path: "drafts/c.md", id: id)])
    let commit = try repository.createCommit(
      tree: tree, parents: [tip], author: TestRepository.signature,
      committer: TestRepository.signature, message: "Save c\n")
    try repository.moveBranch(
      "refs/heads/main", to: commit, expecting: tip, log: "stet: save",
      by: TestRepository.signature)
    try test.write("drafts/c.md", "c, changed\n")
    try repository.updateIndex([.upsert(path: "drafts/c.md", id: id)])

    #expect(try status(without: "drafts/c.md") == before.0)
    #expect(try test.git("diff", "--cached") == before.1)
    #expect(try test.git("status", "--porcelain", "drafts") == "")
    #expect(try test.git("ls-files", "-v", "a.md") == "h a.md\n")
    #expect(try repository.indexEntry("new.md")?.intentToAdd == true)
    #expect(try repository.indexEntry("a.md")?.assumeUnchanged == true)
    #expect(try repository.indexEntry("drafts/c.md")?.id == id)
    #expect(try repository.indexEntry("nothing.md") == nil)
    let left = try FileManager.default.contentsOfDirectory(atPath: test.folder + "/.git")
    #expect(!left.contains { $0.hasPrefix("index.") })
    try test.git("fsck", "--strict", "--no-dangling")
  }

  @Test func notesTheFileOnlyIfItIsWhatIsStaged() throws {
    let id = try repository.writeBlob(Array("one\n".utf8))
    // As long as what is staged, so that only its bytes tell.
    try test.write("a.md", "two\n")
    try repository.updateIndex([.upsert(path: "a.md", id: id)])
    #expect(try test.git("diff-files", "--name-only") == "a.md\n")
    try test.write("a.md", "one\n")
    try repository.updateIndex([.upsert(path: "a.md", id: id)])
    // diff-files compares status only where it is noted: no refresh comes before it.
    #expect(try test.git("diff-files", "--name-only") == "")
    let debug = try test.git("ls-files", "--debug", "a.md")
    #expect(debug.contains("size: 4"))
  }

  @Test func removesAndReplaces() throws {
    try repository.updateIndex([.remove(path: "a.md"), .remove(path: "never-there")])
    #expect(try test.git("status", "--porcelain", "a.md") == "D  a.md\n?? a.md\n")
    let id = try repository.writeBlob(Array("x".utf8))
    try repository.updateIndex([.upsert(path: "b.md/x", id: id)])
    #expect(try test.git("ls-files", "b.md") == "b.md/x\n")
    for path in ["../a", "/a", ".git/x", ""] {
      #expect(throws: GitError.self) {
        try repository.updateIndex([.upsert(path: path, id: id)])
      }
    }
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/.git/index.lock"))
  }

  @Test func settlesAConflict() throws {
    try test.git("checkout", "-q", "-b", "side")
    try test.commit(["a.md": "2\n"])
    try test.git("checkout", "-q", "main")
    try test.commit(["a.md": "3\n"])
    _ = try? test.git("merge", "side")
    #expect(try repository.hasConflicts)
    let id = try repository.writeBlob(Array("4\n".utf8))
    try repository.updateIndex([.upsert(path: "a.md", id: id)])
    #expect(try !repository.hasConflicts)
    #expect(try test.git("ls-files", "-u") == "")
  }

  @Test func honoursTheLock() throws {
    let lock = test.folder + "/.git/index.lock"
    #expect(FileManager.default.createFile(atPath: lock, contents: Data("theirs".utf8)))
    let before = try test.contents(".git/index")
    let error = #expect(throws: GitError.self) {
      try repository.updateIndex([.remove(path: "a.md")])
    }
    #expect(error?.code == .locked)
    #expect(error?.message.contains(lock) == true)
    #expect(try test.contents(".git/index") == before)
    #expect(try test.contents(".git/index.lock") == Array("theirs".utf8))
  }

  @Test func aMissingIndexBeginsAsHead() throws {
    try FileManager.default.removeItem(atPath: test.folder + "/.git/index")
    let id = try repository.writeBlob(Array("new\n".utf8))
    try test.write("a.md", "new\n")
    try repository.updateIndex([.upsert(path: "a.md", id: id)])
    #expect(try test.git("status", "--porcelain") == "M  a.md\n")

    let fresh = try TestRepository()
    #expect(try fresh.repository.indexEntry("a") == nil)
    let blob = try fresh.repository.writeBlob([])
    try fresh.repository.updateIndex([.upsert(path: "a", id: blob)])
    #expect(try fresh.git("ls-files") == "a\n")
  }

  @Test(arguments: ["2", "3", "4"])
  func versions(version: String) throws {
    try test.git("update-index", "--index-version", version)
    try repository.updateIndex([.remove(path: "a.md")])
    #expect(try test.git("ls-files") == "b.md\nd.md\ndrafts/c.md\n")
    try test.git("fsck", "--strict", "--no-dangling")
  }

  @Test func refusals() throws {
    try test.git("update-index", "--split-index")
    let error = #expect(throws: GitError.self) {
      try repository.updateIndex([.remove(path: "a.md")])
    }
    #expect(error?.code == .unsupportedIndex)
    let read = #expect(throws: GitError.self) { try repository.indexEntry("a.md") }
    #expect(read?.code == .unsupportedIndex)
    #expect(try test.git("ls-files", "a.md") == "a.md\n")
  }

  @Test func sparseCheckoutsKeepTheirBits() throws {
    try test.git("sparse-checkout", "set", "--no-cone", "/a.md")
    #expect(try repository.indexEntry("b.md")?.skipWorktree == true)
    let id = try repository.writeBlob(Array("b2\n".utf8))
    try repository.updateIndex([.upsert(path: "b.md", id: id)])
    #expect(try test.git("status", "--porcelain") == "M  b.md\n")
    #expect(try test.git("ls-files", "-t", "b.md") == "S b.md\n")
  }
}
