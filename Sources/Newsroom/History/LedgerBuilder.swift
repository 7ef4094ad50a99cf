import Editorial
import Git
import Manuscript
import Paths

/// Extends a ledger by the commits that lead to a tip and are not in it yet.
struct LedgerBuilder {
  let newsroom: Newsroom
  var ledger: Ledger
  /// How many commits were added.
  private(set) var added = 0
  private var trees: [ObjectID: ObjectID] = [:]
  /// Whether the marks that are being made stand for what a merge takes over.
  private var isInherited = false
  var repository: Repository { newsroom.repository }
  let identities: Identities

  init(newsroom: Newsroom, ledger: Ledger) {
    self.newsroom = newsroom
    self.ledger = ledger
    identities = Identities(
      repository: newsroom.repository, environment: newsroom.circumstances.environment)
  }

  mutating func extend(to tip: ObjectID) throws {
    guard ledger.number(of: tip) == nil else { return }
    var order = try gitFailures { () throws(GitError) in
      // What was remembered may have been taken back since, and thrown away for good.
      var known: [ObjectID] = []
      for entry in ledger.entries.reversed() where try repository.contains(entry.id) {
        known = [entry.id]
        break
      }
      return try repository.history(from: [tip], hiding: known)
    }
    if order.count > 64 { ledger.indexCommits() }
    order.removeAll { ledger.number(of: $0) != nil }
    added = order.count
    for id in order {
      let commit = try gitFailures { () throws(GitError) in try repository.commit(id) }
      try append(commit)
    }
  }

  private mutating func append(_ commit: Commit) throws {
    let parents = commit.parents.compactMap { ledger.number(of: $0) }
      .filter { ledger.entries[$0].rules >= 0 }
    trees[commit.id] = commit.tree
    let number = Int32(ledger.entries.count)
    var inForce = LedgerRules(tree: -1, makers: [number])
    var changesRules = false
    if parents.isEmpty {
      if ledger.anchor == nil || ledger.anchor == commit.id,
        let found = try validRules(in: commit.tree)
      {
        inForce.tree = ledger.number(ofRules: found.tree)
        changesRules = true
        ledger.anchors.append(number)
        try markAll(of: commit.tree, under: found.rules)
      }
    } else {
      (inForce, changesRules) = try markChanges(of: commit, parents: parents)
    }
    let time = Timestamp(seconds: commit.committer.seconds, offset: commit.committer.offset)
    if !inForce.ineffective.isEmpty { ledger.ineffective[number] = inForce.ineffective }
    ledger.append(
      Ledger.Entry(
        id: commit.id, parent: parents.first.map { Int32($0) } ?? -1,
        otherParent: parents.count > 1 ? Int32(parents[1]) : -1, rules: inForce.tree,
        rulesMaker: ledger.number(ofMakers: inForce.makers, parents: parents), time: time,
        marksEnd: Int32(ledger.marks.count), changesRules: changesRules),
      parents: parents)
  }

