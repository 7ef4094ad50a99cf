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
    #expect(
      Self.settled(naive) == Self.settled(program),
      """
      seed \(seed)
      naive: \(Row.told(naive, history))
      program: \(Row.told(program, history))
      \(history.story)
      """)
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
    #expect(
      Self.settled(naive) == Self.settled(program),
      """
      seed \(seed)
      naive: \(Row.told(naive, history))
      program: \(Row.told(program, history))
      \(history.story)
      """)
  }

  /// What was found, and by what it was mended or accepted.
  private static func settled(_ account: Account) -> Set<[String]> {
    Set(account.faults.map { [$0.commit, $0.code, $0.mendedBy ?? "", $0.acceptedBy ?? ""] })
  }
}
