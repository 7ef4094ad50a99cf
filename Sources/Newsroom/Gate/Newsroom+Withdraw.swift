public import Editorial
import Manuscript

extension Newsroom {
  /// Takes back one's own approvals of drafts: a commit each that changes no file.
  ///
  /// What lies in the folder plays no part. Where there is nothing to take back, that is said, and
  /// is no fault.
  ///
  /// - Throws: ``Failure``: refused for somebody who is not on the masthead.
  public func withdrawApproval(
    _ names: [String], reason: String?, dryRun: Bool
  ) throws -> Receipt {
    try Newsroom.demandPlainText(reason, "the reason")
    let hand = try hand()
    let opens = try find(names)
    guard let id = hand.actor.person, let person = rules.masthead[id] else {
      throw refusal(
        to: "take an approval back of", opens.map(\.slug),
        [stranger(hand, opens.first?.slug ?? "")])
    }
    var plan = CommitPlan()
    var receipt = Receipt(lines: [], isDryRun: dryRun, slugs: opens.map(\.slug))
    for open in opens {
      let slug = open.saved?.slug ?? open.slug
      var life = try life(of: slug)
      guard life.approvals.contains(where: { $0.person == person.id }) else {
        receipt.lines.append(
          "there is no approval of yours to take back: \(slug) has none since it came to where it is"
        )
        continue
      }
      life.approvals.removeAll { $0.person == person.id }
      receipt.lines.append("your approval of \(slug) is taken back" + left(of: open, life))
      receipt.next.append("stet show \(slug)")
      plan.commits.append(
        CommitPlan.Planned(
          message: CommitMessage(
            subject: "withdraw approval: \(slug)", body: reason?.trimmingBlanks ?? "",
            trailers: [.unapprove(slug, person.id)]),
          changes: []))
    }
    guard !plan.commits.isEmpty else { return receipt }
    (receipt.commits, receipt.notes) = try write(plan, by: hand, dryRun: dryRun)
    receipt.next = Array(receipt.next.prefix(1))
    return receipt
  }

  /// ": 0 of 1 for `publish`", for each move that asks for approvals.
  private func left(of open: OpenDraft, _ life: Life) -> String {
    guard let draft = open.draft, let state = draft.state else { return "" }
    let counts = draft.workflow.transitions(from: state.id).compactMap { transition -> String? in
      guard let rule = transition.requires.approvals, !transition.edits else { return nil }
      let tally = ApprovalTally(
        rule: rule, life: life, draft: draft, sections: [draft.section], masthead: rules.masthead,
        actor: nil)
      let needed = rule.count(in: draft.section)
      return "\(min(tally.counting.count, needed)) of \(needed) left for `\(transition.id)`"
    }
    return counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")
  }

  /// What stands against anything that only somebody on the masthead may do.
  func stranger(_ hand: Hand, _ slug: Slug) -> Blocker {
    Blocker(
      .identityUnknown, slug: slug, "`\(hand.actor.email)` is nobody on the masthead",
      help: rules.masthead.help(forUnknown: hand.actor.email))
  }
}
