public import Editorial
import Git
import Manuscript

extension Newsroom {
  /// Brings deleted drafts back, each as it was last, in the initial state, with its attachments.
  ///
  /// Of a draft that is still saved, it lays out again what is gone from the folder.
  ///
  /// - Throws: ``Failure``: refused by the rules, or because something lies where it was.
  public func restore(_ names: [String], reason: String?, dryRun: Bool) throws -> Receipt {
    try Newsroom.demandPlainText(reason, "the reason")
    let hand = try hand()
    var plans: [DraftPlan] = []
    var present = Receipt(lines: [], isDryRun: dryRun)
    for name in names {
      guard let grave = try grave(name) else {
        try layOut(try find(name), into: &present, dryRun: dryRun)
        continue
      }
      guard !plans.contains(where: { $0.open.slug.folded == grave.slug.folded }) else { continue }
      plans.append(try restoring(grave, by: hand, reason: reason))
    }
    guard !plans.isEmpty else { return present }
    let blockers = plans.flatMap(\.blockers)
    guard blockers.isEmpty else {
      throw refusal(to: "restore", plans.map(\.open.slug), blockers)
    }
    var receipt = try carryOut(
      plans, as: .restore, reason: reason?.trimmingBlanks, by: hand, dryRun: dryRun)
    receipt.lines += present.lines
    receipt.notes += present.notes
    receipt.slugs += present.slugs
    return receipt
  }

  // MARK: - Deleted drafts

  /// Judges the last version of a deleted draft as one that appears again.
  private func restoring(_ grave: Grave, by hand: Hand, reason: String?) throws -> DraftPlan {
    guard let workflow = rules.workflow(for: grave.file.path) else {
      throw Failure(
        .cannot, .draftNotAFile,
        "`\(grave.file.path)` is outside the folders that this newsroom's drafts live in now",
        help: "a chief can take its folder in again: `workflows/`, `content:`")
    }
    let last = try version(of: grave.file, in: grave.tree, under: rules)
    let saved = try savedBytes(of: grave.file) ?? []
    var open = OpenDraft(slug: grave.slug, path: grave.file.path, workflow: workflow)
    open.isComposed = true
    open.modes[grave.file.path] = grave.file.mode
    var attachments: [String: String] = [:]
    for (path, blob) in last.attachments {
      guard let id = ObjectID(hex: blob), let tree else { continue }
      let (there, then) = try gitFailures { () throws(GitError) in
        (try repository.entry(at: path, in: tree), try repository.entry(at: path, in: grave.tree))
      }
      // What was saved there since is newer than what was deleted.
      attachments[path] = there?.id.hex ?? blob
      guard there == nil else { continue }
      open.modes[path] = then?.mode ?? .file
      open.attachmentEdits[path] = .some(
        try gitFailures { () throws(GitError) in try repository.blob(id) })
    }
    var bytes = saved
    var notes: [String] = []
    if let draft = Draft(last, workflow: workflow) {
      let (edits, dropped) = draft.beginningAgain
      bytes = try edited(saved, by: edits, draft)
      if !dropped.isEmpty {
        notes.append(
          "it comes back without its \(dropped.map { "`\($0)`" }.joined(separator: ", ")): transitions write that anew"
        )
      }
    }
    open.folderBytes = bytes
    open.inFolder = DraftVersion(
      slug: grave.slug, path: grave.file.path, blob: blobID(of: bytes),
      content: read(bytes, size: bytes.count, at: grave.file.path, under: rules),
      attachments: attachments)
    try demandRoom(for: open)
    var planner = DraftPlanner(newsroom: self, hand: hand, reason: reason, open: open)
    try planner.save(as: .restore)
    var plan = planner.plan
    plan.notes += notes
    return plan
  }

  private func edited(_ bytes: [UInt8], by edits: [FieldEdit], _ draft: Draft) throws -> [UInt8] {
    do {
      return try DraftEditor.apply(
        edits, to: bytes, reader: reader(for: draft.workflow), path: draft.path)
    } catch {
      throw Failure(
        .cannot, .draftMalformed, "the front matter of \(draft.slug) could not be changed",
        findings: error.findings)
    }
  }

