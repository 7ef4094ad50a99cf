// Mistakes that are mended or accepted before anything else happens to what they touched.

extension Newsday {
  func stumble() throws {
    if dice.once(in: 4) { return try stumbleOverRules() }
    guard let piece = try piece(in: "draft", "review", "published") else { return }
    let before = desk
    let old = history.folder
    let mistake = next
    let isDeletion = dice.once(in: 3)
    let line = "A stranger's \(fresh())."
    var during = desk
    settled(piece.number, in: &during)
    var open = during
    open.isOpen = true
    try put(.sam, isDeletion ? "gone" : "x", open) { folder in
      if isDeletion {
        folder[piece.path] = nil
        for path in folder.keys where path.hasPrefix(piece.folder + "/") { folder[path] = nil }
      } else {
        try folder.append(piece.path, line)
      }
    }
    if !isDeletion, dice.once(in: 3), let chief = dice.pick(desk.book.people(["chief"])) {
      let code = piece.state == "published" ? nil : "identity.unknown"
      if let code {
        let accept = "Stet-Accept: \(try history.id(mistake)) \(code)"
        try put(chief, "accept\n\nWe looked at it.", trailers: [accept], during)
        return
      }
    }
    // Who makes live what is not needs a role that leads there.
    let roles: Set<String> =
      isDeletion && piece.state == "published" ? ["editor"] : ["author", "editor", "chief"]
    let people = before.book.people(roles, in: [piece.section])
    guard
      let person = dice.pick(people) ?? before.book.people(["editor"], in: [piece.section]).first
    else {
      leaveAlone(piece.number)
      return
    }
    var after = before
    after.notes[piece.number]?.makers = [next]
    after.notes[piece.number]?.settled = [next]
    asked.append(Asked(label: next, person: person.id, what: .anyRole))
    if isDeletion && piece.state == "published" {
      asked.append(
        Asked(
          label: next, person: person.id,
          what: .move(
            roles: ["editor"], sections: [piece.section], counted: [], bylines: [],
            before.book.workflow)))
    }
    try put(person, "Revert \"x\"", after) { $0 = old }
  }

  private func stumbleOverRules() throws {
    let before = desk
    let old = history.folder
    guard let intruder = dice.pick(before.book.team.filter { !$0.roles.contains("chief") }),
      let person = dice.pick(before.book.team.filter { !$0.roles.isEmpty })
    else { return }
    var open = before
    open.isOpen = true
    try put(intruder, "me too", open) { folder in
      var book = before.book
      book.team = book.team.map { $0.id == intruder.id ? $0.with("chief", "editor") : $0 }
      book.write(into: &folder)
    }
    asked.append(Asked(label: next, person: person.id, what: .anyRole))
    try put(person, "Revert \"me too\"", before) { $0 = old }
  }
}
