import Foundation

/// What people do in a newsroom, each as one commit that is legal if the person may.
extension History {
  private static let targets = [
    "submit": "review", "return": "draft", "withdraw": "draft", "publish": "published",
    "correct": "published", "retract": "draft",
  ]

  /// A newsroom's first commit.
  @discardableResult
  func anchor(
    _ label: String = "anchor", team: [Staff] = Staff.team, workflow: String = RuleTexts.workflow,
    identity: String = "email", by chief: Staff = .mo, trailers: [String] = [],
    _ more: (inout Folder) throws -> Void = { _ in }
  ) throws -> String {
    try commit(label, by: chief, "init: editorial", trailers: trailers) { folder in
      folder["workflows/editorial.yml"] = File(workflow)
      folder["workflows/masthead.yml"] = File(RuleTexts.masthead(team, identity: identity))
      folder["workflows/sections.yml"] = File(RuleTexts.sections)
      try more(&folder)
    }
  }

  static func draft(
    _ slug: String, byline: String = "Ann Arden", section: String = "city",
    status: String = "draft", more: String = "", body: String? = nil
  ) -> File {
    File(
      """
      ---
      title: About \(slug)
      byline: \(byline)
      section: \(section)
      status: \(status)
      \(more)---

      The text of \(slug).\(body ?? "")

      """)
  }

  @discardableResult
  func new(
    _ slug: String, by person: Staff = .ann, as label: String? = nil, byline: Staff? = nil,
    section: String = "city"
  ) throws -> String {
    try commit(label, by: person, "new: \(slug)") {
      $0[Folder.path(slug)] = Self.draft(slug, byline: (byline ?? person).name, section: section)
    }
  }

  @discardableResult
  func save(
    _ slug: String, by person: Staff = .ann, as label: String? = nil, _ line: String? = nil
  ) throws -> String {
    let line = line ?? "More, \(commits.count)."
    return try commit(label, by: person, "save: \(slug)") {
      try $0.append(Folder.path(slug), line)
    }
  }

  /// A transition of the editorial workflow with its effects; `change` comes on top.
  @discardableResult
  func move(
    _ transition: String, _ slug: String, by person: Staff, as label: String? = nil,
    reason: String? = "Because it is time.", trailer: Bool = true,
    _ change: (inout Folder) throws -> Void = { _ in }
  ) throws -> String {
    var subject = "\(transition): \(slug)"
    if let reason { subject += "\n\n" + reason }
    let trailers = trailer ? ["Stet-Transition: \(transition) \(slug)"] : []
    return try commit(label, by: person, subject, trailers: trailers) { folder in
      try effects(transition, slug, &folder)
      try change(&folder)
    }
  }

  /// Writes what a transition writes.
  func effects(_ transition: String, _ slug: String, _ folder: inout Folder) throws {
    try folder.set("status", Self.targets[transition], of: slug)
    if transition == "publish", try folder.value("date", of: slug) == nil {
      try folder.set("date", stamp, of: slug)
    }
    if transition == "correct" { try folder.set("updated", stamp, of: slug) }
  }

  /// The present moment as `now` is written.
  var stamp: String {
    let moment = Date(timeIntervalSince1970: TimeInterval(clock + 60))
    return moment.formatted(.iso8601.timeZoneSeparator(.colon)).replacingOccurrences(
      of: "Z", with: "+00:00")
  }

  @discardableResult
  func submit(_ slug: String, by person: Staff = .ann, as label: String? = nil) throws -> String {
    try move("submit", slug, by: person, as: label)
  }

  @discardableResult
  func publish(_ slug: String, by person: Staff = .ed, as label: String? = nil) throws -> String {
    try move("publish", slug, by: person, as: label)
  }

  @discardableResult
  func correct(
    _ slug: String, by person: Staff = .ed, as label: String? = nil, _ line: String = "Corrected."
  ) throws -> String {
    try move("correct", slug, by: person, as: label) {
      try $0.append(Folder.path(slug), line + " \(commits.count)")
    }
  }

