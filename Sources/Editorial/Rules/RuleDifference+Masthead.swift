// What is otherwise in the masthead and the sections.

extension RuleDifference {
  mutating func compare(_ old: Masthead, _ new: Masthead) {
    switch (old.identity, new.identity) {
    case (.signature, .email):
      add(.loosened, "an e-mail address says who somebody is, instead of a signature")
    case (.email, .signature):
      add(.tightened, "a signature says who somebody is, instead of an e-mail address")
    default: break
    }
    compareForges(old.forges, new.forges)
    for person in new.people {
      guard let before = old[person.id] else {
        let roles =
          person.roles.isEmpty ? "without a role" : "as \(person.roles.asEach)\(person.bounds)"
        add(
          person.roles.isEmpty ? .changed : .loosened, "\(person.name) is on the masthead, \(roles)"
        )
        continue
      }
      compare(before, person)
    }
    for person in old.people where new[person.id] == nil {
      add(
        person.roles.isEmpty ? .changed : .tightened,
        "\(person.name) is no longer on the masthead")
    }
    // The people that are in both, and have changed places.
    let both = { (some: Masthead, other: Masthead) in
      some.people.map(\.id).filter { other[$0] != nil }
    }
    if both(old, new) != both(new, old) {
      add(.changed, "the people stand in another order")
    }
  }

  private mutating func compareForges(_ old: [Masthead.Forge], _ new: [Masthead.Forge]) {
    for forge in new {
      guard let before = old.first(where: { $0.email == forge.email }) else {
        add(.loosened, "`\(forge.email)` acts for authors, as a service does")
        continue
      }
      compareKeys(before.keys, forge.keys, of: "`\(forge.email)`")
    }
    for forge in old where !new.contains(where: { $0.email == forge.email }) {
      add(.tightened, "`\(forge.email)` no longer acts for authors")
    }
    if Set(old) == Set(new), old != new { add(.changed, "the services stand in another order") }
  }

  private mutating func compare(_ old: Masthead.Person, _ new: Masthead.Person) {
    if old.name != new.name { add(.changed, "\(old.name) is called \(new.name)") }
    for byline in new.also where !old.also.contains(byline) {
      add(.changed, "a byline of `\(byline)` is \(new.name)'s")
    }
    for byline in old.also where !new.also.contains(byline) {
      add(.changed, "a byline of `\(byline)` is no longer \(new.name)'s")
    }
    let (more, fewer) = (new.roles.subtracting(old.roles), old.roles.subtracting(new.roles))
    if !more.isEmpty { add(.loosened, "\(new.name) is \(more.asEach)") }
    if !fewer.isEmpty { add(.tightened, "\(new.name) is no longer \(fewer.asEach)") }
    compareReach(old, new)
    for email in new.emails where !old.emails.contains(email) {
      add(.loosened, "`\(email)` is \(new.name)'s address")
    }
    for email in old.emails where !new.emails.contains(email) {
      add(.tightened, "`\(email)` is no longer \(new.name)'s address")
    }
    compareKeys(old.keys, new.keys, of: new.name)
    compareOrder(old.emails, new.emails, "the addresses of \(new.name)")
    compareOrder(old.also, new.also, "the bylines of \(new.name)")
  }

  /// Where somebody's roles count.
  private mutating func compareReach(_ old: Masthead.Person, _ new: Masthead.Person) {
    guard old.sections != new.sections else { return }
    let isNarrower =
      switch (old.sections, new.sections) {
      case (nil, _): true
      case (let old?, let new?): new.isStrictSubset(of: old)
      case (_, nil): false
      }
    add(
      isNarrower ? .tightened : .loosened,
      "\(new.name)'s roles count in \(new.sections.phrase) instead of \(old.sections.phrase)")
  }

  private mutating func compareKeys(_ old: [String], _ new: [String], of whom: String) {
    let (more, fewer) = (
      new.filter { !old.contains($0) }, old.filter { !new.contains($0) }
    )
    for key in more { add(.loosened, "\(whom) signs with another key: `\(key.keyStart)`") }
    for key in fewer { add(.tightened, "\(whom) no longer signs with `\(key.keyStart)`") }
    compareOrder(old, new, "the keys of \(whom)")
  }

  private mutating func compareOrder(_ old: [String], _ new: [String], _ what: String) {
    if old != new, old.sorted() == new.sorted() {
      add(.changed, "\(what) stand in another order")
    }
  }

  mutating func compare(_ old: Sections, _ new: Sections) {
    for section in new.all {
      guard let before = old[section.id] else {
        add(.changed, "`\(section.id)` is a new section")
        continue
      }
      if before.title != section.title {
        add(
          .changed,
          "the section `\(section.id)` is called \u{201C}\(section.title)\u{201D} instead of \u{201C}\(before.title)\u{201D}"
        )
      }
      if before.about != section.about {
        add(.changed, "what the section `\(section.id)` is for reads otherwise")
      }
      if before.closed != section.closed {
        add(
          section.closed ? .tightened : .loosened,
          "the section `\(section.id)` \(section.closed ? "takes no new drafts" : "takes new drafts again")"
        )
      }
    }
    for section in old.all where new[section.id] == nil {
      add(.tightened, "the section `\(section.id)` is gone")
    }
    if Set(old.all.map(\.id)) == Set(new.all.map(\.id)), old.all.map(\.id) != new.all.map(\.id) {
      add(.changed, "the sections stand in another order")
    }
  }
}

extension Masthead.Person {
  /// ", in politics and city"; nothing for somebody whose roles count everywhere.
  fileprivate var bounds: String { sections == nil ? "" : " in \(sections.phrase)" }
}

extension Set<Role> {
  /// "an editor and a chief": all of them at once.
  fileprivate var asEach: String { sorted().map { Set([$0]).phrase }.joinedBy("and") }
}

extension String {
  /// As much of a key as tells it from others.
  fileprivate var keyStart: String { count > 40 ? prefix(32) + "…" + suffix(6) : self }
}
