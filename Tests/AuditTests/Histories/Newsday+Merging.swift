import Foundation

// Merges in any direction, by the rules that audit.md has for them.

extension Newsday {
  /// What a draft is on one side of a merge, its place left out.
  struct Content: Equatable {
    var file: File
    /// By their names below the draft's folder.
    var attachments: [String: File]
  }

  /// A merge that is legal, worked out before it is made.
  struct Plan {
    var sides: [String]
    var merger: Staff
    var desk: Desk
    var folder: Folder
    var asked: [Asked] = []
    /// Whether there is anything that no side hands on.
    var isOwn = false
    var trailers: [String] = []
    /// The hands that the merger lays on drafts.
    var edited: [Int] = []
    var submitted: [Int] = []
  }

  /// - Returns: whether there was a legal one.
  @discardableResult
  func merge(all: Bool = false) throws -> Bool {
    guard ends.count > 1 else { return false }
    let count = all || ends.count > 2 && dice.once(in: 4) ? min(3, ends.count) : 2
    let lines = Array(ends.indices.shuffled(using: &dice).prefix(count))
    let sides = lines.map { ends[$0] }
    let isApart = sides.allSatisfy { one in
      sides.allSatisfy { $0 == one || !history.ancestors($0).contains(one) }
    }
    guard isApart, Set(sides).count == sides.count else {
      // One of them is behind the other: it is let go.
      for place in lines.sorted(by: >)
      where ends.indices.contains(where: {
        $0 != place && history.ancestors(ends[$0]).contains(ends[place])
      }) {
        ends.remove(at: place)
        line = 0
        return true
      }
      return false
    }
    let people =
      [.sam, .forge] + desk(sides[0]).book.team.shuffled(using: &dice) + [Staff.mo, .zoe]
    for merger in all ? [.mo, .ed, .zoe] : Array(people.dropFirst(dice.below(4))) {
      guard let plan = try plan(sides, merger) else { continue }
      line = lines[0]
      try make(plan)
      for place in lines.dropFirst().sorted(by: >) where all || !dice.once(in: 3) {
        ends.remove(at: place)
      }
      line = 0
      return true
    }
    return false
  }

  private func make(_ plan: Plan) throws {
    for number in plan.edited { hands(number).contributors.insert(plan.merger.id) }
    for number in plan.submitted { hands(number).submitters.insert(plan.merger.id) }
    asked += plan.asked
    let reason = plan.trailers.isEmpty ? "" : "\n\nBoth belong together."
    try put(
      plan.merger, author: plan.merger == .forge ? .ann : nil, on: plan.sides, "Merge" + reason,
      trailers: plan.trailers, plan.desk
    ) { $0 = plan.folder }
  }

  private func plan(_ sides: [String], _ merger: Staff) throws -> Plan? {
    var plan = Plan(sides: sides, merger: merger, desk: desk(sides[0]), folder: [:])
    guard mergeBooks(&plan), enters(plan) else { return nil }
    plan.desk.notes = [:]
    plan.desk.files = [:]
    plan.desk.book.write(into: &plan.folder)
    for number in Set(sides.flatMap { desk($0).notes.keys }).sorted() {
      guard try merge(number, &plan) else { return nil }
    }
    for path in Set(sides.flatMap { desk($0).files.keys }).sorted() {
      guard try mergeFile(path, &plan) else { return nil }
    }
    for path in ["README.md", "pages/about.md"] where plan.folder[path] == nil {
      plan.folder[path] = try dice.pick(sides).flatMap { try history.commit($0).folder[path] }
    }
    if plan.isOwn, merger == .forge { return nil }
    return plan
  }

  // MARK: - Drafts

  private func content(_ note: Desk.Note?, _ side: String) throws -> Content? {
    guard let path = note?.path else { return nil }
    let folder = try history.commit(side).folder
    guard let file = folder[path] else { return nil }
    let place = Piece.folder(path) + "/"
    let beside = folder.filter { $0.key.hasPrefix(place) && $0.key != path }
    return Content(
      file: file,
      attachments: Dictionary(
        uniqueKeysWithValues: beside.map { (String($0.key.dropFirst(place.count)), $0.value) }))
  }

  private func merge(_ number: Int, _ plan: inout Plan) throws -> Bool {
    let sides = plan.sides
    let notes = sides.map { desk($0).notes[number] }
    let contents = try sides.indices.map { try content(notes[$0], sides[$0]) }
    // A rename that one side knows is applied to the others first.
    let placed = sides.indices.filter { notes[$0] != nil }
    let newest = placed.first { place in
      placed.allSatisfy { other in
        notes[other]?.lastPath == notes[place]?.lastPath
          || knows(sides[place], notes[other]?.placed ?? [])
      }
    }
    guard let newest, let path = notes[newest]?.lastPath else { return false }
    if placed.contains(where: { notes[$0]?.lastPath != path && contents[$0] == nil }) {
      return false
    }
    if contents[newest] == nil, placed.contains(where: { notes[$0]?.lastPath != path }) {
      return false
    }
    let heirs = sides.indices.filter { place in
      sides.indices.allSatisfy { other in
        contents[other] == contents[place] || notes[other] == nil
          || knows(sides[place], notes[other]?.makers ?? [])
          || mayGiveUp(number, other, for: place, notes, plan)
      }
    }
    var note =
      notes[newest] ?? Desk.Note(path: nil, lastPath: path, makers: [], settled: [], placed: [])
    note.placed = notes.reduce(into: []) { $0.formUnion($1?.placed ?? []) }
    note.isLeftAlone = notes.contains { $0?.isLeftAlone == true }
    if let heir = dice.pick(heirs) {
      let same = sides.indices.filter { contents[$0] == contents[heir] }
      note.path = contents[heir] == nil ? nil : path
      note.makers = same.reduce(into: []) { $0.formUnion(notes[$1]?.makers ?? []) }
      note.settled = same.reduce(into: []) { $0.formUnion(notes[$1]?.settled ?? []) }
      let entries = Set(same.map { notes[$0]?.entry })
      note.entry = entries.count == 1 ? entries.first ?? nil : next
      note.approvals =
        entries.count == 1 && same.count == sides.count
        ? same.map { notes[$0]?.approvals ?? [] }.reduce(notes[heir]?.approvals ?? []) {
          $0.intersection($1)
        }
        : []
      plan.desk.notes[number] = note
      lay(contents[heir], at: path, in: &plan.folder)
      return true
    }
    return own(number, note, path, contents, notes, &plan)
  }

