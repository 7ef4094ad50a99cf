public import Editorial
import Git
import Manuscript

/// What is to be audited, and how strictly.
public struct AuditRequest: Sendable {
  /// The revision up to which to judge; nil for where the branch stands.
  public var tip: String?
  /// The commit that history counts from, whatever is remembered.
  public var anchor: String?
  /// Whether accepted violations count as open.
  public var isStrict: Bool
  /// Whether to judge everything anew, and remember nothing.
  public var ignoresMemory: Bool
  /// How far behind the tip what is remembered lies at least, of how many commits it is kept how
  /// everything stood, and how many are judged again before more is written down.
  var distance = AuditMemory.distance
  var reach = AuditMemory.reach
  var pace = AuditMemory.pace

  public init(
    tip: String? = nil, anchor: String? = nil, isStrict: Bool = false, ignoresMemory: Bool = false
  ) {
    self.tip = tip
    self.anchor = anchor
    self.isStrict = isStrict
    self.ignoresMemory = ignoresMemory
  }
}

extension Newsroom {
  /// Judges all of history by the rules of its own time.
  ///
  /// Whatever keeps it from judging all is an answer too: the verdict is `unproven` then, with the
  /// reason, and never anything better.
  ///
  /// - Throws: ``Failure`` where there is no repository at all.
  public static func audit(
    _ request: AuditRequest, _ circumstances: Circumstances
  ) throws -> AuditReport {
    let repository = try openRepository(circumstances)
    do {
      return try Auditor(repository, request, circumstances).report()
    } catch let failure as Failure
      where [
        "history.missing", "history.shallow", "history.anchor", "rules.version",
        "repo.unreadable", "history.replaced",
      ].contains(failure.code)
    {
      var report = AuditReport(verdict: .unproven)
      report.reason = failure.message
      report.help = failure.help
      report.isStrict = request.isStrict
      return report
    }
  }
}

/// One audit of one repository.
struct Auditor {
  let repository: Repository
  let request: AuditRequest
  let circumstances: Circumstances
  let trust: Trust

  init(_ repository: Repository, _ request: AuditRequest, _ circumstances: Circumstances) {
    self.repository = repository
    self.request = request
    self.circumstances = circumstances
    trust = Trust(repository)
  }

  func report() throws -> AuditReport {
    try refuseWhatCannotBeTold()
    let tip = try self.tip()
    let anchor = try request.anchor.map(resolve) ?? trust.anchor()
    var warning: String?
    if !request.ignoresMemory, let anchor {
      let chronicle = Chronicle(repository, circumstances)
      switch try AuditMemory(repository, anchor: anchor)?.read(chronicle.past) ?? .nothing {
      case .nothing: break
      case .ignored(let reason): warning = reason
      case .past(let audited):
        if let report = try goOn(from: audited, to: tip, anchor, chronicle) { return report }
        if audited.stored?.records.failure is HistoryReader.Damaged {
          warning = AuditMemory(repository, anchor: anchor)?.damaged
        }
      }
    }
    let chronicle = Chronicle(repository, circumstances)
    try chronicle.read(to: tip, from: anchor)
    let number = try onlyAnchor(of: chronicle, asked: anchor)
    guard chronicle.isJudged(chronicle.tip) else {
      throw Failure(
        .cannot, "history.anchor",
        "the latest version does not come from the one that history counts from",
        help: "`stet anchor show` tells which that is")
    }
    var report = try judge(chronicle, from: nil, tip, chronicle.id(of: number))
    report.anchorIsNew = anchor == nil
    report.warning = warning
    if request.anchor == nil {
      trust.remember(chronicle.id(of: number), isNew: anchor == nil)
    }
    return report
  }

  /// Judges what came after what an earlier audit judged; nil where that is of no use for this tip.
  private func goOn(
    from audited: AuditedPast, to tip: ObjectID, _ anchor: ObjectID, _ chronicle: Chronicle
  ) throws -> AuditReport? {
    guard try chronicle.read(to: tip, after: audited) else { return nil }
    do {
      return try judge(chronicle, from: audited, tip, anchor)
    } catch is BeyondMemory {
      return nil
    } catch  where audited.stored?.records.failure != nil {
      return nil
    }
  }

