// Drafts on their way.

extension Newsday {
  func submit() throws {
    guard let piece = try piece(in: "draft"), isFit(piece),
      let person = dice.pick(desk.book.people(["author", "editor"], in: [piece.section]))
    else { return }
    hands(piece.number).submitters.insert(person.id)
    try move("submit", piece, to: "review", by: person, ["author", "editor"])
  }

  /// Whether the binding checks find nothing.
  func isFit(_ piece: Piece) -> Bool {
    desk.book.sections.contains(piece.section)
      && piece.bylines.allSatisfy { desk.book.person(named: $0) != nil }
  }

  func takeBack(_ transition: String) throws {
    guard let piece = try piece(in: "review") else { return }
    let roles: Set<String> = transition == "return" ? ["editor"] : ["author", "editor"]
    var people = desk.book.people(roles, in: [piece.section])
    if transition == "withdraw" {
      guard isFit(piece) else { return }
      people.removeAll { !piece.bylines.contains($0.name) }
    }
    guard let person = dice.pick(people) else { return }
    try move(transition, piece, to: "draft", by: person, roles)
  }

  func publish() throws {
    guard let piece = try piece(in: "review"), isFit(piece) else { return }
    let able = able(piece)
    let given = piece.note.approvals.intersection(able)
    let wanted = desk.book.workflow == .twoApprovals ? 2 : 1
    let people = desk.book.people(["editor"], in: [piece.section]).filter {
      given.union(able.contains($0.id) ? [$0.id] : []).count >= wanted
    }
    guard let person = dice.pick(people) else { return }
    let counted = given.union(able.contains(person.id) ? [person.id] : [])
    try move("publish", piece, to: "published", by: person, ["editor"], counted: counted) {
      if try $0.value("date", at: piece.path) == nil {
        try $0.set("date", self.history.stamp, at: piece.path)
      }
    }
  }

  /// Who certainly qualifies as an approver of a publication.
  func able(_ piece: Piece) -> Set<String> {
    let hands = hands(piece.number)
    var excluded = hands.bylines.union(hands.creators)
    if desk.book.workflow != .plain { excluded.formUnion(hands.contributors) }
    if desk.book.workflow == .strict { excluded.formUnion(hands.submitters) }
    return Set(desk.book.people(["editor"], in: [piece.section]).map(\.id)).subtracting(excluded)
  }

  func correct() throws {
    guard let piece = try piece(in: "published"), isFit(piece) else { return }
    let people = desk.book.people(["editor"], in: [piece.section]).filter {
      !hands(piece.number).bylines.contains($0.id)
    }
    guard let person = dice.pick(people) else { return }
    hands(piece.number).contributors.insert(person.id)
    let line = "Corrected, \(fresh())."
    let isMoved = dice.once(in: 5)
    let slug = "k\(fresh())"
    let path = isMoved ? "drafts/\(slug).md" : piece.path
    try move(
      "correct", piece, to: "published", by: person, ["editor"], counted: [person.id],
      renamed: isMoved ? path : nil
    ) { folder in
      try folder.set("updated", self.history.stamp, at: path)
      if !isMoved || self.counter.isMultiple(of: 2) { try folder.append(path, line) }
    }
  }

  func retract() throws {
    guard let piece = try piece(in: "published"),
      let person = dice.pick(desk.book.people(["editor"], in: [piece.section]))
    else { return }
    try move("retract", piece, to: "draft", by: person, ["editor"])
  }

  private func move(
    _ transition: String, _ piece: Piece, to state: String, by person: Staff,
    _ roles: Set<String>, counted: Set<String> = [], renamed path: String? = nil,
    _ change: (inout Folder) throws -> Void = { _ in }
  ) throws {
    var desk = desk
    settled(piece.number, in: &desk)
    desk.notes[piece.number]?.entry = next
    if let path {
      desk.notes[piece.number]?.path = path
      desk.notes[piece.number]?.lastPath = path
      desk.notes[piece.number]?.placed = [next]
    }
    asked.append(
      Asked(
        label: next, person: person.id,
        what: .move(
          roles: roles, sections: [piece.section], counted: counted, bylines: piece.bylines,
          desk.book.workflow)))
    let slug = path.map(Piece.slug) ?? piece.slug
    var trailers = ["Stet-Transition: \(transition) \(slug)"]
    if path != nil { trailers.insert("Stet-Rename: \(piece.slug) \(slug)", at: 0) }
    if path == nil, dice.once(in: 4), transition != "withdraw", transition != "return" {
      trailers = []
    }
    try put(
      person, "\(transition): \(slug)\n\nIt is time.", trailers: trailers, desk
    ) { folder in
      if let path { Self.move(piece.path, to: path, in: &folder) }
      try folder.set("status", state, at: path ?? piece.path)
      try change(&folder)
    }
  }

  func approve() throws {
    guard let piece = try piece(in: "review", "published"),
      let person = dice.pick(able(piece).sorted()),
      let staff = desk.book.team.first(where: { $0.id == person })
    else { return }
    let copy = try history.folder.copy(at: piece.path)
    var desk = desk
    if piece.state == "review" { desk.notes[piece.number]?.approvals.insert(person) }
    try put(
      staff, "approve: \(piece.slug)",
      trailers: ["Stet-Approve: \(piece.slug) \(copy) \(person)"], desk)
  }

  func unapprove() throws {
    let approved = try pieces(in: ["review"]).filter { !$0.note.approvals.isEmpty }
    guard let piece = dice.pick(approved), let person = dice.pick(piece.note.approvals.sorted()),
      let staff = (Staff.team + desk.book.team).first(where: { $0.id == person }),
      desk.book.team.contains(where: { $0.id == person })
    else { return }
    var desk = desk
    desk.notes[piece.number]?.approvals = []
    try put(
      staff, "unapprove: \(piece.slug)", trailers: ["Stet-Unapprove: \(piece.slug) \(person)"], desk
    )
  }
}
