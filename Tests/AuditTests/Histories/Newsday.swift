import Foundation

/// A newsroom at work: acts at random, each of them legal by what the design says.
///
/// What is legal it knows from an account of its own (``Desk``), which forgets rather more than it
/// assumes: where it cannot be sure, it leaves the act out.
final class Newsday {
  let history: History
  var dice: Seeded
  private(set) var desks: [String: Desk] = [:]
  /// The last commits of the lines that people work on.
  var ends: [String] = []
  /// The line that is worked on.
  var line = 0
  var asked: [Asked] = []
  var hands: [Int: Desk.Hands] = [:]
  /// Commits before this one are no place to begin a line.
  var floor = 0
  /// Numbers drafts, lines of text and whatever needs a name.
  var counter = 0

  init(seed: UInt64) throws {
    history = try History()
    dice = Seeded(seed)
    try open()
  }

  /// Works until there are so many commits.
  ///
  /// - Parameter alone: on the present line, and on texts only.
  func work(until count: Int, alone: Bool = false) throws {
    var tries = 0
    while history.commits.count < count, tries < count * 30 {
      tries += 1
      if !alone { line = dice.below(ends.count) }
      history.goTo(ends[line])
      if alone { try write() } else { try act() }
    }
  }

  /// Works on one of the lines until something could be forged there.
  ///
  /// - Returns: the forged commit's label, and what it is.
  func work(from count: Int, toForge first: Forgery) throws -> (String, Forgery)? {
    try work(until: count)
    for forgery in [first] + Forgery.allCases.shuffled(using: &dice) {
      line = dice.below(ends.count)
      history.goTo(ends[line])
      if let label = try forge(forgery) { return (label, forgery) }
    }
    return nil
  }

  /// Brings the lines together where that is legal, and stands on the longest.
  ///
  /// - Parameter label: a commit that has to be among what it comes from.
  func finish(with label: String? = nil, merging: Bool = true) throws {
    var tries = 0
    while merging, ends.count > 1, tries < 6 {
      tries += 1
      if try !merge(all: true) { break }
    }
    let longest = ends.filter { label.map(history.ancestors($0).contains) ?? true }.max {
      history.ancestors($0).count < history.ancestors($1).count
    }
    if let longest { history.goTo(longest) }
  }

  private func write() throws {
    switch dice.below(5) {
    case 0: try new()
    case 1: try save()
    case 2: try submit()
    case 3: try publish()
    default: try elsewhere()
    }
  }

  private func act() throws {
    switch dice.below(72) {
    case 0..<7: try new()
    case 7..<16: try save()
    case 16..<24: try submit()
    case 24..<33: try publish()
    case 33: try takeBack("withdraw")
    case 34: try takeBack("return")
    case 35..<38: try correct()
    case 38: try retract()
    case 39..<41: try approve()
    case 41: try unapprove()
    case 42..<44: try rename()
    case 44: try delete()
    case 45..<47: try restore()
    case 47: try attach()
    case 48: try other()
    case 49..<52: try changeRules()
    case 52: try readPages()
    case 53..<58: try branch()
    case 58..<69: try merge()
    case 69: try stumble()
    default: try elsewhere()
    }
  }

  // MARK: - Where one stands

  var desk: Desk { ends.indices.contains(line) ? desks[ends[line]] ?? empty : empty }
  private var empty: Desk { Desk(book: Rulebook(team: []), bookMakers: []) }

  func desk(_ label: String) -> Desk { desks[label] ?? empty }

  /// The label that the next commit gets.
  var next: String { "c\(history.commits.count)" }

  /// One commit on the line, after which things stand so.
  func put(
    _ person: Staff, author: Staff? = nil, on parents: [String]? = nil, _ message: String,
    trailers: [String] = [], _ desk: Desk, _ change: (inout Folder) throws -> Void = { _ in }
  ) throws {
    let label = try history.commit(
      by: person, author: author, on: parents, message, trailers: trailers, change)
    stand(desk, at: label)
  }

  /// Notes how things stand at a commit that the line goes on from.
  func stand(_ desk: Desk, at label: String) {
    desks[label] = desk
    if ends.isEmpty { ends = [label] } else { ends[line] = label }
  }

  /// Nothing more happens to a draft on this line, or on one that takes it over.
  func leaveAlone(_ number: Int) { desks[ends[line]]?.notes[number]?.isLeftAlone = true }

  private func open() throws {
    var desk = Desk(book: Rulebook(team: Staff.team), bookMakers: [next])
    if dice.once(in: 3) { desk.book.team = History.team(.zoe) }
    if dice.once(in: 3) { desk.book.workflow = .strict }
    var files: Folder = [:]
    var trailers: [String] = []
    for place in 0..<(dice.once(in: 2) ? 0 : 2) {
      let slug = "old-\(place)"
      let file = History.draft(slug, status: place == 0 ? "published" : "draft")
      files[Folder.path(slug)] = file
      trailers.append(History.adopt(slug, file))
      note(Folder.path(slug), in: &desk, creators: [], bylines: ["ann"])
    }
    if dice.once(in: 2) {
      files["pages/about.md"] = History.draft("about", status: "published")
    }
    let book = desk.book
    try put(.mo, on: [], "init: editorial", trailers: trailers, desk) { folder in
      folder = files
      book.write(into: &folder)
    }
  }

  /// A draft that there was not.
  func note(_ path: String, in desk: inout Desk, creators: Set<String>, bylines: Set<String>) {
    let number = hands.count
    let own = Desk.Hands()
    (own.creators, own.contributors, own.bylines) = (creators, creators, bylines)
    hands[number] = own
    desk.notes[number] = Desk.Note(
      path: path, lastPath: path, makers: [next], settled: [next], placed: [next])
  }

  func hands(_ number: Int) -> Desk.Hands { hands[number] ?? Desk.Hands() }

  func fresh() -> Int {
    counter += 1
    return counter
  }
}
