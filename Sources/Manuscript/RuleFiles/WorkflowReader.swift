import Editorial

/// Reads a workflow file.
enum WorkflowReader {
  static let keys = [
    "stet", "name", "content", "site", "zone", "initial", "create", "states", "transitions",
    "files", "rules", "retired",
  ]

  static func read(_ root: RuleNode?, _ decoder: inout RuleDecoder) -> WorkflowDefinition {
    var definition = WorkflowDefinition(path: decoder.path)
    guard RuleVersion.holds(in: root, &decoder), let root,
      let root = decoder.mapping(root, of: "a workflow", keys: keys)
    else { return definition }
    definition.name = root["name"].flatMap { decoder.text($0) }
    definition.content = root["content"].map { decoder.texts($0) } ?? []
    definition.zone = root["zone"].flatMap { decoder.text($0) }
    definition.initial = root["initial"].flatMap { decoder.name($0, as: StateID.self) }
    definition.create = root["create"].map { decoder.names($0, as: Role.self) } ?? []
    if let entry = root["site"] {
      definition.site = SiteReader.read(entry, &decoder)
      definition.siteLocation = entry.value.location
    }
    if let entry = root["states"] {
      definition.states = decoder.list(entry).compactMap { state($0, &decoder) }
    }
    if let entry = root["transitions"] {
      definition.transitions = decoder.list(entry).compactMap {
        TransitionReader.read($0, &decoder)
      }
    }
    if let entry = root["files"] {
      definition.files = decoder.list(entry).compactMap { fileRule($0, &decoder) }
    }
    if let entry = root["rules"] { definition.rules = CheckRulesReader.read(entry, &decoder) }
    if let entry = root["retired"] { definition.retired = retired(entry, &decoder) }
    return definition
  }

  private static func state(
    _ node: RuleNode, _ decoder: inout RuleDecoder
  ) -> WorkflowDefinition.State? {
    let keys = ["id", "label", "edit", "delete", "live", "final"]
    guard let node = decoder.mapping(node, of: "a state", keys: keys) else { return nil }
    guard let entry = node["id"] else {
      decoder.drop(
        .fault(
          "rules.missing", "a state without `id`", at: node.location,
          help: "add `id: review`: the word that drafts carry"))
      return nil
    }
    guard let id = decoder.name(entry, as: StateID.self) else { return nil }
    return WorkflowDefinition.State(
      id: id, label: node["label"].flatMap { decoder.text($0)?.value },
      edit: node["edit"].map { decoder.names($0, as: Role.self) } ?? [],
      delete: node["delete"].map { decoder.names($0, as: Role.self) } ?? [],
      live: node["live"].flatMap { decoder.flag($0) } ?? false,
      final: node["final"].flatMap { decoder.flag($0) } ?? false)
  }

  private static func fileRule(
    _ node: RuleNode, _ decoder: inout RuleDecoder
  ) -> WorkflowDefinition.FileRule? {
    guard let node = decoder.mapping(node, of: "an entry of `files`", keys: ["paths", "by"])
    else { return nil }
    for key in ["paths", "by"] where node[key] == nil {
      decoder.drop(
        .fault(
          "rules.missing", "an entry of `files` without `\(key)`", at: node.location,
          help: "write `- {paths: [drafts/**], by: [author, editor]}`"))
    }
    return WorkflowDefinition.FileRule(
      paths: node["paths"].map { decoder.texts($0) } ?? [],
      by: node["by"].map { decoder.names($0, as: Role.self) } ?? [])
  }

  private static func retired(
    _ entry: RuleNode.Entry, _ decoder: inout RuleDecoder
  ) -> [WorkflowDefinition.Retirement] {
    guard case .mapping(let entries) = entry.value.content else {
      decoder.drop(
        .fault(
          "rules.type", "`retired` is \(entry.value.kind) where a mapping is expected",
          at: entry.key.location, help: "write `retired: {in-progress: draft}`, or `retired: {}`"))
      return []
    }
    return entries.compactMap { old in
      decoder.name(old, as: StateID.self).map {
        WorkflowDefinition.Retirement(
          old: Located(StateID(old.name), at: old.key.location), became: $0)
      }
    }
  }
}