  @discardableResult
  func retract(_ slug: String, by person: Staff = .ed, as label: String? = nil) throws -> String {
    try move("retract", slug, by: person, as: label)
  }

  @discardableResult
  func approve(
    _ slug: String, by person: Staff, as label: String? = nil, for other: Staff? = nil
  ) throws -> String {
    let copy = try folder.copy(slug)
    return try commit(
      label, by: person, "approve: \(slug)",
      trailers: ["Stet-Approve: \(slug) \(copy) \((other ?? person).id)"])
  }

  @discardableResult
  func unapprove(_ slug: String, by person: Staff, as label: String? = nil) throws -> String {
    try commit(
      label, by: person, "unapprove: \(slug)", trailers: ["Stet-Unapprove: \(slug) \(person.id)"])
  }

  @discardableResult
  func rename(
    _ old: String, to new: String, by person: Staff, as label: String? = nil, trailer: Bool = true,
    _ change: (inout Folder) throws -> Void = { _ in }
  ) throws -> String {
    try commit(
      label, by: person, "rename: \(old) to \(new)",
      trailers: trailer ? ["Stet-Rename: \(old) \(new)"] : []
    ) { folder in
      folder[Folder.path(new)] = folder.removeValue(forKey: Folder.path(old))
      try change(&folder)
    }
  }

  @discardableResult
  func delete(_ slug: String, by person: Staff, as label: String? = nil) throws -> String {
    try commit(label, by: person, "delete: \(slug)") { $0[Folder.path(slug)] = nil }
  }

  /// Brings a draft back as it was at another commit, in another state if one is named.
  @discardableResult
  func restore(
    _ slug: String, from source: String, by person: Staff, as label: String? = nil,
    status: String? = nil
  ) throws -> String {
    let file = try commit(source).folder[Folder.path(slug)]
    return try commit(label, by: person, "restore: \(slug)") { folder in
      folder[Folder.path(slug)] = file
      if let status { try folder.set("status", status, of: slug) }
    }
  }

  /// A change of the masthead.
  @discardableResult
  func people(
    _ team: [Staff], by person: Staff = .mo, as label: String? = nil, trailers: [String] = [],
    _ more: (inout Folder) throws -> Void = { _ in }
  ) throws -> String {
    try commit(label, by: person, "rules: people", trailers: trailers) { folder in
      folder["workflows/masthead.yml"] = File(RuleTexts.masthead(team))
      try more(&folder)
    }
  }

  @discardableResult
  func accept(
    _ faults: [(commit: String, code: String)], by person: Staff, as label: String? = nil,
    reason: String? = "We looked at it together."
  ) throws -> String {
    let trailers = try faults.map { "Stet-Accept: \(try id($0.commit)) \($0.code)" }
    return try commit(
      label, by: person, "accept" + (reason.map { "\n\n" + $0 } ?? ""), trailers: trailers)
  }

  /// The line by which a draft is taken as it stands.
  static func adopt(_ slug: String, _ file: File) -> String {
    let folder: Folder = [Folder.path(slug): file]
    let state = (try? folder.value("status", of: slug)) ?? nil
    return "Stet-Adopt: \(slug) \(state ?? "") \((try? folder.copy(slug)) ?? "")"
  }

  /// A draft that has gone all the way, legally: Ann's text, published by Ed.
  func published(_ slug: String, by author: Staff = .ann) throws {
    try new(slug, by: author)
    try submit(slug, by: author)
    try publish(slug, as: "\(slug)-published")
  }

  /// The team with one person changed.
  static func team(_ changed: Staff...) -> [Staff] {
    Staff.team.map { person in changed.first { $0.id == person.id } ?? person }
      + changed.filter { one in !Staff.team.contains { $0.id == one.id } }
  }
}
