import Editorial
import Git
import Manuscript

extension Newsroom {
  /// Commits the plans of several drafts: all new ones, all edits, all moves, a commit each.
  ///
  /// - Parameter main: what the command is for, and the reason with it; nil when that is all of it.
  func carryOut(
    _ plans: [DraftPlan], as main: DraftPlan.Planned.Kind?, reason: String?, by hand: Hand,
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
            message: message(
              kind, group.map(\.1), main == nil || main == kind ? reason : nil),
            changes: try group.flatMap(changes)))
      }
    }
    for draft in plans { plan.folder.merge(try folder(of: draft)) { _, new in new } }
    let (commits, notes) = try write(plan, by: hand, dryRun: dryRun)
    return Receipt(
      lines: plans.flatMap { lines(for: $0) }, commits: commits, isDryRun: dryRun,
      notes: notes + plans.flatMap(\.notes),
      slugs: plans.map { $0.steps.last?.slug ?? $0.open.slug },
      next: nextCommands(after: plans, by: hand))
  }

  private func kinds(of steps: [DraftPlan.Planned]) -> [DraftPlan.Planned.Kind] {
    var kinds: [DraftPlan.Planned.Kind] = []
    for step in steps where !kinds.contains(step.kind) { kinds.append(step.kind) }
    return kinds
  }

  private func message(
    _ kind: DraftPlan.Planned.Kind, _ steps: [DraftPlan.Planned], _ reason: String?
  ) -> CommitMessage {
    let what = steps.count == 1 ? steps[0].slug.rawValue : "\(steps.count) drafts"
    let renames = steps.compactMap { step in
      step.oldSlug.map { CommitMessage.Trailer.rename($0, step.slug) }
    }
    let body = reason ?? ""
    switch kind {
    case .new: return CommitMessage(subject: "new: \(what)")
    case .save: return CommitMessage(subject: "save: \(what)", body: body)
    case .delete: return CommitMessage(subject: "delete: \(what)", body: body)
    case .restore: return CommitMessage(subject: "restore: \(what)", body: body)
    case .rename:
      var subject = "rename: \(what)"
      if steps.count == 1, let before = steps[0].before, let after = steps[0].after {
        subject =
          before.slug == after.slug
          ? "rename: \(before.path) to \(after.path)" : "rename: \(before.slug) to \(after.slug)"
      }
      return CommitMessage(subject: subject, body: body, trailers: renames)
    case .move(let id):
      let trailers = steps.flatMap { step -> [CommitMessage.Trailer] in
        [.transition(id, step.slug)]
          + (step.after?.copy.map { [.copy(step.slug, $0)] } ?? [])
      }
      return CommitMessage(subject: "\(id): \(what)", body: body, trailers: trailers + renames)
    }
  }

  private func changes(
    _ plan: DraftPlan, _ step: DraftPlan.Planned
  ) throws -> [CommitPlan.Change] {
    var changes: [CommitPlan.Change] = []
    let old = step.before?.path
    if let new = step.after?.path {
      let isMoved = old != nil && old != new
      if isMoved || step.bytesBefore != step.bytesAfter {
        changes.append(
          CommitPlan.Change(
            path: new, movedFrom: isMoved ? old : nil, before: step.bytesBefore,
            after: step.bytesAfter, mode: try mode(of: old ?? new, in: plan)))
      }
    } else if let old {
      changes.append(CommitPlan.Change(path: old, before: step.bytesBefore ?? [], after: nil))
    }
    return changes + (try step.attachments.map { try change($0, in: plan) })
  }

  private func change(
    _ attachment: AttachmentChange, in plan: DraftPlan
  ) throws -> CommitPlan.Change {
    let source = attachment.movedFrom ?? attachment.path
    var change = CommitPlan.Change(
      path: attachment.path, movedFrom: attachment.movedFrom, before: savedBytes(at: source),
      after: nil, mode: try mode(of: source, in: plan))
    switch attachment.content {
    case .gone: if change.before == nil { change.before = [] }
    case .bytes(let bytes): change.after = bytes
    case .saved(let id):
      change.blob = id
      change.after =
        attachment.movedFrom == nil
        ? try gitFailures { () throws(GitError) in try repository.blob(id) } : change.before ?? []
    }
    return change
  }

  private func savedBytes(at path: String) -> [UInt8]? {
    guard let tree, let entry = try? repository.entry(at: path, in: tree), entry.mode.isFile else {
      return nil
    }
    return try? repository.blob(entry.id)
  }

  /// Whether a file may be run stays as it was; of a new one the folder tells, where it can.
  private func mode(of path: String, in plan: DraftPlan) throws -> FileMode {
    if let mode = plan.open.modes[path] { return mode }
    if let tree, let entry = try? repository.entry(at: path, in: tree), entry.mode.isFile {
      return entry.mode
    }
    guard let folder, !circumstances.savedOnly,
      (try? repository.configBool("core.filemode")) != false,
      try folderFailures({ () throws(Folder.Fault) in try folder.isExecutable(path) })
    else { return .file }
    return .executable
  }

  /// What of a draft shall lie in the folder.
  private func folder(of plan: DraftPlan) throws -> [String: CommitPlan.Lying] {
    var folder: [String: CommitPlan.Lying] = [:]
    let open = plan.open
    let lying = open.isComposed ? nil : try open.folderBytes.map(id)
    if let path = plan.path, let bytes = plan.folderBytes {
      folder[path] = CommitPlan.Lying(
        bytes: bytes, instead: path == open.path ? lying : nil,
        isExecutable: try mode(of: open.path, in: plan) == .executable)
    }
    if plan.path != open.path, lying != nil {
      folder[open.path] = CommitPlan.Lying(bytes: nil, instead: lying)
    }
    for attachment in plan.steps.flatMap(\.attachments) {
      let source = attachment.movedFrom ?? attachment.path
      switch attachment.content {
      case .gone where open.lyingAttachments.contains(source):
        // What was deleted by hand does not lie there; what lies there goes only with its draft.
        guard plan.path == nil, let saved = plan.blob(of: source) else { continue }
        folder[source] = CommitPlan.Lying(bytes: nil, instead: ObjectID(hex: saved))
      case .saved, .bytes:
        if let from = attachment.movedFrom, open.lyingAttachments.contains(from) {
          folder[attachment.path] = CommitPlan.Lying(movedFrom: from)
        } else if open.isComposed {
          folder[attachment.path] = CommitPlan.Lying(
            bytes: open.attachmentEdits[attachment.path]?.map(\.self),
            isExecutable: try mode(of: source, in: plan) == .executable)
        }
      case .gone: continue
      }
    }
    return folder
  }

  private func id(of bytes: [UInt8]) throws -> ObjectID {
    try gitFailures { () throws(GitError) in try ObjectID.ofBlob(bytes) }
  }

  // MARK: - What to tell

  private func lines(for plan: DraftPlan) -> [String] {
    plan.steps.flatMap { line(for: $0, in: plan) }
  }

  private func line(for step: DraftPlan.Planned, in plan: DraftPlan) -> [String] {
    let slug = step.slug
    switch step.kind {
    case .new: return ["\(slug) is a new draft: \(step.after?.path ?? "")"]
    case .restore: return ["\(slug) is back: \(step.after?.path ?? "")"]
    case .delete: return ["\(slug) is deleted" + attachments(of: step)]
    case .rename: return renameLine(step)
    case .save:
      let words = WordChange(from: step.bytesBefore ?? [], to: step.bytesAfter ?? [])
      let isAlone = plan.steps.allSatisfy { $0.kind == .save }
      return [
        isAlone
          ? "\(slug) is saved: \(words.text)" : "with your unsaved edits of \(slug): \(words.text)"
      ]
    case .move(let id):
      let label = plan.label(after: step)
      let stays = plan.open.workflow.transition(id)?.stays ?? false
      let line =
        stays ? "\(slug) is changed by `\(id)` and stays \(label)" : "\(slug) is now \(label)"
      return (step.before?.path == step.after?.path ? [] : renameLine(step)) + [line]
    }
  }

  private func renameLine(_ step: DraftPlan.Planned) -> [String] {
    guard let before = step.before, let after = step.after else { return [] }
    return [
      before.slug == after.slug
        ? "\(after.slug) lies at \(after.path) now"
        : "\(before.slug) is now called \(after.slug): \(after.path)"
    ]
  }

  private func attachments(of step: DraftPlan.Planned) -> String {
    let count = step.attachments.count
    return count == 0 ? "" : count == 1 ? ", with 1 attachment" : ", with \(count) attachments"
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
    guard let move = steps.firstIndex(where: \.kind.isMain) else {
      return phase == .before ? steps : []
    }
    switch phase {
    case .before: return Array(steps[..<move])
    case .move: return [steps[move]]
    case .after: return Array(steps[(move + 1)...])
    }
  }

  /// The label of the state that a step leads to.
  fileprivate func label(after step: Planned) -> String {
    step.after.flatMap { Draft($0, workflow: open.workflow)?.state?.label } ?? ""
  }

  /// The blob of an attachment before the last step.
  fileprivate func blob(of attachment: String) -> String? {
    steps.last?.before?.attachments[attachment]
  }
}
