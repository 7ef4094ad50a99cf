public import Editorial
import Git
import Manuscript

extension Newsroom {
  /// One draft with everything that it still wants.
  public func show(_ name: String) throws -> DraftReport {
    let open = try find(name)
    // What was moved by hand has its past where it was.
    let slug = open.saved?.slug ?? open.slug
    let past = try replay([slug])
    let record = past.drafts[slug.folded]
    let life = record?.life ?? Life()
    let events = past.events.past(of: slug)
    let summary = summary(
      of: open, updated: record?.changed, entered: life.entry?.time ?? events.first?.time)
    let shown = open.inFolder.flatMap { Draft($0, workflow: open.workflow) } ?? open.draft
    let outline = shown.map { draft in
      MarkdownReader.outline(
        ofDraft: open.folderBytes ?? open.savedBytes ?? [], bodyLine: draft.text.bodyLine,
        path: draft.path)
    }
    return DraftReport(
      summary: summary, dek: shown?.dek,
      creators: life.creators.map { rules.masthead.displayName(of: $0) }.sorted(),
      words: outline?.words ?? 0,
      unsaved: open.isUnsaved
        ? WordChange(from: open.savedBytes ?? [], to: open.folderBytes ?? []) : nil,
      approvals: approvals(in: life, of: open), findings: try findings(in: open),
      transitions: try transitions(of: open),
      mayEdit: mayEdit(open),
      lastReason: events.last { $0.kind == .moved }.flatMap { $0.reason == nil ? nil : $0 })
  }

  /// One draft with what a transition still wants.
  ///
  /// - Parameter transition: one that leaves the draft's state; nil = all.
  public func can(_ name: String, _ transition: TransitionID?) throws -> DraftReport {
    let report = try show(name)
    guard let transition, !report.transitions.contains(where: { $0.transition.id == transition })
    else { return report }
    let ids = rules.transitionIDs.map(\.rawValue)
    guard ids.contains(transition.rawValue) else {
      throw unknown("transition", transition.rawValue, among: ids)
    }
    let now = report.transitions.map { "`\($0.transition.id)`" }.joined(separator: ", ")
    throw Failure(
      .refused, .transitionUnknown,
      "`\(transition)` does not start from \(report.summary.stateLabel), where \(report.summary.slug) is",
      help: now.isEmpty ? "nothing does" : "what does: \(now)")
  }

  /// Each transition that leaves the draft's state, with everything that stands against it for
  /// the person who asks; a reason is taken as given.
  func transitions(of open: OpenDraft) throws -> [TransitionReport] {
    guard let draft = open.draft ?? open.inFolder.flatMap({ Draft($0, workflow: open.workflow) }),
      let state = draft.state
    else { return [] }
    let hand = try? hand()
    let stranger = Actor(name: "", email: "", person: nil)
    return try open.workflow.transitions(from: state.id).map { transition in
      let request = MoveRequest(
        transition: transition.id, drafts: [], reason: "reason", saved: false)
      let known = hand ?? Hand.nobody(stranger, now: now)
      var plan = try self.plan(request, open, by: known, reason: "reason")
      if !open.isUnsaved {
        // Whether there is something to correct is seen when it is done.
        plan.blockers.removeAll { $0.code == "transition.unchanged" }
      }
      return TransitionReport(
        transition: transition, toLabel: open.workflow.state(transition.to)?.label ?? "",
        blockers: plan.blockers)
    }
  }

  private func approvals(in life: Life, of open: OpenDraft) -> [ApprovalReport] {
    guard let draft = open.draft, let state = draft.state else { return [] }
    let asking = open.workflow.transitions(from: state.id)
      .compactMap(\.requires.approvals)
    let tallies = asking.map {
      ApprovalTally(
        rule: $0, life: life, draft: draft, sections: [draft.section], masthead: rules.masthead,
        actor: nil)
    }
    return life.approvals.map { approval in
      let counts = tallies.contains { tally in
        !tally.idle.contains { $0.approval == approval }
      }
      let fault = tallies.lazy.flatMap(\.idle).first { $0.approval == approval }?.fault.reason
      return ApprovalReport(
        person: approval.person,
        name: rules.masthead[approval.person]?.name ?? approval.person.rawValue,
        copy: approval.copy, commit: approval.commit, time: approval.time,
        idle: counts ? nil : fault ?? "nothing asks for it now")
    }
  }

  private func mayEdit(_ open: OpenDraft) -> Bool {
    guard let draft = open.draft, let state = draft.state else { return true }
    return asker()?.holds(any: state.edit, in: [draft.section]) ?? false
  }

  /// What `stet list` tells of an open draft.
  func summary(of open: OpenDraft, updated: Timestamp?, entered: Timestamp?) -> DraftSummary {
    summary(
      of: open.saved ?? open.inFolder, slug: open.slug, path: open.path, workflow: open.workflow,
      updated: updated, entered: entered, isUnsaved: open.isUnsaved)
  }

  func summary(
    of version: DraftVersion?, slug: Slug, path: String, workflow: Workflow,
    updated: Timestamp?, entered: Timestamp?, isUnsaved: Bool
  ) -> DraftSummary {
    let draft = version.flatMap { Draft($0, workflow: workflow) }
    let label = draft?.state?.label ?? draft?.stateID?.rawValue ?? "unreadable"
    return DraftSummary(
      slug: slug, title: draft?.title, state: draft?.state?.id ?? draft?.stateID,
      stateLabel: label, isLive: draft?.isLive ?? false, section: draft?.section,
      bylines: draft?.bylines ?? [], path: path, copy: draft?.copy, updated: updated,
      entered: entered, isUnsaved: isUnsaved, isReadable: draft != nil)
  }
}

extension Hand {
  /// Somebody whom git does not know: may look, may do nothing.
  static func nobody(_ actor: Actor, now: Timestamp) -> Hand {
    let signature = Signature(
      name: "nobody", email: "nobody", seconds: now.seconds, offset: now.offset)
    return Hand(actor: actor, author: signature, committer: signature)
  }
}