  private func judge(
    _ chronicle: Chronicle, from audited: AuditedPast?, _ tip: ObjectID, _ anchor: ObjectID
  ) throws -> AuditReport {
    let begin = audited?.checkpoint
    var replay = Replay(source: chronicle, from: begin)
    replay.tellsEvents = false
    if remembers {
      let plan = chronicle.plan(distance: request.distance, reach: request.reach)
      replay.keeps = plan.flatMap { plan in
        begin.map { plan.commit - $0.commit >= request.pace } ?? true ? plan : nil
      }
    }
    try chronicle.prepare()
    defer { chronicle.finish() }
    let outcome = try missing { try replay.run(to: chronicle.tip) }
    // What could not be made again was not judged.
    if let failure = audited?.stored?.records.failure { throw failure }
    if let kept = replay.kept {
      AuditMemory(repository, anchor: anchor)?.write(
        chronicle.audited(upTo: kept), chronicle.past)
    }
    var report = AuditReport(outcome, isStrict: request.isStrict)
    report.tip = CommitID(tip.hex)
    report.anchor = CommitID(anchor.hex)
    try addRewriting(to: &report, tip: tip, chronicle)
    report.settle(outcome)
    if request.tip == nil, report.verdict != .unproven { try trust.remember(seen: tip, chronicle) }
    return report
  }

  /// Whether what this comes to is worth being remembered.
  private var remembers: Bool {
    !request.ignoresMemory && request.tip == nil && request.anchor == nil
  }

  private func tip() throws -> ObjectID {
    if let revision = request.tip { return try resolve(revision) }
    guard let tip = try gitFailures({ () throws(GitError) in try repository.head() }).tip else {
      throw Failure(
        .cannot, "newsroom.none", "there is nothing saved here yet",
        help: "make it a newsroom with `stet init`")
    }
    return tip
  }

  private func resolve(_ revision: String) throws -> ObjectID {
    let id = try gitFailures { () throws(GitError) in try repository.resolve(revision) }
    guard let id else {
      throw Failure(
        .cannot, "version.unknown", "there is no version `\(revision)` here",
        help: "a version's id, as `stet log --verbose` shows it")
    }
    return id
  }

  /// What would make history look other than it is, or end early.
  private func refuseWhatCannotBeTold() throws {
    if repository.isShallow {
      throw Failure(
        .cannot, "history.shallow", "only the newest part of the history is here",
        help: "fetch all of it with `git fetch --unshallow` (in CI: fetch-depth: 0)")
    }
    if repository.replacesHistory {
      throw Failure(
        .cannot, "history.replaced",
        "git is told to show another history than the one that is saved (grafts or replace refs)",
        help: "`git replace --list` names them, `git replace -d ID` takes one away")
    }
  }

  private func onlyAnchor(of chronicle: Chronicle, asked: ObjectID?) throws -> Int {
    if chronicle.anchors.count == 1 { return chronicle.anchors[0] }
    if asked != nil {
      throw Failure(
        .cannot, "history.anchor",
        "the version that history counts from is none that this one comes from",
        help: "`stet anchor show` tells which it is, `stet anchor set ID` sets another")
    }
    guard !chronicle.anchors.isEmpty else {
      throw Failure(
        .cannot, "newsroom.none", "there is no newsroom here: no version has valid rules",
        help: "make it one with `stet init`")
    }
    let ids = chronicle.anchors.map { chronicle.id(of: $0).hex }
    throw Failure(
      .cannot, "history.anchor", "history could count from \(ids.count) versions here",
      help: "say from which: `stet anchor set ID`, one of \(ids.joined(separator: ", "))")
  }

  /// Objects that are not there are never passed over.
  private func missing<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as Failure where failure.code == "repo.unreadable" {
      throw Failure(
        .cannot, "history.missing", "part of the history is missing or cannot be read",
        help: "`git fsck` tells what; in a partial clone `git fetch --refetch` gets it",
        detail: failure.detail)
    }
  }

  /// A history that no longer leads back to what was seen of it.
  private func addRewriting(
    to report: inout AuditReport, tip: ObjectID, _ chronicle: Chronicle
  ) throws {
    guard request.tip == nil, let seen = try trust.seen(), !chronicle.contains(seen) else { return }
    report.violations.insert(
      Violation(
        "history.rewritten", commit: CommitID(tip.hex),
        actor: Actor(name: "", email: "", person: nil), name: "somebody", time: circumstances.now,
        message:
          "the history was rewritten: the version \(CommitID(seen.hex).short), which was audited here, is not part of it",
        help: "ask who did it; `stet anchor set --seen ID` shows both and goes on from the new one"),
      at: 0)
  }
}

extension AuditReport {
  init(_ outcome: ReplayOutcome, isStrict: Bool) {
    self.init(verdict: .unproven)
    self.isStrict = isStrict
    commits = outcome.commits
    drafts = outcome.presentDrafts
    violations = outcome.violations
    adoptions = outcome.adoptions
    ruleChanges = outcome.ruleChanges
    notes = outcome.notes
    unsignedUpTo = outcome.lastUnproven
  }

  /// The verdict, once everything is in.
  mutating func settle(_ outcome: ReplayOutcome) {
    let causes = violations.filter(\.isRootCause)
    violations = causes + violations.filter { !$0.isRootCause }
    verdict = !open.isEmpty ? .violations : outcome.unproven == 0 ? .proven : .consistent
  }
}
