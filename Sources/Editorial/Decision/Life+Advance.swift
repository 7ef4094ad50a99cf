extension Life {
  /// The life after a step that happened.
  ///
  /// The one account of what a step does to a life: the commands use it for the steps that they
  /// are about to make, the replay for those that were made.
  ///
  /// - Parameters:
  ///   - parts: what the step consists of.
  ///   - before: the draft before it; nil when it appears.
  ///   - after: the draft after it.
  ///   - commit: the commit that made it; for a step about to be made, any placeholder.
  public func advanced(
    by parts: [Part], of actor: Actor, from before: Draft?, to after: Draft, in rules: Rules,
    commit: CommitID, time: Timestamp
  ) -> Life {
    var life = self
    for part in parts {
      switch part {
      case .appeared:
        // A draft that comes back keeps whoever created it; whoever brings it has a hand in it.
        if creators.isEmpty { life.creators.insert(actor) } else { life.contributors.insert(actor) }
        life.entry = nil
        life.approvals = []
        life.withdrawals = []
      case .edited:
        life.contributors.insert(actor)
      case .moved(let transition, let from, let to):
        life.move(from: from, to: to, by: actor, in: after.workflow)
        life.entry = Entry(commit: commit, transition: transition, time: time)
        life.approvals = []
        life.withdrawals = []
      case .disappeared, .renamed, .stamped: continue
      }
    }
    let bylines = after.bylines
    life.bylines.formUnion(bylines)
    life.bylinePeople.formUnion(
      bylines.compactMap { rules.masthead.person(byline: $0)?.id })
    if after.isLive { life.wasLive = true }
    return life
  }

  private mutating func move(
    from: StateID, to: StateID, by actor: Actor, in workflow: Workflow
  ) {
    if from == workflow.initial, to != from { submitters.insert(actor) }
    let wasLive = workflow.state(from)?.live ?? false
    let isLive = workflow.state(to)?.live ?? false
    guard wasLive, !isLive else { return }
    // The step that leaves a live state opens a new life, its own version included.
    bylines = []
    bylinePeople = []
    contributors = []
    submitters = []
  }
}
