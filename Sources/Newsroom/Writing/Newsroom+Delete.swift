public import Editorial
import Git
import Manuscript

extension Newsroom {
  /// Deletes drafts with their attachments, all in one commit.
  ///
  /// Edits that lie in the folder are saved first, so that `restore` brings everything back.
  ///
  /// - Throws: ``Failure``: refused with every blocker of every draft, or unable.
  public func delete(_ names: [String], reason: String?, dryRun: Bool) throws -> Receipt {
    try Newsroom.demandPlainText(reason, "the reason")
    let hand = try hand()
    let opens = try findToChange(names)
    let reason = reason?.trimmingBlanks
    var plans: [DraftPlan] = []
    for open in opens { plans.append(try deletion(of: open, by: hand, reason: reason)) }
    var blockers = plans.flatMap(\.blockers)
    if reason == nil, let first = opens.first {
      blockers.append(
        Blocker(
          .transitionRequires, slug: first.slug, "deleting asks for a reason",
          help:
            "give it: `stet delete \(opens.map(\.slug.rawValue).joined(separator: " ")) -m 'WHY'`"))
    }
    guard blockers.isEmpty else { throw refusal(to: "delete", opens.map(\.slug), blockers) }
    var receipt = try carryOut(plans, as: .delete, reason: reason, by: hand, dryRun: dryRun)
    receipt.next = [
      "`stet restore \(receipt.slugs.map(\.rawValue).joined(separator: " "))` brings \(plans.count == 1 ? "it" : "them") back"
    ]
    return receipt
  }

  private func deletion(of open: OpenDraft, by hand: Hand, reason: String?) throws -> DraftPlan {
    var planner = DraftPlanner(newsroom: self, hand: hand, reason: reason, open: open)
    guard open.saved != nil else {
      planner.block(
        "draft.unsaved", "\(open.slug) was never saved, and nothing could bring it back",
        help: "remove the file yourself, or save it first: `stet save \(open.slug)`")
      return planner.plan
    }
    // A file that is gone already is no edit that could be lost.
    if open.isUnsaved, open.inFolder != nil {
      var saving = planner
      try saving.save()
      guard saving.plan.blockers.isEmpty else {
        planner.block(
          "draft.unsaved",
          "\(open.slug) has edits in the folder that cannot be saved, and would be lost",
          help: "`stet save \(open.slug)` tells why; or take them out first")
        return planner.plan
      }
      planner = saving
    }
    try planner.delete()
    return planner.plan
  }
}
