import Editorial
import Git
import Manuscript

/// History as the replay asks for it, read from the ledger and from git.
final class LedgerSource: ReplaySource {
  private let newsroom: Newsroom
  private let ledger: Ledger
  private var commits: [Int: Commit] = [:]

  init(newsroom: Newsroom, ledger: Ledger) {
    self.newsroom = newsroom
    self.ledger = ledger
  }

  func parents(of commit: Int) -> [Int] { ledger.parents(of: commit) }

  func isJudged(_ commit: Int) -> Bool { ledger.entries[commit].rules >= 0 }

  func number(of commit: CommitID) -> Int? {
    ObjectID(hex: commit.rawValue).flatMap(ledger.number)
  }

  func facts(of number: Int) throws -> CommitFacts {
    let commit = try commit(number)
    let parents = ledger.parents(of: number)
    var keepsTree = false
    if commit.parents.count == 1, let parent = parents.first {
      keepsTree = try self.commit(parent).tree == commit.tree
    }
    return CommitFacts(
      id: CommitID(commit.id.hex), authorName: commit.author.name,
      authorEmail: commit.author.email, committerName: commit.committer.name,
      committerEmail: commit.committer.email, time: ledger.entries[number].time,
      message: CommitMessageReader.read(commit.message), keepsTree: keepsTree)
  }

  func rules(after commit: Int) throws -> Rules? {
    let rules = ledger.entries[commit].rules
    guard rules >= 0 else { return nil }
    return try newsroom.rules(ofWorkflowsTree: ledger.ruleTrees[Int(rules)])
  }

  func content(
    of blob: String, at path: String, under rules: Rules
  ) throws -> DraftVersion.Content {
    guard let id = ObjectID(hex: blob) else { return .notAFile("no file") }
    return try newsroom.content(of: id, at: path, under: rules)
  }

  func attachments(of path: String, at commit: Int) throws -> [String: String] {
    guard let rules = try rules(after: commit) else { return [:] }
    return try newsroom.attachments(of: path, in: try self.commit(commit).tree, under: rules)
  }

  private func commit(_ number: Int) throws -> Commit {
    if let commit = commits[number] { return commit }
    let commit = try gitFailures { () throws(GitError) in
      try newsroom.repository.commit(ledger.entries[number].id)
    }
    commits[number] = commit
    return commit
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
