import Editorial
import Git

extension Newsroom {
  /// Opens with the rules that are in force: those of the last commit where they were last changed
  /// legally, else the ones before them.
  ///
  /// Finding that out means reading history; see ``RulesMemory``.
  ///
  /// - Parameter reading: the rule files of the last commit, which exist.
  convenience init(
    repository: Repository, circumstances: Circumstances, head: Head, tip: ObjectID,
    tree: ObjectID, reading: RulesOfTree, folder: Folder?
  ) throws {
    let workflows = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: tree)?.id
    }
    let memory = RulesMemory(repository)
    let warnings = reading.findings.filter { $0.severity == .warning }
    if let rules = reading.rules, let workflows,
      try repository.isShallow || memory.holds(workflows, at: tip)
    {
      self.init(
        repository: repository, circumstances: circumstances, head: head, tip: tip, tree: tree,
        rules: rules, ruleWarnings: warnings, folder: folder)
      try past.take(reading, ofVersion: workflows.hex)
      return
    }
    guard
      let start = try reading.rules
        ?? Newsroom.lastValidRules(before: tip, in: repository, circumstances)
    else {
      throw Failure(
        .cannot, "rules.invalid", "the newsroom's rules are broken",
        help: "mend the files and save them; `stet workflow check` reads them as they lie here",
        findings: reading.findings.filter { $0.severity == .error })
    }
    self.init(
      repository: repository, circumstances: circumstances, head: head, tip: tip, tree: tree,
      rules: start, ruleWarnings: warnings, folder: folder)
    let ledger = try history()
    guard let number = ledger.number(of: tip), ledger.entries[number].rules >= 0 else { return }
    let inForce = ledger.ruleTrees[Int(ledger.entries[number].rules)]
    if inForce == workflows {
      memory.remember(inForce, at: tip)
    } else if let rules = try rules(ofWorkflowsTree: inForce) {
      use(rules, of: inForce, insteadOf: reading)
    }
  }

  /// The last valid rules on the way to a commit, by first parents: to read history with.
  private static func lastValidRules(
    before tip: ObjectID, in repository: Repository, _ circumstances: Circumstances
  ) throws -> Rules? {
    var next: ObjectID? = tip
    var seen: ObjectID?
    while let id = next {
      let commit = try gitFailures { () throws(GitError) in try repository.commit(id) }
      let workflows = try gitFailures { () throws(GitError) in
        try repository.entry(at: RuleFiles.folder, in: commit.tree)?.id
      }
      if let workflows, workflows != seen {
        seen = workflows
        let reading = try RulesOfTree.read(
          workflows: workflows, in: repository, builtInCommands: circumstances.builtInCommands)
        if let rules = reading.rules { return rules }
      }
      next = commit.parents.first
    }
    return nil
  }
}

/// Up to which commit the saved rules were found to be those in force, remembered beside the ledger.
///
/// From there on a plain line of commits that leave the rule files alone changes nothing about it,
/// and takes no look at the rest of history. A merge does: it can bring rules back.
private struct RulesMemory {
  private let repository: Repository
  private let file: OwnFile
  /// How far back it is worth looking.
  private static let reach = 64

  init(_ repository: Repository) {
    self.repository = repository
    file = OwnFile(repository.commonDirectory + "/stet/rules")
  }

  /// Whether a `workflows` tree, which the tip has, is known to be in force there.
  func holds(_ workflows: ObjectID, at tip: ObjectID) throws -> Bool {
    let words = file.read().map { String(decoding: $0, as: UTF8.self).split(separator: " ") } ?? []
    guard words.count == 2, let known = ObjectID(hex: String(words[0])),
      ObjectID(hex: String(words[1])) == workflows
    else { return false }
    var next = tip
    for step in 0...Self.reach {
      if next == known {
        if step > Self.reach / 2 { remember(workflows, at: tip) }
        return true
      }
      let commit = try gitFailures { () throws(GitError) in try repository.commit(next) }
      guard commit.parents.count == 1 else { return false }
      let tree = commit.tree
      let entry = try gitFailures { () throws(GitError) in
        try repository.entry(at: RuleFiles.folder, in: tree)
      }
      guard entry?.id == workflows else { return false }
      next = commit.parents[0]
    }
    return false
  }

  func remember(_ workflows: ObjectID, at tip: ObjectID) {
    file.write(Array("\(tip.hex) \(workflows.hex)".utf8))
  }
}
