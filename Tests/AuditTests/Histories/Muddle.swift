import Foundation

/// Acts at random by anybody, whatever the rules say of them: what is wrong with them is for the
/// judges to tell.
struct Muddle {
  let history: History
  private var dice: Seeded
  private var ends: [String] = []
  private var counter = 0
  private var left: Set<String> = []
  /// Whether there are lines that part and meet.
  private let merges: Bool
  private let changesRules: Bool

  private static let people: [Staff] = [.ann, .bob, .ed, .eva, .mo, .zoe, .sam]

  init(seed: UInt64, commits: Int, merges: Bool = true, changesRules: Bool = true) throws {
    history = try History()
    dice = Seeded(seed)
    self.merges = merges
    self.changesRules = changesRules
    ends = [
      try history.anchor(team: dice.once(in: 2) ? Staff.team : History.team(.zoe)) {
        $0[Folder.path("a")] = History.draft("a")
        $0[Folder.path("b")] = History.draft("b", status: "published")
      }
    ]
    while history.commits.count < commits { try act() }
    let longest = ends.max { history.ancestors($0).count < history.ancestors($1).count }
    if let longest { history.goTo(longest) }
  }

  private mutating func fresh() -> Int {
    counter += 1
    return counter
  }

  private mutating func act() throws {
    let line = dice.below(ends.count)
    history.goTo(ends[line])
    if merges, ends.count < 3, dice.once(in: 7),
      let label = dice.pick(history.commits.suffix(6))?.label
    {
      ends.append(label)
      return
    }
    if merges, ends.count > 1, dice.once(in: 4) { return try merge(line) }
    ends[line] = try step()
  }

  /// A commit with one parent.
  private mutating func step() throws -> String {
    let person = dice.pick(Self.people) ?? .ann
    let isForge = dice.once(in: 25)
    var folder = history.folder
    var trailers: [String] = []
    let drafts = folder.keys.filter { $0.hasPrefix("drafts/") && $0.hasSuffix(".md") }.sorted()
    for _ in 0..<(dice.once(in: 4) ? 2 : 1) {
      try change(&folder, dice.pick(drafts).flatMap { folder[$0] == nil ? nil : $0 }, &trailers)
    }
    let reason = dice.once(in: 3) ? "" : "\n\nBecause."
    return try history.commit(
      by: isForge ? .forge : person, author: person, "x" + reason, trailers: trailers
    ) { $0 = folder }
  }

  private mutating func change(
    _ folder: inout Folder, _ path: String?, _ trailers: inout [String]
  ) throws {
    let slug = path.map(Piece.slug) ?? ""
    switch (dice.below(24), path) {
    case (0..<3, _), (_, nil):
      let new = dice.pick(["a", "b", "c", "d", "e"]) ?? "a"
      // A name that a draft gave up stays free, where a line may still know it under that.
      if merges, left.contains(new) { return }
      let state = dice.once(in: 6) ? "review" : "draft"
      let writer = dice.pick(Staff.team) ?? .ann
      folder[Folder.path(new)] = History.draft(new, byline: writer.name, status: state)
    case (3..<6, let path?): try folder.append(path, "More \(fresh()).")
    case (6..<13, let path?): try move(&folder, path, &trailers)
    case (13, let path?):
      let key = dice.pick(["date", "updated", "slug"]) ?? "date"
      let value = dice.once(in: 3) ? nil : key == "slug" ? slug : history.stamp
      try folder.set(key, value, at: path)
    case (14, let path?):
      try folder.set("section", dice.pick(["city", "politics", "moon"]), at: path)
    case (15, let path?):
      try folder.set("byline", dice.pick(Staff.team + [.zoe])?.name, at: path)
    case (16, let path?): folder[path] = nil
    case (17, let path?):
      let new = merges ? "r\(fresh())" : dice.pick(["a", "b", "c", "d", "e"]) ?? "a"
      guard folder[Folder.path(new)] == nil else { return }
      left.insert(slug)
      folder[Folder.path(new)] = folder.removeValue(forKey: path)
      if dice.once(in: 2) { trailers.append("Stet-Rename: \(slug) \(new)") }
    case (18..<21, let path?):
      // As it was at some time, or not there.
      folder[path] = dice.pick(history.commits.suffix(8))?.folder[path]
    case (21, let path?):
      let copy = try folder.copy(at: path)
      let person = dice.pick(["ed", "eva", "mo"]) ?? "ed"
      trailers.append("Stet-Approve: \(slug) \(copy) \(person)")
    case (22, _):
      let file = dice.pick(["drafts/x.css", "drafts/x.html", "README.md"]) ?? ""
      folder[file] = dice.once(in: 3) ? nil : File("\(fresh())")
    default: if changesRules { change(rulesIn: &folder) }
    }
  }

  /// To another state, more often than not with what has to be written.
  private mutating func move(
    _ folder: inout Folder, _ path: String, _ trailers: inout [String]
  ) throws {
    let old = try folder.value("status", at: path) ?? ""
    let next = ["draft": "review", "review": "published", "published": "published"][old] ?? "draft"
    let state =
      dice.once(in: 4) ? dice.pick(["draft", "review", "published", "gone"]) ?? next : next
    try folder.set("status", state, at: path)
    if dice.once(in: 6) { return }
    if state == "published", try folder.value("date", at: path) == nil {
      try folder.set("date", history.stamp, at: path)
    }
    if old == "published", state == "published" {
      try folder.set("updated", history.stamp, at: path)
      if dice.once(in: 2) { try folder.append(path, "Corrected \(fresh()).") }
    }
    if dice.once(in: 2) {
      let name = dice.pick(["submit", "publish", "correct", "retract", "return", "withdraw"]) ?? ""
      trailers.append("Stet-Transition: \(name) \(Piece.slug(path))")
    }
  }

  private mutating func change(rulesIn folder: inout Folder) {
    switch dice.below(6) {
    case 0: folder["workflows/editorial.yml"] = File(RuleTexts.strict)
    case 1: folder["workflows/editorial.yml"] = File(RuleTexts.workflow)
    case 2: folder["workflows/editorial.yml"] = File("stet: 1\n")
    default:
      var team = History.team(.zoe)
      let place = dice.below(team.count)
      team[place].roles = dice.pick([[], ["author"], ["editor"], ["chief", "editor"]]) ?? []
      folder["workflows/masthead.yml"] = File(RuleTexts.masthead(team))
    }
  }

  /// Each file from one of the sides, or from longer ago.
  private mutating func merge(_ line: Int) throws {
    let other = (line + 1 + dice.below(ends.count - 1)) % ends.count
    let sides = [ends[line], ends[other]]
    guard !history.ancestors(sides[0]).contains(sides[1]),
      !history.ancestors(sides[1]).contains(sides[0])
    else {
      ends.remove(at: other)
      return
    }
    let person = dice.pick(Self.people) ?? .ann
    let isPlain = dice.once(in: 2)
    let seed = dice.below(1 << 30)
    let label = try history.merge([sides[1]], by: person) { folder in
      guard !isPlain else { return }
      var dice = Seeded(UInt64(seed))
      let folders = try sides.map { try self.history.commit($0).folder }
      let paths = Set(folders.flatMap(\.keys)).sorted().filter {
        folders[0][$0] != folders[1][$0]
      }
      for path in paths where dice.once(in: 2) {
        let source = dice.once(in: 3) ? dice.pick(self.history.commits)?.folder : dice.pick(folders)
        folder[path] = source?[path]
      }
    }
    ends[line] = label
    if dice.once(in: 2) { ends.remove(at: other) }
  }
}
