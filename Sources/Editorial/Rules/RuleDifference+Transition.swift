// What is otherwise in the transitions of a workflow.

extension RuleDifference {
  mutating func compareTransitions(_ old: Workflow, _ new: Workflow) {
    for transition in new.transitions {
      guard let before = old.transition(transition.id) else {
        let from = transition.from.map { "`\($0)`" }.joinedBy("or")
        add(
          .loosened,
          "`\(transition.id)` is new: \(transition.by.phrase) may move a draft from \(from) to `\(transition.to)`"
        )
        continue
      }
      compare(before, transition)
    }
    for transition in old.transitions where new.transition(transition.id) == nil {
      add(.tightened, "`\(transition.id)` is gone")
    }
  }

  private mutating func compare(_ old: Workflow.Transition, _ new: Workflow.Transition) {
    let id = new.id
    if old.about != new.about { add(.changed, "the help of `\(id)` reads otherwise") }
    for state in new.from where !old.from.contains(state) {
      add(.loosened, "`\(id)` also starts from `\(state)`")
    }
    for state in old.from where !new.from.contains(state) {
      add(.tightened, "`\(id)` no longer starts from `\(state)`")
    }
    if old.to != new.to { add(.changed, "`\(id)` leads to `\(new.to)` instead of `\(old.to)`") }
    compareRoles(old.by, new.by, may: "`\(id)`")
    compare(old.requires.reason, new.requires.reason, id, "asks for a reason")
    compare(old.requires.own, new.requires.own, id, "takes somebody on the byline")
    compare(old.requires.approvals, new.requires.approvals, id)
    compareChecks(old, new)
    if old.edits != new.edits {
      add(
        new.edits ? .loosened : .tightened,
        "`\(id)` may \(new.edits ? "" : "no longer ")change the text as it goes")
    }
    compareEffects(old.sets, new.sets, id, always: true)
    compareEffects(old.stamps, new.stamps, id, always: false)
  }

  private mutating func compare(_ old: Bool, _ new: Bool, _ id: TransitionID, _ demand: String) {
    guard old != new else { return }
    // "asks for a reason", "no longer asks for a reason"
    add(new ? .tightened : .loosened, "`\(id)` \(new ? "" : "no longer ")\(demand)")
  }

  private mutating func compare(
    _ old: Workflow.ApprovalRule?, _ new: Workflow.ApprovalRule?, _ id: TransitionID
  ) {
    switch (old, new) {
    case (nil, nil): return
    case (let old?, nil): add(.loosened, "`\(id)` asks for no approval instead of \(old.count)")
    case (nil, let new?):
      add(.tightened, "`\(id)` asks for \(new.count.approvals) of \(new.from.phrase)")
      compareCounts(nil, new, id)
    case (let old?, let new?):
      if old.count != new.count {
        add(
          new.count < old.count ? .loosened : .tightened,
          "`\(id)` asks for \(new.count.approvals) instead of \(old.count)")
      }
      compareCounts(old, new, id)
      compareRoles(old.from, new.from, may: "approve for `\(id)`")
      for exclusion in Exclusion.allCases
      where old.not.contains(exclusion) != new.not.contains(exclusion) {
        let isOut = new.not.contains(exclusion)
        add(
          isOut ? .tightened : .loosened,
          "for `\(id)` the approval of \(exclusion.whom) \(isOut ? "no longer counts" : "counts")")
      }
    }
  }

  /// Numbers of approvals that sections of their own have.
  ///
  /// What counts is what a draft of that section needs: a number that was said for the section and
  /// is now the same for all is no change.
  private mutating func compareCounts(
    _ old: Workflow.ApprovalRule?, _ new: Workflow.ApprovalRule, _ id: TransitionID
  ) {
    for section in Set(old?.sections.keys.map(\.self) ?? []).union(new.sections.keys).sorted() {
      let (before, now) = (old?.count(in: section) ?? 0, new.count(in: section))
      let isToldAlready = old?.sections[section] == nil && new.sections[section] == nil
      guard before != now, !isToldAlready else { continue }
      let instead = before > 0 ? " instead of \(before)" : ""
      add(
        now < before ? .loosened : .tightened,
        "in the section `\(section)`, `\(id)` asks for \(now.approvals)\(instead)")
    }
  }

  private mutating func compareChecks(_ old: Workflow.Transition, _ new: Workflow.Transition) {
    let gone = old.checks.filter { !new.checks.contains($0) }
    let come = new.checks.filter { !old.checks.contains($0) }
    let names = { (checks: [CheckID]) in checks.map { "`\($0)`" }.joinedBy("and") }
    if !gone.isEmpty { add(.loosened, "`\(new.id)` no longer checks \(names(gone))") }
    if !come.isEmpty { add(.tightened, "`\(new.id)` checks \(names(come))") }
  }

  private mutating func compareEffects(
    _ old: [Workflow.Effect], _ new: [Workflow.Effect], _ id: TransitionID, always: Bool
  ) {
    let unless = always ? "" : ", unless there is one"
    for effect in new {
      let before = old.first { $0.key == effect.key }
      guard before?.value != effect.value else { continue }
      let instead = before.map { " instead of `\($0.value.text)`" } ?? ""
      add(.changed, "`\(id)` writes `\(effect.key): \(effect.value.text)`\(instead)\(unless)")
    }
    for effect in old where !new.contains(where: { $0.key == effect.key }) {
      let how = always ? "" : " where there is none"
      add(.changed, "`\(id)` no longer writes `\(effect.key)`\(how)")
    }
  }
}

extension Int {
  /// "1 approval", "2 approvals".
  fileprivate var approvals: String { self == 1 ? "1 approval" : "\(self) approvals" }
}

extension Exclusion {
  fileprivate var whom: String {
    switch self {
    case .byline: "somebody on the byline"
    case .creator: "whoever started the draft"
    case .contributor: "somebody who changed the text"
    case .submitter: "whoever submitted it"
    }
  }
}
