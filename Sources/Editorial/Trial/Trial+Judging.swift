// The same `decide` as ever, asked about rules that are not in force.

extension Trial {
  /// Codes that say what stet itself would have written.
  ///
  /// Under other rules it would have written something else: that is no fault of those who made
  /// the transition.
  private static let effects: Set<Code> = [.transitionEffects, .managedEdited]

  /// Asks about a transition of the past; other steps are passed over.
  public mutating func judge(_ past: JudgedStep, _ tried: inout RulesTried) {
    let move = past.decision.parts.lazy.compactMap { part in
      if case .moved(let id, let from, let to) = part { (id: id, from: from, to: to) } else { nil }
    }.first
    guard let move else { return }
    transitions += 1
    guard past.decision.isAllowed else {
      illegal += 1
      return
    }
    let rules = tried.rules(at: past.rules)
    var step = past.step
    step.actor = tried.actor(step.actor)
    step.intent = step.after.flatMap {
      Self.intent(move.id, from: move.from, to: move.to, at: $0.path, rules)
    }
    let decision = decide(
      step, life: past.life, rules: rules, surroundings: PastSurroundings(now: past.time),
      checks: .binding)
    for blocker in decision.blockers where !Self.effects.contains(blocker.code) {
      refusals.append(
        Refusal(
          time: .past, code: blocker.code, message: blocker.message, help: blocker.help,
          slug: step.slug, transition: move.id,
          name: past.rules.masthead.displayName(of: past.step.actor), moment: past.time,
          commit: past.commit))
    }
  }

  /// The transition that was made, where the rules still have it from there to there.
  private static func intent(
    _ id: TransitionID?, from: StateID, to: StateID, at path: String, _ rules: Rules
  ) -> TransitionID? {
    guard let id, let workflow = rules.workflow(for: path),
      let transition = workflow.transition(id), let from = workflow.state(from)?.id,
      let to = workflow.state(to)?.id, transition.from.contains(from), transition.to == to
    else { return nil }
    return id
  }

  /// Asks about a draft as it is now.
  ///
  /// - Parameters:
  ///   - version: the draft, read by the rules in force.
  ///   - reread: the same file, read by the new ones.
  ///   - old: the rules in force.
  public mutating func judge(
    _ version: DraftVersion, reread: DraftVersion, life: Life, from old: Rules, to new: Rules,
    surroundings: any Surroundings
  ) {
    drafts += 1
    let actor = Actor(name: "", email: "", person: nil)
    // A step that changes nothing asks only for what no rule lets pass.
    let nothing = { (version: DraftVersion, rules: Rules) in
      decide(
        Step(actor: actor, before: version, after: version), life: life, rules: rules,
        surroundings: surroundings
      ).blockers
    }
    let known = Set(nothing(version, old).map(\.code))
    let found = nothing(reread, new).filter { !known.contains($0.code) }
    for blocker in found { refuse(reread, blocker.code, blocker.message, help: blocker.help) }
    guard found.isEmpty,
      let before = old.workflow(for: version.path).flatMap({ Draft(version, workflow: $0) }),
      let after = new.workflow(for: reread.path).flatMap({ Draft(reread, workflow: $0) })
    else { return }
    judgeChecks(before, after, from: old, to: new, surroundings)
    if let state = after.state, Self.canGoOn(before, life, old), !Self.canGoOn(after, life, new) {
      refuse(
        reread, "draft.nobody", "nobody could bring it on from \(state.label) any more",
        help: "see who holds the roles that the new rules ask for")
    }
  }

  /// Whether there are people who, together, could make a transition towards the site.
  private static func canGoOn(_ draft: Draft, _ life: Life, _ rules: Rules) -> Bool {
    guard let state = draft.state else { return false }
    // What is live, or has come to its end, has nowhere to go.
    if state.live || state.final { return true }
    let named = Set(draft.bylines.compactMap { rules.masthead.person(byline: $0)?.id })
    return draft.workflow.onward(from: state.id).contains { way in
      let holders = rules.masthead.people(holding: way.by, in: [draft.section]).filter {
        !way.requires.own || named.contains($0.id)
      }
      guard !holders.isEmpty else { return false }
      guard let rule = way.requires.approvals else { return true }
      let tally = ApprovalTally(
        rule: rule, life: life, draft: draft, sections: [draft.section], masthead: rules.masthead,
        actor: nil)
      return tally.counting.count + tally.couldApprove.count >= rule.count(in: draft.section)
    }
  }

  /// What the next step would newly stumble over.
  private mutating func judgeChecks(
    _ before: Draft, _ after: Draft, from old: Rules, to new: Rules,
    _ surroundings: any Surroundings
  ) {
    let found = { (draft: Draft, rules: Rules) -> [Finding] in
      let called = draft.state.map { draft.workflow.transitions(from: $0.id) } ?? []
      return CheckSelection.all.findings(
        in: draft, called: called.flatMap(\.checks), rules: rules, surroundings: surroundings
      ).filter { $0.severity == .error }
    }
    let now = found(after, new)
    guard !now.isEmpty else { return }
    let known = Set(found(before, old).map(\.code))
    for finding in now where !known.contains(finding.code) {
      refuse(after.version, finding.code, finding.message, help: finding.help)
    }
  }

  private mutating func refuse(
    _ version: DraftVersion, _ code: Code, _ message: String, help: String?
  ) {
    refusals.append(
      Refusal(time: .today, code: code, message: message, help: help, slug: version.slug))
  }
}
