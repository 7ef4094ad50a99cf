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
    let chronicle = Chronicle(repository, circumstances)
    try chronicle.read(to: tip, from: anchor)
    let number = try onlyAnchor(of: chronicle, asked: anchor)
    guard chronicle.isJudged(chronicle.ids.count - 1) else {
      throw Failure(
        .cannot, "history.anchor",
        "the latest version does not come from the one that history counts from",
        help: "`stet anchor show` tells which that is")
    }
    var replay = Replay(source: chronicle)
    replay.tellsEvents = false
    try chronicle.prepare(readers: 2)
    defer { chronicle.finish() }
    let outcome = try missing { try replay.run(to: chronicle.ids.count - 1) }
    var report = AuditReport(outcome, isStrict: request.isStrict)
    report.tip = CommitID(tip.hex)
    report.anchor = CommitID(chronicle.ids[number].hex)
    report.anchorIsNew = anchor == nil
    try addRewriting(to: &report, tip: tip, chronicle)
    report.settle(outcome)
    if request.anchor == nil { trust.remember(chronicle.ids[number], isNew: anchor == nil) }
    if request.tip == nil, report.verdict != .unproven { try trust.remember(seen: tip, chronicle) }
    return report
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
        .cannot, "history.unknown", "there is no version `\(revision)` here",
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
    let ids = chronicle.anchors.map { chronicle.ids[$0].hex }
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
  init<Source>(_ outcome: Replay<Source>.Outcome, isStrict: Bool) {
    self.init(verdict: .unproven)
    self.isStrict = isStrict
    commits = outcome.commits
    drafts = outcome.drafts.values.count { $0.version != nil }
    violations = outcome.violations
    adoptions = outcome.adoptions
    ruleChanges = outcome.ruleChanges
    notes = outcome.notes
    unsignedUpTo = outcome.lastUnproven
  }

  /// The verdict, once everything is in.
  mutating func settle<Source>(_ outcome: Replay<Source>.Outcome) {
    let causes = violations.filter(\.isRootCause)
    violations = causes + violations.filter { !$0.isRootCause }
    verdict = !open.isEmpty ? .violations : outcome.unproven == 0 ? .proven : .consistent
  }
}
