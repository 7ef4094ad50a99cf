/// One step that somebody may not take, put on a newsroom day that is legal otherwise.
enum Forgery: CaseIterable {
  case strangersEdit, editInReview, state, ownPublication, keyByHand, deletion, unknownState
  case begunInReview, rules, brokenRules, noRules, noChief, page, malformed, link, twin
  case datelessPublication, silentCorrection, textInPublication, rename, rollback

  /// What a judge may call it.
  var codes: Set<String> {
    switch self {
    case .strangersEdit: ["identity.unknown"]
    case .editInReview: ["edit.role"]
    case .state: ["transition.unknown"]
    case .ownPublication: ["transition.role", "approval.missing"]
    case .keyByHand: ["managed.edited"]
    case .deletion: ["delete.role"]
    case .unknownState: ["draft.state"]
    case .begunInReview: ["create.state"]
    case .rules: ["rules.role"]
    case .brokenRules: ["rules.invalid"]
    case .noRules: ["rules.removed"]
    case .noChief: ["rules.no-chief"]
    case .page: ["file.role"]
    case .malformed: ["draft.malformed"]
    case .link: ["draft.not-a-file"]
    case .twin: ["slug.taken"]
    case .datelessPublication: ["transition.effects"]
    case .silentCorrection: ["transition.requires"]
    case .textInPublication: ["transition.effects"]
    case .rename: ["rename.role"]
    case .rollback: ["merge.rollback"]
    }
  }
}

extension Forgery {
  /// Whether the day may go on in every way afterwards: nothing lies about that it knows nothing of.
  var isOfOneDraft: Bool {
    switch self {
    case .begunInReview, .rules, .brokenRules, .noRules, .noChief, .page, .link, .twin: false
    default: true
    }
  }
}

extension Newsday {
  /// Puts the step on the line, if there is anything to do it to.
  ///
  /// - Returns: its label.
  func forge(_ forgery: Forgery) throws -> String? {
    let label = next
    switch forgery {
    case .rules, .brokenRules, .noRules, .noChief: return try forgeRules(forgery)
    case .begunInReview:
      let slug = "f\(fresh())"
      guard let person = dice.pick(desk.book.people(["author", "editor"], in: ["city"])) else {
        return nil
      }
      try put(person, "new: \(slug)", desk) {
        $0[Folder.path(slug)] = History.draft(slug, status: "review")
      }
      return label
    case .page:
      guard let person = dice.pick(desk.book.people(["author"])) else { return nil }
      try put(person, "a page", desk) { $0["drafts/f.html"] = File("<p>") }
      return label
    case .link:
      guard let person = dice.pick(desk.book.people(["chief"])) else { return nil }
      try put(person, "a link", desk) { $0["drafts/f.md"] = File("../README.md", mode: "120000") }
      return label
    case .rollback: return try forgeRollback()
    default: return try forgeDraft(forgery)
    }
  }

  private func forgeRules(_ forgery: Forgery) throws -> String? {
    let label = next
    let roles: Set<String> = forgery == .rules ? ["author", "editor"] : ["chief"]
    let people = desk.book.people(roles).filter {
      forgery != .rules || !$0.roles.contains("chief")
    }
    guard let person = dice.pick(people) else { return nil }
    var book = desk.book
    if forgery == .rules { book.sections.append("section-\(fresh())") }
    if forgery == .noChief {
      book.team = book.team.map { $0.with($0.roles.filter { $0 != "chief" }) }
    }
    try put(person, "rules", desk) { folder in
      switch forgery {
      case .brokenRules: folder["workflows/editorial.yml"] = File("stet: 1\nstates: 7\n")
      case .noRules:
        for path in folder.keys where path.hasPrefix("workflows/") { folder[path] = nil }
      default: book.write(into: &folder)
      }
    }
    return label
  }

