import HashTreeCollections

// Commits that change no file: approvals, approvals taken back, and violations accepted.

extension Replay {
  /// - Returns: whether anything came of it.
  mutating func act(_ facts: CommitFacts, in affairs: inout Affairs) throws -> Bool {
    guard let rules = affairs.rules, !facts.message.trailers.isEmpty || !facts.message.idle.isEmpty
    else { return false }
    let masthead = rules.rules.masthead
    let actor = try source.actor(of: facts, by: masthead)
    let before = affairs
    var touched: [String] = []
    for trailer in facts.message.trailers {
      switch trailer {
      case .approve(let slug, let copy, let person):
        guard isOfInterest(slug) else { continue }
        if let key = approve(slug, copy, person, facts, by: actor, rules.rules, in: &affairs) {
          touched.append(key)
        }
      case .unapprove(let slug, let person):
        guard isOfInterest(slug) else { continue }
        if let key = withdraw(slug, person, facts, by: actor, rules.rules, in: &affairs) {
          touched.append(key)
        }
      case .accept(let commit, let code, let slug):
        try accept(commit, code, slug, facts, by: actor, rules)
      case .transition, .copy, .rename, .adopt, .release:
        note(.trailerUntrue, facts, trailer.slug, "it says \(trailer.words), and changes no file")
      }
    }
    noteIdleTrailers(facts)
    if !touched.isEmpty {
      countStep(by: actor, facts)
      remember(touched, of: before, at: facts.number)
    }
    return !touched.isEmpty
  }

  private mutating func approve(
    _ slug: Slug, _ copy: CopyID, _ person: PersonID, _ facts: CommitFacts, by actor: Actor,
    _ rules: Rules, in affairs: inout Affairs
  ) -> String? {
    let key = slug.folded
    guard let record = affairs.drafts[key], let version = record.version else {
      note(.approvalIdle, facts, slug, "approves `\(slug)`, and there is no such draft")
      return nil
    }
    var fault: String?
    if actor.throughForge {
      fault = "given through a service, and not by \(person)'s own hand"
    } else if let signature = actor.fault {
      fault = signature.ofSignature
    } else if actor.person != person {
      fault = "given in the name of \(person), who did not make it"
    } else if version.copy != copy {
      fault = "for another copy than the one there was"
    } else if affairs.paths(of: key).count > 1 {
      fault = "given while another draft had the same slug"
    } else if facts.fault != nil {
      fault = "given by a commit that two readers could read differently"
    }
    tell(.approved, of: version, by: actor, facts, rules, reason: facts.message.body, note: fault)
    if let fault {
      note(.approvalIdle, facts, slug, "an approval counts for nothing: \(fault)")
      return nil
    }
    var life = record.life
    life.approvals.append(
      Approval(
        person: person, copy: copy, enclosed: version.enclosed, commit: facts.id,
        time: facts.time, masthead: rules.masthead))
    affairs.set(key, record.with(life: life))
    return key
  }

  private mutating func withdraw(
    _ slug: Slug, _ person: PersonID, _ facts: CommitFacts, by actor: Actor, _ rules: Rules,
    in affairs: inout Affairs
  ) -> String? {
    let key = slug.folded
    guard let record = affairs.drafts[key], let version = record.version,
      actor.person == person, !actor.throughForge
    else {
      note(.trailerUntrue, facts, slug, "takes back an approval that is not its maker's own")
      return nil
    }
    var life = record.life
    life.approvals.removeAll { $0.person == person }
    life.withdrawals.insert(Withdrawal(person: person, commit: facts.id))
    affairs.set(key, record.with(life: life))
    tell(.unapproved, of: version, by: actor, facts, rules, reason: facts.message.body)
    return key
  }

