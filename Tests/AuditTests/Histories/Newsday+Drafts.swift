import Foundation

/// A draft of a line, with what its file says.
struct Piece {
  var number: Int
  var note: Desk.Note
  var path: String
  var state: String
  var section: String
  var bylines: [String]

  var slug: String { Piece.slug(path) }
  /// Where its attachments lie.
  var folder: String { Piece.folder(path) }

  static func slug(_ path: String) -> String {
    var parts = path.components(separatedBy: "/")
    if parts.last == "index.md" { parts.removeLast() }
    return (parts.last ?? "").replacingOccurrences(of: ".md", with: "")
  }

  static func folder(_ path: String) -> String {
    path.hasSuffix("/index.md") ? String(path.dropLast(9)) : String(path.dropLast(3))
  }
}

// What people do with a text.

extension Newsday {
  /// The drafts of the line that something may happen to, in one of these states.
  func pieces(in states: Set<String>) throws -> [Piece] {
    let folder = history.folder
    return try desk.notes.sorted { $0.key < $1.key }.compactMap { number, note in
      guard let path = note.path, !note.isLeftAlone, path.hasPrefix("drafts/"),
        let state = try folder.value("status", at: path), states.contains(state)
      else { return nil }
      let names = try folder.value("byline", at: path) ?? ""
      return Piece(
        number: number, note: note, path: path, state: state,
        section: try folder.value("section", at: path) ?? "",
        bylines: names.trimmingCharacters(in: ["[", "]"]).components(separatedBy: ", "))
    }
  }

  /// One of the drafts in these states.
  func piece(in states: String...) throws -> Piece? { dice.pick(try pieces(in: Set(states))) }

  /// Who may edit the copy of a draft in a state.
  static func editors(of state: String) -> Set<String> {
    switch state {
    case "draft": ["author", "editor"]
    case "review": ["editor"]
    default: []
    }
  }

  func new() throws {
    guard let section = dice.pick(desk.book.sections),
      let person = dice.pick(desk.book.people(["author", "editor"], in: [section])),
      let writer = dice.pick(desk.book.people(["author", "editor"]) + [person])
    else { return }
    let slug = "s\(fresh())"
    let path =
      dice.pick([
        "drafts/\(slug).md", "drafts/\(slug).md", "drafts/sub/\(slug).md",
        "drafts/\(slug)/index.md",
      ]) ?? ""
    var names = [writer.name]
    if dice.once(in: 5), writer.id != person.id { names.append(person.name) }
    var file = History.draft(slug, byline: names.joined(separator: ", "), section: section)
    if names.count > 1 {
      file = File(
        file.text.replacingOccurrences(
          of: "byline: \(names.joined(separator: ", "))",
          with: "byline: [\(names.joined(separator: ", "))]"))
    }
    var desk = desk
    note(
      path, in: &desk, creators: [person.id],
      bylines: [writer.id, names.count > 1 ? person.id : writer.id])
    let isForge = dice.once(in: 12)
    try put(isForge ? .forge : person, author: person, "new: \(slug)", desk) { $0[path] = file }
  }

  func save() throws {
    guard let piece = try piece(in: "draft", "review") else { return }
    var (desk, section) = (desk, piece.section)
    if dice.once(in: 6) { section = dice.pick(desk.book.sections) ?? section }
    guard
      let person = dice.pick(
        desk.book.people(Self.editors(of: piece.state), in: [piece.section, section]))
    else { return }
    let line = "More of \(fresh())."
    let writer = dice.once(in: 6) ? dice.pick(desk.book.people(["author", "editor"])) : nil
    edited(piece.number, by: person.id, in: &desk)
    if let writer { hands(piece.number).bylines.insert(writer.id) }
    let isForge = dice.once(in: 12)
    try put(isForge ? .forge : person, author: person, "save: \(piece.slug)", desk) { folder in
      try folder.append(piece.path, line)
      try folder.set("section", section, at: piece.path)
      if let writer { try folder.set("byline", writer.name, at: piece.path) }
    }
  }

  /// The copy has changed by somebody's hand.
  func edited(_ number: Int, by person: String, in desk: inout Desk) {
    desk.notes[number]?.makers = [next]
    desk.notes[number]?.approvals = []
    hands(number).contributors.insert(person)
  }

