import Editorial
import Git
import Manuscript
import Paths

/// History up to a tip, its commits numbered parents first: what the audit replays.
///
/// All of it, or what came after what an earlier audit remembered. What is judged is read from the
/// commits' own bytes.
final class Chronicle: ReplaySource {
  let past: PastReader
  private let identities: Identities
  private var repository: Repository { past.repository }
  /// What an earlier audit judged: the commits with the smaller numbers.
  private var audited: AuditedPast?
  private var commits = Ancestry()
  private var judgedParents: [[Int]] = []
  private var judged: [Bool] = []
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
    guard
      let commits = try gitFailures({ () throws(GitError) in try repository.ancestry(of: tip) })
    else { return }
    self.commits = commits
    makeRoom()
    for number in commits.indices {
      let judgedBefore = noteParents(number)
      var isAnchor = commits[number].id == anchor
      if anchor == nil, judgedBefore.isEmpty { isAnchor = try holdsRules(commits[number].tree) }
      if isAnchor, judgedBefore.isEmpty { anchors.append(number) }
      judged.append(!judgedBefore.isEmpty || isAnchor)
    }
  }

  /// Reads which commits came after what an earlier audit judged.
  ///
  /// - Returns: false where that tip's history gives other numbers to what was judged; then nothing
  ///   here is of use.
  func read(to tip: ObjectID, after audited: AuditedPast) throws -> Bool {
    let commits = try gitFailures { () throws(GitError) in
      try repository.ancestry(of: tip, after: audited.commits.count) {
        audited.commits.number(of: $0)
      }
    }
    guard let commits else { return false }
    self.audited = audited
    self.commits = commits
    folders = Set(audited.folders)
    makeRoom()
    for number in commits.indices { judged.append(!noteParents(number).isEmpty) }
    return isJudged(self.tip)
  }

  private func makeRoom() {
    judgedParents.reserveCapacity(commits.count)
    judged.reserveCapacity(commits.count)
  }

  /// Finds the judged parents of a commit; all of them stand before it.
  private func noteParents(_ number: Int) -> [Int] {
    let judgedBefore = commits[number].parents.map(Int.init).filter(isJudged)
    judgedParents.append(judgedBefore)
    return judgedBefore
  }

  /// The number of the first commit.
  private var start: Int { commits.start }

  /// The number of the last commit.
  var tip: Int { commits.indices.upperBound - 1 }

  /// What is worth being kept of this history, if anything is.
  ///
  /// The last commit is one that first parents lead to: whoever walks there from a later tip gives
  /// the same numbers to all that lead to it.
  ///
  /// - Parameters:
  ///   - distance: how far behind the tip it lies at least.
  ///   - reach: of how many commits before it branches may go out.
  func plan(distance: Int, reach: Int) -> Checkpoint.Plan? {
    var last = tip
    while last > tip - distance {
      guard last >= start, let parent = commits[last].parents.first else { return nil }
      last = Int(parent)
    }
    guard last >= start, isJudged(last) else { return nil }
    var ends: Set<Int> = [last]
    let earlier = audited?.stored?.ends.commits ?? []
    for commit in max(0, last - reach)..<last where isJudged(commit) {
      if commit >= start || earlier.contains(commit) { ends.insert(commit) }
    }
    for commit in last + 1..<tip + 1 {
      for parent in parents(of: commit) where parent <= last { ends.insert(parent) }
    }
    return Checkpoint.Plan(commit: last, ends: ends)
  }

  /// What there is to remember of a checkpoint of this history.
  func audited(upTo checkpoint: Checkpoint) -> AuditedPast {
    var known = audited?.commits ?? RememberedCommits()
    known.append(
      (start...checkpoint.commit).map { number in
        RememberedCommits.Commit(
          id: commits[number].id, isJudged: judged[number - start],
          parents: judgedParents[number - start].map(Int32.init))
      })
    return AuditedPast(
      commits: known, folders: folders.sorted(), checkpoint: checkpoint, goingOnFrom: audited)
  }

  /// Begins to read ahead.
  func prepare() throws {
    guard commits.count > 0 else { return }
    let version = try past.rulesVersion(in: commits[tip].tree)?.hex
    let preparation = Preparation(
      Preparation.Plan(
        commits: commits, parents: judgedParents, judged: judged,
        rules: try version.flatMap { try past.rules(ofVersion: $0).rules },
        circumstances: circumstances))
    preparation.start()
    self.preparation = preparation
  }

  /// Ends the reading, however the judging went.
  func finish() { preparation?.cancel() }

  /// What was read ahead of a commit; nil for one that lies further back.
  private func prepared(_ number: Int) throws -> Preparation.Prepared? {
    guard let preparation, number >= start else { return nil }
    let number = number - start
    let wanted = Preparation.batchNumber(of: number)
    while batch.number < wanted {
      batch = (batch.number + 1, try preparation.batch(batch.number + 1, meanwhile: past))
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

  /// Whether a tip leads back to a commit.
  func contains(_ id: ObjectID) -> Bool {
    commits.place(of: id) != nil || audited?.commits.number(of: id) != nil
  }

  /// The id of a commit.
  func id(of number: Int) -> ObjectID {
    if number < start, let audited { return audited.commits.id(of: number) }
    return commits[number].id
  }

  // MARK: - What the replay asks

  func parents(of commit: Int) -> [Int] {
    if commit < start, let audited { return audited.commits.parents(of: commit) }
    return judgedParents[commit - start]
  }

  func isJudged(_ commit: Int) -> Bool {
    if commit < start, let audited { return audited.commits.isJudged(commit) }
    return judged[commit - start]
  }

  func number(of commit: CommitID) -> Int? {
    guard let id = ObjectID(hex: commit.rawValue) else { return nil }
    return commits.place(of: id) ?? audited?.commits.number(of: id)
  }

  func facts(of number: Int) throws -> CommitFacts {
    if let prepared = try prepared(number) { return prepared.facts }
    let firstParent = try parents(of: number).first.map(tree)
    if number >= start { return try commits.facts(at: number, firstParent: firstParent) }
    let id = id(of: number)
    return try CommitFacts(of: id, number: number, tree: tree(of: number), firstParent) {
      () throws(GitError) in try repository.commit(id)
    }
  }

  private func tree(of number: Int) throws -> ObjectID {
    if let tree = commits.tree(at: number) { return tree }
    return try gitFailures { () throws(GitError) in try repository.skeleton(of: id(of: number)).tree
    }
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
      found = try parents(of: number).map { parent in
        try past.changes(from: tree(of: parent), to: tree(of: number), under: roots)
      }
    }
    for change in found.joined() where change.old == nil { noteFolder(of: change.path) }
    return found
  }

  func files(of number: Int, under roots: [String]) throws -> [FileChange] {
    let files = try past.changes(from: nil, to: tree(of: number), under: roots).filter {
      !$0.path.lies(below: RuleFiles.folder)
    }
    for file in files { noteFolder(of: file.path) }
    return files
  }

  func rulesVersion(of number: Int) throws -> String? {
    try past.rulesVersion(in: tree(of: number))?.hex
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
    return try past.attachments(of: path, in: tree(of: number))
  }

  func slug(ofPath path: String) -> Slug? { Slug.fromPath(path) }

  // MARK: -

  /// A folder that never had a file in it has no attachments: most drafts are told so without a
  /// look.
  private func noteFolder(of path: String) {
    guard Attachments.isAttachment(path) else { return }
    var folder = path.pathFolder
    while !folder.isEmpty, folders.insert(String(folder)).inserted { folder = folder.pathFolder }
  }
}
