import Editorial
import Git
import Manuscript

/// History up to a tip, its commits numbered parents first: what the audit replays.
///
/// All of it, or what came after a commit that all of it goes through and that an earlier audit
/// remembered. What is judged is read from the commits' own bytes.
final class Chronicle: ReplaySource {
  let past: PastReader
  private let identities: Identities
  private var repository: Repository { past.repository }
  /// What an earlier audit judged; the first commit here is its last one then.
  private var audited: AuditedPast?
  /// The number of the first commit.
  private var start = 0
  private var commits = Ancestry()
  private var judgedParents: [[Int32]] = []
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
    for number in 0..<commits.count {
      let judgedBefore = noteParents(number)
      var isAnchor = commits[number].id == anchor
      if anchor == nil, judgedBefore.isEmpty { isAnchor = try holdsRules(commits[number].tree) }
      if isAnchor, judgedBefore.isEmpty { anchors.append(number) }
      judged.append(!judgedBefore.isEmpty || isAnchor)
    }
  }

  /// Reads which commits came after what an earlier audit judged.
  ///
  /// - Returns: false where the tip's history does not all go through the commit that was
  ///   remembered; then nothing here is of use.
  func read(to tip: ObjectID, after audited: AuditedPast) throws -> Bool {
    let first = audited.commit
    let commits = try gitFailures { () throws(GitError) in
      try repository.ancestry(of: tip, after: first) { id in
        id != first && audited.commits.number(of: id) != nil
      }
    }
    guard let commits else { return false }
    self.audited = audited
    self.commits = commits
    start = audited.checkpoint.commit
    folders = Set(audited.folders)
    makeRoom()
    judgedParents.append([])
    judged.append(true)
    for place in 1..<max(1, commits.count) {
      judged.append(!noteParents(place).isEmpty)
    }
    return judged[commits.count - 1]
  }

  private func makeRoom() {
    judgedParents.reserveCapacity(commits.count)
    judged.reserveCapacity(commits.count)
  }

  /// Finds the judged parents of the commit at a place; all of them stand before it.
  private func noteParents(_ place: Int) -> [Int32] {
    let judgedBefore = commits[place].parents.filter { judged[Int($0)] }
      .map { $0 + Int32(start) }
    judgedParents.append(judgedBefore)
    return judgedBefore
  }

  /// The number of the last commit.
  var tip: Int { start + commits.count - 1 }

  /// The last commit that all of history goes through, and that lies as far behind the tip at least
  /// as what is remembered has to; nil where it is the first one here.
  func waist(distance: Int) -> Int? {
    let place = Checkpoint.latest(of: commits.count, before: commits.count - distance) { place in
      judged[place] ? judgedParents[place].map { Int($0) - start } : nil
    }
    return place.flatMap { $0 == 0 && start > 0 ? nil : start + $0 }
  }

  /// What there is to remember of a checkpoint of this history.
  func audited(upTo checkpoint: Checkpoint) -> AuditedPast {
    let before = (0..<start).lazy.map { [audited] number in
      (
        id: audited?.commits.id(of: number) ?? .zero,
        isJudged: audited?.commits.isJudged(number) ?? false
      )
    }
    let here = (start...checkpoint.commit).lazy.map { [commits, judged, start] number in
      (id: commits[number - start].id, isJudged: judged[number - start])
    }
    return AuditedPast(
      commits: RememberedCommits(Array(before) + Array(here)), folders: folders.sorted(),
      checkpoint: checkpoint, goingOnFrom: audited)
  }

  /// Begins to read ahead.
  func prepare(readers: Int) throws {
    guard commits.count > 0 else { return }
    let version = try past.rulesVersion(in: tree(of: tip))?.hex
    let preparation = Preparation(
      Preparation.Plan(
        start: start, commits: commits, parents: judgedParents,
        // What was remembered is not judged again.
        judged: audited == nil ? judged : [false] + judged.dropFirst(),
        rules: try version.flatMap { try past.rules(ofVersion: $0).rules },
        circumstances: circumstances))
    preparation.start(readers: readers)
    self.preparation = preparation
  }

  /// Ends the reading, however the judging went.
  func finish() { preparation?.cancel() }

  /// What was read ahead of a commit; nil for one that lies further back.
  private func prepared(_ number: Int) throws -> Preparation.Prepared? {
    guard let preparation else { return nil }
    let number = number - start
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

  /// Whether a tip leads back to a commit.
  func contains(_ id: ObjectID) -> Bool {
    commits.place(of: id) != nil || audited?.commits.number(of: id) != nil
  }

  /// The id of a commit.
  func id(of number: Int) -> ObjectID {
    if number < start, let audited { return audited.commits.id(of: number) }
    return commits[number - start].id
  }

  // MARK: - What the replay asks

  func parents(of commit: Int) -> [Int] { judgedParents[commit - start].map(Int.init) }

  func isJudged(_ commit: Int) -> Bool {
    if commit < start, let audited { return audited.commits.isJudged(commit) }
    return judged[commit - start]
  }

  func number(of commit: CommitID) -> Int? {
    guard let id = ObjectID(hex: commit.rawValue) else { return nil }
    return commits.place(of: id).map { start + $0 } ?? audited?.commits.number(of: id)
  }

  func facts(of number: Int) throws -> CommitFacts {
    if let prepared = try prepared(number) { return prepared.facts }
    return try commits.facts(
      at: number - start, number: number,
      firstParent: judgedParents[number - start].first.map { tree(of: Int($0)) })
  }

  private func tree(of number: Int) -> ObjectID { commits[number - start].tree }

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
      found = try judgedParents[number - start].map { parent in
        try past.changes(from: tree(of: Int(parent)), to: tree(of: number), under: roots)
      }
    }
    for change in found.joined() where change.old == nil { noteFolder(of: change.path) }
    return found
  }

  func files(of number: Int, under roots: [String]) throws -> [FileChange] {
    let files = try past.changes(from: nil, to: tree(of: number), under: roots).filter {
      !$0.path.hasPrefix(RuleFiles.folder + "/")
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
    var end = path.endIndex
    while let slash = path[..<end].lastIndex(of: "/") {
      guard folders.insert(String(path[..<slash])).inserted else { return }
      end = slash
    }
  }
}
