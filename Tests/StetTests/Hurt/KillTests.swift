import Foundation
import Testing

/// Commands that are killed at any moment: nothing is broken, nothing that was acknowledged is lost,
/// and the next command brings the folder along.
///
/// `STET_KILLS` asks for more kills; `Scripts/soak` for two thousand.
@Suite struct KillTests {
  private static let kills =
    ProcessInfo.processInfo.environment["STET_KILLS"].flatMap { Int($0) } ?? 60

  /// The numbers of the kills in one newsroom after the other: one that grew with two thousand of them
  /// would take longer to look through each time, and be hurt no better.
  private static let newsrooms = stride(from: 0, to: kills, by: 100).map {
    $0..<min($0 + 100, kills)
  }

  @Test func aKilledCommandLeavesNothingHalf() throws {
    var tally = Tally()
    for rounds in Self.newsrooms { try killMoves(rounds, &tally) }
    expectHit(tally)
    print("\(Self.kills) kills: \(tally)")
  }

  /// Several files go and come at once: the draft, its attachments, the folder that they lie in.
  @Test func aKilledRenameOrDeletionLeavesNothingHalf() throws {
    var tally = Tally()
    for rounds in Self.newsrooms { try killRenames(rounds, &tally) }
    expectHit(tally)
    print("\(Self.kills) kills of renames and deletions: \(tally)")
  }

  /// Kills that all came too early or too late would prove nothing.
  private func expectHit(_ tally: Tally) {
    #expect(tally.midway > Self.kills / 10, "\(tally)")
    #expect(tally.moved > 0 && tally.locks <= 2 + Self.kills / 10, "\(tally)")
  }