  /// Nothing that lies there is written over.
  private func demandRoom(for open: OpenDraft) throws {
    if let tree,
      try gitFailures({ () throws(GitError) in
        try repository.entry(at: open.path, in: tree)
      }) != nil
    {
      throw taken(
        open.path, "`\(open.path)` is there already", help: "rename what is there first")
    }
    guard let folder, !circumstances.savedOnly else { return }
    var wanted = open.attachmentEdits.compactMapValues { $0 }
    wanted[open.path] = open.folderBytes
    for (path, bytes) in wanted.sorted(by: { $0.key < $1.key }) {
      switch try folderFailures({ () throws(Folder.Fault) in
        try folder.read(path, limit: DraftLimits.attachmentBytes)
      }) {
      case .absent, .file(bytes): continue
      default:
        throw taken(
          path, "`\(path)` lies in the folder already, and is not saved",
          help: path == open.path
            ? "`stet save \(open.slug)` saves that one in its place; or move it away"
            : "move it away first")
      }
    }
  }

  // MARK: - Files gone from the folder

  /// Lays out again what is gone from the folder of a saved draft; whatever lies there stays.
  private func layOut(_ open: OpenDraft, into receipt: inout Receipt, dryRun: Bool) throws {
    receipt.slugs.append(open.slug)
    if open.isMovedByHand, let saved = open.saved {
      receipt.lines.append(
        "\(saved.slug) is not gone: it was moved by hand to \(open.path), and `stet save \(open.slug)` saves that"
      )
      return
    }
    guard open.saved != nil, let folder, let tree, !circumstances.savedOnly else {
      receipt.lines.append("\(open.slug) is there: nothing of it is gone")
      return
    }
    var gone = open.attachmentEdits.compactMap { $0.value == nil ? $0.key : nil }
    if open.inFolder == nil { gone.append(open.path) }
    guard !gone.isEmpty else {
      receipt.lines.append("\(open.slug) is there: nothing of it is gone")
      if open.isUnsaved { receipt.notes.append("your unsaved edits of \(open.slug) stay") }
      return
    }
    for path in Set(gone).sorted() {
      receipt.lines.append("\(path) is back in the folder, as it is saved")
      if !dryRun { try layOut(path, of: tree, in: folder) }
    }
    receipt.next = ["stet show \(open.slug)"]
  }

  private func layOut(_ path: String, of tree: ObjectID, in folder: Folder) throws {
    let entry = try gitFailures { () throws(GitError) in try repository.entry(at: path, in: tree) }
    guard let entry else { return }
    let (bytes, staged) = try gitFailures { () throws(GitError) in
      (try repository.blob(entry.id), try staging.id(at: path))
    }
    try folderFailures { () throws(Folder.Fault) in
      try folder.write(bytes, to: path, isExecutable: entry.mode == .executable)
    }
    // What somebody has staged there is theirs; only a deletion that was staged is taken back.
    guard staged == .zero else { return }
    try gitFailures { () throws(GitError) in
      try staging.stage([.upsert(path: path, id: entry.id, mode: entry.mode)])
    }
  }
}

extension Draft {
  /// What makes it a draft that begins: the initial state, and no managed key that only a
  /// transition may have written; with the names of those keys.
  fileprivate var beginningAgain: (edits: [FieldEdit], dropped: [String]) {
    let stays = workflow.stampKeys.union(workflow.managed.lists).union([keys.state])
      .union(workflow.site.visibility.map { [$0.key] } ?? [])
    let dropped = workflow.managed.all.subtracting(stays).sorted().filter { key in
      guard let field = text.field(key) else { return false }
      return key != keys.slug || field.value != .scalar(slug.rawValue)
    }
    var edits = dropped.map { FieldEdit.remove(key: $0) }
    if stateID != workflow.initial {
      edits.append(.set(key: keys.state, value: workflow.initial.rawValue))
    }
    let isLive = workflow.state(workflow.initial)?.live ?? false
    if let edit = visibilityEdit(whenLive: isLive) { edits.append(edit) }
    return (edits, dropped)
  }
}
