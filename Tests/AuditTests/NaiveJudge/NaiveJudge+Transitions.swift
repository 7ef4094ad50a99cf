import Foundation

/// Whether a transition holds.
extension NaiveJudge {
  /// The transition that a commit names, or of all that would lead there the one that fits best.
  func judgeTransition(
    _ old: Version, _ new: Version, _ managed: [String], _ at: Circumstance, _ changesCopy: Bool
  ) -> Outcome {
    let named = at.commit.trailers("Transition").filter { $0.count == 2 && $0[1] == new.slug }
      .map { $0[0] }
    let fitting = at.rules.transitions.filter { transition in
      transition.to == new.state && transition.from.contains(old.state ?? "")
        && (old.state != new.state || (transition.edits || !changesCopy))
    }
    let meant = fitting.filter { named.contains($0.id) }
    let candidates = (meant.isEmpty ? fitting : meant).map { transition in
      Outcome(
        codes: faults(of: transition, old, new, managed, at, changesCopy),
        transition: transition.id, changesCopy: changesCopy, asks: .transition(id: transition.id))
    }
    guard var best = candidates.min(by: { $0.codes.count < $1.codes.count }) else {
      return Outcome(changesCopy: changesCopy)
    }
    // A change in place that nobody called a transition, and that is none.
    if old.state == new.state, meant.isEmpty, !best.codes.isEmpty {
      return Outcome(changesCopy: changesCopy)
    }
    best.codes = Array(Set(best.codes)).sorted()
    return best
  }

  private func faults(
    of transition: PlainRules.Transition, _ old: Version, _ new: Version, _ managed: [String],
    _ at: Circumstance, _ changesCopy: Bool
  ) -> [String] {
    var codes: [String] = []
    let sections = [old.section, new.section]
    if at.maker.isForge || !at.maker.has(transition.by, in: sections) {
      codes.append(at.maker.fault ?? "transition.role")
    }
    if changesCopy && !transition.edits { codes.append("edit.role") }
    if transition.reason && !at.commit.hasReason { codes.append("transition.requires") }
    if transition.own {
      let people = resolved(new, at.rules)
      if people.count != new.bylines.count || !people.contains(at.maker.person?.id ?? "") {
        codes.append("transition.requires")
      }
    }
    if findsSomething(transition.checks, new, at.rules) { codes.append("transition.checks") }
    codes += effectFaults(transition, old, new, managed, at)
    codes += approvalFaults(transition, old, new, at, changesCopy)
    return codes
  }

  /// The binding checks.
  private func findsSomething(_ checks: [String], _ draft: Version, _ rules: PlainRules) -> Bool {
    func isEmpty(_ key: String) -> Bool { draft.draft?.one(key)?.isEmpty ?? true }
    return checks.contains { check in
      switch check {
      case "byline":
        draft.bylines.isEmpty || draft.bylines.contains { rules.person(named: $0) == nil }
      case "section": draft.section.map { !rules.sections.contains($0) } ?? true
      case "title": isEmpty("title")
      case "body": !(draft.draft?.hasBody ?? false)
      default: false
      }
    }
  }

  private func effectFaults(
    _ transition: PlainRules.Transition, _ old: Version, _ new: Version, _ managed: [String],
    _ at: Circumstance
  ) -> [String] {
    var codes: Set<String> = []
    func isWritten(_ key: String, _ value: String) -> Bool {
      let now = new.draft?.one(key)
      switch value {
      case "now":
        let form = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]+)?([+-][0-9]{2}:[0-9]{2}|Z)$"
        return now?.range(of: form, options: .regularExpression) != nil
      case "today":
        return now?.range(of: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", options: .regularExpression) != nil
      case "actor": return now == at.maker.person?.id || now == at.maker.person?.names.first
      case "remove": return now == nil
      default: return now == value
      }
    }
    for (key, value) in transition.sets where !isWritten(key, value) {
      codes.insert("transition.effects")
    }
    for (key, value) in transition.stamps where old.draft?.lines[key] == nil {
      if !isWritten(key, value) { codes.insert("transition.effects") }
    }
    for key in managed where transition.sets[key] == nil {
      if transition.stamps[key] != nil, old.draft?.lines[key] == nil { continue }
      codes.insert("managed.edited")
    }
    return codes.sorted()
  }
}
