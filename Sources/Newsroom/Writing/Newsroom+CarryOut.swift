import Editorial
import Git
import Manuscript

extension Newsroom {
  /// Commits the plans of several drafts: all new ones, all edits, all moves, a commit each.
  ///
  /// - Parameter transition: the transition that all of them make; nil when they are only saved.
  func carryOut(
    _ plans: [DraftPlan], as transition: TransitionID?, reason: String?, by hand: Hand,
    dryRun: Bool
  ) throws -> Receipt {
    var plan = CommitPlan()
    // All moves stand in one commit, whatever each draft has to save before or after its own.
    for phase in Phase.allCases {
      let steps = plans.flatMap { plan in plan.steps(in: phase).map { (plan, $0) } }
      for kind in kinds(of: steps.map(\.1)) {
        let group = steps.filter { $0.1.kind == kind }
        plan.commits.append(
          CommitPlan.Planned(
            message: message(kind, group.map(\.1), isReasonFor(kind, transition) ? reason : nil),
            changes: group.flatMap(changes)))
      }
    }
    for draft in plans {
      guard let bytes = draft.folderBytes else { continue }
      plan.folder[draft.open.path] = CommitPlan.Lying(
        bytes: bytes, instead: draft.open.isComposed ? nil : draft.open.folderBytes)
      guard draft.open.isComposed else { continue }
      for (path, bytes) in draft.open.attachmentEdits {
        plan.folder[path] = CommitPlan.Lying(bytes: bytes, instead: nil)
      }
    }
    let (commits, notes) = try write(plan, by: hand, dryRun: dryRun)
    return Receipt(
      lines: plans.flatMap { lines(for: $0) }, commits: commits, isDryRun: dryRun,
      notes: notes + plans.flatMap(\.notes), slugs: plans.map(\.open.slug),
      next: nextCommands(after: plans, by: hand))
  }

  /// A reason belongs to the transition; where there is none, to what is saved.
  private func isReasonFor(
    _ kind: DraftPlan.Planned.Kind, _ transition: TransitionID?
  ) -> Bool {
    if case .move = kind { true } else { transition == nil }
  }

  private func kinds(of steps: [DraftPlan.Planned]) -> [DraftPlan.Planned.Kind] {
    var kinds: [DraftPlan.Planned.Kind] = []
    for step in steps where !kinds.contains(step.kind) { kinds.append(step.kind) }
    return kinds
  }

  private func message(
    _ kind: DraftPlan.Planned.Kind, _ steps: [DraftPlan.Planned], _ reason: String?
  ) -> CommitMessage {
    let slugs = steps.map(\.after.slug)
    let what = slugs.count == 1 ? slugs[0].rawValue : "\(slugs.count) drafts"
    switch kind {
    case .new: return CommitMessage(subject: "new: \(what)")
    case .save: return CommitMessage(subject: "save: \(what)", body: reason ?? "")
    case .move(let id):
      let trailers = steps.flatMap { step -> [CommitMessage.Trailer] in
        [.transition(id, step.after.slug)]
          + (step.after.copy.map { [.copy(step.after.slug, $0)] } ?? [])
      }
      return CommitMessage(subject: "\(id): \(what)", body: reason ?? "", trailers: trailers)
    }
  }

  private func changes(
    _ plan: DraftPlan, _ step: DraftPlan.Planned
  ) -> [CommitPlan.Change] {
    let path = plan.open.path
    var changes: [CommitPlan.Change] = []
    if step.bytesBefore != step.bytesAfter {
      let mode = (try? draftFiles()[path: path])?.mode ?? .file
      changes.append(
        CommitPlan.Change(
          path: path, before: step.bytesBefore, after: step.bytesAfter, mode: mode))
    }
    for (path, bytes) in step.attachments.sorted(by: { $0.key < $1.key }) {
      changes.append(
        CommitPlan.Change(path: path, before: nil, after: bytes, mode: savedMode(of: path)))
    }
    return changes
  }

  /// Whether an attachment may be run stays as it was.
  private func savedMode(of path: String) -> FileMode {
    guard let tree, let entry = try? repository.entry(at: path, in: tree), entry.mode.isFile else {
      return .file
    }
    return entry.mode
  }

  // MARK: - What to tell

  private func lines(for plan: DraftPlan) -> [String] {
    var lines: [String] = []
    let slug = plan.open.slug
    let moves = plan.steps.contains { if case .move = $0.kind { true } else { false } }
    for step in plan.steps {
      switch step.kind {
      case .new: lines.append("\(slug) is a new draft: \(plan.open.path)")
      case .save:
        let words = WordChange(from: step.bytesBefore ?? [], to: step.bytesAfter)
        lines.append(
          moves
            ? "with your unsaved edits of \(slug): \(words.text)"
            : "\(slug) is saved: \(words.text)")
      case .move(let id):
        let label = Draft(step.after, workflow: plan.open.workflow)?.state?.label ?? ""
        let stays = plan.open.workflow.transition(id)?.stays ?? false
        lines.append(
          stays
            ? "\(slug) is changed by `\(id)` and stays \(label)" : "\(slug) is now \(label)")
      }
    }
    return lines
  }
}

/// When in a command a step is made.
private enum Phase: CaseIterable {
  case before
  case move
  case after
}

extension DraftPlan {
  fileprivate func steps(in phase: Phase) -> [Planned] {
    let move = steps.firstIndex { if case .move = $0.kind { true } else { false } }
    guard let move else { return phase == .before ? steps : [] }
    switch phase {
    case .before: return Array(steps[..<move])
    case .move: return [steps[move]]
    case .after: return Array(steps[(move + 1)...])
    }
  }
}
