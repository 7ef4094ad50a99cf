import Editorial

/// Reads a workflow's `rules:`, the parameters and levels of the checks.
enum CheckRulesReader {
  static func read(_ entry: RuleNode.Entry, _ decoder: inout RuleDecoder) -> CheckRules {
    var rules = CheckRules()
    let checks = CheckID.all.map(\.rawValue)
    guard case .mapping(let entries) = entry.value.content else {
      decoder.drop(
        .fault(
          "rules.type", "`rules` is \(entry.value.kind) where a mapping is expected",
          at: entry.key.location, help: "write `rules: {title: {max: 90}}`"))
      return rules
    }
    for entry in entries {
      let check = CheckID(entry.name)
      guard CheckID.all.contains(check) else {
        let known = "the checks are \(checks.joined(separator: ", "))"
        let question = NearMisses.question(for: entry.name, among: checks)
        decoder.note(
          .fault(
            "rules.reference", "unknown check `\(entry.name)`", at: entry.key.location,
            help: question.map { "\($0) \(known)" } ?? known))
        continue
      }
      read(entry, of: check, into: &rules, &decoder)
    }
    return rules
  }

  private static func read(
    _ entry: RuleNode.Entry, of check: CheckID, into rules: inout CheckRules,
    _ decoder: inout RuleDecoder
  ) {
    let parameters =
      switch check {
      case .title: ["max", "level"]
      case .dek: ["max", "required", "level"]
      default: ["level"]
      }
    guard
      let node = decoder.mapping(
        entry.value, of: "the rules of `\(entry.name)`", keys: parameters)
    else { return }
    if let level = node["level"].flatMap({ decoder.text($0) }).flatMap({
      decoder.choice($0, of: "`level`", as: CheckRules.Level.self)
    }) {
      rules.levels[check] = level.value
    }
    if let max = node["max"].flatMap({ decoder.number($0) }) {
      if max.value < 1 {
        decoder.note(
          .fault(
            "rules.value", "`max` is \(max.value), and no \(entry.name) is that short",
            at: max.location, help: "write the most characters it may have: `max: 90`"))
      } else if check == .title {
        rules.titleLimit = max.value
      } else {
        rules.dekLimit = max.value
      }
    }
    if let required = node["required"].flatMap({ decoder.flag($0) }) {
      rules.dekRequired = required
    }
  }
}
