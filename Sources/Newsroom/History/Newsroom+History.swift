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
    let anchor = try configuredAnchor()
    let anchorID = anchor.flatMap { ObjectID(hex: $0) }
    let file = LedgerFile(commonDirectory: repository.commonDirectory)
    let remembered = ledgerAhead.map(\.value) ?? file.read(anchor: anchorID)
    ledgerAhead = nil
    var builder = LedgerBuilder(newsroom: self, ledger: remembered ?? Ledger(anchor: anchorID))
    try builder.extend(to: tip)
    try demandOneBeginning(builder.ledger, tip, configured: anchor, isID: anchorID != nil)
    // A few new commits are read again sooner than all of them are written.
    if builder.added > 50 { file.write(builder.ledger) }
    ledger = builder.ledger
    return builder.ledger
  }

  /// Begins to read what is remembered of history, for a command that is going to ask for it.
  func readHistoryAhead() throws {
    guard ledger == nil, ledgerAhead == nil, tip != nil else { return }
    let anchor = try configuredAnchor().flatMap { ObjectID(hex: $0) }
    let file = LedgerFile(commonDirectory: repository.commonDirectory)
    ledgerAhead = Ahead { file.read(anchor: anchor) }
  }

  func configuredAnchor() throws -> String? {
    try gitFailures { () throws(GitError) in try repository.configString("stet.anchor") }
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

  /// What happened to all drafts, deleted ones included.
  ///
  /// - Parameter onStep: called with every step as it was judged.
  func replayAll(
    onStep: ((JudgedStep) -> Void)? = nil
  ) throws -> ReplayOutcome {
    try replay(try slugsInHistory(), onStep: onStep)
  }

  /// What happened to the drafts with these slugs, and what it means for them today.
  func replay(
    _ slugs: [Slug], onStep: ((JudgedStep) -> Void)? = nil
  ) throws -> ReplayOutcome {
    let ledger = try history()
    guard let tip, let number = ledger.number(of: tip) else {
      return ReplayOutcome()
    }
    let interest = try ledger.relatives(of: Set(slugs.map(\.folded)), newsroom: self)
    var replay = Replay(source: LedgerSource(newsroom: self, ledger: ledger, interest: interest))
    replay.onStep = onStep
    let past = try replay.run(
      to: number, interest: interest, along: ledger.route(to: number, touching: interest))
    for slug in slugs { lives[slug.folded] = past.drafts[slug.folded]?.life }
    return past
  }

  /// The life of one draft, as the saved version has it.
  ///
  /// Whoever asks for several replays them together first.
  func life(of slug: Slug) throws -> Life {
    if let life = lives[slug.folded] { return life }
    return try replay([slug]).drafts[slug.folded]?.life ?? Life()
  }

  /// What a deleted draft was last; nil for one that there is, or never was.
  func buried(_ slug: Slug) throws -> DraftVersion? {
    let record = try replay([slug]).drafts[slug.folded]
    return record?.version == nil ? record?.last : nil
  }

  /// The editorial history, newest first.
  ///
  /// - Parameter name: one draft's, deleted ones included; nil for all.
  public func log(_ name: String?) throws -> [HistoryEvent] {
    guard let name else { return try replay(try slugsInHistory()).events.reversed() }
    let slug = try slugInHistory(name)
    return try replay([slug]).events.past(of: slug).reversed()
  }

  /// Every slug that there is or once was.
  func slugsInHistory() throws -> [Slug] {
    let ledger = try history()
    return Set(ledger.marks.lazy.map(\.slug)).map { Slug(ledger.names[Int($0)]) }
  }

  /// The slug that was meant, of a draft that there is or once was.
  func slugInHistory(_ name: String) throws -> Slug {
    do {
      return try find(name).slug
    } catch let failure as Failure where failure.code == "draft.missing" {
      let ledger = try history()
      let slug = Slug(name)
      let isSlug = ledger.names.areSlugs([slug.folded])
      guard ledger.marks.contains(where: { isSlug[Int($0.slug)] }) else { throw failure }
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
    let wanted = slugs.map { ledger.names.areSlugs(Set($0.map(\.folded))) }
    var marks: [Int32: [(commit: Int, mark: Int)]] = [:]
    var first = 0
    for number in 0...number {
      let end = Int(ledger.entries[number].marksEnd)
      if reached[number] {
        for index in first..<end {
          let mark = ledger.marks[index]
          guard !mark.isApproval, !mark.isInherited, wanted?[Int(mark.slug)] ?? true else {
            continue
          }
          marks[mark.slug, default: []].append((number, index))
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
