import Editorial

extension Newsroom {
  /// What comes next: the move that the same person can make, else whose turn it is.
  func nextCommands(after plans: [DraftPlan], by hand: Hand) -> [String] {
    guard let plan = plans.first, let draft = plan.result, let state = draft.state else {
      return []
    }
    if state.live { return ["stet log \(draft.slug)"] }
    let names = plans.map(\.open.slug.rawValue).joined(separator: " ")
    let ways = draft.workflow.transitions(from: state.id).filter {
      !$0.stays && isForward($0, from: state.id, in: draft.workflow)
    }
    // Of several, the one that puts it on the site.
    let goesLive = { (way: Workflow.Transition) in draft.workflow.state(way.to)?.live ?? false }
    let onwards = ways.filter(goesLive) + ways.filter { !goesLive($0) }
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
      return ["stet \(transition.id) \(names)"]
    }
    let people = able(to: first, draft).compactMap(\.self)
    return [people.isEmpty ? "stet can \(draft.slug)" : turn(of: people, first, draft)]
  }

  private func turn(
    of people: [PersonID], _ transition: Workflow.Transition, _ draft: Draft
  ) -> String {
    let names = people.sorted().map { rules.masthead[$0]?.name ?? $0.rawValue }
    return
      "\(Self.some(names)) can \(transition.id) it; `stet show \(draft.slug)` tells how it stands"
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

  /// Whether a transition leads on, in the order of the board.
  private func isForward(
    _ transition: Workflow.Transition, from state: StateID, in workflow: Workflow
  ) -> Bool {
    let order = workflow.states.map(\.id)
    guard let here = order.firstIndex(of: state), let there = order.firstIndex(of: transition.to)
    else { return false }
    return there > here
  }

  /// "Ben Okoro", "Ben Okoro or Mo Lindqvist", "Ben Okoro, Mo Lindqvist or 3 others".
  private static func some(_ people: [String]) -> String {
    let shown = people.count > 3 ? people.prefix(2) : people[...]
    guard shown.count == people.count else {
      return shown.joined(separator: ", ") + " or \(people.count - shown.count) others"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " or " + last
  }
}
