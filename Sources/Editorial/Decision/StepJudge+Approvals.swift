// Four eyes: distinct people who qualify, for exactly this copy, since the draft's entry.

extension StepJudge {
  mutating func judgeApprovals(
    _ rule: Workflow.ApprovalRule, _ transition: Workflow.Transition, _ change: DraftChange
  ) {
    let draft = change.new
    let needed = rule.count(in: draft.section)
    guard needed > 0 else { return }
    if rule.not.contains(.byline), !bylineResolves(draft) {
      block(
        .approvalMissing,
        "nobody can say whose approval counts: the byline does not name people on the masthead",
        help: "mend the byline, or ask a chief to run `stet people add`")
      return
    }
    let tally = ApprovalTally(
      rule: rule, life: life(with: change), draft: draft, sections: change.sections,
      masthead: rules.masthead, actor: person)
    guard tally.counting.count < needed else { return }
    let able = tally.couldApprove
    let missing = needed - tally.counting.count
    var message =
      "`\(transition.id)` wants \(needed.counted("approval")) of \(rule.from.phrase)"
    message +=
      tally.counting.isEmpty
      ? " and has none" : " and has \(tally.counting.count)"
    if let actorFault = tally.actorFault, let person {
      message += "; \(person.name) does not count: \(actorFault)"
    }
    for (approval, fault) in tally.missed where approval.person != person?.id {
      let name = rules.masthead[approval.person]?.name ?? approval.person.rawValue
      message += "; that of \(name) does not count: \(fault.reason)"
    }
    let help =
      able.count < missing
      ? "not enough people may give it: a chief can add somebody with `stet people add`"
      : transition.edits
        ? "\(able.phrase) can make it"
        : "\(able.phrase) can give it: `stet approve \(step.slug)`"
    block(tally.code, message, help: help, who: able.map(\.id))
  }

  /// The life with the actor's own hand in this very step.
  ///
  /// Whoever changes the text while moving it is no second pair of eyes for that change.
  private func life(with change: DraftChange) -> Life {
    var life = life
    if change.editsCopy { life.contributors.insert(step.actor) }
    if change.movesState, change.oldState.id == change.new.workflow.initial {
      life.submitters.insert(step.actor)
    }
    return life
  }

  private func bylineResolves(_ draft: Draft) -> Bool {
    !draft.bylines.isEmpty
      && draft.bylines.allSatisfy { rules.masthead.person(byline: $0) != nil }
  }
}

/// Who counts as an approver of a draft, and who does not and why.
public struct ApprovalTally {
  /// Why an approval counts for nothing.
  public enum Fault: Hashable, Sendable {
    /// The copy or an attachment changed after it.
    case stale
    /// The person does not qualify.
    case unqualified(String)

    /// What to tell people.
    public var reason: String {
      switch self {
      case .stale: "the text changed after it"
      case .unqualified(let reason): reason
      }
    }
  }

  /// The distinct people who count, the actor included.
  public private(set) var counting: Set<PersonID> = []
  /// The approvals that do not count.
  public private(set) var idle: [(approval: Approval, fault: Fault)] = []
  /// Why the actor does not count as one.
  public private(set) var actorFault: String?
  private let test: Qualification
  private let masthead: Masthead

  /// - Parameter actor: who makes the transition; counts as one when they would qualify.
  public init(
    rule: Workflow.ApprovalRule, life: Life, draft: Draft, sections: [SectionID?],
    masthead: Masthead, actor: Masthead.Person?
  ) {
    test = Qualification(rule: rule, life: life, draft: draft, sections: sections)
    self.masthead = masthead
    for approval in life.approvals {
      guard approval.covers(draft.version) else {
        idle.append((approval, .stale))
        continue
      }
      if let fault = test.fault(of: approval.person, by: masthead)
        ?? test.fault(of: approval.person, by: approval.masthead)
      {
        idle.append((approval, .unqualified(fault)))
      } else {
        counting.insert(approval.person)
      }
    }
    if let actor, !counting.contains(actor.id) {
      actorFault = test.fault(of: actor.id, by: masthead)
      if actorFault == nil { counting.insert(actor.id) }
    }
  }

  /// Who could still approve, by name.
  public var couldApprove: [Masthead.Person] {
    masthead.people.filter {
      !counting.contains($0.id) && test.fault(of: $0.id, by: masthead) == nil
    }.sorted { $0.name < $1.name }
  }

  /// Approvals of people who do not count by any other, the latest of each.
  var missed: [(approval: Approval, fault: Fault)] {
    var seen = counting
    return idle.reversed().filter { seen.insert($0.approval.person).inserted }.reversed()
  }

  /// The code that says most about what is missing.
  var code: Code {
    guard let last = missed.last else { return .approvalMissing }
    return last.fault == .stale ? .approvalStale : .approvalRole
  }
}

/// Whether a person may count as an approver of one draft.
private struct Qualification {
  let rule: Workflow.ApprovalRule
  let life: Life
  let draft: Draft
  let sections: [SectionID?]

  /// Why not; nil when they qualify by that masthead.
  func fault(of id: PersonID, by masthead: Masthead) -> String? {
    guard let person = masthead[id] else { return "not on the masthead" }
    guard !person.roles.isDisjoint(with: rule.from) else { return "not \(rule.from.phrase)" }
    guard person.holds(any: rule.from, in: sections) else {
      return "their roles count only in \(person.sections.phrase)"
    }
    for exclusion in Exclusion.allCases where rule.not.contains(exclusion) {
      if let fault = fault(exclusion, person) { return fault }
    }
    return nil
  }

  private func fault(_ exclusion: Exclusion, _ person: Masthead.Person) -> String? {
    switch exclusion {
    case .byline:
      let names = life.bylines.union(draft.bylines)
      let named =
        life.bylinePeople.contains(person.id) || person.bylines.contains(where: names.contains)
      return named ? "on the byline" : nil
    case .creator:
      return life.creators.contains { $0.isHand(of: person) } ? "started the draft" : nil
    case .contributor:
      let hands = life.contributors.union(life.creators)
      return hands.contains { $0.isHand(of: person) } ? "changed the text" : nil
    case .submitter:
      return life.submitters.contains { $0.isHand(of: person) } ? "submitted it" : nil
    }
  }
}

extension Int {
  /// "1 approval", "2 approvals".
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
