import Editorial

/// Reads `workflows/sections.yml`.
enum SectionsReader {
  static func read(_ root: RuleNode?, _ decoder: inout RuleDecoder) -> SectionsDefinition {
    var definition = SectionsDefinition(path: decoder.path)
    guard RuleVersion.holds(in: root, &decoder), let root,
      let root = decoder.mapping(root, of: "a sections file", keys: ["stet", "sections"])
    else { return definition }
    if let entry = root["sections"] {
      definition.sections = decoder.list(entry).compactMap { section($0, &decoder) }
    }
    return definition
  }

  private static func section(
    _ node: RuleNode, _ decoder: inout RuleDecoder
  ) -> SectionsDefinition.Section? {
    let keys = ["id", "title", "about", "closed"]
    guard let node = decoder.mapping(node, of: "a section", keys: keys) else { return nil }
    guard let entry = node["id"] else {
      decoder.drop(
        .fault(
          "rules.missing", "a section without `id`", at: node.location,
          help: "add `id: politics`: the name that drafts use"))
      return nil
    }
    guard let id = decoder.name(entry, as: SectionID.self) else { return nil }
    return SectionsDefinition.Section(
      id: id, title: node["title"].flatMap { decoder.text($0) },
      about: node["about"].flatMap { decoder.text($0)?.value },
      closed: node["closed"].flatMap { decoder.flag($0) } ?? false)
  }
}
