import Foundation

/// Whether a transition holds.
extension NaiveJudge {
  func faults(of transition: PlainRules.Transition, _ change: Change) -> [String] {
    let (old, new, at) = (change.old, change.new, change.at)
    var codes: [String] = []
    if at.maker.isForge { codes.append("identity.unknown") }
    if !at.maker.has(transition.by, in: change.sections) {
      codes.append(at.maker.fault ?? "transition.role")
    }
    if change.changesCopy && !transition.edits { codes.append("transition.effects") }
    if transition.reason && !at.commit.hasReason { codes.append("transition.requires") }
    if transition.own {
      let people = new.bylines.map { at.rules.person(named: $0) }
      if people.isEmpty || people.contains(nil) {
        codes.append("transition.requires")
      } else if let person = at.maker.person, !people.contains(person.id) {
        codes.append("transition.requires")
      }
    }
    codes += findings(of: transition.checks, new, at.rules)
    codes += effectFaults(transition, change)
    codes += approvalFaults(transition, old, new, at, change.changesCopy)
    return codes
  }

  /// The binding checks.
  private func findings(of checks: [String], _ draft: Version, _ rules: PlainRules) -> [String] {
    func isEmpty(_ key: String) -> Bool { draft.draft?.one(key)?.isEmpty ?? true }
    return checks.flatMap { check -> [String] in
      let finds =
        switch check {
        case "byline":
          draft.bylines.isEmpty ? 1 : draft.bylines.count { rules.person(named: $0) == nil }
        case "section": draft.section.map { rules.sections.contains($0) ? 0 : 1 } ?? 1
        case "title": isEmpty("title") ? 1 : 0
        case "body": draft.draft?.hasBody == true ? 0 : 1
        default: 0
        }
      return Array(repeating: "transition.checks", count: finds)
    }
  }

  private func effectFaults(
    _ transition: PlainRules.Transition, _ change: Change
  ) -> [String] {
    let (old, new, at) = (change.old, change.new, change.at)
    var codes: [String] = []
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
      codes.append("transition.effects")
    }
    for (key, value) in transition.stamps where old.draft?.lines[key] == nil {
      if !isWritten(key, value) { codes.append("transition.effects") }
    }
    for key in change.managed where transition.sets[key] == nil {
      if transition.stamps[key] != nil, old.draft?.lines[key] == nil { continue }
      codes += change.fault(of: key)
    }
    return codes
  }
}