  private func killMoves(_ rounds: Range<Int>, _ tally: inout Tally) throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    // Somebody's other work, staged and not.
    try desk.write("One.\n", to: "notes.txt")
    try desk.git("add", "notes.txt")
    try desk.write("One, and two.\n", to: "notes.txt")
    try desk.write("Not yet said.\n", to: "idea.txt")
    let others = try desk.git("status", "--porcelain").out
    let files = try FileManager.default.contentsOfDirectory(atPath: desk.path("drafts")).sorted()
    var pace = Pace(try duration { try desk.done("submit", "low-water") })
    var state = "review"
    for round in rounds {
      let old = try desk.tip()
      let verb = state == "draft" ? "submit" : "withdraw"
      let begun = Date()
      let killed = try desk.killed([verb, "low-water"], after: pace.moment())
      let taken = Date().timeIntervalSince(begun)
      let new = try desk.tip()
      let said = killed.out.contains("is now")
      #expect(!said || new != old, "round \(round): what was acknowledged is lost")
      if new != old {
        #expect(try desk.git("rev-parse", "HEAD^").out == old, "round \(round): one step or none")
      }
      try tally.count(killed, moved: new != old, at: desk)
      pace.learn(moved: new != old, ended: killed.status == 0 ? taken : nil)
      if round % 10 == 0 {
        #expect(try desk.git("fsck", "--strict").status == 0, "round \(round)")
      }
      // Any command that looks at the newsroom puts right what is left.
      var healing = try desk.stet("show", "low-water")
      if healing.err.contains("lock") {
        try desk.clearLock(named: healing.err)
        tally.locks += 1
        healing = try desk.stet("show", "low-water")
      }
      #expect(healing.status == 0, "round \(round)\n\(healing.block)")
      let status = try desk.git("status", "--porcelain").out
      #expect(status == others, "round \(round), moved: \(new != old)\n\(healing.err)")
      #expect(try desk.git("diff", "--cached", "--stat").out.contains("notes.txt"))
      state = try desk.read("drafts/low-water.md").contains("status: review") ? "review" : "draft"
      // What was killed can be done again, or is done; and the machine shows how long it takes now.
      if round % 5 == 0 {
        var again = CommandOutput(out: "", err: "", status: 0)
        let taken = try duration {
          again = try desk.stet(state == "draft" ? "submit" : "withdraw", "low-water")
        }
        if again.err.contains("lock") {
          try desk.clearLock(named: again.err)
          tally.locks += 1
        }
        #expect(again.status == 0 || again.err.contains("lock"), "round \(round)\n\(again.block)")
        if again.status == 0 { pace = Pace(taken) }
        state = try desk.read("drafts/low-water.md").contains("status: review") ? "review" : "draft"
      }
    }
    #expect(try desk.git("fsck", "--strict").status == 0)
    #expect(try desk.git("status", "--porcelain").out == others)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: desk.path("drafts")).sorted() == files)
  }

  private func killRenames(_ rounds: Range<Int>, _ tally: inout Tally) throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.write("pixels\n", to: "drafts/low-water/gauge.png")
    try desk.write("1,2\n", to: "drafts/low-water/data/levels.csv")
    try desk.done("save", "low-water")
    try desk.write("One.\n", to: "notes.txt")
    try desk.git("add", "notes.txt")
    let others = try desk.git("status", "--porcelain").out
    try desk.done("rename", "low-water", "high-water")
    var pace = Pace(try duration { try desk.done("rename", "high-water", "low-water") })
    for round in rounds {
      let old = try desk.tip()
      let names = try tracked(desk)
      let slug = names.contains("drafts/high-water.md") ? "high-water" : "low-water"
      let words =
        names.isEmpty
        ? ["restore", "low-water"]
        : slug == "high-water"
          ? ["rename", "high-water", "low-water"]
          : round % 2 == 0
            ? ["rename", "low-water", "high-water"] : ["delete", "low-water", "-m", "Why."]
      let begun = Date()
      let killed = try desk.killed(words, after: pace.moment())
      let taken = Date().timeIntervalSince(begun)
      let new = try desk.tip()
      if new != old {
        #expect(try desk.git("rev-parse", "HEAD^").out == old, "round \(round): one step or none")
      }
      try tally.count(killed, moved: new != old, at: desk)
      pace.learn(moved: new != old, ended: killed.status == 0 ? taken : nil)
      #expect(killed.status != 0 || new != old, "round \(round): what was acknowledged is lost")
      var healing = try desk.stet("list")
      if healing.err.contains("lock") {
        try desk.clearLock(named: healing.err)
        tally.locks += 1
        healing = try desk.stet("list")
      }
      #expect(healing.status == 0, "round \(round)\n\(healing.block)")
      let status = try desk.git("status", "--porcelain").out
      #expect(status == others, "round \(round), \(words), moved: \(new != old)\n\(healing.err)")
      let now = try tracked(desk)
      #expect([0, 3].contains(now.count), "round \(round): \(now)")
      #expect(try lying(desk) == now, "round \(round), \(words)")
    }
    #expect(try desk.git("fsck", "--strict").status == 0)
  }

  private func tracked(_ desk: Terminal) throws -> [String] {
    try desk.git("ls-tree", "-r", "--name-only", "HEAD", "drafts/").out.split(separator: "\n")
      .map(String.init).filter { !$0.contains("/.") }.sorted()
  }

  /// What lies in the folder of the drafts, temporary files included.
  private func lying(_ desk: Terminal) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: desk.path("drafts"))
    return (names?.allObjects as? [String] ?? []).filter { name in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: desk.path("drafts/\(name)"), isDirectory: &isFolder)
      return isThere && !isFolder.boolValue && name != ".gitkeep"
    }.map { "drafts/\($0)" }.sorted()
  }

  private struct Tally: CustomStringConvertible {
    var moved = 0
    var ended = 0
    var midway = 0
    var locks = 0

    mutating func count(_ killed: CommandOutput, moved: Bool, at desk: Terminal) throws {
      switch killed.status {
      case 0: ended += 1
      case 9: midway += 1
      default:
        // The one before was killed while it held a lock of git's own.
        #expect(killed.err.contains(".lock"), "\(killed.block)")
        try desk.clearLock(named: killed.err)
        locks += 1
      }
      if moved { self.moved += 1 }
    }

    var description: String {
      "\(midway) in time, \(ended) ended before; the branch had moved in \(moved); \(locks) locks of git's own were left"
    }
  }

  /// When to kill: at any moment of what a command takes here, from before it begins until just after
  /// it has ended.
  private struct Pace {
    private var whole: Double
    private var inVain = 0

    init(_ seconds: Double) { whole = seconds }

    func moment() -> Double { Double.random(in: 0...1.1) * whole }

    /// A machine that has become busy since would have every command die before it does anything, and
    /// one that has become idle have it end before.
    ///
    /// - Parameter ended: how long it took, where it ended by itself.
    mutating func learn(moved: Bool, ended: Double?) {
      if let ended { whole = ended }
      inVain = moved ? 0 : inVain + 1
      guard inVain == 6 else { return }
      whole *= 1.5
      inVain = 0
    }
  }

  private func duration(_ body: () throws -> Void) rethrows -> Double {
    let start = Date()
    try body()
    return Date().timeIntervalSince(start)
  }
}