  /// The rules of a tree, when they are valid.
  func validRules(in tree: ObjectID) throws -> (tree: ObjectID, rules: Rules)? {
    let entry = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: tree)
    }
    guard let entry, let rules = try newsroom.rules(ofWorkflowsTree: entry.id) else { return nil }
    return (entry.id, rules)
  }

  /// The anchor: everything there is touched.
  private mutating func markAll(of tree: ObjectID, under rules: Rules) throws {
    for file in try newsroom.draftFiles(in: tree, under: rules) where file.mode.isFile {
      mark(slug: file.slug, path: file.path, blob: file.blob, existed: false)
    }
  }

  /// A commit with judged parents: what differs from any of them.
  private mutating func markChanges(
    of commit: Commit, parents: [Int]
  ) throws -> (rules: LedgerRules, changesRules: Bool) {
    let inForce = rulesInForce(after: parents[0])
    let rulesBefore = try newsroom.rules(ofWorkflowsTree: ledger.ruleTrees[Int(inForce.tree)])
    guard let rulesBefore else { return (inForce, false) }
    var changed: [String: TreeChange] = [:]
    var differing: [String: Int] = [:]
    var touchesRules =
      parents.count > 1
      && (Set(parents.map { ledger.entries[$0].rules }).count > 1
        || Set(parents.map { ledger.entries[$0].rulesMaker }).count > 1
        || parents.contains { ledger.ineffective[Int32($0)] != nil })
    let roots = rulesBefore.contentRoots + [RuleFiles.folder]
    var isSame = commit.parents.count == 1
    for (index, parent) in parents.enumerated() {
      let parentTree = try tree(of: ledger.entries[parent].id)
      guard parentTree != commit.tree else { continue }
      isSame = false
      try gitFailures { () throws(GitError) in
        try repository.changes(from: parentTree, to: commit.tree, under: roots) { change in
          if change.path.lies(below: RuleFiles.folder) {
            touchesRules = true
            return
          }
          let key = change.path.pathKey
          differing[key, default: 0] += 1
          if changed[key] == nil {
            // Only a difference from the first parent says what was there before.
            changed[key] =
              index == 0
              ? change : TreeChange(path: change.path, old: change.new, new: change.new)
          }
        }
      }
    }
    if isSame {
      markApprovals(in: commit)
      return (inForce, false)
    }
    for (key, change) in changed.sorted(by: { $0.key < $1.key }) {
      isInherited = differing[key, default: 0] < parents.count
      try mark(change, in: commit.tree, under: rulesBefore)
    }
    isInherited = false
    guard touchesRules else { return (inForce, false) }
    return (try rulesAfter(commit, parents: parents), true)
  }

  private mutating func mark(
    _ change: TreeChange, in tree: ObjectID, under rules: Rules
  ) throws {
    if rules.workflow(for: change.path) != nil, let slug = Slug.fromPath(change.path) {
      // A link or another repository in a draft's place is no version of it.
      let entry = change.new.flatMap { $0.mode.isFile ? $0 : nil }
      mark(
        slug: slug, path: change.path, blob: entry?.id,
        existed: change.old?.mode.isFile ?? false)
    } else if Attachments.isAttachment(change.path) {
      try markOwner(of: change.path, in: tree, under: rules)
    }
  }

  /// A changed attachment touches the drafts whose folder it lies in.
  private mutating func markOwner(
    of path: String, in tree: ObjectID, under rules: Rules
  ) throws {
    var parts = path.pathParts.dropLast()
    while !parts.isEmpty {
      let folder = parts.joined(separator: "/")
      for owner in ["\(folder).md", "\(folder)/index.md"] where rules.workflow(for: owner) != nil {
        let entry = try gitFailures { () throws(GitError) in
          try repository.entry(at: owner, in: tree)
        }
        guard let entry, let slug = Slug.fromPath(owner) else { continue }
        mark(slug: slug, path: owner, blob: entry.id, existed: true)
      }
      parts.removeLast()
    }
  }

  /// Approvals and approvals taken back, by the trailers of a commit that changes no file.
  private mutating func markApprovals(in commit: Commit) {
    guard commit.message.contains("Stet-") else { return }
    for trailer in CommitMessageReader.read(commit.message).trailers {
      switch trailer {
      case .approve(let slug, _, _), .unapprove(let slug, _):
        mark(slug: slug, path: "", blob: nil, existed: true, isApproval: true)
      default: continue
      }
    }
  }

  private mutating func mark(
    slug: Slug, path: String, blob: ObjectID?, existed: Bool, isApproval: Bool = false
  ) {
    let slug = ledger.number(ofName: slug.rawValue)
    let path = ledger.number(ofName: path)
    ledger.marks.append(
      Ledger.Mark(
        slug: slug, path: path, blob: blob, existed: existed, isApproval: isApproval,
        isInherited: isInherited))
  }

  private mutating func tree(of commit: ObjectID) throws -> ObjectID {
    if let tree = trees[commit] { return tree }
    let tree = try gitFailures { () throws(GitError) in try repository.commit(commit).tree }
    trees[commit] = tree
    return tree
  }
}
