public import Editorial
import Git
import Manuscript

/// A draft that is there in a state that it did not come to by the rules.
public struct Foundling: Sendable {
  public var slug: Slug
  public var path: String
  /// The state that it says it is in, as the workflow calls it.
  public var label: String
  /// Who saved it like that; nil for a file that nobody has saved yet.
  public var name: String?
  /// The violations that taking it in accepts.
  var violations: [Violation]
}

extension Newsroom {
  /// The drafts that a chief could take in as they are: files in the folder that nobody has saved,
  /// and saved ones that came in without anybody's word.
  ///
  /// - Parameter names: which; all of them when there are none.
  /// - Returns: them, and without names what could not be taken in, a sentence each.
  /// - Throws: ``Failure`` for a draft that is named and cannot be taken in, or need not.
  public func foundlings(_ names: [String]) throws -> (found: [Foundling], left: [String]) {
    var found: [Foundling] = []
    var blockers: [Blocker] = []
    let opens = names.isEmpty ? try unsavedPaths().compactMap(openNew) : try find(names)
    let looksBack = names.isEmpty || opens.contains { $0.saved != nil }
    let violations = looksBack ? try arrivalsWithoutAWord() : [:]
    for open in opens where open.saved == nil {
      switch foundling(open) {
      case .success(let foundling): found.append(foundling)
      case .failure(let refusal):
        // Without names, what begins as any draft does is nobody's concern here.
        if !names.isEmpty || !refusal.isBeginning { blockers.append(refusal.blocker) }
      }
    }
    let saved = names.isEmpty ? nil : Set(opens.map(\.slug.folded))
    for (slug, violations) in violations where saved?.contains(slug.folded) ?? true {
      found.append(foundling(slug, violations))
    }
    for open in opens where open.saved != nil && violations[open.slug] == nil && !names.isEmpty {
      blockers.append(
        Blocker(
          .adoptMissing, slug: open.slug, "`\(open.slug)` is a draft already, and has its history",
          help: "`stet log \(open.slug)` tells it"))
    }
    guard blockers.isEmpty || names.isEmpty else {
      throw Failure(.refused, blockers[0].code, "cannot take them in", blockers: blockers)
    }
    return (found.sorted { $0.path < $1.path }, blockers.map { "left as it is: \($0.message)" })
  }

  private struct Unfit: Error {
    var blocker: Blocker
    var isBeginning = false
  }

  private func foundling(_ open: OpenDraft) -> Result<Foundling, Unfit> {
    guard let version = open.inFolder else {
      return .failure(
        Unfit(
          blocker: Blocker("draft.missing", slug: open.slug, "`\(open.path)` is not there")))
    }
    guard version.adoption(by: rules) != nil, let draft = version.draft(by: rules),
      let state = draft.state
    else {
      return .failure(
        Unfit(
          blocker: Blocker(
            .adoptMissing, slug: open.slug, RuleConsequences.unfitness(of: version, rules),
            help: "mend the file: `stet check \(open.path)` tells what is wrong with it")))
    }
    guard state.id != draft.workflow.initial else {
      return .failure(
        Unfit(
          blocker: Blocker(
            .adoptMissing, slug: open.slug, "`\(open.slug)` begins as any draft does",
            help: "save it: `stet save \(open.slug)`"), isBeginning: true))
    }
    if let other = try? draftFiles().named(open.slug).first(where: { $0.path != open.path }) {
      return .failure(
        Unfit(
          blocker: Blocker(
            .slugTaken, slug: open.slug, "the slug `\(open.slug)` is taken by \(other.path)",
            help: "choose another file name: a slug names one draft")))
    }
    return .success(
      Foundling(
        slug: open.slug, path: open.path, label: state.label, name: nil, violations: []))
  }

  private func foundling(_ slug: Slug, _ violations: [Violation]) -> Foundling {
    let state = violations.lazy.compactMap(\.to).first
    let path = violations.lazy.compactMap(\.path).first ?? ""
    let label = state.flatMap { rules.workflow(for: path)?.state($0)?.label } ?? state?.rawValue
    return Foundling(
      slug: slug, path: path, label: label ?? "no draft any more", name: violations.first?.name,
      violations: violations)
  }

