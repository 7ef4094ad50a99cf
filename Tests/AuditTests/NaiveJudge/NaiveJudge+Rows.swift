import Foundation

/// The table of legal changes.
extension NaiveJudge {
  func judge(_ old: Version?, _ new: Version?, _ at: Circumstance) -> Outcome {
    switch (old, new) {
    case (nil, nil): return Outcome()
    case (nil, let new?): return judgeArrival(new, at)
    case (let old?, nil): return judgeDeparture(old, at)
    case (let old?, let new?):
      let change = Change(old: old, new: new, at: at)
      var outcome = Outcome(codes: shape(new, twins: at.twins, at.rules))
      guard new.draft != nil, new.state.flatMap(at.rules.state) != nil else { return outcome }
      guard old.draft != nil, old.state.flatMap(at.rules.state) != nil else {
        // Nobody can say what was there: it begins again.
        outcome.codes += beginning(new, at)
        outcome.begins = true
        return outcome
      }
      let judged = judge(change)
      outcome.codes += judged.codes
      outcome.transition = judged.transition
      outcome.asks = judged.asks
      return outcome
    }
  }

  /// What is never legal, in any row.
  func shape(_ draft: Version, _ reading: Reading, _ rules: PlainRules) -> [String] {
    shape(draft, twins: !reading.twins(of: draft).isEmpty, rules)
  }

  func shape(_ draft: Version, twins: Bool, _ rules: PlainRules) -> [String] {
    guard draft.draft != nil else { return ["draft.malformed"] }
    var codes: [String] = []
    if draft.state.flatMap(rules.state) == nil { codes.append("draft.state") }
    if twins { codes.append("slug.taken") }
    if draft.slug.isEmpty
      || draft.slug.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
    {
      codes.append("slug.malformed")
    }
    return codes
  }

  private func judgeArrival(_ new: Version, _ at: Circumstance) -> Outcome {
    var codes = shape(new, twins: at.twins, at.rules)
    if codes.contains("draft.malformed") { return Outcome(codes: codes, begins: true) }
    guard new.state.flatMap(at.rules.state) != nil else {
      return Outcome(codes: codes, begins: true)
    }
    codes += beginning(new, at)
    // What it brings along, no transition has written; one that comes back may have what it had.
    let free = at.life.wasLive && at.last != nil ? [] : at.rules.stamped
    for key in at.rules.managed.subtracting(["status"]).subtracting(free) {
      guard let lines = new.draft?.lines[key], lines != at.last?.draft?.lines[key] else { continue }
      if key == "slug", new.draft?.one(key) == new.slug { continue }
      codes.append("managed.edited")
    }
    return Outcome(codes: codes, begins: true)
  }

  private func beginning(_ new: Version, _ at: Circumstance) -> [String] {
    var codes: [String] = []
    if !at.maker.has(at.rules.create, in: [new.section]) {
      codes.append(at.maker.fault ?? "create.role")
    }
    if new.state != at.rules.initial { codes.append("create.state") }
    return codes
  }

  private func judgeDeparture(_ old: Version, _ at: Circumstance) -> Outcome {
    // What cannot be read has no state: whoever may begin a draft may clear it away.
    let state = old.state.flatMap(at.rules.state)
    let roles = old.draft == nil ? at.rules.create : state?.delete ?? ["chief"]
    let sections = old.draft == nil ? [] : [old.section]
    var codes: [String] = []
    if at.maker.isForge { codes.append("identity.unknown") }
    if !at.maker.has(roles, in: sections) { codes.append(at.maker.fault ?? "delete.role") }
    return Outcome(codes: codes, asks: at.rules.isLive(old.state) ? .role(roles) : nil)
  }

  // MARK: - Both are there

  private func judge(_ change: Change) -> Outcome {
    let (old, new, at) = (change.old, change.new, change.at)
    let named = at.commit.trailers("Transition").filter { $0.count == 2 && $0[1] == new.slug }
      .map { $0[0] }
    let fitting = at.rules.transitions.filter {
      $0.to == new.state && $0.from.contains(old.state ?? "")
    }
    let meant = fitting.filter { named.first == $0.id }
    let ways = (meant.isEmpty ? fitting : meant).map { transition in
      Outcome(
        codes: rename(change, transition) + faults(of: transition, change),
        transition: transition.id, asks: .transition(id: transition.id))
    }
    let best = ways.min { $0.codes.count < $1.codes.count }
    if let best, !meant.isEmpty { return best }
    guard old.state == new.state else {
      return best ?? Outcome(codes: ["transition.unknown"])
    }
    var plain = Outcome(codes: rename(change, nil) + edit(change))
    if at.rules.isLive(old.state) {
      plain.asks = .role(at.rules.state(old.state ?? "")?.edit ?? [])
    }
    // What holds, or comes nearer to holding, was meant.
    if let best, best.codes.count < plain.codes.count { return best }
    return plain
  }

  private func rename(_ change: Change, _ transition: PlainRules.Transition?) -> [String] {
    guard change.isRenamed else { return [] }
    let maker = change.at.maker
    var codes = maker.isForge ? ["identity.unknown"] : []
    if change.at.rules.isLive(change.old.state) {
      if transition?.edits != true { codes.append("rename.role") }
    } else if !change.mayEdit {
      codes.append(maker.fault ?? "rename.role")
    }
    return codes
  }

  private func edit(_ change: Change) -> [String] {
    var codes: [String] = []
    if change.changesCopy, !change.mayEdit {
      codes.append(change.at.maker.fault ?? "edit.role")
    }
    for key in change.managed { codes += change.fault(of: key) }
    return codes
  }
}

/// A draft before and after a step, both of which can be read.
struct Change {
  var old: Version
  var new: Version
  var at: Circumstance

  var isRenamed: Bool { old.slug != new.slug || old.path != new.path }
  var changesCopy: Bool {
    old.copyID != new.copyID || old.attachments != new.attachments
  }
  var sections: [String?] { [old.section, new.section] }
  var mayEdit: Bool {
    at.maker.has(at.rules.state(old.state ?? "")?.edit ?? [], in: sections)
  }

  /// The managed keys whose value changed; a rename may write the slug that it gives.
  var managed: [String] {
    at.rules.managed.subtracting(["status"]).sorted().filter { key in
      guard old.draft?.values[key] != new.draft?.values[key] else { return false }
      return
        !(key == "slug" && isRenamed
        && [nil, new.slug].contains(new.draft?.one(key)))
    }
  }

  /// What is wrong with a managed key that nobody was to write.
  func fault(of key: String) -> [String] {
    guard !at.life.wasLive, at.rules.stamped.contains(key) else { return ["managed.edited"] }
    return mayEdit ? [] : [at.maker.fault ?? "edit.role"]
  }
}