  /// A chief accepts violations of the past, for a reason.
  private mutating func accept(
    _ commit: CommitID, _ code: Code, _ slug: Slug?, _ facts: CommitFacts, by actor: Actor,
    _ rules: RulesInForce
  ) throws {
    guard judgesAll else { return }
    let masthead = rules.rules.masthead
    guard let person = actor.person.flatMap({ masthead[$0] }), person.roles.contains(.chief),
      !actor.throughForge
    else {
      return note(.trailerUntrue, facts, slug, "accepts a violation, and that takes a chief")
    }
    guard facts.message.body.trimmed.nonEmpty != nil else {
      return note(.trailerUntrue, facts, slug, "accepts a violation without a reason")
    }
    countStep(by: actor, facts)
    var isFound = false
    for place in outcome.violations.indices {
      let violation = outcome.violations[place]
      guard violation.commit == commit, violation.code == code,
        slug == nil || violation.slug?.folded == slug?.folded,
        let number = source.number(of: commit), isAncestor(number, of: facts.number)
      else { continue }
      isFound = true
      guard violation.isOpen else { continue }
      let isChief = violation.actor.person.flatMap { masthead[$0] }?.roles.contains(.chief)
      guard let isOwn = violation.isOwn(of: person, hasRole: isChief == true) else {
        note(
          .trailerUntrue, facts, slug,
          "a chief's own step can only be accepted by another who was chief already")
        continue
      }
      outcome.violations[place].acceptance = Violation.Acceptance(
        commit: facts.id, person: person.id, reason: facts.message.body, isOwn: isOwn)
    }
    if !isFound {
      note(.trailerUntrue, facts, slug, "accepts `\(code)` of \(commit.short), which is none")
    }
  }

  // MARK: - Notes

  mutating func note(_ code: Code, _ facts: CommitFacts, _ slug: Slug?, _ message: String) {
    guard judgesAll else { return }
    outcome.notes.append(HistoryNote(code, facts.id, slug, message))
  }

  /// Trailers that could not be read, or stand twice.
  mutating func noteIdleTrailers(_ facts: CommitFacts) {
    for line in facts.message.idle {
      note(.trailerUntrue, facts, nil, "a line that says nothing: \(line)")
    }
  }

  /// Trailers of a commit that changes files, which these do not bear out.
  mutating func noteUntrue(_ facts: CommitFacts, in affairs: Affairs) {
    guard judgesAll, !facts.message.trailers.isEmpty || !facts.message.idle.isEmpty else { return }
    noteIdleTrailers(facts)
    let touched = Set(memory.keys(touchedBy: facts.number))
    let taken = outcome.adoptions.reversed().prefix { $0.commit == facts.id }
    let adopted = Set(taken.filter { !$0.isRelease }.map(\.slug.folded))
    let released = Set(taken.filter(\.isRelease).map(\.slug.folded))
    for trailer in facts.message.trailers {
      switch trailer {
      case .transition(let id, let slug):
        let entry = affairs.drafts[slug.folded]?.life.entry
        if !touched.contains(slug.folded) || entry?.commit != facts.id || entry?.transition != id {
          note(.trailerUntrue, facts, slug, "it says \(trailer.words), and does not do it")
        }
      case .copy(let slug, let copy):
        if affairs.drafts[slug.folded]?.version?.copy != copy {
          note(.trailerUntrue, facts, slug, "it names another copy than the one there is")
        }
      case .rename(let old, let new):
        if affairs.drafts[new.folded]?.formerSlugs.contains(old.folded) != true {
          note(.trailerUntrue, facts, new, "it says \(trailer.words), and does not do it")
        }
      case .approve(let slug, _, _), .unapprove(let slug, _):
        note(
          .approvalIdle, facts, slug,
          "an approval counts for nothing in a commit that changes files")
      case .adopt(let slug, _, _):
        if !adopted.contains(slug.folded) {
          note(.trailerUntrue, facts, slug, "it says \(trailer.words), and does not do it")
        }
      case .release(let slug):
        if !released.contains(slug.folded) {
          note(.trailerUntrue, facts, slug, "it says \(trailer.words), and does not do it")
        }
      case .accept: continue
      }
    }
  }
}

extension Code {
  static let trailerUntrue: Code = "trailer.untrue"
  static let approvalIdle: Code = "approval.idle"
}

extension CommitMessage.Trailer {
  /// What it claims, as in "it says …".
  var words: String {
    switch self {
    case .transition(let id, let slug): "`\(id)` of `\(slug)`"
    case .copy(let slug, _): "what the copy of `\(slug)` is"
    case .approve(let slug, _, _): "that `\(slug)` is approved"
    case .unapprove(let slug, _): "that an approval of `\(slug)` is taken back"
    case .rename(let old, let new): "that `\(old)` is `\(new)` now"
    case .adopt(let slug, _, _): "that `\(slug)` is adopted"
    case .release(let slug): "that `\(slug)` is let go"
    case .accept(_, let code, _): "that `\(code)` is accepted"
    }
  }

  var slug: Slug? {
    switch self {
    case .transition(_, let slug), .copy(let slug, _), .approve(let slug, _, _),
      .unapprove(let slug, _), .rename(_, let slug), .adopt(let slug, _, _), .release(let slug):
      slug
    case .accept(_, _, let slug): slug
    }
  }
}
