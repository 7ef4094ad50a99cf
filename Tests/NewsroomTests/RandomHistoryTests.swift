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

  @Test(arguments: 1...24)
  func theReplaySaysWhatGitSays(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let test = try TestNewsroom()
    var slugs = (0..<5).map { "s\($0)" }
    var done = 0
    for step in 0..<48 {
      do {
        try act(step, &slugs, &dice, test)
        done += 1
      } catch is Failure {
        // Refused: that is not what this is about.
        try test.git("checkout", "-q", "--", ".")
      }
    }
    #expect(done > 8)
    let newsroom = try test.as(.mo).open()
    for (slug, naive) in try NaiveLife.all(in: test) {
      #expect(
        NaiveLife(try newsroom.life(of: Slug(slug))) == naive, "seed \(seed), \(slug)")
    }
    try expectClean(test)
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
    switch Int.random(in: 0...11, using: &dice) {
    case 0, 1:
      try test.fill(slug, with: "Step \(step).")
      try person.save(slug)
    case 2:
      let byline = try #require(try test.value("byline", of: slug))
      try test.edit(
        path, "byline: \(byline)", "byline: \(byline == "Ada Reyes" ? "Mo Lindqvist" : "Ada Reyes")"
      )
      try person.save(slug)
    case 3, 4:
      if Bool.random(using: &dice) { try test.fill(slug, with: "Step \(step).") }
      try person.move("submit", slug)
    case 5: try person.move(dice.pick(["return", "withdraw"]), slug, reason: "Step \(step).")
    case 6, 7: try person.approve(slug)
    case 8: try person.move("publish", slug)
    case 9:
      if Bool.random(using: &dice) {
        try test.fill(slug, with: "Step \(step).")
        try person.move("correct", slug, reason: "Step \(step).")
      } else {
        try person.move("retract", slug, reason: "Step \(step).")
      }
    case 10:
      let name = person.person?.email.prefix { $0 != "@" } ?? ""
      try person.git(
        "commit", "-q", "--allow-empty", "-m", "unapprove: x\n\nStet-Unapprove: \(slug) \(name)")
    default: try byHand(index, &slugs, &dice, person, test)
    }
  }

  /// What stet has no command for yet: with plain git, in a draft that is not handed in.
  private func byHand(
    _ index: Int, _ slugs: inout [String], _ dice: inout Dice, _ person: Desk, _ test: TestNewsroom
  ) throws {
    let slug = slugs[index]
    guard try test.value("status", of: slug) == "draft" else { return }
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
