public import Editorial
import Git

extension Newsroom {
  /// The ledger up to the saved version.
  func history() throws -> Ledger {
    if let ledger { return ledger }
    guard let tip else { return Ledger(anchor: nil) }
    if repository.isShallow {
      throw Failure(
        .cannot, "history.shallow", "only the newest part of the history is here",
        help: "fetch all of it with `git fetch --unshallow` (in CI: fetch-depth: 0)")
    }
    let anchor = try gitFailures { () throws(GitError) in
      try repository.configString("stet.anchor")
    }
    let anchorID = anchor.flatMap { ObjectID(hex: $0) }
    let file = LedgerFile(commonDirectory: repository.commonDirectory)
    var builder = LedgerBuilder(
      newsroom: self, ledger: file.read(anchor: anchorID) ?? Ledger(anchor: anchorID))
    try builder.extend(to: tip)
    try demandOneBeginning(builder.ledger, tip, configured: anchor, isID: anchorID != nil)
    // A few new commits are read again sooner than all of them are written.
    if builder.added > 200 { file.write(builder.ledger) }
    ledger = builder.ledger
    return builder.ledger
  }

  /// Without the one commit that history counts from, nobody could say who did what.
  private func demandOneBeginning(
    _ ledger: Ledger, _ tip: ObjectID, configured: String?, isID: Bool
  ) throws {
    guard let number = ledger.number(of: tip) else { return }
    if configured != nil, !isID || ledger.entries[number].rules < 0 {
      throw Failure(
        .cannot, "history.anchor",
        "`stet.anchor` names no commit that this newsroom's history comes from",
        help: "`git config --get stet.anchor` shows it, `git config --unset stet.anchor` drops it")
    }
    let reached = ledger.reachable(from: number)
    let anchors = ledger.anchors.map(Int.init).filter { $0 <= number && reached[$0] }
    guard anchors.count == 1 else {
      let ids = anchors.map { ledger.entries[$0].id.hex }
      throw Failure(
        .cannot, "history.anchor", "history could count from \(ids.count) commits here",
        help:
          "say from which: `git config stet.anchor COMMIT`, one of \(ids.joined(separator: ", "))")
    }
  }

  /// What happened to the drafts with these slugs, and what it means for them today.
  func replay(_ slugs: [Slug]) throws -> Replay<LedgerSource>.Outcome {
    let ledger = try history()
    guard let tip, let number = ledger.number(of: tip) else {
      return Replay<LedgerSource>.Outcome()
    }
    let interest = try ledger.relatives(of: Set(slugs.map(\.folded)), newsroom: self)
    var replay = Replay(source: LedgerSource(newsroom: self, ledger: ledger))
    return try replay.run(
      to: number, interest: interest, touches: ledger.touches(of: interest))
  }

  /// The life of one draft, as the saved version has it.
  func life(of slug: Slug) throws -> Life {
    try replay([slug]).drafts[slug.folded]?.life ?? Life()
  }

  /// The editorial history, newest first.
  ///
  /// - Parameter name: one draft's, deleted ones included; nil for all.
  public func log(_ name: String?) throws -> [HistoryEvent] {
    let slugs: [Slug]
    if let name {
      slugs = [try slugInHistory(name)]
    } else {
      slugs = Set(try history().marks.map(\.slug)).map { Slug(ledger?.names[Int($0)] ?? "") }
    }
    return try replay(slugs).events.reversed()
  }

  /// The slug that was meant, of a draft that there is or once was.
  private func slugInHistory(_ name: String) throws -> Slug {
    do {
      return try find(name).slug
    } catch let failure as Failure where failure.code == "draft.missing" {
      let ledger = try history()
      let slug = Slug(name)
      let past = ledger.marks.contains { Slug(ledger.names[Int($0.slug)]).folded == slug.folded }
      guard past else { throw failure }
      return slug
    }
  }

  /// The commits that changed drafts, by folded slug.
  ///
  /// - Parameter slugs: whose; nil for all.
  func times(of slugs: [Slug]? = nil) throws -> [String: DraftTimes] {
    let ledger = try history()
    guard let tip, let number = ledger.number(of: tip) else { return [:] }
    let reached = ledger.reachable(from: number)
    let wanted = slugs.map { slugs in
      let folded = Set(slugs.map(\.folded))
      return ledger.names.map { folded.contains(Slug($0).folded) }
    }
    var marks: [Int32: [(commit: Int, mark: Int)]] = [:]
    var first = 0
    for number in 0...number {
      let end = Int(ledger.entries[number].marksEnd)
      if reached[number] {
        for index in first..<end
        where !ledger.marks[index].isApproval && !ledger.marks[index].isInherited {
          guard wanted?[Int(ledger.marks[index].slug)] ?? true else { continue }
          marks[ledger.marks[index].slug, default: []].append((number, index))
        }
      }
      first = end
    }
    var times: [String: DraftTimes] = [:]
    times.reserveCapacity(marks.count)
    for (slug, marks) in marks {
      times[Slug(ledger.names[Int(slug)]).folded] = DraftTimes(marks: marks)
    }
    return times
  }

