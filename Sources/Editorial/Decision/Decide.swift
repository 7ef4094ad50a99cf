import Paths

/// Whether a step is legal.
///
/// The one judge: commands ask it before they commit, and whoever reads history asks it again for
/// every step. A step is taken apart into at most one rename, one change of the copy and one
/// change of state, and each part must be legal by its own row of the table in the design.
///
/// - Parameters:
///   - step: who changes what.
///   - life: what happened to the draft before; an empty one for a draft that appears.
///   - rules: the rules in force at the step.
///   - surroundings: the newsroom around the draft, as it would be after the step.
///   - checks: which checks a transition's `checks:` call: all of them at the gate, the binding
///     ones for the past, since a later program may see more.
/// - Returns: the parts that it was taken apart into, or everything that stands against it.
public func decide(
  _ step: Step, life: Life, rules: Rules, surroundings: any Surroundings,
  checks: CheckSelection = .all
) -> Decision {
  var judge = StepJudge(
    step: step, life: life, rules: rules, surroundings: surroundings, checks: checks)
  judge.run()
  return judge.blockers.isEmpty ? .allowed(judge.parts) : .blocked(judge.blockers, judge.parts)
}

/// Takes one step apart and collects what stands against each part.
struct StepJudge {
  let step: Step
  let life: Life
  let rules: Rules
  let surroundings: any Surroundings
  let checks: CheckSelection
  var parts: [Part] = []
  var blockers: [Blocker] = []

  init(
    step: Step, life: Life, rules: Rules, surroundings: any Surroundings, checks: CheckSelection
  ) {
    self.step = step
    self.life = life
    self.rules = rules
    self.surroundings = surroundings
    self.checks = checks
  }

  /// The person who acts; nil for a stranger.
  var person: Masthead.Person? { step.actor.person.flatMap { rules.masthead[$0] } }

  mutating func run() {
    switch (step.before, step.after) {
    case (nil, nil): return
    case (nil, let after?): judgeAppearance(of: after)
    case (let before?, nil): judgeDisappearance(of: before)
    case (let before?, let after?): judgeChange(from: before, to: after)
    }
  }

  /// What is never legal, in any row.
  ///
  /// - Returns: the draft, when it can be judged further.
  mutating func wellFormed(_ version: DraftVersion) -> Draft? {
    guard let workflow = rules.workflow(for: version.path) else {
      block(
        .draftNotAFile,
        "`\(version.path)` is outside the folders that this newsroom's drafts live in",
        help:
          "a draft's path matches \(rules.workflows.flatMap(\.content.patterns).joined(separator: ", "))"
      )
      return nil
    }
    switch version.content {
    case .notAFile(let what):
      block(
        .draftNotAFile, "`\(version.path)` is \(what), and a draft is a plain file",
        help: "put the text itself there, in an ordinary file")
      return nil
    case .malformed(let findings):
      for finding in findings {
        block(.draftMalformed, finding.message, help: finding.help, finding: finding)
      }
      return nil
    case .readable: break
    }
    guard let draft = Draft(version, workflow: workflow) else { return nil }
    if draft.state == nil { blockUnknownState(of: draft) }
    judgeSlug(of: draft)
    judgeVisibility(of: draft)
    return draft
  }

  /// What is live is seen, and nothing else, whatever program looks at the file.
  private mutating func judgeVisibility(of draft: Draft) {
    guard let (code, message) = draft.visibilityFault,
      let visibility = draft.workflow.site.visibility
    else { return }
    let isLive = draft.isLive
    let help =
      draft.visibilityEdit(whenLive: isLive) == nil
        || visibility.hiddenFolders.contains { draft.path.lies(below: $0) }
      ? "rename it to where the site's posts are: `stet rename`"
      : "write `\(visibility.key): \(isLive ? visibility.shown : visibility.hidden)`"
    block(
      code, message, help: help,
      finding: Finding(
        code, .error, message, at: draft.location(of: visibility.key), help: help, slug: draft.slug)
    )
  }

