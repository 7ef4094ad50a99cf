import Foundation
import NewsroomTestSupport

/// A history in the making: each commit has a label, and all of them are written with
/// `git fast-import` when somebody asks for their names.
///
/// Nothing of stet's own has a hand in it.
final class History {
  struct Unknown: Error { var what: String }

  struct Commit {
    var label: String
    var parents: [String]
    var folder: Folder
    var committer: Staff
    var author: Staff
    var time: Int64
    var message: String
  }

  let home: String
  let place: String
  let git: ReferenceGit
  private(set) var commits: [Commit] = []
  private var index: [String: Int] = [:]
  private var ids: [String: String] = [:]
  private var written = 0
  /// Where the branch points.
  private var main: String?
  /// The label that the next commit stands on.
  var head: String?
  /// The repository that a judge is to look at: a clone, where a history makes one.
  lazy var judged = place
  /// Seconds since 1970; each commit moves it on by a minute.
  var clock: Int64 = 1_767_261_600

  init() throws {
    home = try TestNewsroom.temporaryFolder()
    place = home + "/work"
    git = ReferenceGit(folder: place, home: home)
    try Self.makeRepository(place + "/.git")
  }

  /// What `git init` makes, without the hooks and the rest that nobody here asks for.
  private static func makeRepository(_ place: String) throws {
    for folder in ["objects", "refs"] {
      try FileManager.default.createDirectory(
        atPath: "\(place)/\(folder)", withIntermediateDirectories: true)
    }
    try Data("ref: refs/heads/main\n".utf8).write(to: URL(fileURLWithPath: place + "/HEAD"))
    let settings = """
      [core]
      \trepositoryformatversion = 0
      \tfilemode = true
      \tbare = false
      \tlogallrefupdates = true

      """
    try Data(settings.utf8).write(to: URL(fileURLWithPath: place + "/config"))
  }

  deinit {
    if ProcessInfo.processInfo.environment["STET_KEEP_TEST_DIRS"] == nil {
      try? FileManager.default.removeItem(atPath: home)
    }
  }

  // MARK: - What there is

  func commit(_ label: String) throws -> Commit {
    guard let found = index[label] else { throw Unknown(what: label) }
    return commits[found]
  }

  /// The files at the head.
  var folder: Folder { head.flatMap { try? commit($0).folder } ?? [:] }

