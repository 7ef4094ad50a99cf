import Editorial

/// Reads one entry of a workflow's `transitions:`.
enum TransitionReader {
  static let keys = [
    "id", "about", "from", "to", "by", "requires", "checks", "edits", "sets", "stamps",
  ]

  static func read(
    _ node: RuleNode, _ decoder: inout RuleDecoder
  ) -> WorkflowDefinition.Transition? {
    guard let node = decoder.mapping(node, of: "a transition", keys: keys) else { return nil }
    guard let entry = node["id"] else {
      decoder.drop(
        .fault(
          "rules.missing", "a transition without `id`", at: node.location,
          help: "add `id: submit`: the command that makes it"))
      return nil
    }
    guard let id = decoder.name(entry, as: TransitionID.self) else { return nil }
    var transition = WorkflowDefinition.Transition(id: id)
    transition.about = node["about"].flatMap { decoder.text($0)?.value }
    transition.from = node["from"].map { decoder.names($0, as: StateID.self) } ?? []
    transition.to = node["to"].flatMap { target($0, &decoder) }
    transition.by = node["by"].map { decoder.names($0, as: Role.self) } ?? []
    transition.checks = node["checks"].map { decoder.names($0, as: CheckID.self) } ?? []
    transition.edits = node["edits"].flatMap { decoder.flag($0) } ?? false
    transition.sets = node["sets"].map { effects($0, &decoder) } ?? []
    transition.stamps = node["stamps"].map { effects($0, &decoder) } ?? []
    if let entry = node["requires"] { requirements(entry.value, of: &transition, &decoder) }
    return transition
  }

  /// `to` is one state: a draft cannot be in two.
  private static func target(
    _ entry: RuleNode.Entry, _ decoder: inout RuleDecoder
  ) -> Located<StateID>? {
    guard case .list(let items) = entry.value.content else {
      return decoder.name(entry, as: StateID.self)
    }
    let first = items.first?.text ?? "review"
    decoder.drop(
      .fault(
        "rules.type", "`to` is a list where one state is expected", at: entry.value.location,
        help: "write `to: \(first)`; for several targets write several transitions"))
    return nil
  }

  private static func effects(
    _ entry: RuleNode.Entry, _ decoder: inout RuleDecoder
  ) -> [WorkflowDefinition.Effect] {
    guard case .mapping(let entries) = entry.value.content else {
      decoder.drop(
        .fault(
          "rules.type", "`\(entry.name)` is \(entry.value.kind) where a mapping is expected",
          at: entry.value.text == nil ? entry.key.location : entry.value.location,
          help: "write `\(entry.name): {date: now}`"))
      return []
    }
    return entries.compactMap { effect in
      decoder.text(effect).map {
        WorkflowDefinition.Effect(
          key: Located(effect.name, at: effect.key.location), value: EffectValue($0.value))
      }
    }
  }

  private static func requirements(
    _ node: RuleNode, of transition: inout WorkflowDefinition.Transition,
    _ decoder: inout RuleDecoder
  ) {
    guard let node = decoder.mapping(node, of: "`requires`", keys: ["reason", "own", "approvals"])
    else { return }
    transition.reason = node["reason"].flatMap { decoder.flag($0) } ?? false
    transition.own = node["own"].flatMap { decoder.flag($0) } ?? false
    transition.approvals = node["approvals"].flatMap { approvals($0, &decoder) }
  }

  private static func approvals(
    _ entry: RuleNode.Entry, _ decoder: inout RuleDecoder
  ) -> WorkflowDefinition.Approvals? {
    let keys = ["count", "from", "not", "sections"]
    guard let node = decoder.mapping(entry.value, of: "`approvals`", keys: keys)
    else { return nil }
    guard let count = node["count"] else {
      decoder.drop(
        .fault(
          "rules.missing", "`approvals` without `count`", at: entry.key.location,
          help: "write `approvals: {count: 1, from: [editor]}`"))
      return nil
    }
    guard let number = decoder.number(count) else { return nil }
    var approvals = WorkflowDefinition.Approvals(location: entry.key.location, count: number)
    approvals.from = node["from"].map { decoder.names($0, as: Role.self) } ?? []
    approvals.not = (node["not"].map { decoder.texts($0) } ?? []).compactMap {
      decoder.choice($0, of: "`not`", as: Exclusion.self)
    }
    if let entry = node["sections"] {
      approvals.sections = sections(entry, &decoder)
    }
    return approvals
  }

  private static func sections(
    _ entry: RuleNode.Entry, _ decoder: inout RuleDecoder
  ) -> [(section: Located<SectionID>, count: Located<Int>)] {
    guard case .mapping(let entries) = entry.value.content else {
      decoder.drop(
        .fault(
          "rules.type", "`sections` is \(entry.value.kind) where a mapping is expected",
          at: entry.key.location, help: "write `sections: {politics: 2}`"))
      return []
    }
    return entries.compactMap { section in
      decoder.number(section).map {
        (Located(SectionID(section.name), at: section.key.location), $0)
      }
    }
  }
}
