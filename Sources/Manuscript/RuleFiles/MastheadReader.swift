import Editorial

/// Reads `workflows/masthead.yml`.
enum MastheadReader {
  static let personKeys = ["id", "name", "also", "emails", "keys", "roles", "sections"]

  static func read(_ root: RuleNode?, _ decoder: inout RuleDecoder) -> MastheadDefinition {
    var definition = MastheadDefinition(path: decoder.path)
    guard RuleVersion.holds(in: root, &decoder), let root,
      let root = decoder.mapping(
        root, of: "a masthead", keys: ["stet", "identity", "forges", "people"])
    else { return definition }
    definition.identity = root["identity"].flatMap { decoder.text($0) }.flatMap {
      decoder.choice($0, of: "`identity`", as: IdentityKind.self)
    }
    if let entry = root["forges"] {
      definition.forges = decoder.list(entry).compactMap { forge($0, &decoder) }
    }
    if let entry = root["people"] {
      definition.people = decoder.list(entry).compactMap { person($0, &decoder) }
    }
    return definition
  }

  private static func forge(
    _ node: RuleNode, _ decoder: inout RuleDecoder
  ) -> MastheadDefinition.Forge? {
    guard let node = decoder.mapping(node, of: "a forge", keys: ["email", "keys"])
    else { return nil }
    guard let entry = node["email"] else {
      decoder.drop(
        .fault(
          "rules.missing", "a forge without `email`", at: node.location,
          help: "write `- {email: noreply@github.com}`"))
      return nil
    }
    guard let email = decoder.text(entry) else { return nil }
    return MastheadDefinition.Forge(
      email: email, keys: node["keys"].map { decoder.texts($0) } ?? [])
  }

  private static func person(
    _ node: RuleNode, _ decoder: inout RuleDecoder
  ) -> MastheadDefinition.Person? {
    guard let node = decoder.mapping(node, of: "a person", keys: personKeys) else { return nil }
    guard let entry = node["id"] else {
      decoder.drop(
        .fault(
          "rules.missing", "a person without `id`", at: node.location,
          help: "add `id: ada`: a short name in small letters"))
      return nil
    }
    guard let id = decoder.name(entry, as: PersonID.self) else { return nil }
    var person = MastheadDefinition.Person(id: id)
    person.name = node["name"].flatMap { decoder.text($0) }
    person.also = node["also"].map { decoder.texts($0) } ?? []
    person.emails = node["emails"].map { decoder.texts($0) } ?? []
    person.keys = node["keys"].map { decoder.texts($0) } ?? []
    person.roles = node["roles"].map { decoder.names($0, as: Role.self) } ?? []
    person.sections = node["sections"].map { decoder.names($0, as: SectionID.self) }
    return person
  }
}
