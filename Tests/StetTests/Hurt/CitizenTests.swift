import Foundation
import Testing

/// Every kind of repository that git works in: a step of stet's leaves there what `git commit --only`
/// would, or is refused with the reason.
@Suite struct CitizenTests {
  /// One kind.
  struct Kind: Sendable, CustomTestStringConvertible {
    var name: String
    /// The code with which stet refuses, and git's own status where it is asked to do the same.
    var refused: String?
    /// Makes the plain newsroom one of the kind, and says where to work in it.
    var prepare: @Sendable (Terminal) throws -> Place

    init(
      _ name: String, refused: String? = nil,
      prepare: @escaping @Sendable (Terminal) throws -> Place
    ) {
      self.name = name
      self.refused = refused
      self.prepare = prepare
    }

    var testDescription: String { name }
  }

  /// Where a command runs.
  struct Place: Sendable {
    /// The work tree.
    var top: String
    /// Where in it, and with which variables.
    var folder: String
    var environment: [String: String] = [:]

    init(_ top: String, folder: String? = nil, _ environment: [String: String] = [:]) {
      self.top = top
      self.folder = folder ?? top
      self.environment = environment
    }
  }

  @Test(arguments: Kind.all)
  func leavesWhatGitWould(_ kind: Kind) throws {
    let base = try Terminal.open()
    try base.draft("Low water", "low-water")
    try base.leaveOtherWork()
    let ours = try Terminal(copying: base)
    let place = try kind.prepare(ours)
    let before = try state(of: ours, place)
    let output = try ours.stet(
      ["submit", "low-water"], environment: place.environment, in: place.folder)
    if let code = kind.refused {
      #expect(output.status == 2 && output.err.contains("\nhelp: "), "\(output.block)")
      let json = try ours.stet(
        ["submit", "low-water", "--format", "json"], environment: place.environment,
        in: place.folder)
      #expect(json.errorCode == code, "\(json.block)")
      // Nothing has been changed. (Where git cannot tell, neither can this.)
      #expect(try state(of: ours, place) == before)
      return
    }
    #expect(output.status == 0 && !output.err.contains("could not"), "\(output.block)")

    // The same by git's own hand.
    let theirs = try Terminal(copying: base)
    let twin = try kind.prepare(theirs)
    let path = twin.top + "/drafts/low-water.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacingOccurrences(of: "status: draft", with: "status: review")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let committed = try theirs.git(
      ["commit", "-q", "--only", "-m", "submit: low-water", "--", path],
      environment: twin.environment, in: twin.folder)
    let expected = try state(of: theirs, twin)
    let made = try state(of: ours, place)
    if committed.status == 0 {
      #expect(made == expected, "\(kind.name)")
    } else {
      // git commits nothing at all while a path is in conflict; stet leaves the conflict alone.
      #expect(kind.name == "a conflict elsewhere", "\(committed.block)")
      #expect(made.unmerged == before.unmerged && !made.unmerged.isEmpty)
      #expect(made.status == before.status)
    }
    let fsck = try ours.git(
      ["fsck", "--strict", "--no-dangling"], environment: place.environment, in: place.folder)
    #expect(fsck.status == 0 && fsck.err.isEmpty, "\(fsck.block)")
  }

  /// What git says of a repository, without what depends on the time.
  struct State: Equatable {
    var tree: String
    var parentTree: String
    var commits: String
    var branch: String
    var status: String
    var staged: String
    var unstaged: String
    var unmerged: String
    var flags: String
    var reflog: Int
    var branchReflog: Int
  }

  private func state(of desk: Terminal, _ place: Place) throws -> State {
    func git(_ arguments: String...) throws -> String {
      try desk.git(arguments, environment: place.environment, in: place.folder).out
    }
    let status = try git("status", "--porcelain=v2", "--branch")
    return State(
      tree: try git("rev-parse", "HEAD^{tree}"), parentTree: try git("rev-parse", "HEAD^^{tree}"),
      commits: try git("rev-list", "--count", "HEAD"),
      branch: try git("symbolic-ref", "-q", "HEAD"),
      status: status.split(separator: "\n").filter { !$0.hasPrefix("# branch.oid") }
        .joined(separator: "\n"),
      staged: try git("diff", "--cached"), unstaged: try git("diff"),
      unmerged: try git("ls-files", "-u"),
      // git forgets of a path that it commits that it was to be taken for unchanged; stet does not.
      flags: try git("ls-files", "-v", "--stage").replacingOccurrences(of: "h 1", with: "H 1"),
      reflog: try git("reflog", "show", "HEAD").split(separator: "\n").count,
      branchReflog: try git("reflog", "show", "main").split(separator: "\n").count)
  }
}

