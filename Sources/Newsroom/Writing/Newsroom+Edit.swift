public import Editorial
import Git
import Manuscript

/// A draft that somebody is about to change in an editor, and how the change will be taken.
public struct EditPlan: Sendable {
  public var slug: Slug
  /// From the newsroom's root.
  public var path: String
  /// Where it lies.
  public var file: String
  public var stateLabel: String
  /// The transition that alone may change it; nil where it is just saved.
  public var correction: TransitionID?
  /// Whether that transition asks for a reason.
  public var asksReason: Bool
  /// The file before.
  public var bytes: [UInt8]
  /// Whether edits lie in the folder already.
  public var isUnsaved: Bool
}

extension Newsroom {
  /// Whether the person may change a draft as it stands, and how.
  ///
  /// The judge is asked about a change that nobody has made yet, so that whoever may not is told
  /// before they have written.
  ///
  /// - Throws: ``Failure``: refused with who can, or unable.
  public func planEdit(_ name: String) throws -> EditPlan {
    let open = try find(name)
    guard let root, !circumstances.savedOnly else {
      throw Failure(
        .cannot, "folder.none", "there is no folder here to write in",
        help: "edit it in a clone of your own")
    }
    guard let bytes = open.folderBytes else {
      throw Failure(
        .refused, open.codeOfWhatLies, "`\(open.path)` cannot be edited: \(open.whatLies)",
        help: open.inFolder == nil
          ? "`stet restore \(open.slug)` brings the saved one back"
          : "move away what lies there; then `stet restore \(open.slug)` brings the saved one back")
    }
    var plan = EditPlan(
      slug: open.slug, path: open.path, file: "\(root)/\(open.path)",
      stateLabel: open.draft?.state?.label ?? "", correction: nil, asksReason: false,
      bytes: bytes, isUnsaved: open.isUnsaved)
    guard let draft = open.draft else { return plan }
    let blockers = try blockersOfEdit(draft)
    guard !blockers.isEmpty else { return plan }
    let corrections = try transitions(of: open.withoutEdits).filter {
      $0.transition.edits && $0.transition.stays
    }.map { report in
      var report = report
      // What the checks find may be what the edit is for.
      report.blockers.removeAll { $0.code == .transitionChecks || $0.finding != nil }
      return report
    }
    guard let way = corrections.first(where: \.isAllowed) else {
      var failure = refusal(to: "edit", [open.slug], corrections.first?.blockers ?? blockers)
      failure.help = try wayToEdit(open, draft)
      throw failure
    }
    plan.correction = way.transition.id
    plan.asksReason = way.transition.requires.reason
    return plan
  }

  /// What stands against a change of the copy that is only saved.
  private func blockersOfEdit(_ draft: Draft) throws -> [Blocker] {
    var changed = draft.version
    var text = draft.text
    text.copy = CopyID(String(repeating: "0", count: 40))
    changed.content = .readable(text)
    let step = Step(
      actor: try hand().actor, before: draft.version, after: changed, intent: nil,
      reason: "reason")
    return decide(
      step, life: try life(of: draft.slug), rules: rules,
      surroundings: NewsroomSurroundings(self), checks: .none
    ).blockers
  }

  /// A move that the person can make, and that leads to where they may edit.
  private func wayToEdit(_ open: OpenDraft, _ draft: Draft) throws -> String? {
    guard let person = asker() else { return nil }
    let way = try transitions(of: open).first { way in
      let state = draft.workflow.state(way.transition.to)
      return way.isAllowed && person.holds(any: state?.edit ?? [], in: [draft.section])
    }
    return way.map { way in
      let why = way.transition.requires.reason ? " -m 'WHY'" : ""
      return "`stet \(way.transition.id) \(open.slug)\(why)` makes it \(way.toLabel), where you may"
    }
  }

  /// What an editor left of a draft: its bytes, and what keeps them from being read as one.
  public func edited(_ path: String) throws -> (bytes: [UInt8]?, findings: [Finding]) {
    let open = try find(path)
    if case .malformed(let findings)? = open.inFolder?.content {
      return (open.folderBytes, findings)
    }
    return (open.folderBytes, [])
  }
}

extension OpenDraft {
  /// The draft as if nothing had been changed in the folder.
  fileprivate var withoutEdits: OpenDraft {
    var open = self
    (open.inFolder, open.folderBytes, open.attachmentEdits) = (saved, savedBytes, [:])
    return open
  }

  fileprivate var codeOfWhatLies: Code {
    switch inFolder?.content {
    case nil: "draft.deleted"
    case .notAFile: .draftNotAFile
    default: .draftMalformed
    }
  }

  fileprivate var whatLies: String {
    switch inFolder?.content {
    case nil: "it is gone from the folder"
    case .notAFile(let what): "it is \(what)"
    default: "it is larger than a draft may be"
    }
  }
}