  private func forgeDraft(_ forgery: Forgery) throws -> String? {
    let states: Set<String> =
      switch forgery {
      case .state, .keyByHand: ["draft"]
      case .editInReview, .ownPublication, .datelessPublication, .textInPublication, .rename:
        ["review"]
      case .deletion, .silentCorrection: ["published"]
      default: ["draft", "review"]
      }
    let candidates = try pieces(in: states).filter { piece in
      switch forgery {
      case .state: return true
      case .datelessPublication, .textInPublication:
        return try isFit(piece) && self.desk.book.workflow == .plain && !able(piece).isEmpty
          && history.folder.value("date", at: piece.path) == nil
      case .silentCorrection: return isFit(piece)
      case .ownPublication:
        return try isFit(piece) && self.desk.book.workflow == .plain && !able(piece).isEmpty
          && history.folder.value("date", at: piece.path) != nil
      default: return true
      }
    }
    guard let piece = dice.pick(candidates), let person = forger(forgery, piece) else { return nil }
    var desk = desk
    desk.notes[piece.number]?.makers = [next]
    desk.notes[piece.number]?.settled = [next]
    desk.notes[piece.number]?.isLeftAlone = true
    if forgery == .deletion { desk.notes[piece.number]?.path = nil }
    let (label, slug, number) = (next, piece.slug, fresh())
    if forgery == .rename {
      desk.notes[piece.number]?.path = "drafts/f\(number).md"
      desk.notes[piece.number]?.lastPath = "drafts/f\(number).md"
      desk.notes[piece.number]?.placed = [next]
    }
    let trailers = trailers(of: forgery, piece)
    let isReasoned = forgery != .silentCorrection
    try put(
      person, "\(forgery): \(slug)" + (isReasoned ? "\n\nIt is time." : ""), trailers: trailers,
      desk
    ) { try self.change(&$0, forgery, piece, number) }
    return label
  }

  private func trailers(of forgery: Forgery, _ piece: Piece) -> [String] {
    switch forgery {
    case .silentCorrection: ["Stet-Transition: correct \(piece.slug)"]
    case .ownPublication, .datelessPublication, .textInPublication:
      ["Stet-Transition: publish \(piece.slug)"]
    default: []
    }
  }

  private func forger(_ forgery: Forgery, _ piece: Piece) -> Staff? {
    let book = desk.book
    switch forgery {
    case .strangersEdit: return .sam
    case .editInReview, .ownPublication, .rename:
      return dice.pick(
        book.people(["author"], in: [piece.section]).filter { !$0.roles.contains("editor") })
    case .silentCorrection:
      return dice.pick(
        book.people(["editor"], in: [piece.section]).filter {
          !hands(piece.number).bylines.contains($0.id)
        })
    case .datelessPublication, .textInPublication:
      let names = able(piece)
      return dice.pick(book.team.filter { names.contains($0.id) })
    default: return dice.pick(book.people(["editor"], in: [piece.section]))
    }
  }

  private func change(
    _ folder: inout Folder, _ forgery: Forgery, _ piece: Piece, _ number: Int
  ) throws {
    let path = piece.path
    switch forgery {
    case .strangersEdit, .editInReview: try folder.append(path, "Forged \(number).")
    case .state, .ownPublication, .datelessPublication, .textInPublication:
      try folder.set("status", "published", at: path)
      if forgery == .textInPublication {
        try folder.set("date", history.stamp, at: path)
        try folder.append(path, "Forged \(number).")
      }
    case .keyByHand: try folder.set("updated", history.stamp, at: path)
    case .deletion:
      for name in folder.keys where name == path || name.hasPrefix(piece.folder + "/") {
        folder[name] = nil
      }
    case .unknownState: try folder.set("status", "nearly", at: path)
    case .malformed: try folder.set("title", "\"open", at: path)
    case .twin: folder["drafts/twin/\(piece.slug).md"] = History.draft(piece.slug)
    case .silentCorrection:
      try folder.set("updated", history.stamp, at: path)
      try folder.append(path, "Forged \(number).")
    case .rename: Self.move(path, to: "drafts/f\(number).md", in: &folder)
    default: return
    }
  }

  /// A merge that takes an old version of what one side has published.
  private func forgeRollback() throws -> String? {
    guard let piece = dice.pick(try pieces(in: ["published"])), let made = piece.note.entry,
      history.ancestors(ends[line]).contains(made),
      let before = try history.commit(made).parents.first, !desk(before).isOpen,
      let old = try history.commit(before).folder[piece.path],
      old != history.folder[piece.path], desk(before).book == desk.book
    else { return nil }
    let tip = ends[line]
    try put(.sam, on: [before], "elsewhere", desk(before)) { $0["README.md"] = File("beside") }
    let side = ends[line]
    let label = next
    var desk = desk(tip)
    desk.notes[piece.number]?.isLeftAlone = true
    desk.notes[piece.number]?.makers = [label]
    desk.notes[piece.number]?.settled = [label]
    let merger = dice.pick(desk.book.people(["author"])) ?? .sam
    let folder = try history.commit(tip).folder
    try put(merger, on: dice.once(in: 2) ? [tip, side] : [side, tip], "Merge", desk) {
      $0 = folder
      $0[piece.path] = old
    }
    return label
  }
}
