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
  private let circumstances: Circumstances
  private var preparation: Preparation?
  /// The batch that is being judged.
  private var batch: (number: Int, commits: [Preparation.Prepared?]) = (-1, [])
  /// The drafts of the commit whose changes were asked for last.
  private var contents: [Preparation.ContentKey: DraftVersion.Content] = [:]
  /// Whether rules read drafts as those that were expected.
  private var readsAsExpected: [ObjectIdentifier: Bool] = [:]

  init(_ repository: Repository, _ circumstances: Circumstances) {
    self.circumstances = circumstances
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
      let (tree, parents) = try bones(of: ids[number])
      trees.append(tree)
      let judgedBefore = parents.compactMap { numbers[$0] }.filter { judged[Int($0)] }
      judgedParents.append(judgedBefore)
      var isAnchor = ids[number] == anchor
      if anchor == nil, judgedBefore.isEmpty { isAnchor = try holdsRules(tree) }
      if isAnchor, judgedBefore.isEmpty { anchors.append(number) }
      judged.append(!judgedBefore.isEmpty || isAnchor)
    }
  }

  /// Begins to read ahead.
  func prepare(readers: Int) throws {
    guard let tree = trees.last else { return }
    let version = try past.rulesVersion(in: tree)?.hex
    let preparation = Preparation(
      Preparation.Plan(
        ids: ids, trees: trees, parents: judgedParents, judged: judged,
        rules: try version.flatMap { try past.rules(ofVersion: $0).rules },
        circumstances: circumstances))
    preparation.start(readers: readers)
    self.preparation = preparation
  }

  /// Ends the reading, however the judging went.
  func finish() { preparation?.cancel() }

  /// A commit's tree and its parents.
  private func bones(of id: ObjectID) throws -> (tree: ObjectID, parents: [ObjectID]) {
    try gitFailures { () throws(GitError) in try repository.skeleton(of: id) }
  }

  /// What was read ahead of a commit; nil for one that lies further back.
  private func prepared(_ number: Int) throws -> Preparation.Prepared? {
    guard let preparation else { return nil }
    let wanted = Preparation.batchNumber(of: number)
    while batch.number < wanted {
      batch = (batch.number + 1, try preparation.batch(batch.number + 1))
    }
    guard batch.number == wanted else { return nil }
    return batch.commits[Preparation.place(of: number)]
  }

  private func isAsExpected(_ rules: Rules) -> Bool {
    if let known = readsAsExpected[rules.token] { return known }
    let isSame = preparation?.plan.rules?.workflows == rules.workflows
    readsAsExpected[rules.token] = isSame
    return isSame
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
    if let prepared = try prepared(number) { return prepared.facts }
    return try past.facts(
      of: ids[number], number: number, tree: trees[number],
      firstParent: judgedParents[number].first.map { trees[Int($0)] })
  }

  func actor(of facts: CommitFacts, by masthead: Masthead) throws -> Actor {
    if masthead.identity == .signature, let verdict = try prepared(facts.number)?.verdict,
      let expected = preparation?.plan.rules?.masthead, expected == masthead
    {
      identities.note(verdict, on: facts.id, by: masthead)
    }
    return try identities.actor(of: facts, by: masthead)
  }

  func changes(of number: Int, under roots: [String]) throws -> [[FileChange]] {
    var found: [[FileChange]]
    if let prepared = try prepared(number), preparation?.plan.rules?.contentRoots == roots {
      found = prepared.changes
      contents = prepared.contents
    } else {
      found = try judgedParents[number].map { parent in
        try past.changes(from: trees[Int(parent)], to: trees[number], under: roots)
      }
    }
    for change in found.joined() where change.old == nil { noteFolder(of: change.path) }
    return found
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
    if isAsExpected(rules),
      let content = contents[Preparation.ContentKey(blob: blob, path: path)]
    {
      return content
    }
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
}
