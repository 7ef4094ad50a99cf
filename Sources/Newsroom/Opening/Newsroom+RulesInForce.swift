import Editorial
import Git

extension Newsroom {
  /// Opens with the rules that are in force: those of the last commit where they were last changed
  /// legally, else the ones before them.
  ///
  /// Finding that out means reading history; once a `workflows` tree was found to be in force, that
  /// is remembered beside the ledger.
  ///
  /// - Parameter reading: the rule files of the last commit, which exist.
  convenience init(
    repository: Repository, circumstances: Circumstances, head: Head, tip: ObjectID,
    tree: ObjectID, reading: RulesOfTree, folder: Folder?
  ) throws {
    let workflows = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: tree)?.id
    }
    let memory = OwnFile(repository.commonDirectory + "/stet/rules")
    let known = memory.read().map { String(decoding: $0, as: UTF8.self) }
    let warnings = reading.findings.filter { $0.severity == .warning }
    if let rules = reading.rules, known == workflows?.hex || repository.isShallow {
      self.init(
        repository: repository, circumstances: circumstances, head: head, tip: tip, tree: tree,
        rules: rules, ruleWarnings: warnings, folder: folder)
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
      memory.write(Array(inForce.hex.utf8))
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
