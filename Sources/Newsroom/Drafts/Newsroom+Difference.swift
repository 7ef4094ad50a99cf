public import Editorial
import Git
import Manuscript

extension Newsroom {
  /// What changed in a draft.
  ///
  /// - Parameters:
  ///   - since: `submitted`, `approved`, `published`, the past of another transition, or a version;
  ///     nil = what the person who asks did last.
  ///   - withAttachments: whether to read the attachments that differ.
  public func difference(
    _ name: String, since: String?, withAttachments: Bool = false
  ) throws -> DraftDifference {
    let open = try findOrTellDeleted(name)
    let events = try ownEvents(of: open.slug)
    let start = try start(since, open, events)
    let before = try start.version.flatMap { try version(of: open, at: $0, events) }
    if before == nil, start.isAsked {
      throw Failure(
        .cannot, "version.unknown", "there was no draft `\(open.slug)` then",
        help: "`stet log \(open.slug)` tells what there was when")
    }
    let after = try present(open, events)
    var difference = DraftDifference(
      slug: open.slug, path: open.path, since: start.since, before: before?.version,
      after: after,
      words: WordChange(
        from: copy(of: before?.version.bytes, open), to: copy(of: after?.bytes, open)),
      attachments: attachmentChanges(
        from: before?.attachments ?? [:], to: open.inFolder?.attachments ?? [:]))
    if withAttachments { try read(&difference.attachments, before?.attachments ?? [:], open) }
    return difference
  }

  /// What people wrote: the lines that a move writes are no words of theirs.
  private func copy(of bytes: [UInt8]?, _ open: OpenDraft) -> [UInt8] {
    guard let bytes else { return [] }
    return (try? DraftCopy.copyBytes(bytes, managed: open.workflow.managed)) ?? bytes
  }

  /// A draft that there is; one that was deleted is told as that.
  private func findOrTellDeleted(_ name: String) throws -> OpenDraft {
    do {
      return try find(name)
    } catch let failure as Failure where failure.code == "draft.missing" {
      guard let slug = try? slugInHistory(name),
        let event = try replay([slug]).events.past(of: slug).last,
        event.kind == .deleted
      else { throw failure }
      throw Failure(
        .cannot, "draft.missing",
        "`\(slug)` was deleted by \(event.name): nothing is left to compare",
        help: "`stet log \(slug)` tells what happened to it")
    }
  }

  /// What happened to this draft, under whatever name it had; oldest first.
  private func ownEvents(of slug: Slug) throws -> [HistoryEvent] {
    try replay([slug]).events.past(of: slug)
  }

  // MARK: - Where it begins

  /// A version to compare with.
  private struct Start {
    var since: DraftDifference.Since
    /// Nil where there is none.
    var version: ObjectID?
    /// Whether somebody asked for just that version.
    var isAsked = false
  }

  private func start(
    _ since: String?, _ open: OpenDraft, _ events: [HistoryEvent]
  ) throws -> Start {
    guard open.saved != nil else { return Start(since: .never, version: nil) }
    if let since { return try start(named: since, open, events) }
    if let event = events.last(where: { isOwn($0) }) {
      return Start(since: .ownAct(event), version: ObjectID(hex: event.commit.rawValue))
    }
    if open.isUnsaved { return Start(since: .saved, version: tip) }
    guard let event = events.last(where: { isPublication($0, open.workflow) }) ?? events.first
    else { return Start(since: .saved, version: tip) }
    return Start(since: .beginning(event), version: ObjectID(hex: event.commit.rawValue))
  }

  private func start(
    named name: String, _ open: OpenDraft, _ events: [HistoryEvent]
  ) throws -> Start {
    let event = events.last { event in
      switch name {
      case "approved": event.kind == .approved
      case "published": isPublication(event, open.workflow)
      case "saved": event.kind == .saved
      case "started": event.kind == .created
      default:
        event.transition.map { $0.rawValue == name || Deed.participle(of: $0) == name } ?? false
      }
    }
    if let event {
      return Start(
        since: .event(event), version: ObjectID(hex: event.commit.rawValue), isAsked: true)
    }
    let words = open.workflow.transitions.compactMap { Deed.participle(of: $0.id) }
    if (words + ["approved", "published"]).contains(name) {
      throw Failure(
        .cannot, "version.unknown", "\(open.slug) was never \(name)",
        help: "`stet log \(open.slug)` tells what happened to it")
    }
    let commit: ObjectID?
    do {
      commit = try repository.resolve(name)
    } catch {
      commit = nil
    }
    guard let commit else {
      let near = nearest(
        to: name, among: Set(words + ["approved", "published", "saved", "started"]))
      throw Failure(
        .cannot, "version.unknown", "there is no version `\(name)`",
        help: near.isEmpty
          ? "`submitted`, `approved`, `published`, or an id that `stet log \(open.slug) --verbose` shows"
          : "did you mean \(near.joined(separator: ", "))?")
    }
    return Start(since: .version(name), version: commit, isAsked: true)
  }

