import Editorial
import Git
import Manuscript
import Paths

/// History as the replay asks for it, its commits numbered by the ledger.
final class LedgerSource: ReplaySource {
  private let newsroom: Newsroom
  private let ledger: Ledger
  private let past: PastReader
  private let identities: Identities
  /// What the replay is about; all that differs, where it is about all drafts.
  private let filter: BelongingFilter?
  private var commits: [Int: Commit] = [:]

  /// - Parameter interest: the folded slugs that the replay is about.
  init(newsroom: Newsroom, ledger: Ledger, interest: Set<String>) {
    self.newsroom = newsroom
    self.ledger = ledger
    filter = BelongingFilter(interest)
    past = newsroom.past
    identities = Identities(
      repository: newsroom.repository, environment: newsroom.circumstances.environment)
  }

  func parents(of commit: Int) -> [Int] { ledger.parents(of: commit) }

  func isJudged(_ commit: Int) -> Bool { ledger.entries[commit].rules >= 0 }

  func number(of commit: CommitID) -> Int? {
    ObjectID(hex: commit.rawValue).flatMap(ledger.number)
  }

  func facts(of number: Int) throws -> CommitFacts {
    let commit = try commit(number)
    var keepsTree = false
    if commit.parents.count == 1, let parent = ledger.parents(of: number).first {
      keepsTree = try self.commit(parent).tree == commit.tree
    }
    return CommitFacts(commit, number: number, keepsTree: keepsTree)
  }

  func actor(of facts: CommitFacts, by masthead: Masthead) throws -> Actor {
    try identities.actor(of: facts, by: masthead)
  }

  func changes(of number: Int, under roots: [String]) throws -> [[FileChange]] {
    let tree = try commit(number).tree
    return try ledger.parents(of: number).map { parent in
      try past.changes(
        from: try commit(parent).tree, to: tree, under: roots, where: filter?.accepts)
    }
  }

  func files(of number: Int, under roots: [String]) throws -> [FileChange] {
    try past.changes(
      from: nil, to: try commit(number).tree, under: roots, where: filter?.accepts
    ).filter { !$0.path.lies(below: RuleFiles.folder) }
  }

  func rulesVersion(of number: Int) throws -> String? {
    try past.rulesVersion(in: try commit(number).tree)?.hex
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
    try past.attachments(of: path, in: try commit(number).tree)
  }

  func slug(ofPath path: String) -> Slug? { Slug.fromPath(path) }

  private func commit(_ number: Int) throws -> Commit {
    if let commit = commits[number] { return commit }
    let id = ledger.entries[number].id
    let commit = try gitFailures { () throws(GitError) in try newsroom.repository.commit(id) }
    commits[number] = commit
    return commit
  }
}

extension CommitFacts {
  init(_ commit: Commit, number: Int, keepsTree: Bool) {
    self.init(
      number: number, id: CommitID(commit.id.hex), authorName: commit.author.name,
      authorEmail: commit.author.email, committerName: commit.committer.name,
      committerEmail: commit.committer.email,
      time: Timestamp(seconds: commit.committer.seconds, offset: commit.committer.offset),
      message: CommitMessageReader.read(commit.message), keepsTree: keepsTree)
  }
}

extension Newsroom {
  /// The rules of a `workflows` tree; nil when they are not valid.
  ///
  /// Each tree is read once.
  func rules(ofWorkflowsTree tree: ObjectID) throws -> Rules? {
    if let known = rulesOfTree[tree] { return known.rules }
    let reading = try RulesOfTree.read(
      workflows: tree, in: repository, builtInCommands: circumstances.builtInCommands)
    rulesOfTree[tree] = reading
    return reading.rules
  }
}
