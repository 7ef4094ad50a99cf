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

@Suite struct AncestryTests {
  @Test func everyCommitIsThereOnceAfterItsParents() throws {
    let test = try TestRepository()
    let ids = try RandomHistory.make(in: test, commits: 120, seed: 5)
    let tip = try #require(ids.last)
    let ancestry = try #require(try test.repository.ancestry(of: tip))
    let listed = try test.git("rev-list", tip.hex).split(separator: "\n").map(String.init)
    let all = (0..<ancestry.count).map { ancestry[$0].id }
    #expect(all.map(\.hex).sorted() == listed.sorted())
    #expect(all.last == tip)
    for (place, id) in all.enumerated() {
      let commit = try test.repository.commit(id)
      #expect(try ancestry.commit(at: place) == commit)
      #expect(ancestry[place].tree == commit.tree)
      #expect(ancestry[place].parents.map { all[Int($0)] } == commit.parents)
      #expect(ancestry[place].parents.allSatisfy { $0 < place })
      #expect(try ancestry.bytes(at: place) == test.repository.rawCommit(id))
      #expect(ancestry.place(of: id) == place)
    }
  }

  @Test func aBranchStandsRightBeforeTheMergeThatTookIt() throws {
    let test = try TestRepository()
    let begin = try test.commit(["a": "1"])
    try test.git("switch", "-q", "-c", "side")
    let side = try test.commit(["b": "1"])
    try test.git("switch", "-q", "-")
    let main = try test.commit(["a": "2"])
    try test.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    let tip = try test.id("rev-parse", "HEAD")
    let ancestry = try #require(try test.repository.ancestry(of: tip))
    #expect((0..<ancestry.count).map { ancestry[$0].id } == [begin, main, side, tip])
  }

  @Test func aWalkEndsAtWhatIsKnown() throws {
    let test = try TestRepository()
    let begin = try test.commit(["a": "1"])
    try test.git("switch", "-q", "-c", "side")
    let side = try test.commit(["b": "1"])
    try test.git("switch", "-q", "-")
    let middle = try test.commit(["a": "2"])
    let next = try test.commit(["a": "3"])
    func after(_ known: [ObjectID], _ tip: ObjectID) throws -> Ancestry? {
      try test.repository.ancestry(of: tip, after: known.count) { known.firstIndex(of: $0) }
    }
    let rest = try #require(try after([begin, middle], next))
    #expect(rest.indices == 2..<3 && rest[2].id == next && rest[2].parents == [1])
    #expect(try rest.tree(at: 1) == test.repository.commit(middle).tree)
    #expect(try after([begin, middle], middle)?.count == 0)
    try test.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    let tip = try test.id("rev-parse", "HEAD")
    let whole = try #require(try after([begin, middle], tip))
    #expect(whole.indices.map { whole[$0].id } == [next, side, tip])
    #expect(whole[3].parents == [0] && whole[4].parents == [2, 3])
    #expect(try whole.tree(at: 0) == test.repository.commit(begin).tree)
    // A walk from nothing would come upon these first, and number what is known otherwise.
    #expect(try after([begin, middle], begin) == nil)
    #expect(try after([begin, middle], side) == nil)
    try test.git("switch", "-q", "--orphan", "other")
    let other = try test.commit(["c": "1"])
    #expect(try after([begin, middle], other) == nil)
  }

  @Test func whatCannotBeReadEndsIt() throws {
    let test = try TestRepository()
    let tip = try test.commit(["a": "1"])
    let missing = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    let error = #expect(throws: GitError.self) {
      try test.repository.ancestry(of: missing)
    }
    #expect(error?.code == .notFound)
    let blob = try test.repository.writeBlob([1])
    let other = #expect(throws: GitError.self) { try test.repository.ancestry(of: blob) }
    #expect(other?.code == .wrongType)
    try test.commit(["a": "2"])
    try test.git("clone", "-q", "--depth", "1", "file://" + test.folder, "../shallow")
    let shallow = #expect(throws: GitError.self) {
      try Repository.open(test.home + "/shallow").ancestry(of: tip)
    }
    #expect(shallow?.code == .shallow)
  }
}