  /// Whether the person who asks did it.
  private func isOwn(_ event: HistoryEvent) -> Bool {
    guard let actor = try? hand().actor, ![.adopted, .deleted].contains(event.kind) else {
      return false
    }
    if let id = actor.person, let person = rules.masthead[id] {
      return event.actor.isHand(of: person)
    }
    return event.actor.email == actor.email
  }

  /// Whether a draft went live with it.
  private func isPublication(_ event: HistoryEvent, _ workflow: Workflow) -> Bool {
    guard event.kind == .moved, let to = event.to, let from = event.from else { return false }
    return workflow.state(to)?.live == true && workflow.state(from)?.live != true
  }

  // MARK: - Versions

  private func version(
    of open: OpenDraft, at commit: ObjectID, _ events: [HistoryEvent]
  ) throws -> (version: DraftDifference.Version, attachments: [String: String])? {
    let tree = try gitFailures { () throws(GitError) in try repository.commit(commit).tree }
    let index = events.lastIndex { $0.commit.rawValue == commit.hex }
    // A draft that was renamed since had another name then.
    let slugs = [open.slug] + (index.map { [events[$0].slug] } ?? events.map(\.slug).reversed())
    let files = DraftFiles(repository, tree: tree, rules: rules)
    var file = try files[path: open.path]
    for slug in slugs where file == nil { file = try files.named(slug).first }
    guard let file else { return nil }
    let bytes = try savedBytes(of: file) ?? []
    let maker = index.flatMap { events[...$0].last(where: \.changesFile) }
    return (
      version(file.path, bytes, maker, isSaved: true, open.workflow),
      try attachments(of: file.path, in: tree, under: rules)
    )
  }

  private func present(
    _ open: OpenDraft, _ events: [HistoryEvent]
  ) throws -> DraftDifference.Version? {
    guard let inFolder = open.inFolder else { return nil }
    if case .notAFile(let what) = inFolder.content {
      throw Failure(
        .cannot, "draft.not-a-file", "`\(open.path)` is \(what)",
        help: "`--saved` compares what is saved")
    }
    guard let bytes = open.folderBytes else {
      throw Failure(
        .cannot, "draft.malformed", "`\(open.path)` is larger than a draft may be",
        help: "`--saved` compares what is saved")
    }
    return version(
      open.path, bytes, open.isUnsaved ? nil : events.last(where: \.changesFile),
      isSaved: !open.isUnsaved, open.workflow)
  }

  private func version(
    _ path: String, _ bytes: [UInt8], _ event: HistoryEvent?, isSaved: Bool, _ workflow: Workflow
  ) -> DraftDifference.Version {
    // What cannot be read as a draft is text from its first line on.
    let parts =
      (try? reader(for: workflow).fields(of: bytes)) ?? (fields: [], bodyStart: 0, bodyLine: 1)
    return DraftDifference.Version(
      event: event, isSaved: isSaved, path: path, bytes: bytes, fields: parts.fields,
      bodyStart: parts.bodyStart, bodyLine: parts.bodyLine)
  }

  // MARK: - Attachments

  private func attachmentChanges(
    from old: [String: String], to new: [String: String]
  ) -> [DraftDifference.Attachment] {
    Set(old.keys).union(new.keys).sorted().compactMap { path in
      switch (old[path], new[path]) {
      case (nil, _): .init(path: path, change: .added)
      case (_, nil): .init(path: path, change: .removed)
      case (let before, let after): before == after ? nil : .init(path: path, change: .changed)
      }
    }
  }

  private func read(
    _ attachments: inout [DraftDifference.Attachment], _ old: [String: String], _ open: OpenDraft
  ) throws {
    func saved(_ hex: String?) throws -> [UInt8]? {
      guard let id = hex.flatMap({ ObjectID(hex: $0) }) else { return nil }
      return try gitFailures { () throws(GitError) in try repository.blob(id) }
    }
    for index in attachments.indices {
      let path = attachments[index].path
      attachments[index].before = try saved(old[path])
      attachments[index].after =
        try open.attachmentEdits[path] ?? saved(open.inFolder?.attachments[path])
    }
  }
}

extension HistoryEvent {
  /// Whether the draft's file is another one after it.
  fileprivate var changesFile: Bool {
    switch kind {
    case .created, .saved, .moved, .renamed, .restored, .adopted: true
    case .approved, .unapproved, .deleted: false
    }
  }
}
