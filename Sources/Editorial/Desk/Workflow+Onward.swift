extension Workflow {
  /// How many transitions a state is away from the site, by the shortest way; nil where none leads
  /// there.
  func stepsToLive(from state: StateID) -> Int? {
    let start = retired[state] ?? state
    var steps = 0
    var seen: Set<StateID> = [start]
    var here: Set<StateID> = [start]
    while !here.isEmpty {
      if here.contains(where: { self.state($0)?.live ?? false }) { return steps }
      var next: Set<StateID> = []
      for transition in transitions where !here.isDisjoint(with: transition.from) {
        if seen.insert(transition.to).inserted { next.insert(transition.to) }
      }
      here = next
      steps += 1
    }
    return nil
  }

  /// The transitions that bring a draft nearer to the site, those that need the fewest more first.
  ///
  /// Giving back, holding back and giving up are none: they lead away from it.
  public func onward(from state: StateID) -> [Transition] {
    guard let here = stepsToLive(from: state), here > 0 else { return [] }
    return transitions(from: state).compactMap { transition in
      stepsToLive(from: transition.to).flatMap { $0 < here ? (transition, $0) : nil }
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Whether going from one state to another leads away from the site.
  public func isBack(from old: StateID, to new: StateID) -> Bool {
    guard let before = stepsToLive(from: old) else { return false }
    return stepsToLive(from: new).map { $0 > before } ?? true
  }
}
