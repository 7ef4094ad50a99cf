public import Editorial

/// Changes one person of a masthead, and no other byte.
///
/// What comes out is read again and compared: only the person meant differs, or nothing comes out.
/// Whether the new masthead makes sense is for ``RuleFileReader/rules(from:builtInCommands:)``.
public enum MastheadEditor {
  /// Adds a person at the end of the list.
  public static func adding(
    _ person: PersonEntry, to bytes: [UInt8]
  ) throws(RuleEditFailure) -> [UInt8] {
    let before = try read(bytes)
    guard !before.people.contains(where: { $0.id == person.id }) else {
      throw .taken(id: person.id.rawValue)
    }
    var edit = RuleEdit(path: path, bytes: bytes)
    guard let root = RuleTree(edit.file).root,
      edit.append(person.fields, to: "people", in: root), let result = edit.result()
    else { throw .unsupported("people") }
    var expected = before
    expected.people.append(person)
    return try checked(result, against: expected, id: person.id)
  }

  /// Changes what is known about a person.
  public static func setting(
    _ id: PersonID, _ change: PersonChange, in bytes: [UInt8]
  ) throws(RuleEditFailure) -> [UInt8] {
    let before = try read(bytes)
    guard let index = before.people.firstIndex(where: { $0.id == id }) else {
      throw .unknown(
        id: id.rawValue,
        nearest: nearest(to: id.rawValue, among: before.people.map(\.id.rawValue)))
    }
    var result = bytes
    for field in change.fields {
      var edit = RuleEdit(path: path, bytes: result)
      guard let people = RuleTree(edit.file).root?["people"]?.value.items, index < people.count,
        edit.set(field, in: people[index], order: MastheadReader.personKeys),
        let next = edit.result()
      else { throw .unsupported(id.rawValue) }
      result = next
    }
    var expected = before
    expected.people[index] = change.applied(to: before.people[index])
    return try checked(result, against: expected, id: id)
  }

  /// Takes all roles from a person, who stays known for the sake of old bylines.
  public static func leaving(
    _ id: PersonID, in bytes: [UInt8]
  ) throws(RuleEditFailure) -> [UInt8] {
    try setting(id, PersonChange(roles: []), in: bytes)
  }

  // MARK: Reading

  private static let path = RuleFileReader.mastheadPath

  /// What a masthead says, without places.
  private struct Content: Equatable {
    var identity: IdentityKind?
    var forges: [[String]]
    var people: [PersonEntry]
  }

  private static func read(_ bytes: [UInt8]) throws(RuleEditFailure) -> Content {
    let reading = RuleFileReader.read([RuleFile(path: path, bytes: bytes)])
    guard let masthead = reading.masthead, reading.findings.isEmpty else {
      throw .unreadable(reading.findings)
    }
    return Content(
      identity: masthead.identity?.value,
      forges: masthead.forges.map { [$0.email.value] + $0.keys.map(\.value) },
      people: masthead.people.map { person in
        PersonEntry(
          id: person.id.value, name: person.name?.value ?? "", also: person.also.map(\.value),
          emails: person.emails.map(\.value), keys: person.keys.map(\.value),
          roles: person.roles.map(\.value), sections: person.sections?.map(\.value))
      })
  }

  private static func checked(
    _ bytes: [UInt8], against expected: Content, id: PersonID
  ) throws(RuleEditFailure) -> [UInt8] {
    let content: Content
    do {
      content = try read(bytes)
    } catch .unreadable(let findings) {
      throw .refused(findings)
    }
    guard content == expected else { throw .unsupported(id.rawValue) }
    return bytes
  }
}
