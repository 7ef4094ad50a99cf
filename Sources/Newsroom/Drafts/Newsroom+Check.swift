public import Editorial
import Git

extension Newsroom {
  /// Findings in drafts as they lie in the folder; all drafts when none is named.
  public func check(_ names: [String]) throws -> CheckReport {
    try checkReport(of: try draftsToCheck(names), names: names)
  }

  /// The drafts that were named; all of them, new ones included, when none is.
  func draftsToCheck(_ names: [String]) throws -> [OpenDraft] {
    guard names.isEmpty else { return try find(names) }
    return try draftFiles().all.map { try open($0) } + unsavedPaths().compactMap(openUnsaved)
  }

  /// What is found in some drafts, and in the rules when no draft was named.
  func checkReport(of opens: [OpenDraft], names: [String]) throws -> CheckReport {
    var findings = names.isEmpty ? ruleWarnings : []
    for open in opens {
      var found = try self.findings(in: open, comparesTitles: true)
      try markMendable(&found, in: open)
      findings += found
    }
    findings.sort {
      ($0.location?.path ?? "", $0.location?.line ?? 0, $0.location?.column ?? 0)
        < ($1.location?.path ?? "", $1.location?.line ?? 0, $1.location?.column ?? 0)
    }
    return CheckReport(
      findings: findings, checked: opens.count, paths: opens.map(\.path),
      unsaved: opens.filter(\.isUnsaved).map(\.slug))
  }

  /// Everything that every check finds in a draft, as it lies in the folder.
  func findings(in open: OpenDraft, comparesTitles: Bool = false) throws -> [Finding] {
    guard let version = open.inFolder else {
      return [
        Finding(
          "draft.deleted", .warning, "the file is gone from the folder, and still saved",
          at: .start(of: open.path), help: "`stet restore \(open.slug)` brings it back",
          slug: open.slug)
      ]
    }
    guard let draft = Draft(version, workflow: open.workflow) else {
      return Newsroom.unreadable(version, open.slug).map { blocker in
        var finding =
          blocker.finding
          ?? Finding(
            blocker.code, .error, blocker.message, at: .start(of: open.path), help: blocker.help)
        finding.slug = open.slug
        return finding
      }
    }
    let surroundings = NewsroomSurroundings(
      self, bytes: [open.path: open.folderBytes ?? open.savedBytes ?? []],
      brought: Set(version.attachments.keys),
      added: open.saved == nil ? [open.path: open.slug] : [:], comparesTitles: comparesTitles)
    var findings = CheckSelection.all.findings(
      in: draft, called: Checks.ids, rules: rules, surroundings: surroundings)
    findings += structuralFindings(draft, surroundings)
    if let typed = open.draft.flatMap({ draft.blocker(ofStateTypedSince: $0) }) {
      findings.append(
        Finding(
          typed.code, .error, typed.message, at: draft.location(of: draft.keys.state),
          help: typed.help, slug: draft.slug))
    }
    return findings
  }

  /// What no transition lets through, whatever its checks: the state, the slug.
  private func structuralFindings(
    _ draft: Draft, _ surroundings: NewsroomSurroundings
  ) -> [Finding] {
    var findings: [Finding] = []
    if draft.state == nil {
      let ids = draft.workflow.states.map(\.id.rawValue)
      let named = draft.stateID?.rawValue ?? ""
      findings.append(
        Finding(
          .draftState, .error,
          named.isEmpty ? "the front matter says no state" : "`\(named)` is no state",
          at: draft.location(of: draft.keys.state),
          help: nearest(to: named, among: ids).first.map { "did you mean `\($0)`?" }
            ?? "it has \(ids.joined(separator: ", "))", slug: draft.slug))
    }
    let twins = surroundings.paths(of: draft.slug).filter { $0 != draft.path }
    if let twin = twins.first {
      findings.append(
        Finding(
          .slugTaken, .error, "the slug `\(draft.slug)` is taken by \(twin)",
          at: .start(of: draft.path), help: "rename one of the files: a slug names one draft",
          slug: draft.slug))
    }
    return findings
  }
}
