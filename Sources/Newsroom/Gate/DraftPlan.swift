import Editorial
import Manuscript

/// What a command is about to do to one draft: its steps, judged, and what stands against them.
struct DraftPlan {
  /// One step: the versions, and the bytes of the file after it.
  struct Planned {
    enum Kind: Hashable {
      case new
      case save
      case move(TransitionID)
    }

    var kind: Kind
    var before: DraftVersion?
    var after: DraftVersion
    var bytesBefore: [UInt8]?
    var bytesAfter: [UInt8]
    /// Attachments that go along: nil = taken away.
    var attachments: [String: [UInt8]?]
    var parts: [Part]
  }

  var open: OpenDraft
  var steps: [Planned] = []
  var blockers: [Blocker] = []
  /// The draft's file as it shall lie in the folder; nil leaves what lies there.
  var folderBytes: [UInt8]?
  var notes: [String] = []

  /// The draft after the last step.
  var result: Draft? {
    steps.last.flatMap { Draft($0.after, workflow: open.workflow) }
  }
}

/// Builds the plan for one draft, asking `decide` for each step.
struct DraftPlanner {
  let newsroom: Newsroom
  let hand: Hand
  let reason: String?
  /// Slugs of other new drafts in the same command, by path.
  var added: [String: Slug] = [:]

  private(set) var plan: DraftPlan
  private var life = Life()
  private var current: DraftVersion?
  private var bytes: [UInt8]?

  init(newsroom: Newsroom, hand: Hand, reason: String?, open: OpenDraft) {
    self.newsroom = newsroom
    self.hand = hand
    self.reason = reason
    plan = DraftPlan(open: open)
    current = open.saved
    bytes = open.savedBytes
  }

  private var open: OpenDraft { plan.open }

  // MARK: - Steps

  /// The edits in the folder become a step of their own.
  mutating func save() throws {
    guard open.isUnsaved else { return }
    guard let version = open.inFolder else {
      block(
        "draft.deleted", "`\(open.path)` is gone from the folder",
        help: "bring it back with `git restore \(open.path)`, or delete the draft for good with git"
      )
      return
    }
    guard let edited = open.folderBytes else {
      try judge(.save, to: version, bytes: [])
      return
    }
    try loadLife()
    try judge(current == nil ? .new : .save, to: version, bytes: edited)
  }

  /// The transition itself, on top of whatever went before.
  ///
  /// - Parameter carriesEdits: whether the edits in the folder are part of it, as a correction.
  mutating func move(_ transition: Workflow.Transition, carriesEdits: Bool = false) throws {
    let base = carriesEdits ? open.inFolder : current
    let baseBytes = carriesEdits ? open.folderBytes : bytes
    guard let base, let baseBytes, let draft = Draft(base, workflow: open.workflow) else {
      // `decide` says what is wrong with a file that cannot be read, once.
      if let base, plan.blockers.isEmpty {
        try judge(.move(transition.id), to: base, bytes: baseBytes ?? [])
      }
      return
    }
    // A bare move writes what its effects say; edits are judged by what happened before.
    if transition.requires.approvals != nil || carriesEdits { try loadLife() }
    guard let after = try apply(effects(of: transition, on: draft), to: baseBytes) else { return }
    let version = version(of: after, attachments: base.attachments)
    try judge(.move(transition.id), to: version, bytes: after)
    if transition.edits, transition.stays, base.copy == open.saved?.copy,
      base.attachments == open.saved?.attachments
    {
      block(
        "transition.unchanged", "there is nothing to \(transition.id): the text is as it was",
        help: "edit \(open.path) first, then run this again")
    }
  }

  /// The edits in the folder as a step after the move, in the state that it led to.
  mutating func saveAfter(_ transition: Workflow.Transition) throws {
    guard let inFolder = open.inFolder, let lying = open.folderBytes,
      let draft = Draft(inFolder, workflow: open.workflow),
      let after = try apply(effects(of: transition, on: draft), to: lying)
    else { return }
    try judge(.save, to: version(of: after, attachments: inFolder.attachments), bytes: after)
  }

  /// After acting on the saved version, the edits in the folder stay, with the same effects.
  mutating func keepEditsInFolder(_ transition: Workflow.Transition) {
    guard let inFolder = open.inFolder, let lying = open.folderBytes,
      let draft = Draft(inFolder, workflow: open.workflow)
    else {
      plan.folderBytes = nil
      return
    }
    plan.folderBytes = try? DraftEditor.apply(
      effects(of: transition, on: draft), to: lying,
      reader: newsroom.reader(for: open.workflow), path: open.path)
    plan.notes.append("your unsaved edits of \(open.slug) stay in the folder")
  }

  private func effects(of transition: Workflow.Transition, on draft: Draft) -> [FieldEdit] {
    transition.effects(
      on: draft, by: hand.actor, now: newsroom.now, today: newsroom.today(in: open.workflow))
  }

  mutating func block(_ code: Code, _ message: String, help: String? = nil) {
    plan.blockers.append(Blocker(code, slug: open.slug, message, help: help))
  }

  // MARK: - Judging

  private mutating func judge(
    _ kind: DraftPlan.Planned.Kind, to after: DraftVersion, bytes newBytes: [UInt8]
  ) throws {
    var intent: TransitionID?
    if case .move(let id) = kind { intent = id }
    let step = Step(
      actor: hand.actor, before: current, after: after, intent: intent, reason: reason)
    let attachments = current?.attachments == after.attachments ? [:] : open.attachmentEdits
    let surroundings = NewsroomSurroundings(
      newsroom, bytes: [open.path: newBytes], brought: Set(after.attachments.keys),
      added: added.merging(current == nil ? [open.path: open.slug] : [:]) { old, _ in old })
    let decision = decide(
      step, life: life, rules: newsroom.rules, surroundings: surroundings)
    plan.blockers += decision.blockers
    plan.steps.append(
      DraftPlan.Planned(
        kind: kind, before: current, after: after, bytesBefore: bytes, bytesAfter: newBytes,
        attachments: attachments, parts: decision.parts))
    if let draft = Draft(after, workflow: open.workflow) {
      life = life.advanced(
        by: decision.parts, of: hand.actor,
        from: current.flatMap { Draft($0, workflow: open.workflow) }, to: draft,
        in: newsroom.rules, commit: "", time: newsroom.now)
    }
    current = after
    bytes = newBytes
    plan.folderBytes = newBytes
  }

  private mutating func apply(_ edits: [FieldEdit], to bytes: [UInt8]) throws -> [UInt8]? {
    do {
      return try DraftEditor.apply(
        edits, to: bytes, reader: newsroom.reader(for: open.workflow), path: open.path)
    } catch {
      block("draft.malformed", "the front matter could not be changed: \(error)")
      return nil
    }
  }

  private func version(of bytes: [UInt8], attachments: [String: String]) -> DraftVersion {
    DraftVersion(
      slug: open.slug, path: open.path, blob: blobID(of: bytes),
      content: newsroom.read(bytes, size: bytes.count, at: open.path, under: newsroom.rules),
      attachments: attachments)
  }

  private var lifeIsLoaded = false

  /// Reads what happened to the draft, before its first step is judged.
  mutating func loadLife() throws {
    guard !lifeIsLoaded, plan.steps.isEmpty else { return }
    lifeIsLoaded = true
    life = try newsroom.life(of: open.slug)
  }
}
