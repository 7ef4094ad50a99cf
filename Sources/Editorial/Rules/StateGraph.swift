/// The shape of a workflow: what can be reached from where.
struct StateGraph {
  private let workflow: WorkflowDefinition
  /// The states that one transition leads to, itself left out.
  private let next: [StateID: Set<StateID>]

  init(_ workflow: WorkflowDefinition) {
    self.workflow = workflow
    let known = Set(workflow.states.map(\.id.value))
    var next: [StateID: Set<StateID>] = [:]
    for transition in workflow.transitions {
      guard let to = transition.to?.value, known.contains(to) else { continue }
      for from in transition.from where known.contains(from.value) && from.value != to {
        next[from.value, default: []].insert(to)
      }
    }
    self.next = next
  }

  func faults() -> [Finding] { finalFaults() + deadEnds() + unreachable() + liveFaults() }

  /// Everything reachable from a state, itself included.
  func reach(from start: StateID) -> Set<StateID> {
    var reached: Set<StateID> = [start]
    var left = [start]
    while let state = left.popLast() {
      for other in next[state] ?? [] where reached.insert(other).inserted { left.append(other) }
    }
    return reached
  }

  private func finalFaults() -> [Finding] {
    let final = Set(workflow.states.filter(\.final).map(\.id.value))
    return workflow.transitions.flatMap { transition in
      transition.from.filter { final.contains($0.value) && $0.value != transition.to?.value }.map {
        .fault(
          "rules.shape", "`\(transition.id.value)` leaves `\($0.value)`, which is final",
          at: $0.location, help: "take `\($0.value)` out of `from`, or `final: true` off the state")
      }
    }
  }

  private func deadEnds() -> [Finding] {
    workflow.states.filter { !$0.final && next[$0.id.value] == nil }.map {
      .fault(
        "rules.shape", "no transition leaves `\($0.id.value)`: drafts would be stuck there",
        at: $0.id.location,
        help: "add a transition with `from: [\($0.id.value)]`, or say `final: true`")
    }
  }

  private func unreachable() -> [Finding] {
    guard let initial = workflow.initial?.value,
      workflow.states.contains(where: { $0.id.value == initial })
    else { return [] }
    let reached = reach(from: initial)
    return workflow.states.filter { !reached.contains($0.id.value) }.map {
      .fault(
        "rules.shape", "no way leads from `\(initial)` to `\($0.id.value)`", at: $0.id.location,
        help: "add a transition with `to: \($0.id.value)`, or take the state out")
    }
  }

  private func liveFaults() -> [Finding] {
    guard !workflow.states.isEmpty else { return [] }
    let live = Set(workflow.states.filter(\.live).map(\.id.value))
    guard !live.isEmpty else {
      return [
        .fault(
          "rules.shape", "no state is live: nothing would ever be published",
          at: .start(of: workflow.path), help: "add `live: true` to the state that the site shows")
      ]
    }
    if let initial = workflow.initial,
      workflow.states.contains(where: { $0.id.value == initial.value }),
      reach(from: initial.value).isDisjoint(with: live)
    {
      return [
        .fault(
          "rules.shape", "no way leads from `\(initial.value)` to a live state",
          at: initial.location, help: "add the transitions that publish a draft")
      ]
    }
    // States that drafts move between for ever, without ever being published or done with.
    let ends = live.union(workflow.states.filter(\.final).map(\.id.value))
    return workflow.states.filter {
      next[$0.id.value] != nil && reach(from: $0.id.value).isDisjoint(with: ends)
        && !reach(from: $0.id.value).contains { next[$0] == nil }
    }.map {
      .fault(
        "rules.shape", "no way leads from `\($0.id.value)` to a live state or an end",
        at: $0.id.location, help: "add a transition to a live state, or to one with `final: true`")
    }
  }
}