extension CitizenTests.Kind {
  typealias Place = CitizenTests.Place

  static let all: [CitizenTests.Kind] = plain + elsewhere + indexes + conversions + refusals

  private static let plain = [
    CitizenTests.Kind("a plain one") { Place($0.root) },
    CitizenTests.Kind("from a subfolder") { Place($0.root, folder: $0.root + "/drafts") },
    CitizenTests.Kind("packed") { desk in
      try desk.git("gc", "-q")
      try desk.git("pack-refs", "--all")
      return Place(desk.root)
    },
    CitizenTests.Kind("with a commit-graph and a bitmap") { desk in
      try desk.git("repack", "-adbq")
      try desk.git("commit-graph", "write")
      return Place(desk.root)
    },
    CitizenTests.Kind("a submodule in the tree") { desk in
      let commit = try desk.git("rev-parse", "HEAD").out.dropLast()
      try desk.git("update-index", "--add", "--cacheinfo", "160000,\(commit),themes/plain")
      try desk.write("[submodule \"t\"]\n\tpath = themes/plain\n\turl = ./t\n", to: ".gitmodules")
      try desk.git("add", ".gitmodules")
      try desk.git("commit", "-qm", "A theme.", "--", ".gitmodules", "themes/plain")
      return Place(desk.root)
    },
    CitizenTests.Kind("names without case") { desk in
      try desk.git("config", "core.ignorecase", "true")
      try desk.write("A.\n", to: "Other.txt")
      try desk.git("add", "Other.txt")
      return Place(desk.root)
    },
    CitizenTests.Kind("names in another normal form") { desk in
      try desk.git("config", "core.precomposeunicode", "true")
      try desk.write("A.\n", to: "drafts/u\u{308}ber.txt")
      try desk.git("add", "drafts/u\u{308}ber.txt")
      return Place(desk.root)
    },
  ]

  private static let elsewhere = [
    CitizenTests.Kind("a linked work tree") { desk in
      try desk.git("worktree", "add", "-q", "-f", "--detach", "../linked")
      try desk.git("switch", "-q", "--detach")
      try desk.git(["switch", "-q", "main"], in: desk.root + "/../linked")
      return Place(desk.root + "/../linked")
    },
    CitizenTests.Kind("core.worktree") { desk in
      let manager = FileManager.default
      try manager.moveItem(atPath: desk.path(".git"), toPath: desk.root + "/../elsewhere.git")
      let directory = desk.root + "/../elsewhere.git"
      try desk.git(["--git-dir", directory, "config", "core.worktree", desk.root])
      return Place(desk.root, folder: directory)
    },
    CitizenTests.Kind("a file .git that leads elsewhere") { desk in
      let directory = desk.root + "/../elsewhere.git"
      try desk.git(["init", "-q", "--separate-git-dir", directory])
      return Place(desk.root)
    },
    CitizenTests.Kind("GIT_DIR") { desk in
      Place(desk.root, ["GIT_DIR": desk.path(".git")])
    },
    CitizenTests.Kind("GIT_DIR and GIT_WORK_TREE") { desk in
      try FileManager.default.moveItem(
        atPath: desk.path(".git"), toPath: desk.root + "/../elsewhere.git")
      return Place(
        desk.root, folder: desk.root + "/..",
        ["GIT_DIR": desk.root + "/../elsewhere.git", "GIT_WORK_TREE": desk.root])
    },
    CitizenTests.Kind("GIT_INDEX_FILE") { desk in
      try FileManager.default.copyItem(
        atPath: desk.path(".git/index"), toPath: desk.path(".git/other-index"))
      return Place(
        desk.root, ["GIT_DIR": desk.path(".git"), "GIT_INDEX_FILE": desk.path(".git/other-index")])
    },
    CitizenTests.Kind("alternates") { desk in
      try desk.git("clone", "-q", "--shared", desk.root, "../shared")
      return Place(desk.root + "/../shared")
    },
    CitizenTests.Kind("a partial clone", refused: "history.missing") { desk in
      Place(try partialClone(of: desk))
    },
    CitizenTests.Kind("a partial clone, the rest of it fetched") { desk in
      let clone = try partialClone(of: desk)
      // As the refusal says.
      try desk.git(["fetch", "-q", "--refetch", "--no-filter"], in: clone)
      return Place(clone)
    },
    CitizenTests.Kind("config of the work tree") { desk in
      try desk.git("config", "extensions.worktreeConfig", "true")
      try desk.git("config", "--worktree", "core.pager", "cat")
      return Place(desk.root)
    },
  ]

