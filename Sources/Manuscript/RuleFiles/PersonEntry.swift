public import Editorial

/// A person as an edit of the masthead writes them.
public struct PersonEntry: Hashable, Sendable {
  public var id: PersonID
  /// The byline as printed.
  public var name: String
  public var also: [String]
  public var emails: [String]
  public var keys: [String]
  public var roles: [Role]
  /// Nil = everywhere.
  public var sections: [SectionID]?

  public init(
    id: PersonID, name: String, also: [String] = [], emails: [String] = [], keys: [String] = [],
    roles: [Role] = [], sections: [SectionID]? = nil
  ) {
    self.id = id
    self.name = name
    self.also = also
    self.emails = emails
    self.keys = keys
    self.roles = roles
    self.sections = sections
  }

  /// What `stet people add` writes: empty lists are left out, but for the roles.
  var fields: [RuleField] {
    func optional(_ list: [String]) -> RuleField.Value { list.isEmpty ? .absent : .list(list) }
    return [
      RuleField(key: "id", value: .text(id.rawValue)),
      RuleField(key: "name", value: .text(name)),
      RuleField(key: "also", value: optional(also)),
      RuleField(key: "emails", value: optional(emails)),
      RuleField(key: "keys", value: optional(keys)),
      RuleField(key: "roles", value: .list(roles.map(\.rawValue))),
      RuleField(
        key: "sections", value: sections.map { .list($0.map(\.rawValue)) } ?? .absent),
    ]
  }
}
