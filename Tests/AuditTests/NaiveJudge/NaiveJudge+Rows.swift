import Foundation

/// The table of legal changes.
extension NaiveJudge {
  func judge(_ old: Version?, _ new: Version?, _ at: Circumstance) -> Outcome {
    switch (old, new) {
    case (nil, nil): return Outcome()
    case (nil, let new?): return judgeArrival(new, at)
    case (let old?, nil):
      let live = at.rules.isLive(old.state)
      let roles = at.rules.state(old.state ?? "")?.delete ?? []
      guard !at.maker.isForge, at.maker.has(roles, in: [old.section]) else {
        return Outcome(codes: [at.maker.fault ?? "delete.role"])
      }
      return Outcome(asks: live ? .role(roles) : nil)
    case (let old?, let new?): return judgeChange(old, new, at)
    }
  }

  /// What is never legal, in any row.
  func shape(_ draft: Version, _ reading: Reading, _ rules: PlainRules) -> [String] {
    shape(draft, twins: !reading.twins(of: draft).isEmpty, rules)
  }

  func shape(_ draft: Version, twins: Bool, _ rules: PlainRules) -> [String] {
    guard let text = draft.draft else { return ["draft.malformed"] }
    var codes: [String] = []
    if draft.state.flatMap(rules.state) == nil { codes.append("draft.state") }
    if twins { codes.append("slug.taken") }
    if draft.slug.isEmpty
      || draft.slug.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
    {
      codes.append("slug.malformed")
    }
    if let said = text.one("slug"), said != draft.slug { codes.append("slug.malformed") }
    return codes
  }

  private func judgeArrival(_ new: Version, _ at: Circumstance) -> Outcome {
    var codes = shape(new, twins: at.twins, at.rules)
    if new.slug.range(of: "^[a-z0-9-]+$", options: .regularExpression) == nil, at.last == nil {
      codes.append("slug.malformed")
    }
    if codes.contains("draft.malformed") { return Outcome(codes: codes, changesCopy: true) }
    if !at.maker.has(at.rules.create, in: [new.section]) {
      codes.append(at.maker.fault ?? "create.role")
    }
    if let state = new.state, at.rules.state(state) != nil, state != at.rules.initial {
      codes.append("create.state")
    }
    let allowed = at.life.wasLive ? [] : at.rules.stamped
    for key in at.rules.managed.subtracting(["status"]).subtracting(allowed)
    where new.draft?.lines[key] != at.last?.draft?.lines[key] {
      codes.append("managed.edited")
      break
    }
    return Outcome(codes: codes, changesCopy: true)
  }

  private func judgeChange(_ old: Version, _ new: Version, _ at: Circumstance) -> Outcome {
    let codes = shape(new, twins: at.twins, at.rules)
    guard codes.isEmpty else { return Outcome(codes: codes, changesCopy: true) }
    let isRenamed = old.slug != new.slug || old.path != new.path
    let changesCopy =
      old.copyID != new.copyID || old.attachments != new.attachments
      || old.entry.mode != new.entry.mode
    let managed = at.rules.managed.subtracting(["status"]).sorted().filter {
      old.draft?.lines[$0] != new.draft?.lines[$0] && !($0 == "slug" && isRenamed)
    }
    var outcome = Outcome(changesCopy: changesCopy)
    let sections = [old.section, new.section]
    let edit = at.rules.state(old.state ?? "")?.edit ?? []
    let mayEdit = at.maker.has(edit, in: sections)
    let isLive = at.rules.isLive(old.state)
    if old.state == new.state {
      let stamps = at.life.wasLive ? [] : at.rules.stamped
      let isEdit = changesCopy || !managed.isEmpty
      if mayEdit, Set(managed).isSubset(of: stamps) {
        // Whoever may edit.
      } else if isEdit {
        outcome = judgeTransition(old, new, managed, at, changesCopy)
        if outcome.transition == nil {
          if changesCopy && !mayEdit { outcome.codes = [at.maker.fault ?? "edit.role"] }
          if !Set(managed).isSubset(of: mayEdit ? stamps : []) {
            outcome.codes.append("managed.edited")
          }
        }
      }
    } else {
      outcome = judgeTransition(old, new, managed, at, changesCopy)
      if outcome.transition == nil { outcome.codes = ["transition.unknown"] }
    }
    if isRenamed, at.maker.isForge || !(isLive ? outcome.transition != nil : mayEdit) {
      outcome.codes.append(at.maker.fault ?? "rename.role")
    }
    return outcome
  }
}
