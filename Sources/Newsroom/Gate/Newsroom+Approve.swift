public import Editorial
import Manuscript

extension Newsroom {
  /// Approves the saved copy of drafts: a commit each that changes no file.
  ///
  /// - Throws: ``Failure``: refused where an approval of this person could count for nothing.
  public func approve(
    _ names: [String], reason: String?, saved: Bool, dryRun: Bool
  ) throws -> Receipt {
    try Newsroom.demandPlainText(reason, "the reason")
    let hand = try hand()
    let opens = try findToChange(names)
    var plan = CommitPlan()
    var blockers: [Blocker] = []
    var lines: [String] = []
    var next: [String] = []
    for open in opens {
      let wish = try ApprovalWish(newsroom: self, hand: hand, open: open, saved: saved)
      blockers += wish.blockers
      lines.append(wish.line)
      next += wish.next
      guard wish.blockers.isEmpty, !wish.isGiven, let copy = open.saved?.copy,
        let person = hand.actor.person
      else { continue }
      plan.commits.append(
        CommitPlan.Planned(
          message: CommitMessage(
            subject: "approve: \(open.slug)", body: reason?.trimmingBlanks ?? "",
            trailers: [.approve(open.slug, copy, person)]),
          changes: []))
    }
    guard blockers.isEmpty else {
      throw refusal(to: "approve", opens.map(\.slug), blockers)
    }
    let (commits, notes) =
      plan.commits.isEmpty ? ([], []) : try write(plan, by: hand, dryRun: dryRun)
    return Receipt(
      lines: lines, commits: commits, isDryRun: dryRun, notes: notes, slugs: opens.map(\.slug),
      next: Array(next.prefix(1)))
  }
}

/// An approval that somebody is about to give: whether it could count, and for what.
private struct ApprovalWish {
  var blockers: [Blocker] = []
  /// Whether this copy has it already.
  var isGiven = false
  var line = ""
  var next: [String] = []
  private let slug: Slug

  init(newsroom: Newsroom, hand: Hand, open: OpenDraft, saved: Bool) throws {
    slug = open.slug
    guard let version = open.saved else {
      block(
        "draft.unsaved", "\(open.slug) was never saved",
        help: "save it first: `stet save \(open.slug)`")
      return
    }
    if open.isUnsaved, !saved {
      let (message, first) = Newsroom.unsaved(open)
      block(
        "draft.unsaved", message,
        help:
          "an approval is for the saved text: \(first), or approve that: `stet approve \(version.slug) --saved`"
      )
    }
    guard let draft = open.draft, let state = draft.state else {
      blockers += Newsroom.unreadable(version, slug)
      return
    }
    guard let id = hand.actor.person, let person = newsroom.rules.masthead[id] else {
      blockers.append(newsroom.stranger(hand, slug))
      return
    }
    // A transition that carries its own edits makes another text than the one approved before it.
    let asking = draft.workflow.transitions(from: state.id).filter {
      $0.requires.approvals != nil && !$0.edits
    }
    guard !asking.isEmpty else {
      block(
        "approval.idle", "nothing that leads out of \(state.label) asks for an approval beforehand",
        help: "`stet can \(slug)` shows what can be done now")
      return
    }
    let life = try newsroom.life(of: slug)
    weigh(asking, draft, life, person, newsroom.rules)
  }

  /// Whether it would count for any of the transitions that ask for approvals.
  private mutating func weigh(
    _ asking: [Workflow.Transition], _ draft: Draft, _ life: Life, _ person: Masthead.Person,
    _ rules: Rules
  ) {
    isGiven = life.approvals.contains {
      $0.person == person.id && $0.covers(draft.version)
    }
    var faults: [String] = []
    for transition in asking {
      guard let rule = transition.requires.approvals else { continue }
      let tally = ApprovalTally(
        rule: rule, life: life, draft: draft, sections: [draft.section],
        masthead: rules.masthead, actor: person)
      if let fault = tally.actorFault {
        faults.append(fault)
        continue
      }
      let needed = rule.count(in: draft.section)
      let has = tally.counting.count
      line =
        isGiven
        ? "you have approved this text of \(slug) already"
        : "\(slug) is approved: \(min(has, needed)) of \(needed) for `\(transition.id)`"
      next = has >= needed ? ["stet \(transition.id) \(slug)"] : ["stet show \(slug)"]
      return
    }
    block(
      .approvalRole, "an approval of \(person.name) would not count: \(faults.first ?? "")",
      help: "`stet can \(slug)` shows whose would")
  }

  private mutating func block(_ code: Code, _ message: String, help: String) {
    blockers.append(Blocker(code, slug: slug, message, help: help))
  }
}

extension Newsroom {
  /// What stands against anything done to a version that cannot be read.
  static func unreadable(_ version: DraftVersion, _ slug: Slug) -> [Blocker] {
    switch version.content {
    case .malformed(let findings):
      findings.map {
        Blocker(.draftMalformed, slug: slug, $0.message, help: $0.help, finding: $0)
      }
    case .notAFile(let what):
      [
        Blocker(
          .draftNotAFile, slug: slug, "`\(version.path)` is \(what), and a draft is a plain file",
          help: "put the text itself there, in an ordinary file")
      ]
    case .readable:
      [Blocker(.draftState, slug: slug, "its state is none that the workflow knows")]
    }
  }
}
