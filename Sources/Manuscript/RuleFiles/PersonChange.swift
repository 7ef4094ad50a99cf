public import Editorial

/// What an edit of the masthead changes about a person; nil leaves a part as it is.
public struct PersonChange: Hashable, Sendable {
  /// Where roles count.
  public enum Reach: Hashable, Sendable {
    case everywhere
    case only([SectionID])
  }

  public var name: String?
  public var also: [String]?
  public var emails: [String]?
  public var keys: [String]?
  public var roles: [Role]?
  public var sections: Reach?

  public init(
    name: String? = nil, also: [String]? = nil, emails: [String]? = nil, keys: [String]? = nil,
    roles: [Role]? = nil, sections: Reach? = nil
  ) {
    self.name = name
    self.also = also
    self.emails = emails
    self.keys = keys
    self.roles = roles
    self.sections = sections
  }

  /// The person after the change.
  func applied(to person: PersonEntry) -> PersonEntry {
    var person = person
    person.name = name ?? person.name
    person.also = also ?? person.also
    person.emails = emails ?? person.emails
    person.keys = keys ?? person.keys
    person.roles = roles ?? person.roles
    switch sections {
    case .everywhere: person.sections = nil
    case .only(let sections): person.sections = sections
    case nil: break
    }
    return person
  }

  var fields: [RuleField] {
    var fields: [RuleField] = []
    if let name { fields.append(RuleField(key: "name", value: .text(name))) }
    for (key, list) in [("also", also), ("emails", emails), ("keys", keys)] {
      if let list { fields.append(RuleField(key: key, value: .list(list))) }
    }
    if let roles { fields.append(RuleField(key: "roles", value: .list(roles.map(\.rawValue)))) }
    switch sections {
    case .everywhere: fields.append(RuleField(key: "sections", value: .absent))
    case .only(let sections):
      fields.append(RuleField(key: "sections", value: .list(sections.map(\.rawValue))))
    case nil: break
    }
    return fields
  }
}
