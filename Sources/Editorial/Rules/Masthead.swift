import Paths

/// A masthead file as it was written.
public struct MastheadDefinition: Hashable, Sendable {
  public var path: String
  /// Whether parts of the file could not be read: then nobody says what is missing.
  public var isPartial: Bool
  public var identity: Located<IdentityKind>?
  public var forges: [Forge]
  public var people: [Person]

  public init(path: String) {
    self.path = path
    isPartial = false
    forges = []
    people = []
  }

  public struct Person: Hashable, Sendable {
    public var id: Located<PersonID>
    public var name: Located<String>?
    public var also: [Located<String>]
    public var emails: [Located<String>]
    public var keys: [Located<String>]
    public var roles: [Located<Role>]
    /// Nil = everywhere.
    public var sections: [Located<SectionID>]?

    public init(id: Located<PersonID>) {
      self.id = id
      also = []
      emails = []
      keys = []
      roles = []
    }
  }

  public struct Forge: Hashable, Sendable {
    public var email: Located<String>
    public var keys: [Located<String>]

    public init(email: Located<String>, keys: [Located<String>] = []) {
      self.email = email
      self.keys = keys
    }
  }
}

/// What names a person: the committer's e-mail, or the key that signed.
public enum IdentityKind: String, Hashable, Sendable, CaseIterable {
  case email
  case signature
}

/// The validated list of who is who.
///
/// A class, as ``Workflow`` is.
public final class Masthead: Hashable, Sendable {
  public let identity: IdentityKind
  public let forges: [Forge]
  public let people: [Person]
  private let byID: [PersonID: Int]
  private let byEmail: [String: Int]
  private let byByline: [String: Int]

  init(identity: IdentityKind, forges: [Forge], people: [Person]) {
    self.identity = identity
    self.forges = forges
    self.people = people
    var ids: [PersonID: Int] = [:]
    var emails: [String: Int] = [:]
    var bylines: [String: Int] = [:]
    for (index, person) in people.enumerated() {
      ids[person.id] = index
      for email in person.emails { emails[email.asciiLowercased] = index }
      for byline in person.bylines { bylines[byline] = index }
    }
    byID = ids
    byEmail = emails
    byByline = bylines
  }

  public struct Person: Hashable, Sendable, Identifiable {
    public let id: PersonID
    /// The byline as printed.
    public let name: String
    /// Other bylines.
    public let also: [String]
    public let emails: [String]
    public let keys: [String]
    /// Empty for somebody who left.
    public let roles: Set<Role>
    /// Where the roles count; nil = everywhere.
    public let sections: Set<SectionID>?

    /// Everything that may stand in a byline for this person.
    public var bylines: [String] { [name] + also + [id.rawValue] }

    /// Whether one of these roles counts for a draft in all of these sections.
    ///
    /// A draft without a section is in nobody's section.
    public func holds(any roles: Set<Role>, in sections: [SectionID?]) -> Bool {
      guard !self.roles.isDisjoint(with: roles) else { return false }
      guard let bound = self.sections else { return true }
      return sections.allSatisfy { section in section.map(bound.contains) ?? false }
    }
  }

  /// A committer that acts for the author: a merge button, a web editor.
  public struct Forge: Hashable, Sendable {
    public let email: String
    public let keys: [String]
  }

  public static func == (left: Masthead, right: Masthead) -> Bool {
    left === right
      || left.identity == right.identity && left.forges == right.forges
        && left.people == right.people
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(identity)
    hasher.combine(forges)
    hasher.combine(people)
  }

  public subscript(id: PersonID) -> Person? { byID[id].map { people[$0] } }

  /// The person with that e-mail; ASCII letters compare without case.
  public func person(email: String) -> Person? {
    byEmail[email.asciiLowercased].map { people[$0] }
  }

  /// The person that a byline names, to the letter (canonically equal).
  public func person(byline: String) -> Person? { byByline[byline].map { people[$0] } }

  /// Whether that committer acts for authors.
  public func isForge(email: String) -> Bool {
    forges.contains { $0.email.asciiLowercased == email.asciiLowercased }
  }

  /// Everybody who holds one of these roles for a draft in these sections, by name.
  public func people(holding roles: Set<Role>, in sections: [SectionID?]) -> [Person] {
    people.filter { $0.holds(any: roles, in: sections) }.sorted { $0.name < $1.name }
  }
}

extension String {
  /// The text with A–Z lowered and everything else as it is: how e-mail addresses compare.
  public var asciiLowercased: String {
    guard withBytes({ $0.contains { (0x41...0x5A).contains($0) } }) else { return self }
    return String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