  private mutating func blockUnknownState(of draft: Draft) {
    let ids = draft.workflow.states.map(\.id.rawValue)
    guard let state = draft.stateID, !state.rawValue.isEmpty else {
      block(
        .draftState, "the front matter says no state",
        help: "add the line `\(draft.keys.state): \(draft.workflow.initial)` between the fences")
      return
    }
    let near = nearest(to: state.rawValue, among: ids).first
    block(
      .draftState, "`\(state)` is no state of the \(draft.workflow.name) workflow",
      help: near.map { "did you mean `\($0)`?" } ?? "it has \(ids.joined(separator: ", "))",
      finding: Finding(
        .draftState, .error, "`\(state)` is no state of the \(draft.workflow.name) workflow",
        at: draft.location(of: draft.keys.state), slug: draft.slug))
  }

  private mutating func judgeSlug(of draft: Draft) {
    if let fault = draft.slug.fault {
      block(.slugMalformed, "the slug `\(draft.slug)` \(fault)", help: "rename the file")
    }
    // Where the draft lay before is its own place too, whether or not that is cleared already.
    let other = surroundings.paths(of: draft.slug).first {
      !$0.isSamePath(as: draft.path) && !$0.isSamePath(as: step.before?.path ?? draft.path)
    }
    if let other {
      block(
        .slugTaken, "the slug `\(draft.slug)` is taken by \(other)",
        help: "choose another file name: a slug names one draft")
    }
  }

  /// Adds a blocker for this step's draft, once: several parts may stumble over one thing.
  mutating func block(
    _ code: Code, _ message: String, help: String? = nil, who: [PersonID] = [],
    finding: Finding? = nil
  ) {
    let blocker = Blocker(code, slug: step.slug, message, help: help, who: who, finding: finding)
    let twin = blockers.firstIndex {
      $0.code == code && $0.message == message && $0.finding == finding
    }
    if let twin {
      // Whoever can meet it must be able to meet all of it.
      blockers[twin].who.removeAll { !who.contains($0) }
    } else {
      blockers.append(blocker)
    }
  }

  /// Asks that the actor holds one of the roles for a draft in all of these sections.
  ///
  /// - Parameter act: what they want to do, as in "may not publish this".
  mutating func demand(
    _ roles: Set<Role>, in sections: [SectionID?], _ code: Code, to act: @autoclosure () -> String
  ) {
    if let person, person.holds(any: roles, in: sections) { return }
    let able = rules.masthead.people(holding: roles, in: sections)
    guard let person else {
      blockStranger(able: able)
      return
    }
    let act = act()
    let message: String
    if roles.isEmpty {
      message = "nobody may \(act)"
    } else if !person.roles.isDisjoint(with: roles) {
      message =
        "\(person.name) may not \(act): their roles count only in \(person.sections.phrase)"
    } else {
      message = "\(person.name) may not \(act): that takes \(roles.phrase)"
    }
    block(code, message, help: able.isEmpty ? nil : "ask \(able.phrase)", who: able.map(\.id))
  }

  /// Asks that no forge acted: its commits may create, edit and attach, and nothing else.
  mutating func demandOwnHand(to act: @autoclosure () -> String) {
    guard step.actor.throughForge else { return }
    block(
      .identityUnknown,
      "a service did this for \(step.actor.name): to \(act()) takes one's own hand",
      help: "do it with stet in a clone of your own")
  }

  private mutating func blockStranger(able: [Masthead.Person]) {
    if let fault = step.actor.fault {
      block(
        fault, fault.ofSignature, help: "sign it with a key that the masthead has for you",
        who: able.map(\.id))
      return
    }
    let email = step.actor.email
    block(
      .identityUnknown, "`\(email)` is nobody on the masthead",
      help: rules.masthead.help(forUnknown: email), who: able.map(\.id))
  }
}
