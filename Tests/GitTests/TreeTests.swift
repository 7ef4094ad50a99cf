import Git
import Testing

@Suite struct TreeTests {
  private let test: TestRepository
  private var repository: Repository { test.repository }

  init() throws { test = try TestRepository() }

  /// A change as `git diff-tree --raw -z` has it.
  private func raw(_ change: TreeChange) -> String {
    let none = (FileMode(rawValue: 0), ObjectID.zero)
    let old = change.old.map { ($0.mode, $0.id) } ?? none
    let new = change.new.map { ($0.mode, $0.id) } ?? none
    let letter =
      change.old == nil
      ? "A"
      : change.new == nil
        ? "D" : old.0.rawValue & 0o170000 == new.0.rawValue & 0o170000 ? "M" : "T"
    return ":\(old.0) \(new.0) \(old.1) \(new.1) \(letter)\0\(change.path)\0"
  }

  private func changes(
    _ old: ObjectID?, _ new: ObjectID?, _ under: [String] = []
  ) throws -> String {
    var text = ""
    try repository.changes(from: old, to: new, under: under) { text += raw($0) }
    return text
  }

  @Test func sameAsGit() throws {
    let ids = try RandomHistory.make(in: test, commits: 400, seed: 11)
    let empty = try test.id("hash-object", "-t", "tree", "-w", "--stdin")
    var trees: [ObjectID: ObjectID] = [:]
    var pairs: [(ObjectID, ObjectID)] = []
    for id in ids {
      let commit = try repository.commit(id)
      trees[id] = commit.tree
      for parent in commit.parents { pairs.append((trees[parent] ?? empty, commit.tree)) }
    }
    for (one, other) in zip(ids, ids.reversed()) {
      pairs.append((trees[one] ?? empty, trees[other] ?? empty))
    }
    let first = try #require(trees[ids[0]])
    pairs += [(empty, first), (first, empty)]
    // One git for all of them: each pair prints itself, then what differs.
    let input = pairs.map { "\($0.0) \($0.1)\n" }.joined()
    for under in [[], ["a"], ["z/y", "é"]] {
      let listed = try test.git(
        ["diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--"]
          + under.map { ":(literal)\($0)" }, input: Array(input.utf8))
      var expected = ""
      for (old, new) in pairs {
        expected += "\(old) \(new)\n" + (try changes(old, new, under))
      }
      #expect(listed == expected, "under \(under)")
    }
  }

  /// As the audit asks: every commit against each of its parents, in a long history with merges.
  @Test func tenThousandCommitsAsGitListsThem() throws {
    let ids = try RandomHistory.make(in: test, commits: 10_000, seed: 17)
    let listed = try test.git(
      ["diff-tree", "--stdin", "-r", "-m", "-z", "--raw", "--no-renames", "--no-abbrev"],
      input: Array(ids.map { "\($0)\n" }.joined().utf8))
    var expected = ""
    var trees: [ObjectID: ObjectID] = [:]
    var merges = 0
    for id in ids {
      let commit = try repository.commit(id)
      trees[id] = commit.tree
      if commit.parents.count > 1 { merges += 1 }
      for parent in commit.parents {
        let differences = try changes(trees[parent], commit.tree)
        // Of what changes nothing git says nothing.
        if !differences.isEmpty { expected += "\(id)\0\(differences)" }
      }
    }
    #expect(ids.count == 10_000 && merges > 1_000)
    // Megabytes: only whether they are the same is told.
    let isSame = listed == expected
    #expect(isSame)
  }

