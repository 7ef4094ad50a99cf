public import Editorial
import Manuscript

/// A person as typed: `NAME <EMAIL>:ROLE,ROLE`.
public struct TypedPerson: Hashable, Sendable {
  public var name: String
  public var email: String
  public var roles: [Role]

  /// Reads the form.
  ///
  /// - Throws: ``Failure`` that shows it.
  public init(_ text: String) throws {
    let form = "write 'NAME <ADDRESS>:ROLE,ROLE', as in 'Ada Reyes <ada@blog.example>:author'"
    try Newsroom.demandPlainText(text, "the person", allowingLines: false)
    guard let open = text.firstIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close
    else {
      throw Failure(.cannot, "usage", "`\(text)` is no person", help: form)
    }
    let email = String(text[text.index(after: open)..<close])
    let rest = text[text.index(after: close)...]
    guard let name = String(text[..<open]).trimmingBlanks, !email.isEmpty,
      rest.isEmpty || rest.first == ":"
    else {
      throw Failure(.cannot, "usage", "`\(text)` is no person", help: form)
    }
    self.name = name
    self.email = email
    roles = rest.dropFirst().split(separator: ",").compactMap { part in
      String(part).trimmingBlanks.map { Role($0) }
    }
  }

  /// An id made of the name, free among those that there are.
  func id(besides taken: Set<PersonID>) -> PersonID {
    let words = SlugMaker.slug(for: name)?.rawValue.split(separator: "-").map(String.init) ?? []
    let first = words.first ?? "person"
    let candidates = [first, words.joined(separator: "-")].filter { !$0.isEmpty }
    for candidate in candidates where !taken.contains(PersonID(candidate)) {
      return PersonID(candidate)
    }
    var number = 2
    while taken.contains(PersonID("\(first)-\(number)")) { number += 1 }
    return PersonID("\(first)-\(number)")
  }
}

/// What to change about a person.
public struct PersonWish: Sendable {
  public var name: String?
  public var also: [String]?
  public var emails: [String]?
  /// Keys to be listed too, as the masthead writes them.
  public var newKeys: [String]
  /// Keys to be listed no more.
  public var droppedKeys: [String]
  public var roles: [String]?
  /// Empty = everywhere.
  public var sections: [String]?

  public init(
    name: String? = nil, also: [String]? = nil, emails: [String]? = nil,
    newKeys: [String] = [], droppedKeys: [String] = [], roles: [String]? = nil,
    sections: [String]? = nil
  ) {
    self.newKeys = newKeys
    self.droppedKeys = droppedKeys
    self.name = name
    self.also = also
    self.emails = emails
    self.roles = roles
    self.sections = sections
  }
}

extension Newsroom {
  /// Adds people to the masthead, all of them with one commit.
  ///
  /// - Parameters:
  ///   - id: what the one is to be called by, where it is one; by default the first name.
  ///   - also: other bylines of the one.
  ///   - keys: what the one signs with.
  ///   - sections: where the roles of all of them count; empty for everywhere.
  public func addPeople(
    _ newcomers: [TypedPerson], id: String?, also: [String], keys: [String] = [],
    sections: [String], dryRun: Bool
  ) throws -> Receipt {
    if newcomers.count > 1, id != nil || !also.isEmpty || !keys.isEmpty {
      throw Failure(
        .cannot, "usage", "`--id`, `--also` and `--key` say something about one person",
        help: "add that one by a command of its own")
    }
    var taken = Set(rules.masthead.people.map(\.id))
    let entries = newcomers.map { typed in
      let entry = PersonEntry(
        id: id.map { PersonID($0) } ?? typed.id(besides: taken), name: typed.name, also: also,
        emails: [typed.email], keys: keys, roles: typed.roles,
        sections: sections.isEmpty ? nil : sections.map { SectionID($0) })
      taken.insert(entry.id)
      return entry
    }
    let lines = entries.map { entry in
      let roles = entry.roles.map(\.rawValue).joined(separator: ", ")
      return
        "\(entry.name) is on the masthead as `\(entry.id)` (\(roles.isEmpty ? "no role" : roles))"
    }
    return try changeRules(
      at: RuleFiles.masthead,
      subject: "rules: add \(entries.map(\.id.rawValue).few("and")) to the masthead",
      lines: lines, next: ["stet people"], dryRun: dryRun
    ) { bytes throws(RuleEditFailure) in
      var bytes = bytes
      for entry in entries { bytes = try MastheadEditor.adding(entry, to: bytes) }
      return bytes
    }
  }

