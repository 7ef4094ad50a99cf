/// The rules that a commit leaves in force: those that were last changed legally on the way to it.
public struct RulesInForce: Sendable {
  /// Rules that hold, and since which commit.
  public struct Standing: Sendable {
    /// Git's id of the folder that they stood in.
    public var version: String
    public var rules: Rules
    /// The commits that put them in force; several where sides of a merge made the same change.
    public var makers: [Int]

    public init(version: String, rules: Rules, makers: [Int]) {
      self.version = version
      self.rules = rules
      self.makers = makers
    }
  }

  /// A change that did not take effect, and lies in the commit's files all the same.
  public struct Ineffective: Hashable, Sendable {
    public var commit: Int
    /// Whether a chief made it.
    public var byChief: Bool
    /// Its violations, as places in the replay's list.
    public var violations: [Int]

    public init(commit: Int, byChief: Bool, violations: [Int] = []) {
      self.commit = commit
      self.byChief = byChief
      self.violations = violations
    }
  }

  /// What holds.
  ///
  /// One; after an illegal merge of rules those of every parent, and a step must be legal by all.
  public var standing: [Standing]
  /// The folder that the commit itself has; nil when it has none.
  public var version: String?
  public var ineffective: [Ineffective]

  public init(standing: [Standing], version: String?, ineffective: [Ineffective] = []) {
    self.standing = standing
    self.version = version
    self.ineffective = ineffective
  }

  /// The rules that drafts are read by.
  public var rules: Rules { standing[0].rules }

  /// Whether the commit's own files are the ones in force.
  public var isSaved: Bool { standing.count == 1 && version == standing[0].version }

  package func holdsSame(as other: RulesInForce) -> Bool {
    standing.map(\.version) == other.standing.map(\.version)
      && standing.map(\.makers) == other.standing.map(\.makers)
  }

  /// The same, with the makers of those that hold the same rules beside it: equal bytes have all
  /// their makers.
  func joined(with others: [RulesInForce]) -> RulesInForce {
    var joined = self
    for index in joined.standing.indices {
      let version = joined.standing[index].version
      let same = others.flatMap(\.standing).filter { $0.version == version }
      let makers = Set(same.flatMap(\.makers)).union(joined.standing[index].makers)
      joined.standing[index].makers = makers.sorted()
    }
    return joined
  }
}

/// A commit that may change the rule files.
public struct RuleStep {
  public var commit: Int
  /// The folder that it has; nil when it has none.
  public var version: String?
  /// What stands there; nil when it has none.
  public var reading: RulesReading?
  public var message: CommitMessage
  /// Who acts, by that masthead.
  public var actor: (Masthead) throws -> Actor
  /// The number of a commit, where it is one of history's.
  public var number: (CommitID) -> Int?

  public init(
    commit: Int, version: String?, reading: RulesReading?, message: CommitMessage,
    actor: @escaping (Masthead) throws -> Actor, number: @escaping (CommitID) -> Int?
  ) {
    self.commit = commit
    self.version = version
    self.reading = reading
    self.message = message
    self.actor = actor
    self.number = number
  }

  /// What stands against putting these files in the place of those rules.
  func blockers(against standing: [RulesInForce.Standing]) throws -> [Blocker] {
    var blockers: [Blocker] = []
    for rules in standing.map(\.rules) {
      let found = decideRules(
        by: try actor(rules.masthead), from: rules, to: reading?.rules,
        faults: reading?.findings ?? [])
      blockers += found.filter { !blockers.contains($0) }
    }
    return blockers
  }

  func isByChief(of standing: [RulesInForce.Standing]) throws -> Bool {
    try standing.allSatisfy { standing in
      let actor = try actor(standing.rules.masthead)
      return actor.isOwnHand
        && actor.person.flatMap { standing.rules.masthead[$0] }?.roles.contains(.chief) ?? false
    }
  }

  /// Whether a chief's change names what strangers had slipped in before it.
  func names(_ strangers: [RulesInForce.Ineffective]) -> Bool {
    let named = message.trailers.compactMap { trailer -> Int? in
      if case .accept(let commit, _, _) = trailer { number(commit) } else { nil }
    }
    return strangers.allSatisfy { named.contains($0.commit) }
  }
}

/// What a change of the rule files comes to.
public struct RuleOutcome {
  public var inForce: RulesInForce
  /// What stands against it; empty for a legal one.
  public var blockers: [Blocker] = []
  /// Earlier changes without effect that it mends.
  public var mended: [RulesInForce.Ineffective] = []
}

