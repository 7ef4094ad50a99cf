import Editorial
import Git
import Manuscript

// Which rules are in force: those that were last changed legally.

/// The rules that a commit leaves in force, as the ledger keeps them.
struct LedgerRules {
  /// Which of ``Ledger/ruleTrees``; −1 for none.
  var tree: Int32
  /// The commits that put them in force.
  var makers: [Int32]
  /// Changes by others than chiefs that are not in force, and lie in the tree all the same.
  var ineffective: [Int32] = []
}

extension LedgerBuilder {
  /// The rules that a commit left in force.
  func rulesInForce(after number: Int) -> LedgerRules {
    let entry = ledger.entries[number]
    return LedgerRules(
      tree: entry.rules, makers: ledger.makers(of: number),
      ineffective: ledger.ineffective[Int32(number)] ?? [])
  }

  /// The rules in force after a commit that touches rule files, or whose parents' rules differ.
  ///
  /// What the replay decides about them, by the same function. Where an illegal merge leaves the
  /// rules of several sides standing, the ledger goes by the first: it only says which files are
  /// drafts.
  mutating func rulesAfter(_ commit: Commit, parents: [Int]) throws -> LedgerRules {
    let this = ledger.entries.count
    let before = try parents.map(inForce)
    let version = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: commit.tree)
    }.flatMap { $0.mode.isTree ? $0.id : nil }
    let step = RuleStep(
      commit: this, version: version?.hex, reading: try version.map(reading),
      message: CommitMessageReader.read(commit.message),
      actor: { [identities] in
        try identities.actor(
          of: CommitFacts(commit, number: this, keepsTree: false), by: $0)
      },
      number: { [ledger] in ObjectID(hex: $0.rawValue).flatMap { ledger.number(of: $0) } })
    let outcome =
      before.count == 1
      ? try before[0].after(step)
      : try RulesInForce.merged(before, by: step) { [ledger] parent, commit in
        ledger.knows(parents[parent], commit)
      }
    let standing = outcome.inForce.standing[0]
    guard let tree = ObjectID(hex: standing.version) else { return rulesInForce(after: parents[0]) }
    return LedgerRules(
      tree: ledger.number(ofRules: tree), makers: standing.makers.map(Int32.init),
      ineffective: outcome.inForce.ineffective.map { Int32($0.commit) })
  }

  private func reading(_ version: ObjectID) throws -> RulesReading {
    let read = try RulesOfTree.read(
      workflows: version, in: repository, builtInCommands: newsroom.circumstances.builtInCommands)
    return RulesReading(rules: read.rules, findings: read.exist ? read.findings : [])
  }

  /// A parent's rules in force, as the replay has them.
  private func inForce(after number: Int) throws -> RulesInForce {
    let entry = ledger.entries[number]
    let tree = ledger.ruleTrees[Int(entry.rules)]
    guard let rules = try newsroom.rules(ofWorkflowsTree: tree) else {
      throw Failure(.cannot, "rules.invalid", "rules that were in force cannot be read any more")
    }
    let id = entry.id
    let saved = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: repository.commit(id).tree)
    }
    let ineffective = try (ledger.ineffective[Int32(number)] ?? []).map { commit in
      RulesInForce.Ineffective(
        commit: Int(commit), byChief: try wasChief(Int(commit), under: rules))
    }
    return RulesInForce(
      standing: [
        RulesInForce.Standing(
          version: tree.hex, rules: rules, makers: ledger.makers(of: number).map(Int.init))
      ],
      version: saved.flatMap { $0.mode.isTree ? $0.id.hex : nil }, ineffective: ineffective)
  }

  private func wasChief(_ number: Int, under rules: Rules) throws -> Bool {
    let id = ledger.entries[number].id
    let commit = try gitFailures { () throws(GitError) in try repository.commit(id) }
    let actor = try identities.actor(
      of: CommitFacts(commit, number: number, keepsTree: false), by: rules.masthead)
    return !actor.throughForge
      && actor.person.flatMap { rules.masthead[$0] }?.roles.contains(.chief) == true
  }
}
