import NewsroomTestSupport
import Testing

/// Every attack and every twin, by both judges.
@Suite struct JudgeTests {
  static let rows: [Row] =
    ThreatModelRows.all + DraftRows.all + ApprovalRows.all + MergeRows.all + RuleRows.all
    + MendingRows.all + FoundRows.all

  init() { _ = ReferenceGit.isHermetic }

  @Test(arguments: rows)
  func bothSayTheSame(_ row: Row) throws {
    let history = try History()
    try row.build(history)
    try history.write()
    row.check(try NaiveJudge.judge(history.git, in: history.judged), history, by: "naive")
    row.check(try Program.judge(history), history, by: "program")
    for distance in [2, 1] {
      row.check(
        try Program.judge(history, .remembering(distance)), history, by: "program, remembering")
    }
  }

  @Test func eachRowHasItsName() {
    #expect(Set(Self.rows.map(\.name)).count == Self.rows.count)
  }
}
