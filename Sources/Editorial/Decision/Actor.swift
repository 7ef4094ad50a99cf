/// Who makes a step: what the commit says, and whom the masthead knows by it.
public struct Actor: Hashable, Sendable {
  public var name: String
  public var email: String
  /// The person on the masthead in force; nil for a stranger.
  public var person: PersonID?
  /// Whether a forge committed it for its author.
  public var throughForge: Bool
  /// Why nobody can be named where a signature should have.
  public var fault: Code?
  /// Whether their key signed it, and the address is not all that names them.
  public var isProven: Bool

  public init(
    name: String, email: String, person: PersonID?, throughForge: Bool = false,
    fault: Code? = nil, isProven: Bool = false
  ) {
    self.name = name
    self.email = email
    self.person = person
    self.throughForge = throughForge
    self.fault = fault
    self.isProven = isProven
  }

  /// Whether no service acted for them.
  var isOwnHand: Bool { !throughForge }

  /// Whether this is the hand of that person, then or as the masthead reads now.
  public func isHand(of person: Masthead.Person) -> Bool {
    self.person == person.id
      || person.emails.contains { $0.asciiLowercased == email.asciiLowercased }
  }
}

extension Masthead {
  /// The actor of a commit: its committer; for a committer listed under `forges`, its author.
  public func actor(
    author: (name: String, email: String), committer: (name: String, email: String)
  ) -> Actor {
    let forge = isForge(email: committer.email)
    let hand = forge ? author : committer
    return Actor(
      name: hand.name, email: hand.email, person: person(email: hand.email)?.id,
      throughForge: forge)
  }
}
