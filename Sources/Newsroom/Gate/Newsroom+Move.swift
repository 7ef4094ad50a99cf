public import Editorial
import Git
import Manuscript

/// A transition that somebody asks for.
public struct MoveRequest: Sendable {
  public var transition: TransitionID
  /// Slugs, paths, or parts of either.
  public var drafts: [String]
  public var reason: String?
  /// Act on the saved version; edits in the folder stay there.
  public var saved: Bool
  public var dryRun: Bool
  /// Where the one draft goes with it.
  var path: String?

  public init(
    transition: TransitionID, drafts: [String], reason: String? = nil, saved: Bool = false,
    dryRun: Bool = false
  ) {
    self.transition = transition
    self.drafts = drafts
    self.reason = reason
    self.saved = saved
    self.dryRun = dryRun
  }
}

extension Newsroom {
  /// Takes drafts through a transition, all in one commit, or refuses and changes nothing.
  ///
  /// - Throws: ``Failure``: refused with every blocker of every draft, or unable.
  public func move(_ request: MoveRequest) throws -> Receipt {
    try Newsroom.demandPlainText(request.reason, "the reason")
    let hand = try hand()
    let opens = try findToChange(request.drafts)
    let reason = request.reason?.trimmingBlanks
    var plans: [DraftPlan] = []
    // Drafts that this very command saves for the first time are each other's neighbours.
    let fresh = opens.filter { $0.saved == nil }
    let added = Dictionary(fresh.map { ($0.path, $0.slug) }, uniquingKeysWith: { $1 })
    for open in opens {
      var plan = try plan(request, open, by: hand, reason: reason, added: added)
      if !request.saved { plan.notes += open.notesOnLargeFiles }
      plans.append(plan)
    }
    let blockers = plans.flatMap(\.blockers)
    guard blockers.isEmpty else {
      throw refusal(to: "\(request.transition)", opens.map(\.slug), blockers)
    }
    return try carryOut(
      plans, as: .move(request.transition), reason: reason, by: hand, dryRun: request.dryRun)
  }

  /// The steps of one draft: its unsaved edits where they go along, then the transition.
  func plan(
    _ request: MoveRequest, _ open: OpenDraft, by hand: Hand, reason: String?,
    added: [String: Slug] = [:]
  ) throws -> DraftPlan {
    var planner = DraftPlanner(newsroom: self, hand: hand, reason: reason, open: open)
    planner.added = added
    guard let transition = open.workflow.transition(request.transition) else {
      planner.block(
        .transitionUnknown, "the \(open.workflow.name) workflow has no `\(request.transition)`",
        help: "`stet can \(open.slug)` shows what it has")
      return planner.plan
    }
    guard open.isUnsaved else {
      try planner.move(transition, to: request.path)
      return planner.plan
    }
    if request.saved {
      try planner.move(transition, to: request.path)
      planner.keepEditsInFolder(transition)
      return planner.plan
    }
    if transition.edits {
      try planner.move(transition, carriesEdits: true, to: request.path)
      return planner.plan
    }
    if touchesLive(transition, open.workflow), let saved = open.saved {
      let (message, first) = Newsroom.unsaved(open)
      planner.block(
        "draft.unsaved", message,
        help: "\(first), or leave it out: `stet \(transition.id) \(saved.slug) --saved`")
      return planner.plan
    }
    // Before the move where the state lets the actor edit; else after it, where the next one does.
    var before = planner
    try before.save()
    try before.move(transition, to: request.path)
    if before.plan.blockers.contains(where: { $0.code == .editRole }) {
      var after = planner
      try after.loadLife()
      try after.move(transition, to: request.path)
      try after.saveAfter(transition)
      if after.plan.blockers.isEmpty { return after.plan }
    }
    return before.plan
  }

  /// What lies in the folder otherwise than it is saved, and what to do first.
  static func unsaved(_ open: OpenDraft) -> (message: String, first: String) {
    if open.inFolder == nil {
      return (
        "the file of \(open.slug) is gone from the folder, and still saved",
        "bring it back first (`stet restore \(open.slug)`)"
      )
    }
    if open.isMovedByHand, let saved = open.saved {
      return (
        "\(saved.slug) was moved by hand to \(open.path), and that is not saved yet",
        "save that first (`stet save \(open.slug)`)"
      )
    }
    return (
      "\(open.slug) has edits in the folder that are not saved yet",
      "save them first (`stet save \(open.slug)`)"
    )
  }

  private func touchesLive(_ transition: Workflow.Transition, _ workflow: Workflow) -> Bool {
    let states = transition.from + [transition.to]
    return states.contains { workflow.state($0)?.live ?? false }
  }

  /// What a refused command says.
  func refusal(to act: String, _ slugs: [Slug], _ blockers: [Blocker]) -> Failure {
    let drafts =
      slugs.count == 1 ? slugs[0].rawValue : "\(slugs.count) drafts"
    return Failure(
      .refused, blockers.first?.code ?? "refused", "cannot \(act) \(drafts)", blockers: blockers)
  }

  /// Refuses texts that would become part of a commit message and could forge or hide something.
  static func demandPlainText(
    _ text: String?, _ what: String, allowingLines: Bool = true
  ) throws {
    guard let text,
      let fault = CommitMessageWriter.fault(in: text, allowingLines: allowingLines)
    else { return }
    throw Failure(
      .cannot, "text.control-characters", "\(what) \(fault)",
      help: "type it again without that character")
  }
}

extension String {
  /// Without white space at its ends; nil when nothing is left.
  var trimmingBlanks: String? {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }
}
