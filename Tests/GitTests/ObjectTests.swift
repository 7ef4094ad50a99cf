import Foundation
import Git
import Testing

@Suite struct ObjectTests {
  private let test: TestRepository
  private var repository: Repository { test.repository }

  init() throws { test = try TestRepository() }

  private func code(_ body: () throws -> Void) -> GitError.Code? {
    (#expect(throws: GitError.self) { try body() })?.code
  }

  @Test(arguments: [[], [0], Array("text\r\nmore\n".utf8), [UInt8](repeating: 7, count: 100_000)])
  func blobs(bytes: [UInt8]) throws {
    let id = try test.id("hash-object", "--no-filters", "--stdin", input: bytes)
    #expect(try repository.hashBlob(bytes) == id)
    #expect(try !repository.contains(id))
    #expect(try repository.writeBlob(bytes) == id)
    #expect(try repository.contains(id))
    #expect(try repository.blob(id) == bytes)
    #expect(try repository.blobSize(id) == bytes.count)
    #expect(try repository.withBlob(id) { $0.count } == bytes.count)
    #expect(try repository.blob(id, limit: bytes.count) == bytes)
    if !bytes.isEmpty {
      #expect(code { _ = try repository.blob(id, limit: bytes.count - 1) } == .tooLarge)
    }
  }

  @Test func wrongTypesAndMissingObjects() throws {
    let tip = try test.commit(["a": "a"])
    let tree = try repository.commit(tip).tree
    #expect(code { _ = try repository.blob(tip) } == .wrongType)
    #expect(code { _ = try repository.blobSize(tree) } == .wrongType)
    #expect(code { _ = try repository.commit(tree) } == .wrongType)
    #expect(code { _ = try repository.tree(tip) } == .wrongType)
    #expect(code { _ = try repository.blob(.zero) } == .notFound)
    #expect(code { _ = try repository.commit(.zero) } == .notFound)
  }

  @Test(arguments: ["", "one line", "one\n", "Zoë 🖋\n\nbody\n", "\n\n# kept\n"])
  func commitsAsGitWritesThem(message: String) throws {
    let base = try test.commit(["a": "a"])
    let tree = try repository.commit(base).tree
    let author = Signature(name: "Zoë", email: "z@x", seconds: 1_600_000_000, offset: -210)
    let git = try test.git(
      ["commit-tree", tree.hex, "-p", base.hex], input: Array(message.utf8),
      with: [
        "GIT_AUTHOR_NAME": "Zoë", "GIT_AUTHOR_EMAIL": "z@x",
        "GIT_AUTHOR_DATE": "1600000000 -0330",
      ])
    let id = try repository.createCommit(
      tree: tree, parents: [base], author: author, committer: TestRepository.signature,
      message: message)
    #expect(git == "\(id)\n")
    let commit = try repository.commit(id)
    #expect(commit.message == message && commit.author == author && commit.parents == [base])
    #expect(try Commit.parse(raw: repository.rawCommit(id), id: id) == commit)
    #expect(try repository.head().tip == base)
  }

  @Test func commitsRefused() throws {
    let tree = try repository.updateTree(base: nil, [])
    var eve = TestRepository.signature
    eve.name = "Eve <eve@x> 1 +0000\ncommitter"
    func make(_ tree: ObjectID, _ parents: [ObjectID], _ author: Signature, _ text: String) throws {
      _ = try repository.createCommit(
        tree: tree, parents: parents, author: author, committer: TestRepository.signature,
        message: text)
    }
    let ada = TestRepository.signature
    #expect(code { try make(tree, [], eve, "m") } == .invalidIdentity)
    #expect(code { try make(tree, [], ada, "a\0b") } == .malformed)
    #expect(code { try make(.zero, [], ada, "m") } == .notFound)
    #expect(code { try make(tree, [tree], ada, "m") } == .wrongType)
  }

  @Test func malformedCommitsAreNotRead() throws {
    let tree = try repository.updateTree(base: nil, [])
    let good = try Commit.bytes(
      tree: tree, parents: [], author: TestRepository.signature,
      committer: TestRepository.signature, message: "m\n")
    let id = try test.id(
      "hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: good + [0] + good)
    #expect(code { _ = try repository.commit(id) } == .malformed)
    #expect(code { _ = try repository.writeCommit(raw: good + [0]) } == .malformed)
  }

  /// More than stand open at once, large and small, each twice: all are git's.
  @Test func manyAtOnce() throws {
    var random = SystemRandomNumberGenerator()
    let texts = (0..<150).map { number -> [UInt8] in
      let size = number % 50 == 7 ? 300_000 : number * 3
      return (0..<size).map { _ in UInt8.random(in: 0...(number % 2 == 0 ? 3 : 255), using: &random)
      }
    }
    let ids = try texts.map { try repository.writeBlob($0) }
    for (id, text) in zip(ids, texts) {
      #expect(try repository.writeBlob(text) == id)
      #expect(try repository.contains(id))
    }
    // What was written is read at once, though others see it later.
    #expect(try repository.blob(ids[149]) == texts[149])
    try repository.settleObjects()
    #expect(try test.git("fsck", "--strict", "--full", "--no-dangling").isEmpty)
    for (id, text) in zip(ids, texts) {
      #expect(try test.git("cat-file", "-t", id.hex) == "blob\n")
      #expect(try Repository.open(test.folder).blob(id) == text)
    }
    #expect(try left().isEmpty)
  }

  /// What is not settled is taken away, and can be written again.
  @Test func discarded() throws {
    let kept = try repository.writeBlob([1])
    try repository.settleObjects()
    let gone = try repository.writeBlob([2])
    try repository.syncObjectsAhead()
    let id = try repository.writeBlob([3])
    repository.discardObjects()
    #expect(try repository.contains(kept))
    #expect(try !repository.contains(id))
    #expect(try left().isEmpty)
    #expect(try repository.writeBlob([2]) == gone)
    #expect(try repository.writeBlob([3]) == id)
    try repository.settleObjects()
    #expect(try Repository.open(test.folder).blob(id) == [3])
    #expect(try Repository.open(test.folder).blob(gone) == [2])
  }

  /// Where objects cannot be written, settling says why, and the next attempt is a new one.
  @Test func aFolderInTheWay() throws {
    let id = try repository.hashBlob([4])
    let fanOut = test.folder + "/.git/objects/" + id.hex.prefix(2)
    try test.write(".git/objects/" + id.hex.prefix(2), "a file")
    #expect(try repository.writeBlob([4]) == id)
    let refused = #expect(throws: GitError.self) { try repository.settleObjects() }
    #expect(refused?.message.contains(test.folder + "/.git/objects") == true)
    #expect(try left().isEmpty)
    #expect(try !repository.contains(id))
    try FileManager.default.removeItem(atPath: fanOut)
    #expect(try repository.writeBlob([4]) == id)
    try repository.settleObjects()
    #expect(try repository.blob(id) == [4])
  }

  /// Files of objects that have no name yet.
  private func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: test.folder + "/.git/objects")
      .filter { $0.hasPrefix("tmp_") }
  }

  /// What lies under an object's name is held against that name.
  @Test func anObjectThatIsAnother() throws {
    let (right, wrong) = (try repository.writeBlob([1]), try repository.writeBlob([2]))
    try repository.settleObjects()
    func path(_ id: ObjectID) -> String {
      test.folder + "/.git/objects/" + id.hex.prefix(2) + "/" + id.hex.dropFirst(2)
    }
    try FileManager.default.removeItem(atPath: path(right))
    try FileManager.default.copyItem(atPath: path(wrong), toPath: path(right))
    let fresh = try Repository.open(test.folder)
    #expect(throws: GitError.self) { try fresh.blob(right) }
    #expect(try fresh.blob(wrong) == [2])
  }
}