  /// Open violations of drafts that came in, or were let go, without a chief's word.
  private func arrivalsWithoutAWord() throws -> [Slug: [Violation]] {
    // Named, the tip is only looked at: asking remembers nothing.
    let report = try Newsroom.audit(AuditRequest(tip: "HEAD"), circumstances)
    guard report.verdict != .unproven else {
      throw Failure(
        .cannot, "history.missing", report.reason ?? "the history cannot be judged",
        help: report.help)
    }
    let codes: Set<Code> = [.adoptMissing, .createState, .releaseMissing]
    return Dictionary(
      grouping: report.open.filter { codes.contains($0.code) && $0.slug != nil }
    ) { $0.slug ?? "" }
  }

  /// Takes drafts in as they are, on a chief's word.
  ///
  /// - Parameter notes: what to tell beside.
  public func adopt(
    _ found: [Foundling], reason: String?, notes: [String] = [], dryRun: Bool
  ) throws -> Receipt {
    try Newsroom.demandPlainText(reason, "the reason")
    let hand = try hand()
    let chief = try chief(hand, to: "take drafts in as they are")
    guard !found.isEmpty else {
      return Receipt(lines: ["there is nothing to take in"], isDryRun: dryRun, notes: notes)
    }
    var plan = CommitPlan()
    let unsaved = found.filter { $0.violations.isEmpty }
    if !unsaved.isEmpty { try add(unsaved, reason, to: &plan) }
    let saved = found.filter { !$0.violations.isEmpty }
    if !saved.isEmpty { try accept(saved, reason, by: chief, in: &plan) }
    let (commits, written) = try write(plan, by: hand, dryRun: dryRun)
    return Receipt(
      lines: found.count == 1
        ? ["\(found[0].slug) is taken in as it is: \(found[0].label)"]
        : ["\(found.count) drafts are taken in as they are"],
      commits: commits, isDryRun: dryRun, notes: written + notes, slugs: found.map(\.slug),
      next: ["stet list"])
  }

  /// Files that nobody has saved: one commit, which says so.
  private func add(_ found: [Foundling], _ reason: String?, to plan: inout CommitPlan) throws {
    let opens = try found.compactMap { try openUnsaved($0.path) }
    var planned = CommitPlan.Planned(
      message: CommitMessage(subject: "adopt: \(subject(of: found))", body: reason ?? ""),
      changes: [])
    for open in opens {
      guard let bytes = open.folderBytes, let trailer = open.inFolder?.adoption(by: rules) else {
        throw Failure(.cannot, "draft.missing", "`\(open.path)` has changed meanwhile")
      }
      planned.message.trailers.append(trailer)
      planned.changes.append(CommitPlan.Change(path: open.path, before: nil, after: bytes))
      for case (let path, let bytes?) in open.attachmentEdits.sorted(by: { $0.key < $1.key }) {
        planned.changes.append(CommitPlan.Change(path: path, before: nil, after: bytes))
      }
    }
    plan.commits.append(planned)
  }

  /// Saved ones: what nobody said at the time is said now, and stays listed.
  private func accept(
    _ found: [Foundling], _ reason: String?, by chief: Masthead.Person, in plan: inout CommitPlan
  ) throws {
    guard let reason = reason?.trimmingBlanks, !reason.isEmpty else {
      throw Failure(
        .refused, .transitionRequires, "taking in what is saved already asks for a reason",
        help: "give it: `stet adopt \(found[0].slug) -m 'WHY'`")
    }
    let violations = found.flatMap(\.violations)
    let blockers = violations.compactMap { refusal(of: $0, by: chief) }
    guard blockers.isEmpty else {
      throw Failure(
        .refused, blockers[0].code, "cannot take them in", blockers: Array(blockers.prefix(1)))
    }
    plan.commits.append(
      CommitPlan.Planned(
        message: CommitMessage(
          subject: "adopt: \(subject(of: found))", body: reason,
          trailers: violations.map { .accept($0.commit, $0.code, $0.slug) }),
        changes: []))
  }

  private func subject(of found: [Foundling]) -> String {
    found.count == 1 ? found[0].slug.rawValue : "\(found.count) drafts"
  }
}
