import Foundation
import Git
import Testing

/// What others of the machine may do with the files that are made is what git would let them do.
@Suite struct SharingTests {
  private static let settings = [
    nil, "umask", "group", "true", "all", "world", "everybody", "false", "no", "0", "1", "2",
    "0640",
    "0660", "0664", "0600", "640",
  ]

  @Test(arguments: settings) func asGit(_ setting: String?) throws {
    #expect(try modes(setting, byGit: false) == modes(setting, byGit: true))
  }

  @Test(arguments: ["0060", "perhaps"]) func isRefusedAsByGit(_ setting: String) throws {
    let test = try TestRepository()
    try test.git("config", "core.sharedRepository", setting)
    let opened = try Repository.open(test.folder)
    let refused = #expect(throws: GitError.self) { try opened.writeBlob([1]) }
    #expect(refused?.message.contains(setting) == true)
    #expect(throws: TestRepository.Failed.self) {
      try test.git("hash-object", "-w", "--stdin", input: [1])
    }
  }

  /// A branch is moved to a new commit, in a repository whose branches and logs have no folders yet.
  private func modes(_ setting: String?, byGit: Bool) throws -> [String: Int] {
    let test = try TestRepository()
    let first = try test.commit(["a": "a"])
    try test.git("branch", "desk/city")
    try test.git("pack-refs", "--all")
    try test.git("gc", "-q")
    let git = test.folder + "/.git"
    for folder in ["/refs/heads/desk", "/logs", "/index"] {
      try? FileManager.default.removeItem(atPath: git + folder)
    }
    if let setting { try test.git("config", "core.sharedRepository", setting) }
    let tree = try test.repository.commit(first).tree
    let branch = "refs/heads/desk/city"
    if byGit {
      let new = try test.id("commit-tree", tree.hex, "-p", first.hex, "-m", "m")
      try test.git("update-ref", "-m", "m", branch, new.hex)
      try test.git("update-ref", "-m", "m", "refs/heads/new/one", new.hex)
      try test.git("config", "user.name", "Ada")
      try test.git("read-tree", "HEAD")
    } else {
      let repository = try Repository.open(test.folder)
      let new = try repository.createCommit(
        tree: tree, parents: [first], author: TestRepository.signature,
        committer: TestRepository.signature, message: "m\n")
      try repository.moveBranch(
        branch, to: new, expecting: first, log: "m", by: TestRepository.signature)
      try repository.moveBranch(
        "refs/heads/new/one", to: new, expecting: nil, log: "m", by: TestRepository.signature)
      try repository.setConfig("user.name", "Ada")
      try repository.updateIndex([
        .upsert(
          path: "a", id: try #require(try repository.entry(at: "a", in: tree)).id, mode: .file)
      ])
    }
    var modes: [String: Int] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: git)
    where ["logs", "refs", "objects", "config", "index"].contains(where: path.hasPrefix) {
      var status = stat()
      guard lstat(git + "/" + path, &status) == 0, !path.hasPrefix("objects/pack"),
        !path.hasPrefix("objects/info")
      else { continue }
      modes[path] = Int(status.st_mode)
    }
    return modes
  }
}
