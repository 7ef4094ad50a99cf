import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Random histories made through the real commands: the replay must say what a plain recomputation
/// from git's own output says.
@Suite struct RandomHistoryTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
    mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: all.indices, using: &self)] }
  }

  /// How many histories; `STET_TEST_SEEDS` asks for more.
  private static let seeds = Int(ProcessInfo.processInfo.environment["STET_TEST_SEEDS"] ?? "") ?? 8

  @Test(arguments: 1...max(1, seeds))
  func theReplaySaysWhatGitSays(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let test = try TestNewsroom()
    var slugs = (0..<5).map { "s\($0)" }
    var done = 0
    for step in 0..<56 {
      if step == 20 {
        let newsroom = try test.as(.mo).open()
        try newsroom.remember(newsroom.datedRoster(), always: true)
      }
      do {
        try act(step, &slugs, &dice, test)
        done += 1
      } catch is Failure {
        // Refused: that is not what this is about.
        try test.git("checkout", "-q", "--", ".")
      }
      if step.isMultiple(of: 8) {
        try expectTheSameDesk(of: [.ada, .ben, .mo][step / 8 % 3], test, seed)
      }
    }
    #expect(done > 20)
    let newsroom = try test.as(.mo).open()
    for (slug, naive) in try NaiveLife.all(in: test) {
      #expect(
        NaiveLife(try newsroom.life(of: Slug(slug))) == naive, "seed \(seed), \(slug)")
    }
    // The roster of step 20, carried on, lists what one made from nothing lists.
    let carried = try newsroom.list(ListFilter())
    #expect(FileManager.default.fileExists(atPath: test.folder + "/.git/stet/drafts"))
    try FileManager.default.removeItem(atPath: test.folder + "/.git/stet")
    #expect(try test.as(.mo).open().list(ListFilter()) == carried, "seed \(seed)")
    // What was made by the commands alone is legal.
    let report = try Newsroom.audit(AuditRequest(), test.circumstances(of: .mo))
    #expect(report.violations.isEmpty, "seed \(seed): \(report.violations.map(\.message))")
    try expectClean(test)
  }

  /// A desk says the same with what is remembered of another, some steps ago, and without.
  private func expectTheSameDesk(
    of person: TestPerson, _ test: TestNewsroom, _ seed: Int
  ) throws {
    let remembered = try test.desk(of: person).piles
    try FileManager.default.removeItem(atPath: test.folder + "/.git/stet/desk")
    #expect(try test.desk(of: person).piles == remembered, "seed \(seed)")
  }

  /// One thing that somebody does to some draft; throws ``Failure`` when it is refused.
  private func act(
    _ step: Int, _ slugs: inout [String], _ dice: inout Dice, _ test: TestNewsroom
  ) throws {
    let index = Int.random(in: slugs.indices, using: &dice)
    let slug = slugs[index]
    let person = test.as(dice.pick([TestPerson.ada, .ben, .mo]))
    let path = "drafts/\(slug).md"
    guard FileManager.default.fileExists(atPath: test.folder + "/" + path) else {
      try person.new("About \(slug)", slug: slug, byline: [dice.pick(["ada", "mo"])])
      try test.fill(slug, with: "The text of \(slug), step \(step).")
      try person.save(slug)
      return
    }
    let status = try test.value("status", of: slug) ?? ""
    let deed = dice.pick(Self.deeds[status] ?? ["edit"])
    if deed.contains("+") { try test.fill(slug, with: "Step \(step).") }
    switch deed {
    case "byline":
      let byline = try #require(try test.value("byline", of: slug))
      let other = byline == "Ada Reyes" ? "Mo Lindqvist" : "Ada Reyes"
      try test.edit(path, "byline: \(byline)", "byline: \(other)")
      try person.save(slug)
    case "save+": try person.save(slug)
    case "approve": try person.approve(slug)
    case "unapprove":
      let name = person.person?.email.prefix { $0 != "@" } ?? ""
      try person.git(
        "commit", "-q", "--allow-empty", "-m", "unapprove: x\n\nStet-Unapprove: \(slug) \(name)")
    case "by hand": try byHand(index, &slugs, &dice, person, test)
    default:
      let transition = TransitionID(String(deed.prefix { $0 != "+" }))
      try person.move(transition, slug, reason: "Step \(step).")
    }
  }

  /// What may be tried in each state; `+` with an edit that lies in the folder.
  private static let deeds = [
    "draft": ["save+", "byline", "submit", "submit+", "submit", "by hand"],
    "review": [
      "save+", "approve", "approve", "unapprove", "return", "return+", "withdraw", "withdraw+",
      "publish", "publish", "publish",
    ],
    "published": ["correct+", "correct+", "retract", "retract", "correct", "approve", "save+"],
  ]

  /// What stet has no command for yet: with plain git, in a draft that is not handed in.
  private func byHand(
    _ index: Int, _ slugs: inout [String], _ dice: inout Dice, _ person: Desk, _ test: TestNewsroom
  ) throws {
    let slug = slugs[index]
    if Bool.random(using: &dice) {
      let text = try test.saved("drafts/\(slug).md")
      try test.remove("drafts/\(slug).md")
      try person.commit("delete: \(slug)")
      guard Bool.random(using: &dice) else { return }
      try test.write("drafts/\(slug).md", text)
      try test.as(.ada).commit("restore: \(slug)")
    } else {
      let new = slug + "r"
      try test.git("mv", "drafts/\(slug).md", "drafts/\(new).md")
      try person.commit("rename: \(slug) to \(new)\n\nStet-Rename: \(slug) \(new)")
      slugs[index] = new
    }
  }
}

extension NaiveLife {
  /// The replay's life in the same terms.
  fileprivate init(_ life: Life) {
    func names(_ actors: Set<Actor>) -> Set<String> {
      Set(actors.map { $0.person?.rawValue ?? $0.email })
    }
    self.init(
      creators: names(life.creators), bylines: life.bylines,
      contributors: names(life.contributors), submitters: names(life.submitters),
      wasLive: life.wasLive, entry: life.entry?.commit.rawValue,
      approvals: life.approvals.map { [$0.person.rawValue, $0.commit.rawValue] })
  }
}