  @Test func nilIsATreeWithoutEntries() throws {
    let ids = try RandomHistory.make(in: test, commits: 30, seed: 5)
    let tree = try repository.commit(#require(ids.last)).tree
    let empty = try repository.updateTree(base: nil, [])
    #expect(try changes(nil, tree) == changes(empty, tree))
    #expect(try changes(tree, nil) == changes(tree, empty))
    #expect(try changes(tree, tree) == "")
    #expect(try changes(nil, nil) == "")
  }

  @Test func listsAndFinds() throws {
    let ids = try RandomHistory.make(in: test, commits: 60, seed: 9)
    for id in ids.suffix(20) {
      let tree = try repository.commit(id).tree
      for (under, paths) in [("", [String]()), ("z", ["--", "z/", "z"])] {
        var lines = ""
        try repository.files(in: tree, under: under) { entry in
          lines +=
            "\(entry.mode) \(entry.mode == .submodule ? "commit" : "blob") \(entry.id)\t\(entry.name)\0"
        }
        #expect(try lines == test.git(["ls-tree", "-r", "-z", "--full-tree", tree.hex] + paths))
      }
      var lines = ""
      for entry in try repository.tree(tree) {
        lines += "\(entry.mode) \(entry.mode.isTree ? "tree" : "blob") \(entry.id)\t\(entry.name)\0"
        #expect(try repository.entry(at: entry.name, in: tree) == entry)
      }
      #expect(try lines == test.git("ls-tree", "-z", tree.hex))
    }
    let tip = try test.commit(["drafts/2024/a.md": "a"])
    let tree = try repository.commit(tip).tree
    #expect(try repository.entry(at: "drafts/2024/a.md", in: tree)?.name == "a.md")
    #expect(try repository.entry(at: "drafts/2024", in: tree)?.mode == .tree)
    for path in ["", "drafts/b", "drafts/2024/a.md/x", "no/where"] {
      #expect(try repository.entry(at: path, in: tree) == nil)
    }
  }

  @Test func updatesAsGit() throws {
    var numbers = RandomHistory.Numbers(state: 21)
    let names = ["a", "a.b", "a/b", "a/c/d", "b/c", "b/c/d", "é/x", "z"]
    let blobs = try (0..<4).map { try repository.writeBlob(Array("\($0)\n".utf8)) }
    var tree: ObjectID?
    for round in 0..<60 {
      var updates: [TreeUpdate] = []
      for _ in 0...Int.random(in: 0...2, using: &numbers) {
        let name = try #require(names.randomElement(using: &numbers))
        let clashes = updates.contains {
          $0.path == name || $0.path.hasPrefix(name + "/") || name.hasPrefix($0.path + "/")
        }
        if clashes { continue }
        if Int.random(in: 0...2, using: &numbers) == 0 {
          updates.append(.remove(path: name))
          try test.git("rm", "-q", "-r", "--cached", "--ignore-unmatch", "--", name)
        } else {
          let id = try #require(blobs.randomElement(using: &numbers))
          let mode = Bool.random(using: &numbers) ? FileMode.file : .executable
          updates.append(.upsert(path: name, id: id, mode: mode))
          try test.git("update-index", "--add", "--replace", "--cacheinfo", "\(mode),\(id),\(name)")
        }
      }
      tree = try repository.updateTree(base: tree, updates)
      #expect(try tree == test.id("write-tree"), "round \(round): \(updates)")
    }
    try test.git("fsck", "--strict", "--no-dangling")
  }

  @Test func updatesRefused() throws {
    let id = try repository.writeBlob([1])
    func code(_ updates: TreeUpdate...) -> GitError.Code? {
      (#expect(throws: GitError.self) { try repository.updateTree(base: nil, updates) })?.code
    }
    for path in ["", "/a", "a/", "a//b", "../a", "a/./b", ".git/config", "a/.GIT/b", "a\0b"] {
      #expect(code(.upsert(path: path, id: id)) == .invalidSpec, "\(path)")
    }
    #expect(code(.upsert(path: "a", id: .zero)) == .notFound)
    #expect(code(.upsert(path: "a", id: id, mode: .tree)) == .wrongType)
    #expect(code(.upsert(path: "a", id: id, mode: FileMode(rawValue: 7))) == .invalidSpec)
    #expect(code(.upsert(path: "a", id: id), .remove(path: "a")) == .invalidSpec)
    #expect(code(.upsert(path: "a", id: id), .upsert(path: "a/b", id: id)) == .invalidSpec)
  }

  @Test(
    arguments: [
      [("100644", "b"), ("100644", "a")], [("100644", "a"), ("100644", "a")], [("100644", "a/b")],
      [("100644", "")], [("100644", ".")], [("40000", "..")], [("100644", "a.b"), ("40000", "a")],
      [("x", "a")], [("40000", "a"), ("100644", "a.b")],
    ] as [[(String, String)]])
  func malformedTreesAreNotRead(entries: [(String, String)]) throws {
    let (blob, empty) = try (repository.writeBlob([1]), repository.updateTree(base: nil, []))
    var bytes: [UInt8] = []
    for (mode, name) in entries {
      bytes += Array("\(mode) \(name)\0".utf8) + (mode == "40000" ? empty : blob).bytes
    }
    let id = try test.id("hash-object", "-t", "tree", "-w", "--literally", "--stdin", input: bytes)
    // The one entry list that is in order after all: a folder counts as if it ended with a slash.
    let isFine = entries.map(\.1) == ["a.b", "a"]
    if isFine {
      #expect(try repository.tree(id).count == 2)
      return
    }
    let read = #expect(throws: GitError.self) { try repository.tree(id) }
    #expect(read?.code == .malformed)
    let compared = #expect(throws: GitError.self) { try changes(nil, id) }
    #expect(compared?.code == .malformed)
    let cut = try test.id(
      "hash-object", "-t", "tree", "-w", "--literally", "--stdin", input: Array(bytes.dropLast()))
    #expect(throws: GitError.self) { try repository.tree(cut) }
  }

  @Test func namesThatAreNotText() throws {
    let blob = try repository.writeBlob([1])
    let bytes = Array("100644 caf".utf8) + [0xe9, 0] + blob.bytes
    let id = try test.id("hash-object", "-t", "tree", "-w", "--stdin", input: bytes)
    let name = "caf\0" + "e9"
    #expect(try repository.tree(id).map(\.name) == [name])
    #expect(try repository.entry(at: name, in: id)?.id == blob)
    #expect(try repository.updateTree(base: nil, [.upsert(path: name, id: blob)]) == id)
  }
}
