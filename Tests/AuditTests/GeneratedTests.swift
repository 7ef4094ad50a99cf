import Foundation
import NewsroomTestSupport
import Testing

/// Histories made at random, held by both judges.
///
/// `STET_TEST_SEEDS=N` makes so many; `STET_TEST_SEED=N` makes only that one. What fails tells its
/// seed and its history.
@Suite struct GeneratedTests {
  static let seeds: [UInt64] = {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["STET_TEST_SEED"].flatMap(UInt64.init) { return [seed] }
    return Array(1...max(1, environment["STET_TEST_SEEDS"].flatMap(UInt64.init) ?? 24))
  }()

  init() { _ = ReferenceGit.isHermetic }

  @Test(arguments: seeds)
  func whatIsLegalIsFoundSo(_ seed: UInt64) throws {
    let day = try Newsday(seed: seed)
    try day.work(until: 12 + Int(seed % 29))
    try day.finish()
    let history = day.history
    try history.write()
    let naive = try NaiveJudge.judge(history.git, in: history.judged)
    let program = try Program.judge(history)
    for (judge, account) in [("naive", naive), ("program", program)] {
      #expect(
        account.verdict == "consistent" && !account.faults.contains(where: \.isOpen),
        "seed \(seed), \(judge): \(Row.told(account, history))\n\(history.story)")
    }
    expectAlike(naive, program, seed, history)
  }

  @Test(arguments: seeds)
  func whatIsForgedIsNamed(_ seed: UInt64) throws {
    let day = try Newsday(seed: seed &* 1_000_003)
    let kinds = Forgery.allCases
    let made = try day.work(from: 8 + Int(seed % 17), toForge: kinds[Int(seed) % kinds.count])
    let (label, forgery) = try #require(made)
    let end = day.history.commits.count + Int(seed % 7)
    try day.work(until: end, alone: !forgery.isOfOneDraft)
    try day.finish(with: label, merging: forgery.isOfOneDraft)
    let history = day.history
    let id = try history.id(label)
    let naive = try NaiveJudge.judge(history.git, in: history.judged)
    let program = try Program.judge(history)
    for (judge, account) in [("naive", naive), ("program", program)] {
      let open = account.faults.filter(\.isOpen)
      #expect(
        account.verdict == "violations" && open.allSatisfy { $0.commit == id }
          && !open.isEmpty && forgery.codes.isSuperset(of: open.map(\.code)),
        """
        seed \(seed), \(judge): \(forgery) at \(label): \(Row.told(account, history))
        \(history.story)
        """)
    }
    expectAlike(naive, program, seed, history)
  }

  /// Judging goes on from what is remembered, in a mirror, and after git has put its objects away.
  @Test(arguments: seeds.prefix(max(8, seeds.count / 4)))
  func aJudgementDependsOnHistoryAlone(_ seed: UInt64) throws {
    let history: History
    if seed.isMultiple(of: 2) {
      let day = try Newsday(seed: seed &* 11_000_003)
      try day.work(until: 14 + Int(seed % 20))
      try day.finish()
      history = day.history
    } else {
      history = try Muddle(seed: seed &* 13_000_003, commits: 8 + Int(seed % 12)).history
    }
    try history.write()
    let whole = try Program.judge(history)
    func expectSame(_ account: Account, _ what: String) {
      #expect(account == whole, "seed \(seed), \(what)\n\(history.story)")
    }
    // In pieces: each audit goes on from the one before.
    let tip = try history.id(history.head ?? "")
    for (turn, reach) in [100, 3].enumerated() {
      var dice = Seeded(seed &+ UInt64(turn))
      for label in history.commits.map(\.label)
      where history.ancestors(history.head ?? "").contains(label) && dice.once(in: 3) {
        try history.git("update-ref", "refs/heads/main", history.id(label))
        _ = try Program.judge(history, .remembering(1 + dice.below(6), reach: reach))
      }
      try history.git("update-ref", "refs/heads/main", tip)
      for time in ["first", "once more"] {
        expectSame(
          try Program.judge(history, .remembering(1, reach: reach)), "reach \(reach), \(time)")
      }
    }
    let mirror = history.home + "/mirror.git"
    try history.git("clone", "-q", "--mirror", history.place, mirror)
    history.judged = mirror
    expectSame(try Program.judge(history), "in a mirror")
    #expect(
      try MuddleTests.said(NaiveJudge.judge(history.git, in: mirror))
        == MuddleTests.said(NaiveJudge.judge(history.git, in: history.place)))
    history.judged = history.place
    for command in [["commit-graph", "write", "--reachable"], ["repack", "-adq"], ["gc", "-q"]] {
      let output = try history.git.run(command)
      #expect(output.status == 0)
      expectSame(try Program.judge(history), "after git \(command[0])")
    }
    expectSame(try Program.judge(history, .remembering(2)), "remembering, after gc")
  }

  /// Both find the same, mended and accepted by the same.
  private func expectAlike(
    _ naive: Account, _ program: Account, _ seed: UInt64, _ history: History,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      Self.settled(naive) == Self.settled(program),
      """
      seed \(seed)
      naive: \(Row.told(naive, history))
      program: \(Row.told(program, history))
      \(history.story)
      """, sourceLocation: sourceLocation)
  }

  /// What was found, whose it was, and by what it was mended or accepted.
  private static func settled(_ account: Account) -> Set<[String]> {
    Set(
      account.faults.map { fault in
        [
          fault.commit, fault.code, fault.person ?? "", fault.mendedBy ?? "",
          fault.acceptedBy ?? "",
        ]
      })
  }
}
