import Editorial
import Git
import Manuscript

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
  /// Attachments that are nearer to another draft: they stay where they are.
  private var others: Set<String> = []

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
  ///
  /// - Parameter kind: what it is told as; nil for what it is.
  mutating func save(as kind: DraftPlan.Planned.Kind? = nil) throws {
    guard open.isUnsaved else { return }
    guard let version = open.inFolder else {
      blockMissingFile()
      return
    }
    let isMoved = current.map { $0.path != version.path } ?? false
    let kind = kind ?? (current == nil ? .new : isMoved ? .rename : .save)
    guard let edited = open.folderBytes else {
      try judge(kind, to: version, bytes: [])
      return
    }
    try loadLife()
    if isMoved {
      try setOthers()
      guard let draft = Draft(version, workflow: open.workflow),
        let written = try apply(renaming(draft), to: edited)
      else {
        try judge(kind, to: version, bytes: edited)
        return
      }
      try judge(
        kind, to: self.version(of: written, at: version.path, version.attachments), bytes: written)
    } else {
      try judge(kind, to: version, bytes: edited)
    }
  }

  /// The transition itself, on top of whatever went before.
  ///
  /// - Parameters:
  ///   - carriesEdits: whether the edits in the folder are part of it, as a correction.
  ///   - path: where the draft goes with it.
  mutating func move(
    _ transition: Workflow.Transition, carriesEdits: Bool = false, to path: String? = nil
  ) throws {
    let base = carriesEdits ? open.inFolder : current
    let baseBytes = carriesEdits ? open.folderBytes : bytes
    guard let base, let baseBytes, let draft = Draft(base, workflow: open.workflow) else {
      // `decide` says what is wrong with a file that cannot be read, once.
      if let base, plan.blockers.isEmpty {
        try judge(.move(transition.id), to: base, bytes: baseBytes ?? [])
      } else if carriesEdits, base == nil {
        blockMissingFile()
      }
      return
    }
    // A bare move writes what its effects say; edits are judged by what happened before.
    if transition.requires.approvals != nil || carriesEdits || path != nil { try loadLife() }
    var edits = effects(of: transition, on: draft)
    var version = base
    let target = path ?? base.path
    if target != current?.path {
      try setOthers()
      version = placed(base, at: target)
      if let moved = Draft(version, workflow: open.workflow) { edits += renaming(moved) }
    }
    guard let after = try apply(edits, to: baseBytes) else { return }
    version = self.version(of: after, at: target, version.attachments)
    try judge(.move(transition.id), to: version, bytes: after)
    if transition.edits, transition.stays, target == open.saved?.path,
      base.copy == open.saved?.copy, base.attachments == open.saved?.attachments
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
    try judge(.save, to: version(of: after, at: open.path, inFolder.attachments), bytes: after)
  }

  /// Another path, and with it the name; the attachments go along.
  mutating func rename(to path: String) throws {
    guard let current, let bytes else {
      if let current, plan.blockers.isEmpty { try judge(.rename, to: current, bytes: []) }
      return
    }
    guard current.path != path else { return }
    try loadLife()
    try setOthers()
    let target = placed(current, at: path)
    guard let draft = Draft(target, workflow: open.workflow),
      let after = try apply(renaming(draft), to: bytes)
    else {
      if plan.blockers.isEmpty { try judge(.rename, to: target, bytes: bytes) }
      return
    }
    try judge(.rename, to: version(of: after, at: path, target.attachments), bytes: after)
  }

  /// The draft goes, and its attachments with it.
  mutating func delete() throws {
    guard current != nil else { return }
    try setOthers()
    try judge(.delete, to: nil, bytes: nil)
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

  // MARK: - Places

  /// What a new place writes into the file: the slug, and the old address of what was ever live.
  private func renaming(_ draft: Draft) -> [FieldEdit] {
    guard let old = current else { return [] }
    return draft.renamingEdits(from: old.path, wasLive: life.wasLive)
  }

  /// A version as it is once it lies elsewhere, with the attachments that are its own.
  private func placed(_ version: DraftVersion, at path: String) -> DraftVersion {
    var placed = version
    placed.path = path
    placed.slug = Slug.fromPath(path) ?? version.slug
    let home = Attachments.folder(of: path)
    placed.attachments = [:]
    for (old, blob) in version.attachments where !others.contains(old) {
      let name = Attachments.name(of: old, with: version.path)
      placed.attachments[home.map { "\($0)/\(name)" } ?? old] = blob
    }
    return placed
  }

  private mutating func setOthers() throws {
    if let current { others = try newsroom.attachmentsNearerToOthers(than: current) }
  }

  mutating func block(_ code: Code, _ message: String, help: String? = nil) {
    plan.blockers.append(Blocker(code, slug: open.slug, message, help: help))
  }

  mutating func blockMissingFile() {
    block(
      "draft.deleted", "`\(open.path)` is gone from the folder, and still saved",
      help:
        "`stet restore \(open.slug)` brings it back; `stet delete \(open.slug) -m 'WHY'` deletes the draft"
    )
  }

  // MARK: - Judging

  private mutating func judge(
    _ kind: DraftPlan.Planned.Kind, to after: DraftVersion?, bytes newBytes: [UInt8]?
  ) throws {
    if let after, let newBytes, let bytes = putStateBack(kind, in: after, newBytes) {
      let version = self.version(of: bytes, at: after.path, after.attachments)
      return try judge(kind, to: version, bytes: bytes)
    }
    var intent: TransitionID?
    if case .move(let id) = kind { intent = id }
    let step = Step(
      actor: hand.actor, before: current, after: after, intent: intent, reason: reason,
      last: try current == nil && life.wasLive ? newsroom.buried(open.slug) : nil)
    let comes = after.flatMap { current?.path == $0.path ? nil : [$0.path: $0.slug] } ?? [:]
    let goes = current.map { current in
      after?.path == current.path
        ? [] : [current.path] + current.attachments.keys.filter { !others.contains($0) }
    }
    let surroundings = NewsroomSurroundings(
      newsroom, bytes: after.map { [$0.path: newBytes ?? []] } ?? [:],
      brought: Set(after?.attachments.keys.map(\.self) ?? []),
      added: added.merging(comes) { old, _ in old }, removed: Set(goes ?? []))
    let decision = decide(
      step, life: life, rules: newsroom.rules, surroundings: surroundings)
    plan.blockers += decision.blockers
    plan.steps.append(
      DraftPlan.Planned(
        kind: kind, before: current, after: after, bytesBefore: bytes, bytesAfter: newBytes,
        attachments: AttachmentChange.all(
          from: current, to: after, lying: open.attachmentEdits, leaving: others),
        parts: decision.parts))
    if let after, let draft = Draft(after, workflow: open.workflow) {
      life = life.advanced(
        by: decision.parts, of: hand.actor,
        from: current.flatMap { Draft($0, workflow: open.workflow) }, to: draft,
        in: newsroom.rules, commit: "", time: newsroom.now)
    }
    current = after
    bytes = newBytes
    plan.folderBytes = newBytes
    plan.path = after?.path
  }

  /// Blocks a state that somebody typed, and gives the bytes with the saved one in its place: what
  /// else stands against them is to be told too.
  private mutating func putStateBack(
    _ kind: DraftPlan.Planned.Kind, in after: DraftVersion, _ bytes: [UInt8]
  ) -> [UInt8]? {
    guard kind == .save || kind == .rename,
      let saved = current.flatMap({ Draft($0, workflow: open.workflow) }), let state = saved.state,
      let draft = Draft(after, workflow: open.workflow),
      let typed = draft.blocker(ofStateTypedSince: saved),
      let edited = try? DraftEditor.apply(
        [.set(key: draft.keys.state, value: state.id.rawValue)], to: bytes,
        reader: newsroom.reader(for: open.workflow), path: open.path)
    else { return nil }
    plan.blockers.append(typed)
    return edited
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

  private func version(
    of bytes: [UInt8], at path: String, _ attachments: [String: String]
  ) -> DraftVersion {
    DraftVersion(
      slug: Slug.fromPath(path) ?? open.slug, path: path, blob: blobID(of: bytes),
      content: newsroom.read(bytes, size: bytes.count, at: path, under: newsroom.rules),
      attachments: attachments)
  }

  private var lifeIsLoaded = false

  /// Reads what happened to the draft, before its first step is judged.
  mutating func loadLife() throws {
    guard !lifeIsLoaded, plan.steps.isEmpty else { return }
    lifeIsLoaded = true
    life = try newsroom.life(of: open.saved?.slug ?? open.slug)
  }
}
