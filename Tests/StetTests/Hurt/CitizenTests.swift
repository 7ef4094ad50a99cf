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
    /// Author, committer, and who the reflog names.
    var people: String
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
      people: try git("log", "-1", "--format=%an <%ae>, %cn <%ce>")
        + git("log", "-g", "-1", "--format=%gn <%ge>"),
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
