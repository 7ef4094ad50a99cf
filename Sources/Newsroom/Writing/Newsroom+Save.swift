public import Editorial
import Git

extension Newsroom {
  /// Saves the edits that lie in the folder.
  ///
  /// - Parameter names: which drafts; without any, every changed draft that the person may edit,
  ///   the others being told.
  /// - Returns: what was saved, and the drafts that were left, with why.
  public func save(
    _ names: [String], reason: String?, dryRun: Bool
  ) throws -> (receipt: Receipt, left: [Blocker]) {
    try Newsroom.demandPlainText(reason, "the reason")
    let hand = try hand()
    let opens = names.isEmpty ? try changedDrafts() : try findToChange(names)
    var plans: [DraftPlan] = []
    var added: [String: Slug] = [:]
    var notes: [String] = []
    for open in opens where !open.isUnsaved { notes += open.notesOnLargeFiles }
    for open in opens where open.isUnsaved {
      var planner = DraftPlanner(newsroom: self, hand: hand, reason: reason, open: open)
      planner.added = added
      try planner.save()
      if open.saved == nil { added[open.path] = open.slug }
      var plan = planner.plan
      if open.isMovedByHand, let saved = open.saved, plan.blockers.isEmpty {
        plan.notes += try links(brokenBy: plan, from: saved.path, to: open.path).notes
      }
      plan.notes += open.notesOnLargeFiles
      plans.append(plan)
    }
    let blockers = plans.flatMap(\.blockers)
    if !names.isEmpty, !blockers.isEmpty {
      throw refusal(to: "save", opens.map(\.slug), blockers)
    }
    if names.isEmpty { notes += try notesOnUnsavedRules() }
    let clean = plans.filter(\.blockers.isEmpty)
    guard !clean.isEmpty else {
      let line = blockers.isEmpty ? "there is nothing to save" : "nothing was saved"
      return (
        Receipt(lines: [line], isDryRun: dryRun, notes: notes, slugs: opens.map(\.slug)), blockers
      )
    }
    var receipt = try carryOut(clean, as: nil, reason: reason, by: hand, dryRun: dryRun)
    receipt.notes += notes
    return (receipt, blockers)
  }

  /// For a chief who edited rules and expects them to be saved with the drafts: they are saved by name.
  private func notesOnUnsavedRules() throws -> [String] {
    guard asker()?.roles.contains(.chief) == true else { return [] }
    let files = try unsavedRules()
    guard !files.isEmpty else { return [] }
    let words = files.map(\.shellWord).joined(separator: " ")
    return ["rules that are not saved yet, and do not hold: save them with `stet save \(words)`"]
  }

  /// Every draft with edits in the folder, new ones included.
  private func changedDrafts() throws -> [OpenDraft] {
    let files = try draftFiles()
    var opens: [OpenDraft] = []
    let changed = try unsavedChanges()
    let moved = Set(try handMoves().values.map(\.path))
    for file in try files.all where !moved.contains(file.path) {
      // An attachment's change shows in no file of the draft's own.
      guard try changed.contains(file.path) || hasAttachments(file) else { continue }
      opens.append(try open(file))
    }
    return opens + (try unsavedPaths().compactMap(openNew))
  }

  /// Whether there is, or was saved, a folder with a draft's attachments.
  private func hasAttachments(_ file: DraftFile) throws -> Bool {
    guard let home = Attachments.folder(of: file.path), let tree, let folder else { return false }
    if try folderFailures({ () throws(Folder.Fault) in try folder.read(home) }) == .folder {
      return true
    }
    let saved = try gitFailures { () throws(GitError) in try repository.entry(at: home, in: tree) }
    return saved?.mode == .tree
  }
}
