import Editorial
import Git
import Manuscript

// Which rules are in force: those that were last changed legally.

/// The rules that a commit leaves in force.
struct RulesInForce {
  /// Which of ``Ledger/ruleTrees``; −1 for none.
  var tree: Int32
  /// The commit that put them in force.
  var maker: Int32
  /// Changes by others than chiefs that are not in force, and lie in the tree all the same.
  var ineffective: [Int32] = []
}

extension LedgerBuilder {
  /// The rules that a commit left in force.
  func rulesInForce(after number: Int) -> RulesInForce {
    let entry = ledger.entries[number]
    return RulesInForce(
      tree: entry.rules, maker: entry.rulesMaker,
      ineffective: ledger.ineffective[Int32(number)] ?? [])
  }

  /// The rules in force after a commit that touches rule files, or whose parents' rules differ.
  ///
  /// Its own, when they are a parent's that knows of the others', or a chief of every parent
  /// changed them and they are valid; else those before it.
  mutating func rulesAfter(_ commit: Commit, parents: [Int]) throws -> RulesInForce {
    let this = Int32(ledger.entries.count)
    let before = parents.map(rulesInForce)
    let found = try validRules(in: commit.tree)
    let number = found.map { ledger.number(ofRules: $0.tree) }
    for (parent, rules) in zip(parents, before) where rules.tree == number {
      let knowsAll = before.allSatisfy { other in
        other.tree == rules.tree || ledger.knows(parent, Int(other.maker))
      }
      if knowsAll { return RulesInForce(tree: rules.tree, maker: rules.maker) }
    }
    let byChief = try before.allSatisfy { try isChief(commit, under: $0) }
    let strangers = Set(before.flatMap(\.ineffective))
    if byChief, let number, accepts(strangers, in: commit) {
      return RulesInForce(tree: number, maker: this)
    }
    // Of several parents, the one whose rules came after the others'.
    let newest = zip(parents, before).first { parent, rules in
      before.allSatisfy { $0.tree == rules.tree || ledger.knows(parent, Int($0.maker)) }
    }
    var rules = newest?.1 ?? before[0]
    rules.ineffective = strangers.union(byChief || parents.count > 1 ? [] : [this]).sorted()
    return rules
  }

  private func isChief(_ commit: Commit, under rules: RulesInForce) throws -> Bool {
    let rules = try newsroom.rules(ofWorkflowsTree: ledger.ruleTrees[Int(rules.tree)])
    guard let masthead = rules?.masthead else { return false }
    let actor = masthead.actor(
      author: (commit.author.name, commit.author.email),
      committer: (commit.committer.name, commit.committer.email))
    guard !actor.throughForge, let person = actor.person.flatMap({ masthead[$0] }) else {
      return false
    }
    return person.roles.contains(.chief)
  }

  /// Whether a chief's change names what a stranger slipped in before it.
  private func accepts(_ strangers: Set<Int32>, in commit: Commit) -> Bool {
    guard !strangers.isEmpty else { return true }
    let named = CommitMessageReader.read(commit.message).trailers.compactMap { trailer in
      if case .accept(let id, _, _) = trailer { id.rawValue } else { nil }
    }
    return strangers.allSatisfy { named.contains(ledger.entries[Int($0)].id.hex) }
  }
}