  /// Changes what the masthead says of somebody.
  public func setPerson(_ name: String, _ wish: PersonWish, dryRun: Bool) throws -> Receipt {
    let id = try personID(name)
    let change = PersonChange(
      name: wish.name, also: wish.also, emails: wish.emails, keys: try keys(of: id, wish),
      roles: wish.roles?.map { Role($0) },
      sections: wish.sections.map {
        $0.isEmpty ? .everywhere : .only($0.map { SectionID($0) })
      })
    return try changeRules(
      at: RuleFiles.masthead, subject: "rules: change \(id) on the masthead",
      lines: ["the masthead's entry of `\(id)` is changed"], next: ["stet people"],
      dryRun: dryRun
    ) { bytes throws(RuleEditFailure) in try MastheadEditor.setting(id, change, in: bytes) }
  }

  /// Takes all roles from somebody; the entry stays, so that old bylines stay known.
  public func leavePerson(_ name: String, dryRun: Bool) throws -> Receipt {
    let id = try personID(name)
    let shown = rules.masthead[id]?.name ?? id.rawValue
    return try changeRules(
      at: RuleFiles.masthead, subject: "rules: \(id) leaves",
      lines: ["\(shown) has no role any more, and stays known in old bylines"],
      next: ["stet people"], dryRun: dryRun
    ) { bytes throws(RuleEditFailure) in try MastheadEditor.leaving(id, in: bytes) }
  }

  /// The keys that a person has after a wish; nil where it leaves them alone.
  private func keys(of id: PersonID, _ wish: PersonWish) throws -> [String]? {
    guard !wish.newKeys.isEmpty || !wish.droppedKeys.isEmpty else { return nil }
    func key(_ text: String) -> SigningKey? { try? SigningKey(text) }
    var keys = rules.masthead[id]?.keys ?? []
    for dropped in wish.droppedKeys {
      guard keys.contains(where: { key($0) == key(dropped) }) else {
        throw Failure(
          .cannot, "usage", "the masthead has no such key for `\(id)`",
          help: "it stands in \(RuleFiles.masthead)")
      }
      keys.removeAll { key($0) == key(dropped) }
    }
    // One that is there already stays as it is, with its comment.
    return keys + wish.newKeys.filter { new in !keys.contains { key($0) == key(new) } }
  }

  private func personID(_ name: String) throws -> PersonID {
    let masthead = rules.masthead
    if let person = masthead.person(byline: name) ?? masthead.person(email: name) {
      return person.id
    }
    throw unknown(
      "person", name, among: masthead.people.flatMap { $0.bylines + $0.emails },
      listed: masthead.people.map(\.id.rawValue))
  }

  // MARK: - Sections

  /// Adds sections, all of them with one commit.
  ///
  /// - Parameters:
  ///   - title: as it is printed, of the one where it is one; by default made of the id.
  ///   - about: what the one is for.
  public func addSections(
    _ ids: [String], title: String?, about: String?, dryRun: Bool
  ) throws -> Receipt {
    if ids.count > 1, title != nil || about != nil {
      throw Failure(
        .cannot, "usage", "`--title` and `--about` say something about one section",
        help: "add that one by a command of its own")
    }
    let entries = try ids.map { id in
      let words = id.replacing("-", with: " ")
      let shown = title ?? words.prefix(1).uppercased() + words.dropFirst()
      for (text, what) in [(id, "the id"), (shown, "the title")] {
        try Newsroom.demandPlainText(text, what, allowingLines: false)
      }
      return SectionEntry(id: SectionID(id), title: shown, about: about)
    }
    return try changeRules(
      at: RuleFiles.sections,
      subject: "rules: add the section\(ids.count == 1 ? "" : "s") \(ids.few("and"))",
      lines: entries.map { "the section \($0.title) is open, as `\($0.id)`" },
      next: ids.first.map { ["stet new 'A TITLE' --section \($0)"] } ?? [], dryRun: dryRun
    ) { bytes throws(RuleEditFailure) in
      var bytes = bytes
      for entry in entries { bytes = try SectionsEditor.adding(entry, to: bytes) }
      return bytes
    }
  }

  /// Closes a section to new drafts, or opens it again.
  public func setSection(_ name: String, closed: Bool, dryRun: Bool) throws -> Receipt {
    let all = rules.sections.all
    guard
      let section = all.first(where: { $0.id.rawValue == name })
        ?? all.first(where: { $0.title.caseFolded == name.caseFolded })
    else {
      throw unknown("section", name, among: all.map(\.id.rawValue))
    }
    guard section.closed != closed else {
      return Receipt(
        lines: ["the section \(section.title) is \(closed ? "closed" : "open") already"],
        isDryRun: dryRun, next: ["stet sections"])
    }
    return try changeRules(
      at: RuleFiles.sections,
      subject: "rules: \(closed ? "close" : "open") the section \(section.id)",
      lines: [
        closed
          ? "the section \(section.title) takes no new drafts any more"
          : "the section \(section.title) is open again"
      ], next: ["stet sections"], dryRun: dryRun
    ) { bytes throws(RuleEditFailure) in
      closed
        ? try SectionsEditor.closing(section.id, in: bytes)
        : try SectionsEditor.opening(section.id, in: bytes)
    }
  }
}
