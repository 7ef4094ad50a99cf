import Foundation
import NewsroomTestSupport
import Testing

/// Histories in which anybody does anything: both judges find the same wrong with them.
///
/// `STET_TEST_NOMERGES` and `STET_TEST_NORULES` leave merges and changes of the rules out, to see what
/// a difference comes from.
@Suite struct MuddleTests {
  init() { _ = ReferenceGit.isHermetic }

  @Test(arguments: GeneratedTests.seeds)
  func ofAMuddleBothSayTheSame(_ seed: UInt64) throws {
    let environment = ProcessInfo.processInfo.environment
    let history = try Muddle(
      seed: seed &* 7_000_003, commits: 6 + Int(seed % 13),
      merges: environment["STET_TEST_NOMERGES"] == nil,
      changesRules: environment["STET_TEST_NORULES"] == nil
    ).history
    try history.write()
    let naive = try NaiveJudge.judge(history.git, in: history.judged)
    let program = try Program.judge(history)
    let (one, other) = (Self.said(naive), Self.said(program))
    #expect(
      one == other,
      """
      seed \(seed)
      naive only: \(Self.told(one.subtracting(other), history))
      program only: \(Self.told(other.subtracting(one), history))
      naive: \(Row.told(naive, history))
      program: \(Row.told(program, history))
      \(history.story)
      """)
  }

  /// Commit, path or slug, code, who mended it, whose it was.
  static func said(_ account: Account) -> Set<[String]> {
    Set(
      account.faults.map { fault in
        let path = fault.path.map { $0.hasPrefix("workflows") ? "workflows" : $0 }
        let name = fault.slug ?? path ?? ""
        return [fault.commit, name, fault.code, fault.mendedBy ?? "", fault.person ?? ""]
      })
  }

  private static func told(_ said: Set<[String]>, _ history: History) -> String {
    said.map {
      "\($0[2]) at \(history.label(of: $0[0])) \($0[1]) m:\(history.label(of: $0[3])) of \($0[4])"
    }
    .sorted()
    .joined(separator: ", ")
  }
}
