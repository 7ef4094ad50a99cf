public import Editorial
import Manuscript

extension Newsroom {
  /// Mends in the folder what is mechanical and safe, and saves nothing; all drafts when none is
  /// named.
  ///
  /// Live drafts and those that the person may not edit are left, and told. Edits that are not saved
  /// yet stay; so does a file that somebody changes meanwhile.
  public func mend(_ names: [String], dryRun: Bool) throws -> MendReport {
    guard let folder, !circumstances.savedOnly else {
      throw Failure(
        .cannot, "folder.none", "only files in a folder can be mended",
        help: "run it in a folder of the newsroom, without `--saved`")
    }
    let hand = try hand()
    var opens = try draftsToCheck(names)
    var mended: [MendedDraft] = []
    var left: [Blocker] = []
    for index in opens.indices {
      let open = opens[index]
      guard let before = open.folderBytes, let mending = mending(of: open) else { continue }
      var result = open
      lay(mending.bytes, into: &result)
      if let blocker = try obstacle(to: result, by: hand) {
        left.append(blocker)
        continue
      }
      opens[index] = result
      mended.append(
        MendedDraft(
          slug: open.slug, path: open.path, mends: mending.mends, before: before,
          after: mending.bytes, isUnsaved: result.isUnsaved))
    }
    let notes = dryRun ? [] : try replace(mended, in: folder)
    return MendReport(
      mended: mended, left: left, remaining: try checkReport(of: opens, names: names),
      isDryRun: dryRun, notes: notes)
  }

  /// What is mechanical in a draft as it lies in the folder.
  ///
  /// A date that publication once wrote is history: of one that was live, no managed line is touched.
  private func mending(of open: OpenDraft) -> (bytes: [UInt8], mends: [Mend])? {
    guard let bytes = open.folderBytes else { return nil }
    let mender = DraftMender(
      reader: reader(for: open.workflow), rules: rules, workflow: open.workflow)
    guard let mending = mender.mend(bytes, path: open.path, read: open.inFolder?.text)
    else { return nil }
    var result = open
    lay(mending.bytes, into: &result)
    guard changesManaged(from: open, to: result), open.saved != nil,
      (try? life(of: open.slug).wasLive) ?? true
    else { return mending }
    return mender.mend(bytes, path: open.path, read: open.inFolder?.text, managed: false)
  }

  private func changesManaged(from old: OpenDraft, to new: OpenDraft) -> Bool {
    guard let before = old.inFolder?.text, let after = new.inFolder?.text else { return false }
    return old.workflow.stampKeys.contains { before.scalar($0) != after.scalar($0) }
  }

  private func lay(_ bytes: [UInt8], into open: inout OpenDraft) {
    open.folderBytes = bytes
    open.inFolder = DraftVersion(
      slug: open.slug, path: open.path, blob: blobID(of: bytes),
      content: read(bytes, size: bytes.count, at: open.path, under: rules),
      attachments: open.inFolder?.attachments ?? [:])
  }

  /// Why this person does not edit the draft: its state, or their roles.
  private func obstacle(to open: OpenDraft, by hand: Hand) throws -> Blocker? {
    var planner = DraftPlanner(newsroom: self, hand: hand, reason: nil, open: open)
    try planner.save()
    let codes: [Code] = [.identityUnknown, .editRole, .createRole]
    if let blocker = planner.plan.blockers.first(where: { codes.contains($0.code) }) {
      return blocker
    }
    guard let draft = open.draft, let state = draft.state, state.live else { return nil }
    let way = draft.workflow.transitions(from: state.id).first { $0.stays && $0.edits }
    return Blocker(
      .editRole, slug: open.slug, "`\(open.slug)` is \(state.label)",
      help: way.map { "mend it by hand, then `stet \($0.id) \(open.slug) -m 'WHY'`" }
        ?? "mend it by hand when it is live no more")
  }

  /// Writes the files, each only where it still is what was looked at.
  private func replace(_ drafts: [MendedDraft], in folder: Folder) throws -> [String] {
    var staged: [Folder.Staged] = []
    do {
      for draft in drafts {
        try folderFailures { () throws(Folder.Fault) in
          staged.append(try folder.stage(draft.after, for: draft.path))
          try folder.settle(&staged[staged.count - 1])
        }
      }
    } catch {
      for file in staged { folder.discard(file) }
      throw error
    }
    var notes: [String] = []
    defer { folder.syncFolders(of: staged.map(\.path)) }
    for (file, draft) in zip(staged, drafts) {
      do throws(Folder.Fault) {
        guard try folder.read(draft.path) == .file(draft.before) else {
          folder.discard(file)
          notes.append("`\(draft.path)` was changed meanwhile and stays as it lies there")
          continue
        }
        try folder.place(file)
      } catch {
        folder.discard(file)
        notes.append("`\(draft.path)` could not be written (\(error.message)) and stays as it was")
      }
    }
    return notes
  }

  /// Says of each finding whether mending takes it away.
  func markMendable(_ findings: inout [Finding], in open: OpenDraft) throws {
    guard folder != nil, !circumstances.savedOnly, !findings.isEmpty,
      !(open.draft?.isLive ?? false), let mending = mending(of: open)
    else { return }
    var result = open
    lay(mending.bytes, into: &result)
    let left = Set(try self.findings(in: result, comparesTitles: true).map(Told.init))
    for index in findings.indices where !left.contains(Told(findings[index])) {
      findings[index].isMendable = true
      let mends = "`stet check --fix` mends this"
      findings[index].help = findings[index].help.map { "\($0); \(mends)" } ?? mends
    }
  }
}

/// A finding without its column, which mending may move.
private struct Told: Hashable {
  var code: Code
  var message: String
  var line: Int?

  init(_ finding: Finding) {
    code = finding.code
    message = finding.message
    line = finding.location?.line
  }
}
