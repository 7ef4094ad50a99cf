import Git
import Testing

@Suite struct HistoryTests {
  @Test func parentsComeFirst() throws {
    let test = try TestRepository()
    let ids = try RandomHistory.make(in: test, commits: 120, seed: 3)
    let repository = test.repository
    let tip = try #require(ids.last)
    let all = try repository.history(from: [tip])
    let listed = try test.git("rev-list", tip.hex).split(separator: "\n").map(String.init)
    #expect(all.map(\.hex).sorted() == listed.sorted())
    var seen: Set<ObjectID> = []
    for id in all {
      for parent in try repository.commit(id).parents { #expect(seen.contains(parent)) }
      seen.insert(id)
    }
    let middle = ids[60]
    let hidden = try repository.history(from: [tip], hiding: [middle])
    let rest = try test.git("rev-list", tip.hex, "^\(middle)").split(separator: "\n")
    #expect(hidden.map(\.hex).sorted() == rest.map(String.init).sorted())
    #expect(try repository.history(from: []) == [])
    for (one, other) in zip(ids, ids.shuffled()) where one != other {
      let base = try? test.git("merge-base", one.hex, other.hex)
      let found = try repository.mergeBase(one, other)
      #expect((found == nil) == (base == nil))
      let bases = (try? test.git("merge-base", "--all", one.hex, other.hex)) ?? ""
      if let found { #expect(bases.contains(found.hex)) }
      let isAncestor = (try? test.git("merge-base", "--is-ancestor", other.hex, one.hex)) != nil
      #expect(try repository.isDescendant(one, of: other) == isAncestor)
      if seen.count > 100, one == ids[20] { break }
    }
    #expect(try !repository.isDescendant(tip, of: tip))
  }

  @Test func shallowClonesAreRefused() throws {
    let test = try TestRepository()
    let first = try test.commit(["a": "1"])
    let second = try test.commit(["a": "2"])
    try test.git("clone", "-q", "--depth", "1", "file://" + test.folder, "../shallow")
    let shallow = try Repository.open(test.home + "/shallow")
    #expect(shallow.isShallow)
    let walks: [(Repository) throws -> Void] = [
      { _ = try $0.history(from: [second]) }, { _ = try $0.isDescendant(second, of: first) },
      { _ = try $0.mergeBase(second, first) },
    ]
    for walk in walks {
      let error = #expect(throws: GitError.self) { try walk(shallow) }
      #expect(error?.code == .shallow)
    }
  }

  @Test func missingCommitsAreAnError() throws {
    let test = try TestRepository()
    let tree = try test.repository.updateTree(base: nil, [])
    let signature = TestRepository.signature
    let raw = try Commit.bytes(
      tree: tree, parents: [tree], author: signature, committer: signature, message: "m\n")
    let refused = #expect(throws: GitError.self) { try test.repository.writeCommit(raw: raw) }
    #expect(refused?.code == .wrongType)
    let orphan = try Commit.bytes(
      tree: tree, parents: [#require(ObjectID(hex: String(repeating: "1", count: 40)))],
      author: signature, committer: signature, message: "m\n")
    let id = try test.id("hash-object", "-t", "commit", "-w", "--stdin", input: orphan)
    let error = #expect(throws: GitError.self) { try test.repository.history(from: [id]) }
    #expect(error?.code == .notFound)
  }

  @Test func theCommitGraphIsNotBelieved() throws {
    let test = try TestRepository()
    let ids = try (0..<3).map { try test.commit(["a": "\($0)"]) }
    try test.git("commit-graph", "write", "--reachable")
    #expect(try Repository.open(test.folder).history(from: [ids[2]]) == ids)
  }
}