  /// When a draft came into the state that it is in: the oldest of its last versions with it.
  func entered(_ times: DraftTimes) throws -> Timestamp? {
    let ledger = try history()
    var entered: Timestamp?
    var present: StateID?
    for (commit, index) in times.marks.reversed() {
      let mark = ledger.marks[index]
      guard let blob = mark.blob else { break }
      let content = try content(of: blob, at: ledger.names[Int(mark.path)], under: rules)
      var state: StateID?
      if case .readable(let text) = content,
        let workflow = rules.workflow(for: ledger.names[Int(mark.path)])
      {
        state = text.scalar(workflow.site.keys.state).map { StateID($0) }
      }
      if entered != nil, state != present { break }
      present = state
      entered = ledger.entries[commit].time
    }
    return entered
  }

  /// When a draft last changed.
  func updated(_ times: DraftTimes) throws -> Timestamp? {
    let ledger = try history()
    return times.marks.last.map { ledger.entries[$0.commit].time }
  }
}

/// The commits that changed a draft, oldest first, with their marks in the ledger.
struct DraftTimes {
  var marks: [(commit: Int, mark: Int)]
}

extension Ledger {
  /// The slugs whose past belongs to those of interest: what they were called before, and deleted
  /// drafts whose copy came back under their name.
  func relatives(of slugs: Set<String>, newsroom: Newsroom) throws -> Set<String> {
    var interest = slugs
    let folded = names.map { Slug($0).folded }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for number in entries.indices {
        let marks = self.marks(of: number)
        guard marks.count > 1 else { continue }
        let comes = marks.contains {
          $0.blob != nil && !$0.existed && interest.contains(folded[Int($0.slug)])
        }
        guard comes else { continue }
        for mark in marks where mark.blob == nil && !mark.isApproval {
          if interest.insert(folded[Int(mark.slug)]).inserted { isGrowing = true }
        }
      }
      if try addGraves(to: &interest, folded, newsroom) { isGrowing = true }
    }
    return interest
  }

  /// Adds deleted drafts with the copy that one of interest appeared with.
  private func addGraves(
    to interest: inout Set<String>, _ folded: [String], _ newsroom: Newsroom
  ) throws -> Bool {
    let deleted = Set(marks.filter { $0.blob == nil && !$0.isApproval }.map(\.slug))
    guard !deleted.isEmpty else { return false }
    var copies: Set<CopyID> = []
    for mark in marks where !mark.existed && interest.contains(folded[Int(mark.slug)]) {
      if let copy = try copy(of: mark, newsroom) { copies.insert(copy) }
    }
    var last: [Int32: Mark] = [:]
    for mark in marks where deleted.contains(mark.slug) && mark.blob != nil {
      last[mark.slug] = mark
    }
    var grew = false
    for (slug, mark) in last where !interest.contains(folded[Int(slug)]) {
      guard let copy = try copy(of: mark, newsroom), copies.contains(copy) else { continue }
      interest.insert(folded[Int(slug)])
      grew = true
    }
    return grew
  }

  private func copy(of mark: Mark, _ newsroom: Newsroom) throws -> CopyID? {
    guard let blob = mark.blob else { return nil }
    let content = try newsroom.content(
      of: blob, at: names[Int(mark.path)], under: newsroom.rules)
    if case .readable(let text) = content { return text.copy }
    return nil
  }

  /// The commits that touch drafts of interest, each with all that it touches; changes of rules
  /// stand there always.
  func touches(of interest: Set<String>) -> [Int: [Touch]] {
    let wanted = names.map { interest.contains(Slug($0).folded) }
    var touches: [Int: [Touch]] = [:]
    for (number, entry) in entries.enumerated() {
      let marks = self.marks(of: number)
      guard entry.changesRules || marks.contains(where: { wanted[Int($0.slug)] }) else { continue }
      touches[number] = marks.map { mark in
        Touch(
          slug: Slug(names[Int(mark.slug)]), path: names[Int(mark.path)],
          blob: mark.blob?.hex, existed: mark.existed)
      }
    }
    return touches
  }
}
