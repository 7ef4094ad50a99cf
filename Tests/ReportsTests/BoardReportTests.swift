import NewsroomTestSupport
import Testing

@testable import Editorial
@testable import Reports

/// The board as narrow and wide terminals show it.
struct BoardReportTests {
  @Test func board() {
    func report(_ boards: [Board]) -> BoardReport {
      BoardReport(boards, sections: Sample.sections, now: Sample.now)
    }
    expectSnapshot(wideVariants(of: report([Sample.board])), named: "board")
    expectSnapshot(
      wideVariants(of: report([Sample.crowdedBoard, Sample.board])), named: "board-several")
    expectSnapshot(
      wideVariants(of: report([Board(workflow: "editorial", columns: [])])), named: "board-empty")
  }

  /// A terminal wraps what is wider than it, and the columns are gone.
  @Test(arguments: [22, 40, 60, 79, 80, 97, 120, 200])
  func noLineOfABoardIsTooWide(_ width: Int) {
    for color in [false, true] {
      let report = BoardReport(
        [Sample.board, Sample.crowdedBoard], sections: Sample.sections, now: Sample.now)
      let style = Style(color: color, width: width, quiet: true)
      for line in report.text(style).lines {
        let plain = line.replacing(/\u{1B}\[[0-9;]+m/, with: "")
        #expect(DisplayWidth.of(plain) <= width, "\(plain)")
        #expect(plain.last != " ", "\(plain)")
      }
    }
  }
}

extension Hostile {
  static let boards: [any Report] = [
    BoardReport(
      [
        Board(
          workflow: p,
          columns: [
            .init(state: StateID(p), label: p, isLive: true, drafts: [summary], count: 2),
            .init(state: nil, label: p, isLive: false, drafts: [], count: 0),
          ]),
        Board(workflow: p, columns: []),
      ], sections: Sections(all: []), now: Sample.now)
  ]
}
