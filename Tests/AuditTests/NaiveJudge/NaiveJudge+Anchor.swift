/// The commit from which history counts, and what is taken as given there.
extension NaiveJudge {
  /// The one that is remembered, or the only one that has rules where no parent has any.
  func findAnchor(_ tip: String) throws -> String {
    if let remembered = settings["stet.anchor"] {
      guard known[tip]?.contains(remembered) == true else { throw Stop(reason: "anchor") }
      return remembered
    }
    let candidates = try order.filter { id in
      guard try !(parents[id] ?? []).contains(where: { try hasRuleFiles($0) }) else {
        return false
      }
      return (try? rulesOf(id)) != nil
    }
    let first = candidates.filter { id in
      !candidates.contains { $0 != id && known[id]?.contains($0) == true }
    }
    guard first.count == 1 else { throw Stop(reason: "anchor: \(first.count) candidates") }
    return first[0]
  }

  private func hasRuleFiles(_ id: String) throws -> Bool {
    try ruleFiles(id).keys.contains { path in
      path.hasSuffix(".yml") && !path.dropFirst("workflows/".count).contains("/")
    }
  }

  /// The rules of a tree, or why there are none.
  func rulesOf(_ id: String) throws -> PlainRules {
    let files = try ruleFiles(id)
    if let known = readings.rules[files] { return try known.get() }
    let read = Result(catching: { try self.read(files) })
    readings.rules[files] = read
    return try read.get()
  }

  private func read(_ files: [String: Objects.Entry]) throws -> PlainRules {
    var bytes: [String: [UInt8]] = [:]
    for (path, entry) in files {
      guard entry.isFile else {
        if path.hasSuffix(".yml") || path == "workflows" { throw PlainRules.Unusable.invalid }
        continue
      }
      bytes[path] = try objects.blob(entry.id)
    }
    return try PlainRules(bytes)
  }

  /// What history begins with is accepted as given.
  mutating func anchorScene(_ id: String) throws -> Scene {
    let force = Scene.RulesInForce(
      token: id, rules: try rulesOf(id), version: try ruleFiles(id), makers: [id])
    var scene = Scene(rules: [force])
    let reading = try reading(id, force)
    for draft in reading.drafts {
      var track = Track(births: [id + ":" + draft.slug], version: draft, last: draft, makers: [id])
      adopt(&track, at: id, force.rules)
      if draft.state != force.rules.initial { adopted.append(draft.slug) }
      scene.tracks.append(track)
    }
    for path in reading.others.keys { scene.fileMakers[path] = [id] }
    return scene
  }

  /// Whether the commit's message takes the draft as it stands.
  func adopts(_ commit: PlainCommit?, _ draft: Version) -> Bool {
    commit?.trailers("Adopt").contains([draft.slug, draft.state ?? "", draft.copyID]) ?? false
  }

  /// Begins a life with what is there, and without approvals.
  func adopt(_ track: inout Track, at id: String, _ rules: PlainRules) {
    track.life.approvals = []
    track.life.entry = id
    track.life.wasLive = track.life.wasLive || rules.isLive(track.version?.state)
    track.life.bylines.formUnion(resolved(track.version, rules))
  }

  func resolved(_ version: Version?, _ rules: PlainRules) -> [String] {
    (version?.bylines ?? []).compactMap { rules.person(named: $0) }
  }
}
