public import Editorial
import Git

extension Newsroom {
  /// How the team is doing, counted from the whole history.
  public func pace(_ question: Pace.Question) throws -> Pace {
    let known = rules.sections.all.map(\.id)
    for section in question.sections where !known.contains(section) {
      throw unknown("section", section.rawValue, among: known.map(\.rawValue))
    }
    if let since = question.since, let until = question.until,
      until.daysSince1970 < since.daysSince1970
    {
      throw Failure(
        .cannot, "usage", "\(until) is before \(since): nothing lies between them",
        help: "--since takes the first day, --until the last")
    }
    let past = try replayAhead()
    let present = past.drafts.values.compactMap { record -> Pace.Present? in
      guard let version = record.version, let workflow = rules.workflow(for: version.path) else {
        return nil
      }
      return Draft(version, workflow: workflow).map { Pace.Present($0, life: record.life) }
    }
    // Workflows that count days in different zones share a report in the first one's.
    let name = rules.workflows.first?.zone ?? "UTC"
    let zone = Zone(name)
    return Pace(
      of: past.events, present: present, rules: rules, question, now: now, zone: name,
      offset: zone.offset)
  }

  /// What happened to all drafts, read as the audit reads it: ahead, on all cores.
  ///
  /// Where it is not plain what history that is, the ledger says so as ever.
  private func replayAhead() throws -> ReplayOutcome {
    guard let tip, !repository.isShallow else { return try replayAll() }
    let chronicle = Chronicle(repository, circumstances)
    try chronicle.read(to: tip, from: try Trust(repository).anchor())
    guard chronicle.anchors.count == 1, chronicle.isJudged(chronicle.tip) else {
      return try replayAll()
    }
    try chronicle.prepare()
    defer { chronicle.finish() }
    var replay = Replay(source: chronicle)
    return try replay.run(to: chronicle.tip)
  }
}
