public import Editorial
import Git

extension Newsroom {
  /// Accepts violations of the past, for a reason: they stay listed, and no longer fail.
  ///
  /// - Parameters:
  ///   - revision: the version whose steps are accepted, as `stet audit` names it.
  ///   - code: which of its violations.
  ///   - names: of which drafts; all of them when empty.
  public func accept(
    _ revision: String, code: Code, of names: [String], reason: String?, dryRun: Bool
  ) throws -> Receipt {
    try Newsroom.demandPlainText(reason, "the reason")
    let hand = try hand()
    let chief = try chief(hand, to: "accept what is against the rules")
    guard let reason = reason?.trimmingBlanks, !reason.isEmpty else {
      throw Failure(
        .refused, .transitionRequires, "accepting a violation asks for a reason",
        help: "give it: `stet accept \(revision) \(code) -m 'WHY'`")
    }
    let found = try gitFailures { () throws(GitError) in try repository.resolve(revision) }
    let report = try Newsroom.audit(AuditRequest(), circumstances)
    guard report.verdict != .unproven else {
      throw Failure(
        .cannot, "history.missing", report.reason ?? "the history cannot be judged",
        help: report.help)
    }
    let all = report.violations.filter { $0.commit.rawValue == found?.hex }
    guard let found, !all.isEmpty else {
      throw Failure(
        .cannot, "version.unknown", "`\(revision)` is no version with a violation",
        help: "`stet audit` lists them, each with the command that accepts it")
    }
    let slugs = names.map { Slug($0) }
    let meant = all.filter { violation in
      violation.code == code
        && (slugs.isEmpty || slugs.contains { $0.folded == violation.slug?.folded })
    }
    guard let first = meant.first else {
      let codes = Set(all.map(\.code.rawValue)).sorted()
      throw Failure(
        .cannot, "version.unknown",
        "there is no such `\(code)` in \(CommitID(found.hex).short)",
        help: NearMisses.question(for: code.rawValue, among: codes)
          ?? "there is \(codes.map { "`\($0)`" }.joined(separator: ", "))")
    }
    guard meant.contains(where: \.isOpen) else {
      return Receipt(
        lines: [
          first.mendedBy != nil ? "it is mended already" : "it is accepted already"
        ], isDryRun: dryRun, next: ["stet audit"])
    }
    let blockers = meant.filter(\.isOpen).compactMap { refusal(of: $0, by: chief) }
    guard blockers.isEmpty else {
      throw Failure(
        .refused, blockers[0].code, "cannot accept it", blockers: Array(blockers.prefix(1)))
    }
    let id = CommitID(found.hex)
    var plan = CommitPlan()
    plan.commits = [
      CommitPlan.Planned(
        message: CommitMessage(
          subject: "accept: \(code) in \(id.short)", body: reason,
          trailers: slugs.isEmpty
            ? [.accept(id, code, nil)] : slugs.map { .accept(id, code, $0) }),
        changes: [])
    ]
    let (commits, notes) = try write(plan, by: hand, dryRun: dryRun)
    let what = meant.count == 1 ? "the violation" : "\(meant.count) violations"
    return Receipt(
      lines: ["\(what) of \(first.name) in \(id.short) may stay: \(code)"], commits: commits,
      isDryRun: dryRun, notes: notes, next: ["stet audit"])
  }

  func refusal(of violation: Violation, by chief: Masthead.Person) -> Blocker? {
    let isChief = violation.actor.person.flatMap { rules.masthead[$0] }?.roles.contains(.chief)
    guard violation.isOwn(of: chief, hasRole: isChief == true) == nil else { return nil }
    let others = rules.masthead.people.filter {
      $0.id != chief.id && $0.roles.contains(.chief) && violation.chiefs.contains($0.id)
    }
    return Blocker(
      .rulesRole, slug: violation.slug ?? "",
      "a chief's own step can only be accepted by another who was chief then",
      help: others.isEmpty
        ? "give it back as it was before: that mends it"
        : "ask \(others.map(\.name).joined(separator: " or "))", who: others.map(\.id))
  }

  /// The chief who runs this command.
  func chief(_ hand: Hand, to act: String) throws -> Masthead.Person {
    let chiefs = rules.masthead.people.filter { $0.roles.contains(.chief) }
    guard let person = hand.actor.person.flatMap({ rules.masthead[$0] }),
      person.roles.contains(.chief)
    else {
      let name = hand.actor.person.flatMap { rules.masthead[$0]?.name } ?? hand.actor.email
      throw Failure(
        .refused, .rulesRole, "\(name) may not \(act): that takes a chief",
        help: "ask \(chiefs.map(\.name).joined(separator: " or "))")
    }
    return person
  }
}