  /// Something more than an edit has happened to a draft.
  func settled(_ number: Int, in desk: inout Desk) {
    desk.notes[number]?.makers = [next]
    desk.notes[number]?.settled = [next]
    desk.notes[number]?.approvals = []
  }

  /// A picture beside the text.
  func attach() throws {
    guard let piece = try piece(in: "draft", "review"),
      let person = dice.pick(desk.book.people(Self.editors(of: piece.state), in: [piece.section]))
    else { return }
    var desk = desk
    edited(piece.number, by: person.id, in: &desk)
    let path = piece.folder + "/" + (dice.once(in: 2) ? "one.png" : "two.css")
    let gone = history.folder[path] != nil && dice.once(in: 2)
    let file = File("Picture \(fresh())")
    try put(person, "save: \(piece.slug), a picture", desk) { $0[path] = gone ? nil : file }
  }

  func rename() throws {
    guard let piece = try piece(in: "draft", "review"),
      let person = dice.pick(desk.book.people(Self.editors(of: piece.state), in: [piece.section]))
    else { return }
    let slug = "r\(fresh())"
    let path = dice.once(in: 4) ? "drafts/\(slug)/index.md" : "drafts/\(slug).md"
    var desk = desk
    desk.notes[piece.number]?.path = path
    desk.notes[piece.number]?.lastPath = path
    desk.notes[piece.number]?.makers = [next]
    desk.notes[piece.number]?.settled = [next]
    desk.notes[piece.number]?.placed = [next]
    let isSaid = dice.once(in: 2)
    let line = isSaid && dice.once(in: 3) ? "With more, \(fresh())." : nil
    if line != nil { edited(piece.number, by: person.id, in: &desk) }
    try put(
      person, "rename: \(piece.slug) to \(slug)",
      trailers: isSaid ? ["Stet-Rename: \(piece.slug) \(slug)"] : [], desk
    ) { folder in
      Self.move(piece.path, to: path, in: &folder)
      if let line { try folder.append(path, line) }
    }
  }

  /// Moves a draft with what lies beside it.
  static func move(_ old: String, to new: String, in folder: inout Folder) {
    let (from, to) = (Piece.folder(old), Piece.folder(new))
    folder[new] = folder.removeValue(forKey: old)
    for path in folder.keys where path.hasPrefix(from + "/") {
      folder[to + path.dropFirst(from.count)] = folder.removeValue(forKey: path)
    }
  }

  func delete() throws {
    guard let piece = try piece(in: "draft"),
      let person = dice.pick(desk.book.people(["author", "editor"], in: [piece.section]))
    else { return }
    var desk = desk
    settled(piece.number, in: &desk)
    desk.notes[piece.number]?.path = nil
    try put(person, "delete: \(piece.slug)", desk) { folder in
      for path in folder.keys where path == piece.path || path.hasPrefix(piece.folder + "/") {
        folder[path] = nil
      }
    }
  }

  /// A deleted draft comes back as it was, by a command or by `git revert`.
  func restore() throws {
    let gone = desk.notes.sorted { $0.key < $1.key }.filter { $0.value.path == nil }
    guard let (number, note) = dice.pick(gone.map { ($0.key, $0.value) }), !note.isLeftAlone,
      let deletion = note.makers.sorted().first,
      let before = try history.commit(deletion).parents.first,
      let section = try? history.commit(before).folder.value("section", at: note.lastPath),
      let person = dice.pick(desk.book.people(["author", "editor"], in: [section]))
    else { return }
    let old = try history.commit(before).folder
    var desk = desk
    settled(number, in: &desk)
    desk.notes[number]?.path = note.lastPath
    desk.notes[number]?.placed = [next]
    desk.notes[number]?.entry = nil
    hands(number).creators.insert(person.id)
    hands(number).contributors.insert(person.id)
    let line = dice.once(in: 3) ? "Back, and more, \(fresh())." : nil
    try put(person, "Revert \"delete: \(Piece.slug(note.lastPath))\"", desk) { folder in
      for (path, file) in old
      where path == note.lastPath || path.hasPrefix(Piece.folder(note.lastPath) + "/") {
        folder[path] = file
      }
      if let line { try folder.append(note.lastPath, line) }
    }
  }
}
