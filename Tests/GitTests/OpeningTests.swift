import Foundation
import Git
import Testing

@Suite struct OpeningTests {
  @Test func findsTheRepositoryFromASubfolder() throws {
    let test = try TestRepository()
    try test.commit(["drafts/deep/a.md": "a"])
    for place in ["", "/drafts", "/drafts/deep"] {
      let found = try Repository.discover(from: test.folder + place)
      #expect(found.workTree == test.folder)
      #expect(found.gitDirectory == test.folder + "/.git")
      #expect(found.commonDirectory == test.folder + "/.git")
      #expect(!found.isBare && !found.isShallow && found.state == .none)
    }
    let error = #expect(throws: GitError.self) {
      try Repository.open(test.folder + "/drafts")
    }
    #expect(error?.code == .notFound)
  }

  @Test func opensLinkedWorkTreesAndBareRepositories() throws {
    let test = try TestRepository()
    let tip = try test.commit(["a": "a"])
    try test.git("worktree", "add", "-q", "-b", "side", "../linked")
    let linked = try Repository.discover(from: test.home + "/linked")
    #expect(linked.workTree == test.home + "/linked")
    #expect(linked.commonDirectory == test.folder + "/.git")
    #expect(linked.gitDirectory == test.folder + "/.git/worktrees/linked")
    #expect(try linked.head() == .branch(name: "refs/heads/side", tip: tip))
    try linked.updateIndex([.remove(path: "a")])
    #expect(try test.git("status", "--porcelain") == "")
    let status = try test.git("status", "--porcelain", in: test.home + "/linked")
    #expect(status == "D  a\n?? a\n")

    try test.git("clone", "-q", "--bare", test.folder, "../bare.git")
    let bare = try Repository.discover(from: test.home + "/bare.git")
    #expect(bare.isBare && bare.workTree == nil)
    let error = #expect(throws: GitError.self) { try bare.updateIndex([.remove(path: "a")]) }
    #expect(error?.code == .bareRepository)
  }

  @Test func refusals() throws {
    let nothing = TestRepository.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: nothing) }
    let missing = #expect(throws: GitError.self) {
      try Repository.discover(from: nothing, fromEnvironment: false)
    }
    #expect(missing?.code == .notFound)
    #expect(missing?.message.isEmpty == false)

    let test = try TestRepository()
    let again = #expect(throws: GitError.self) {
      try Repository.create(at: test.folder, initialBranch: "main")
    }
    #expect(again?.code == .exists)
    let odd = #expect(throws: GitError.self) {
      try Repository.create(at: nothing, initialBranch: "a..b")
    }
    #expect(odd?.code == .invalidSpec)

    try test.git("config", "core.repositoryFormatVersion", "1")
    for known in ["worktreeConfig", "preciousObjects"] {
      try test.git("config", "extensions.\(known)", "true")
    }
    _ = try Repository.open(test.folder)
    try test.git("config", "extensions.refStorage", "reftable")
    let format = #expect(throws: GitError.self) { try Repository.open(test.folder) }
    #expect(format?.code == .unsupportedFormat)
    #expect(throws: GitError.self) { try Repository.open("a\0b") }
  }

  // Only root can give a folder away.
  @Test(.enabled(if: geteuid() == 0)) func othersRepositoriesAreRefused() throws {
    let test = try TestRepository()
    for path in [test.folder, test.folder + "/.git"] { #expect(chown(path, 12345, 12345) == 0) }
    let error = #expect(throws: GitError.self) { try Repository.open(test.folder) }
    #expect(error?.code == .owner)
  }

  @Test func sha256IsRefused() throws {
    let test = try TestRepository()
    try test.git("init", "-q", "--object-format=sha256", "../long")
    let error = #expect(throws: GitError.self) { try Repository.open(test.home + "/long") }
    #expect(error?.code == .unsupportedFormat)
  }

  @Test func statesOfGit() throws {
    let test = try TestRepository()
    try test.commit(["a": "1\n"])
    try test.git("checkout", "-q", "-b", "side")
    try test.commit(["a": "2\n"])
    try test.git("checkout", "-q", "main")
    try test.commit(["a": "3\n"])
    #expect(try !test.repository.hasConflicts)
    #expect(throws: TestRepository.Failed.self) { try test.git("merge", "side") }
    #expect(test.repository.state == .merge)
    #expect(try test.repository.hasConflicts)
    #expect(try test.repository.indexEntry("a")?.isConflict == true)
  }
}
