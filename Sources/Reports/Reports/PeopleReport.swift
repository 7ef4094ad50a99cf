public import Editorial

/// `stet people`: the masthead.
public struct PeopleReport: Report {
  public var masthead: Masthead

  public init(_ masthead: Masthead) { self.masthead = masthead }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    var table = Table(
      [
        .init("ID"), .init("NAME"), .init("ROLES"), .init("SECTIONS", gives: 1),
        .init("E-MAIL", gives: 0),
      ], shortening: [(4, 16), (3, 8), (1, 12), (2, 12)])
    table.rows = masthead.people.map { person in
      [
        Phrase(person.id.rawValue, .slug), Phrase(Self.names(of: person, style)),
        person.roles.isEmpty
          ? "\("left", .aside)"
          : Phrase(person.roles.sorted().map(\.rawValue).joined(separator: ", ")),
        Phrase(person.sections.map { $0.sorted().map(\.rawValue).joined(separator: ", ") } ?? ""),
        Phrase(person.emails.joined(separator: ", ")),
      ]
    }
    table.write(to: &page)
    guard !style.quiet else { return page.text }
    page.blank()
    page.paragraph(footer)
    if masthead.people.count < 2 {
      page.paragraph("next: \("stet people add 'NAME <EMAIL>:ROLE'", .command)")
    }
    return page.text
  }

  private static func names(of person: Masthead.Person, _ style: Style) -> String {
    guard style.verbose, !person.also.isEmpty else { return person.name }
    return "\(person.name) (also \(person.also.listed("and")))"
  }

  private var footer: Phrase {
    let left = masthead.people.count { $0.roles.isEmpty }
    let here = masthead.people.count - left
    let who = here == 1 ? "1 person" : "\(here.grouped) people"
    let how =
      masthead.identity == .email
      ? "known by their e-mail address" : "known by the key that they sign with"
    return left == 0 ? "\(who), \(how)" : "\(who), \(how); \(left.grouped) left"
  }

  public var json: String {
    JSONValue.document([
      "identity": .string(masthead.identity.rawValue),
      "forges": .array(
        masthead.forges.map { ["email": .string($0.email), "keys": JSONValue($0.keys)] }),
      "people": .array(
        masthead.people.map { person in
          [
            "id": JSONValue(person.id), "name": .string(person.name),
            "also": JSONValue(person.also), "emails": JSONValue(person.emails),
            "keys": JSONValue(person.keys), "roles": JSONValue(person.roles),
            "sections": person.sections.map { JSONValue($0) } ?? .null,
          ]
        }),
    ]).written
  }
}
