// Rules, other files, and lines of work.

extension Newsday {
  func changeRules() throws {
    guard let chief = dice.pick(desk.book.people(["chief"])) else { return }
    var desk = desk
    changePeople(&desk.book, except: chief)
    guard desk.book != self.desk.book,
      desk.book.team.contains(where: { $0.roles.contains("chief") })
    else { return }
    desk.bookMakers = [next]
    asked.append(Asked(label: next, person: chief.id, what: .chief))
    let book = desk.book
    try put(chief, "rules: as they are now\n\nIt was time.", desk) { book.write(into: &$0) }
  }

  private func changePeople(_ book: inout Rulebook, except chief: Staff) {
    let place = dice.below(book.team.count)
    switch dice.below(8) {
    case 0: book.workflow = dice.pick(Rulebook.Workflow.allCases) ?? .plain
    case 1: book.sections.append("section-\(fresh())")
    case 2, 3:
      let number = fresh()
      book.team.append(
        Staff("p\(number)", "Pat Number\(number)", [dice.once(in: 2) ? "editor" : "author"]))
    case 4 where book.team[place].id != chief.id: book.team[place].roles = []
    case 5 where book.team[place].id != chief.id && book.team.count > 4:
      book.team.remove(at: place)
    case 6 where book.team[place].id != chief.id:
      book.team[place].sections = book.team[place].sections.isEmpty ? ["city"] : []
    default:
      if book.team[place].roles.isEmpty { book.team[place].roles = ["editor"] }
      if !book.team.contains(where: { $0.id == "zoe" }) { book.team.append(.zoe) }
    }
  }

  /// New rules take in what lies there, and a chief adopts it.
  func readPages() throws {
    guard ends.count == 1, !desk.book.readsPages,
      let file = history.folder["pages/about.md"],
      let chief = dice.pick(desk.book.people(["chief"]))
    else { return }
    var desk = desk
    desk.book.readsPages = true
    desk.bookMakers = [next]
    asked.append(Asked(label: next, person: chief.id, what: .chief))
    note("pages/about.md", in: &desk, creators: [], bylines: ["ann"])
    let book = desk.book
    floor = history.commits.count
    try put(
      chief, "rules: pages too", trailers: [History.adopt("about", file)], desk
    ) { book.write(into: &$0) }
  }

  static func mayChange(_ path: String, _ person: String, _ book: Rulebook) -> Bool {
    let roles: Set<String> = path.hasSuffix(".html") ? ["chief"] : ["author", "editor"]
    return book.holds(person, roles)
  }

  /// A file in the site's reach that is no draft.
  func other() throws {
    let path = dice.pick([
      "drafts/_layouts/base.css", "drafts/_layouts/page.html", "drafts/pic.png",
    ])
    guard let path,
      let person = dice.pick(desk.book.team.filter { Self.mayChange(path, $0.id, self.desk.book) })
    else { return }
    let file = history.folder[path] != nil && dice.once(in: 3) ? nil : File("File \(fresh())")
    var desk = desk
    desk.files[path] = [next]
    asked.append(Asked(label: next, person: person.id, what: .file(path)))
    try put(person, "x", desk) { $0[path] = file }
  }

  /// What is no business of the newsroom.
  func elsewhere() throws {
    let file = File("Text \(fresh())")
    let person = dice.pick([Staff.sam, .ann, .ed]) ?? .sam
    let isEmpty = dice.once(in: 4)
    try put(person, "elsewhere", desk) { if !isEmpty { $0["README.md"] = file } }
  }

  /// Somebody begins a line of their own.
  func branch() throws {
    guard ends.count < 5 else { return }
    let labels = history.commits[floor...].map(\.label).filter { !desk($0).isOpen }
    guard let label = dice.pick(labels.suffix(8)) else { return }
    ends.append(label)
  }
}
