/// Who made a commit, by some rules.
struct Maker {
  var person: PlainRules.Person?
  /// Whether a merge button or a web editor made it for its author.
  var isForge = false
  /// Why nobody can be named.
  var fault: String?

  var isChief: Bool { has(["chief"], in: []) && !isForge }

  /// Whether the person holds one of these roles; a role bound to sections counts only if every
  /// section concerned is among them.
  func has(_ roles: Set<String>, in sections: [String?]) -> Bool {
    guard let person, !person.roles.isDisjoint(with: roles) else { return false }
    if person.sections.isEmpty { return true }
    return sections.allSatisfy { $0.map(person.sections.contains) ?? false }
  }

  var holdsARole: Bool { person?.roles.isEmpty == false && !isForge }
}