  /// A commit and all before it.
  func ancestors(_ label: String) -> Set<String> {
    var found: Set<String> = []
    var open = [label]
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += (try? commit(next).parents) ?? []
    }
    return found
  }

  // MARK: - Commits

  /// A commit on the head, or on other commits; it becomes the head.
  @discardableResult
  func commit(
    _ label: String? = nil, by committer: Staff, author: Staff? = nil, on parents: [String]? = nil,
    _ message: String, trailers: [String] = [], _ change: (inout Folder) throws -> Void = { _ in }
  ) throws -> String {
    let label = label ?? "c\(commits.count)"
    let parents = parents ?? head.map { [$0] } ?? []
    var folder = try parents.first.map { try commit($0).folder } ?? [:]
    try change(&folder)
    clock += 60
    let message = trailers.isEmpty ? message : message + "\n\n" + trailers.joined(separator: "\n")
    index[label] = commits.count
    commits.append(
      Commit(
        label: label, parents: parents, folder: folder, committer: committer,
        author: author ?? committer, time: clock, message: message))
    head = label
    return label
  }

  /// Makes another commit the head.
  func goTo(_ label: String) { head = label }

  /// A merge of the head with others; a file that both changed has to be settled.
  @discardableResult
  func merge(
    _ others: String..., by committer: Staff, as label: String? = nil, author: Staff? = nil,
    trailers: [String] = [], _ change: (inout Folder) throws -> Void = { _ in }
  ) throws -> String {
    try merge(
      others, by: committer, as: label, author: author, trailers: trailers, change)
  }

  @discardableResult
  func merge(
    _ others: [String], by committer: Staff, as label: String? = nil, author: Staff? = nil,
    trailers: [String] = [], _ change: (inout Folder) throws -> Void = { _ in }
  ) throws -> String {
    guard let head else { throw Unknown(what: "head") }
    return try commit(
      label, by: committer, author: author, on: [head] + others, "Merge", trailers: trailers
    ) { folder in
      for other in others { folder = try joined(folder, with: other) }
      try change(&folder)
    }
  }

  /// What both changed the same way or only one changed; where they differ, ours.
  private func joined(_ ours: Folder, with other: String) throws -> Folder {
    guard let head else { return ours }
    let shared = ancestors(head).intersection(ancestors(other))
    let base = try commits.last { shared.contains($0.label) }.map { try commit($0.label).folder }
    let theirs = try commit(other).folder
    var result = ours
    for path in Set(ours.keys).union(theirs.keys).union((base ?? [:]).keys)
    where ours[path] == base?[path] {
      result[path] = theirs[path]
    }
    return result
  }

  // MARK: - Writing

  /// The name of a commit; everything is written first.
  func id(_ label: String) throws -> String {
    try write()
    guard let id = ids[label] else { throw Unknown(what: label) }
    return id
  }

  /// The label of a commit, or what git calls it.
  func label(of id: String) -> String { ids.first { $0.value == id }?.key ?? id }

  /// Writes what is pending, and points the branch to the head.
  func write() throws {
    if written < commits.count { try importPending() }
    guard let head, let id = ids[head], id != main else { return }
    try git("update-ref", "refs/heads/main", id)
    main = id
  }

  private func importPending() throws {
    let pending = commits[written...]
    let lines = lines(of: pending)
    var stream: [UInt8] = []
    func add(_ text: String) { stream += Array(text.utf8) }
    func data(_ bytes: [UInt8]) {
      add("data \(bytes.count)\n")
      stream += bytes
      add("\n")
    }
    for (offset, commit) in pending.enumerated() {
      let mark = written + offset + 1
      let line = lines[commit.label] ?? mark
      // Else git takes the line's last commit for the parent.
      if commit.parents.isEmpty { add("reset refs/history/\(line)\n") }
      add("commit refs/history/\(line)\nmark :\(mark)\n")
      add("author \(commit.author.name) <\(commit.author.email)> \(commit.time) +0000\n")
      add("committer \(commit.committer.name) <\(commit.committer.email)> \(commit.time) +0000\n")
      data(Array((commit.message + "\n").utf8))
      for (place, parent) in commit.parents.enumerated() {
        let name = ids[parent] ?? ":\((index[parent] ?? 0) + 1)"
        add("\(place == 0 ? "from" : "merge") \(name)\n")
      }
      add("deleteall\n")
      for (path, file) in commit.folder.sorted(by: { $0.key < $1.key }) {
        if file.mode == "160000" {
          add("M 160000 \(file.text) \(path)\n")
        } else {
          add("M \(file.mode) inline \(path)\n")
          data(file.bytes)
        }
      }
      add("\n")
    }
    if let head, let place = index[head] {
      add("reset refs/heads/main\nfrom \(ids[head] ?? ":\(place + 1)")\n\n")
    }
    let marks = home + "/marks"
    // One pack, and nobody waits for the disk: it is thrown away with the test.
    try git(
      "-c", "core.fsync=none", "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet",
      "--force", "--export-marks=\(marks)", input: stream)
    for line in try String(contentsOfFile: marks, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let mark = Int(words[0].dropFirst()), mark > written else { continue }
      ids[commits[mark - 1].label] = String(words[1])
    }
    written = commits.count
    main = head.flatMap { ids[$0] }
  }

  /// Which ref each commit is written to: one for each that nothing stands on, and all that leads
  /// to it.
  private func lines(of pending: ArraySlice<Commit>) -> [String: Int] {
    var lines: [String: Int] = [:]
    for (place, commit) in zip(pending.indices, pending).reversed() {
      let line = lines[commit.label] ?? place + 1
      lines[commit.label] = line
      for parent in commit.parents where lines[parent] == nil { lines[parent] = line }
    }
    return lines
  }

  /// Puts other bytes in the place of a commit, by `git hash-object --literally`.
  ///
  /// Only for the head: what stands on it would still name the old one.
  func forge(_ label: String, _ change: ([UInt8]) throws -> [UInt8]) throws {
    let output = try git.run(["cat-file", "commit", try id(label)])
    let id = try git(
      "hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: change(output.bytes))
    ids[label] = id.trimmingCharacters(in: .whitespacesAndNewlines)
    try write()
  }
}