  private func lay(_ content: Content?, at path: String, in folder: inout Folder) {
    guard let content else { return }
    folder[path] = content.file
    for (name, file) in content.attachments { folder[Piece.folder(path) + "/" + name] = file }
  }

  private func value(_ key: String, _ content: Content) -> String {
    let folder: Folder = ["x": content.file]
    return (try? folder.value(key, at: "x")) ?? nil ?? ""
  }

  /// Whether the merger may turn a side's version back into one that another knows, by edits alone.
  private func mayGiveUp(
    _ number: Int, _ other: Int, for place: Int, _ notes: [Desk.Note?], _ plan: Plan
  ) -> Bool {
    guard let note = notes[other], note.path != nil, note.path == notes[place]?.lastPath,
      knows(plan.sides[place], note.settled),
      let content = try? content(note, plan.sides[other])
    else { return false }
    let book = desk(plan.sides[other]).book
    return plan.merger != .forge
      && book.holds(plan.merger.id, Self.editors(of: value("status", content)), in: book.sections)
  }

  /// The merger's own step, legal from every side.
  private func own(
    _ number: Int, _ old: Desk.Note, _ path: String, _ contents: [Content?], _ notes: [Desk.Note?],
    _ plan: inout Plan
  ) -> Bool {
    let there = contents.compactMap(\.self)
    let states = Set(there.map { value("status", $0) })
    let sections = Set(there.map { value("section", $0) }).sorted()
    func may(_ roles: Set<String>) -> Bool {
      plan.merger != .forge
        && plan.sides.allSatisfy { desk($0).book.holds(plan.merger.id, roles, in: sections) }
    }
    // A text that some side has not seen, or has deleted, is none of this.
    guard !old.isLeftAlone, there.count == contents.count, !states.isEmpty,
      states.isSubset(of: ["draft", "review"]),
      may(states == ["draft"] ? ["author", "editor"] : ["editor"]),
      Set(there.map { value("date", $0) }).count == 1,
      Set(there.map { value("updated", $0) }).count == 1,
      let base = there.first(where: {
        value("status", $0) == (states.contains("review") ? "review" : "draft")
      })
    else { return false }
    let bylines = value("byline", base).trimmingCharacters(in: ["[", "]"]).components(
      separatedBy: ", ")
    if states.count > 1 {
      let isFit = plan.sides.allSatisfy { side in
        let book = desk(side).book
        return book.sections.contains(value("section", base))
          && bylines.allSatisfy { book.person(named: $0) != nil }
      }
      guard isFit else { return false }
      plan.submitted.append(number)
      plan.asked.append(
        Asked(
          label: next, person: plan.merger.id,
          what: .move(
            roles: ["author", "editor"], sections: sections, counted: [], bylines: [],
            plan.desk.book.workflow)))
    }
    var result = base
    var folder: Folder = ["x": base.file]
    if (try? folder.append("x", "Both of \(fresh()).")) == nil { return false }
    result.file = folder["x"] ?? base.file
    var note = old
    (note.path, note.lastPath, note.makers, note.settled) = (path, path, [next], [next])
    (note.approvals, note.entry) = ([], next)
    plan.desk.notes[number] = note
    plan.edited.append(number)
    plan.isOwn = true
    lay(result, at: path, in: &plan.folder)
    return true
  }

  // MARK: - Other files

  private func mergeFile(_ path: String, _ plan: inout Plan) throws -> Bool {
    let makers = plan.sides.map { desk($0).files[path] ?? [] }
    let files = try plan.sides.map { try history.commit($0).folder[path] }
    let heir = files.indices.first { place in
      files.indices.allSatisfy { files[$0] == files[place] || knows(plan.sides[place], makers[$0]) }
    }
    if let heir {
      plan.folder[path] = files[heir]
      plan.desk.files[path] = files.indices.filter { files[$0] == files[heir] }
        .reduce(into: []) { $0.formUnion(makers[$1]) }
      return true
    }
    guard plan.merger != .forge,
      plan.sides.allSatisfy({ Self.mayChange(path, plan.merger.id, desk($0).book) })
    else { return false }
    plan.folder[path] = files[0]
    plan.desk.files[path] = [next]
    plan.asked.append(Asked(label: next, person: plan.merger.id, what: .file(path)))
    plan.isOwn = true
    return true
  }
}