  private static func partialClone(of desk: Terminal) throws -> String {
    try desk.git("config", "uploadpack.allowFilter", "true")
    try desk.git("clone", "-q", "--filter=blob:none", "file://" + desk.root, "../partial")
    return desk.root + "/../partial"
  }

  private static let indexes = [
    CitizenTests.Kind("index version 2") { desk in
      try desk.git("update-index", "--no-skip-worktree", "skipped.txt")
      try desk.git("reset", "-q", "--", "soon.txt")
      try desk.git("update-index", "--index-version", "2")
      return Place(desk.root)
    },
    CitizenTests.Kind("index version 4") { desk in
      try desk.git("update-index", "--index-version", "4")
      return Place(desk.root)
    },
    CitizenTests.Kind("an index without a checksum") { desk in
      let file = URL(fileURLWithPath: desk.path(".git/index"))
      var bytes = try Data(contentsOf: file)
      bytes.replaceSubrange(bytes.count - 20..<bytes.count, with: Data(count: 20))
      try bytes.write(to: file)
      return Place(desk.root)
    },
    CitizenTests.Kind("the untracked cache") { desk in
      try desk.git("update-index", "--force-untracked-cache")
      return Place(desk.root)
    },
    CitizenTests.Kind("sparse checkout") { desk in
      try desk.write("A.\n", to: "layouts/a.html")
      try desk.git("add", "layouts/a.html")
      try desk.git("commit", "-qm", "Layouts.", "--", "layouts/a.html")
      try desk.git("sparse-checkout", "set", "--cone", "--no-sparse-index", "drafts", "workflows")
      return Place(desk.root)
    },
    CitizenTests.Kind("a split index") { desk in
      try desk.git("update-index", "--split-index")
      return Place(desk.root)
    },
    CitizenTests.Kind("a sparse index") { desk in
      try desk.write("A.\n", to: "layouts/a.html")
      try desk.git("add", "layouts/a.html")
      try desk.git("commit", "-qm", "Layouts.", "--", "layouts/a.html")
      try desk.git("sparse-checkout", "set", "--cone", "--sparse-index", "drafts", "workflows")
      return Place(desk.root)
    },
    CitizenTests.Kind("the draft is to be taken for unchanged") { desk in
      try desk.git("update-index", "--assume-unchanged", "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("the draft's own edit is staged") { desk in
      let text = try desk.read("drafts/low-water.md")
      try desk.append("Staged.\n", to: "drafts/low-water.md")
      try desk.git("add", "drafts/low-water.md")
      try desk.write(text, to: "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("a conflict elsewhere") { desk in
      let blob = try desk.git("rev-parse", "HEAD:drafts/low-water.md").out.dropLast()
      let lines = (1...3).map { "100644 \(blob) \($0)\tconflict.txt\n" }.joined()
      _ = try desk.git(["update-index", "--index-info"], input: lines)
      return Place(desk.root)
    },
  ]

  /// A file of attributes, saved.
  private static func attributes(_ lines: String, _ desk: Terminal) throws {
    try desk.write(lines, to: ".gitattributes")
    try desk.git("add", ".gitattributes")
    try desk.git("commit", "-qm", "Attributes.", "--", ".gitattributes")
  }

  private static func crlf(_ desk: Terminal) throws {
    let text = try desk.read("drafts/low-water.md")
    try desk.write(text.replacingOccurrences(of: "\n", with: "\r\n"), to: "drafts/low-water.md")
  }

  private static let conversions = [
    CitizenTests.Kind("autocrlf, and LF in the draft") { desk in
      try desk.git("config", "core.autocrlf", "true")
      return Place(desk.root)
    },
    CitizenTests.Kind("text=auto, and LF in the draft") { desk in
      try attributes("* text=auto eol=crlf\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("-text, and CR LF in the draft") { desk in
      try attributes("*.md -text\n", desk)
      try crlf(desk)
      try desk.git("commit", "-qm", "Windows.", "--", "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("CR LF that was saved before text=auto") { desk in
      try crlf(desk)
      try desk.git("commit", "-qm", "Windows.", "--", "drafts/low-water.md")
      try attributes("* text=auto\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("a filter that nobody has installed") { desk in
      try attributes("*.md filter=lfs\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("ident without a mark in the draft") { desk in
      try attributes("*.md ident\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("autocrlf, and CR LF in the draft", refused: "repo.attributes") { desk in
      try desk.git("config", "core.autocrlf", "input")
      try crlf(desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("text, and CR LF in the draft", refused: "repo.attributes") { desk in
      try attributes("*.md text\n", desk)
      try crlf(desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("a filter", refused: "repo.attributes") { desk in
      try desk.git("config", "filter.lfs.clean", "cat")
      try attributes("*.md filter=lfs\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("ident and a mark in the draft", refused: "repo.attributes") { desk in
      try attributes("*.md ident\n", desk)
      try desk.append("$Id: 1$\n", to: "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("another encoding", refused: "repo.attributes") { desk in
      try attributes("*.md working-tree-encoding=UTF-16LE\n", desk)
      return Place(desk.root)
    },
  ]

  private static let refusals = [
    CitizenTests.Kind("no branch", refused: "repo.detached") { desk in
      try desk.git("switch", "-q", "--detach")
      return Place(desk.root)
    },
    CitizenTests.Kind("a merge under way", refused: "repo.merging") { desk in
      try diverge(desk)
      try desk.git("merge", "-q", "side")
      return Place(desk.root)
    },
    CitizenTests.Kind("a rebase under way", refused: "repo.merging") { desk in
      try diverge(desk)
      try desk.git("rebase", "-q", "side")
      return Place(desk.root)
    },
    CitizenTests.Kind("a pick under way", refused: "repo.merging") { desk in
      try diverge(desk)
      try desk.git("cherry-pick", "side")
      return Place(desk.root)
    },
    CitizenTests.Kind("a bisection under way", refused: "repo.merging") { desk in
      try desk.git("bisect", "start")
      return Place(desk.root)
    },
    CitizenTests.Kind("reftable", refused: "repo.unsupported") { desk in
      try desk.git("config", "core.repositoryFormatVersion", "1")
      try desk.git("config", "extensions.refStorage", "reftable")
      return Place(desk.root)
    },
    CitizenTests.Kind("SHA-256", refused: "repo.unsupported") { desk in
      try desk.git("init", "-q", "--object-format=sha256", "../wide")
      return Place(desk.root + "/../wide")
    },
  ]

  /// Two branches that change one file in two ways.
  private static func diverge(_ desk: Terminal) throws {
    // With work lying about git would not even begin.
    try desk.git("reset", "-q", "--hard")
    try desk.git("branch", "side")
    try desk.write("Here.\n", to: "both.txt")
    try desk.git("add", "both.txt")
    try desk.git("commit", "-qm", "Here.", "--", "both.txt")
    try desk.git("worktree", "add", "-q", "../other", "side")
    try "There.\n".write(
      toFile: desk.root + "/../other/both.txt", atomically: true, encoding: .utf8)
    let other = desk.root + "/../other"
    try desk.git(["add", "both.txt"], in: other)
    try desk.git(["commit", "-qm", "There."], in: other)
    try desk.git("worktree", "remove", "--force", "../other")
  }
}