extension RulesInForce {
  /// What holds after a commit with this one as its only judged parent.
  public func after(_ step: RuleStep) throws -> RuleOutcome {
    guard step.version != version else { return RuleOutcome(inForce: self) }
    var outcome = RuleOutcome(inForce: self)
    outcome.inForce.version = step.version
    if !isSaved, standing.count == 1, step.version == standing[0].version {
      // Giving back what holds.
      let masthead = standing[0].rules.masthead
      let actor = try step.actor(masthead)
      outcome.inForce.ineffective = []
      if let person = actor.person.flatMap({ masthead[$0] }), !person.roles.isEmpty,
        actor.isOwnHand
      {
        outcome.mended = ineffective
      } else {
        outcome.blockers = [
          Blocker(
            actor.fault ?? .identityUnknown, slug: "",
            "the rules are given back by somebody who holds no role here",
            help: "anybody on the masthead with a role may do that")
        ]
      }
      return outcome
    }
    outcome.blockers = try step.blockers(against: standing)
    let strangers = ineffective.filter { !$0.byChief }
    if outcome.blockers.isEmpty, !step.names(strangers) { outcome.blockers = [Self.slippedIn] }
    outcome.settle(step, byChief: try step.isByChief(of: standing), before: ineffective)
    return outcome
  }

  /// What holds after a merge.
  ///
  /// - Parameter knows: whether the parent of that place in the list knows a commit.
  public static func merged(
    _ parents: [RulesInForce], by step: RuleStep, knows: (Int, Int) -> Bool
  ) throws -> RuleOutcome {
    /// Whether a parent's rules came after all the others'.
    func isLatest(_ index: Int) -> Bool {
      let own = parents[index].standing
      return own.count == 1
        && parents.indices.allSatisfy { other in
          parents[other].standing.allSatisfy {
            $0.version == own[0].version || $0.makers.contains { knows(index, $0) }
          }
        }
    }
    let latest = parents.indices.filter(isLatest)
    for parent in latest.map({ parents[$0] }) where step.version == parent.standing[0].version {
      let standing = parent.joined(with: parents).standing
      return RuleOutcome(inForce: RulesInForce(standing: standing, version: step.version))
    }
    // Files without effect that the latest side has had already are carried along, and change
    // nothing.
    let holdsAll = parents.dropFirst().allSatisfy {
      $0.standing.map(\.version) == parents[0].standing.map(\.version)
    }
    for parent in (holdsAll ? Array(parents.indices) : latest).map({ parents[$0] })
    where step.version == parent.version && !parent.isSaved {
      let standing = parent.joined(with: parents).standing
      return RuleOutcome(
        inForce: RulesInForce(
          standing: standing, version: step.version, ineffective: parent.ineffective))
    }
    // Those that came after the others stand first: whoever can go by one only goes by them.
    let order = latest + parents.indices.filter { !latest.contains($0) }
    var standing: [Standing] = []
    for rules in order.flatMap({ parents[$0].joined(with: parents).standing })
    where !standing.contains(where: { $0.version == rules.version }) {
      standing.append(rules)
    }
    var ineffective: [Ineffective] = []
    for change in parents.flatMap(\.ineffective) where !ineffective.contains(change) {
      ineffective.append(change)
    }
    var outcome = RuleOutcome(
      inForce: RulesInForce(standing: standing, version: step.version, ineffective: ineffective))
    outcome.blockers = try step.blockers(against: standing)
    let strangers = ineffective.filter { !$0.byChief }
    if outcome.blockers.isEmpty, !step.names(strangers) { outcome.blockers = [slippedIn] }
    outcome.settle(step, byChief: try step.isByChief(of: standing), before: ineffective)
    return outcome
  }

  private static let slippedIn = Blocker(
    "rules.role", slug: "",
    "this takes along what somebody changed in the rules who may not",
    help: "look at their change, and name it: `stet save workflows/…` does that")
}

extension RuleOutcome {
  fileprivate mutating func settle(
    _ step: RuleStep, byChief: Bool, before ineffective: [RulesInForce.Ineffective]
  ) {
    if blockers.isEmpty, let version = step.version, let rules = step.reading?.rules {
      inForce.standing = [
        RulesInForce.Standing(version: version, rules: rules, makers: [step.commit])
      ]
      inForce.ineffective = []
      mended = ineffective
    } else {
      inForce.ineffective.append(
        RulesInForce.Ineffective(commit: step.commit, byChief: byChief))
    }
  }
}
