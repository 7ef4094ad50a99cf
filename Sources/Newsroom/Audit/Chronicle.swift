import Editorial
import Git
import Manuscript

/// All of history up to a tip, its commits numbered parents first: what the audit replays.
///
/// Nothing that was remembered is asked: every commit is read from its own bytes.
final class Chronicle: ReplaySource {
  let past: PastReader
  private let identities: Identities
  private var repository: Repository { past.repository }
  /// The commits in order.
  private(set) var ids: [ObjectID] = []
  private var trees: [ObjectID] = []
  private var judgedParents: [[Int32]] = []
  private var judged: [Bool] = []
  private var numbers: [ObjectID: Int32] = [:]
  /// The commits that history could count from.
  private(set) var anchors: [Int] = []
  /// Folders that ever had a file in them which may be an attachment.
  private var folders: Set<String> = []
  private var latest: (number: Int, commit: Commit?, fault: String?)?

  init(_ repository: Repository, _ circumstances: Circumstances) {
    past = PastReader(
      repository: repository, builtInCommands: circumstances.builtInCommands)
    identities = Identities(repository: repository, environment: circumstances.environment)
  }

  /// Reads which commits there are, and which of them are judged.
  ///
  /// - Parameter anchor: the commit that history counts from; nil where it is the only one with
  ///   valid rules whose parents have none.
  func read(to tip: ObjectID, from anchor: ObjectID?) throws {
    ids = try gitFailures { () throws(GitError) in try repository.history(from: [tip]) }
    numbers.reserveCapacity(ids.count)
    for (number, id) in ids.enumerated() { numbers[id] = Int32(number) }
    trees.reserveCapacity(ids.count)
    judgedParents.reserveCapacity(ids.count)
    judged.reserveCapacity(ids.count)
    for number in ids.indices {
      let (commit, fault) = try commit(number)
      let skeleton = try commit.map { ($0.tree, $0.parents) } ?? bones(of: ids[number], fault)
      trees.append(skeleton.0)
      let parents = skeleton.1.compactMap { numbers[$0] }.filter { judged[Int($0)] }
      judgedParents.append(parents)
      var isAnchor = ids[number] == anchor
      if anchor == nil, parents.isEmpty { isAnchor = try holdsRules(skeleton.0) }
      if isAnchor, parents.isEmpty { anchors.append(number) }
      judged.append(!parents.isEmpty || isAnchor)
    }
  }

  /// A commit that only git can read: its tree and its parents, as git takes them.
  private func bones(of id: ObjectID, _ fault: String?) throws -> (ObjectID, [ObjectID]) {
    try gitFailures { () throws(GitError) in try repository.skeleton(of: id) }
  }

  private func holdsRules(_ tree: ObjectID) throws -> Bool {
    guard let version = try past.rulesVersion(in: tree)?.hex else { return false }
    return try past.rules(ofVersion: version).rules != nil
  }

  var isEmpty: Bool { anchors.isEmpty }

  /// Whether a tip leads back to a commit.
  func contains(_ id: ObjectID) -> Bool { numbers[id] != nil }

  // MARK: - What the replay asks

  func parents(of commit: Int) -> [Int] { judgedParents[commit].map(Int.init) }

  func isJudged(_ commit: Int) -> Bool { judged[commit] }

  func number(of commit: CommitID) -> Int? {
    ObjectID(hex: commit.rawValue).flatMap { numbers[$0] }.map(Int.init)
  }

  func facts(of number: Int) throws -> CommitFacts {
    let (commit, fault) = try commit(number)
    guard let commit else {
      return CommitFacts(
        number: number, id: CommitID(ids[number].hex), authorName: "", authorEmail: "",
        committerName: "somebody", committerEmail: "", time: Timestamp(seconds: 0),
        message: CommitMessage(subject: ""), keepsTree: false, fault: fault)
    }
    var keepsTree = false
    if commit.parents.count == 1, let parent = judgedParents[number].first {
      keepsTree = trees[Int(parent)] == commit.tree
    }
    return CommitFacts(commit, number: number, keepsTree: keepsTree)
  }

  func actor(of facts: CommitFacts, by masthead: Masthead) throws -> Actor {
    try identities.actor(of: facts, by: masthead)
  }

  func changes(of number: Int, under roots: [String]) throws -> [[FileChange]] {
    try judgedParents[number].map { parent in
      let changes = try past.changes(
        from: trees[Int(parent)], to: trees[number], under: roots)
      for change in changes where change.old == nil { noteFolder(of: change.path) }
      return changes
    }
  }

  func files(of number: Int, under roots: [String]) throws -> [FileChange] {
    let files = try past.changes(from: nil, to: trees[number], under: roots).filter {
      !$0.path.hasPrefix(RuleFiles.folder + "/")
    }
    for file in files { noteFolder(of: file.path) }
    return files
  }

  func rulesVersion(of number: Int) throws -> String? {
    try past.rulesVersion(in: trees[number])?.hex
  }

  func rules(ofVersion version: String) throws -> RulesReading {
    try past.rules(ofVersion: version)
  }

  func content(
    of blob: String, at path: String, under rules: Rules
  ) throws -> DraftVersion.Content {
    guard let id = ObjectID(hex: blob) else { return .notAFile("no file") }
    return try past.content(of: id, at: path, under: rules)
  }

  func attachments(of path: String, at number: Int) throws -> [String: String] {
    guard let folder = Attachments.folder(of: path), folders.contains(folder) else { return [:] }
    return try past.attachments(of: path, in: trees[number])
  }

  func slug(ofPath path: String) -> Slug? { Slug.fromPath(path) }

  // MARK: -

  /// A folder that never had a file in it has no attachments: most drafts are told so without a
  /// look.
  private func noteFolder(of path: String) {
    guard Attachments.isAttachment(path) else { return }
    var end = path.endIndex
    while let slash = path[..<end].lastIndex(of: "/") {
      guard folders.insert(String(path[..<slash])).inserted else { return }
      end = slash
    }
  }

  private func commit(_ number: Int) throws -> (Commit?, String?) {
    if let latest, latest.number == number { return (latest.commit, latest.fault) }
    var read: (commit: Commit?, fault: String?) = (nil, nil)
    do throws(GitError) {
      read.commit = try repository.commit(ids[number])
    } catch {
      guard error.code == .malformed else { throw Failure(error) }
      read.fault = error.message
    }
    latest = (number, read.commit, read.fault)
    return read
  }
}
