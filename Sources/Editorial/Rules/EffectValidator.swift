/// Finds the faults of what a workflow's transitions write: keys that are not theirs, and values
/// that no draft may hold.
enum EffectValidator {
  static func faults(of workflow: WorkflowDefinition) -> [Finding] {
    var findings: [Finding] = []
    var spellings: [String: String] = [:]
    for key in workflow.site.keys.all { spellings[key.caseFolded] = key }
    for transition in workflow.transitions {
      var written: Set<String> = []
      for effect in transition.sets + transition.stamps {
        let key = effect.key
        let fault =
          keyFault(key, in: workflow) ?? spellingFault(key, &spellings) ?? valueFault(effect)
        if let fault {
          findings.append(fault)
        } else if !written.insert(key.value).inserted {
          findings.append(
            .fault(
              "rules.duplicate", "`\(transition.id.value)` writes `\(key.value)` twice",
              at: key.location,
              help: "keep it under `sets` (always written) or `stamps` (only where absent)"))
        }
      }
    }
    return findings
  }

  private static func keyFault(
    _ key: Located<String>, in workflow: WorkflowDefinition
  ) -> Finding? {
    let keys = workflow.site.keys
    if !SiteValidator.isKey(key.value) {
      return .fault(
        "rules.value", "`\(key.value)` cannot be a key of front matter", at: key.location,
        help: "a key has letters, digits, `_` and `-`")
    }
    if key.value == keys.state {
      return .fault(
        "rules.value", "`\(key.value)` holds the state, which the transition itself writes",
        at: key.location, help: "leave it out: `to` says what is written")
    }
    let own = [keys.slug, keys.aliases, keys.corrections, workflow.site.visibility?.key]
    if own.contains(key.value) {
      return .fault(
        "rules.value", "`\(key.value)` is written by stet itself", at: key.location,
        help: "leave it out, or give the effect a key of its own")
    }
    if [keys.title, keys.dek, keys.byline, keys.section, keys.embargo, "tags"].contains(key.value) {
      return .fault(
        "rules.value", "`\(key.value)` is the writers': a check reads it", at: key.location,
        help: "a key that a transition writes is nobody's to edit; give it another name")
    }
    return nil
  }

  private static func spellingFault(
    _ key: Located<String>, _ spellings: inout [String: String]
  ) -> Finding? {
    let folded = key.value.caseFolded
    guard let other = spellings[folded], other != key.value else {
      spellings[folded] = key.value
      return nil
    }
    return .fault(
      "rules.duplicate", "`\(key.value)` differs from `\(other)` in case only", at: key.location,
      help: "use one spelling: many site generators read the two as one key")
  }

  private static func valueFault(_ effect: WorkflowDefinition.Effect) -> Finding? {
    guard case .literal(let text) = effect.value else { return nil }
    let place = effect.key.location
    let words = ["now", "today", "actor", "remove"]
    let what = "the value of `\(effect.key.value)`"
    if let fault = RuleNames.fault(inText: text, of: what, at: place) { return fault }
    if let word = words.first(where: { $0 == text.caseFolded }) {
      return .fault(
        "rules.value", "unknown effect `\(text)`", at: place, help: "did you mean `\(word)`?")
    }
    if text.contains(where: { "(){}$".contains($0) }) {
      let known = "`now`, `today`, `actor` and `remove` are worked out; anything else is written"
      return .fault(
        "rules.value", "`\(text)` looks like a formula, and stet has none", at: place,
        help: known + " as it stands")
    }
    if isTimeWithoutZone(text) {
      return .fault(
        "rules.value", "`\(text)` is a time without an offset: another moment on another machine",
        at: place, help: "write the offset too: `2026-11-19T10:00:00+00:00`")
    }
    return nil
  }

  private static func isTimeWithoutZone(_ text: String) -> Bool {
    guard CivilDate(String(text.prefix(10))) != nil, text.count > 10 else { return false }
    return Timestamp(rfc3339: text) == nil
  }
}
