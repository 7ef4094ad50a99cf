import Editorial

extension Newsroom {
  /// What comes next: the move that the same person can make, else whose turn it is.
  func nextCommands(after plans: [DraftPlan], by hand: Hand) -> [String] {
    guard let plan = plans.first, let draft = plan.result, let state = draft.state else {
      return []
    }
    if state.live { return ["stet log \(draft.slug)"] }
    let names = plans.compactMap(\.result?.slug.rawValue).joined(separator: " ")
    let onwards = draft.workflow.onward(from: state.id)
    guard let first = onwards.first else { return ["stet can \(draft.slug)"] }
    let isMoved = plan.steps.contains { if case .move = $0.kind { true } else { false } }
    let writers = Set(draft.bylines.compactMap { rules.masthead.person(byline: $0)?.id })
    if isMoved, first.requires.approvals == nil,
      !writers.contains(where: { $0 == hand.actor.person })
    {
      // What was given back is its writer's to hand in, although an editor could.
      let able = able(to: first, draft).compactMap(\.self).filter(writers.contains)
      if !able.isEmpty { return [turn(of: able, first, draft)] }
    }
    for transition in onwards where able(to: transition, draft).contains(hand.actor.person) {
      let why = transition.requires.reason ? " -m 'WHY'" : ""
      return ["stet \(transition.id) \(names)\(why)"]
    }
    let people = able(to: first, draft).compactMap(\.self)
    return [people.isEmpty ? "stet can \(draft.slug)" : turn(of: people, first, draft)]
  }

  private func turn(
    of people: [PersonID], _ transition: Workflow.Transition, _ draft: Draft
  ) -> String {
    let names = people.sorted().map { rules.masthead[$0]?.name ?? $0.rawValue }
    return
      "\(names.few("or")) can \(transition.id) it; `stet show \(draft.slug)` tells how it stands"
  }

  /// Whose role a transition is and, where it is its own approval, whose approval counts.
  ///
  /// Seen without the history, which is not read for this: `can` tells it in full.
  private func able(to transition: Workflow.Transition, _ draft: Draft) -> [PersonID?] {
    let byline = draft.bylines.compactMap { rules.masthead.person(byline: $0)?.id }
    let rule = transition.requires.approvals
    return rules.masthead.people.filter { person in
      guard person.holds(any: transition.by, in: [draft.section]) else { return false }
      if transition.requires.own, !byline.contains(person.id) { return false }
      return !(rule?.not.contains(.byline) ?? false) || !byline.contains(person.id)
    }.map(\.id)
  }
}
