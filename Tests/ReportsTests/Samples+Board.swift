@testable import Editorial
@testable import Reports

extension Sample {
  private static func column(
    _ label: String, _ drafts: [DraftSummary], of count: Int? = nil
  ) -> Board.Column {
    Board.Column(
      state: label == "No state" ? nil : StateID(label.lowercased()), label: label,
      isLive: label == "Published", drafts: drafts, count: count ?? drafts.count)
  }

  static let board = Board(
    workflow: "editorial",
    columns: [
      column("Draft", [drafts[1], draft("a", "A", section: "politics", bylines: [])], of: 14),
      column("In review", [drafts[2], drafts[0]]),
      column("Published", [drafts[3], drafts[5]], of: 1200),
      column("No state", [drafts[4]]),
    ])

  static let crowdedBoard = Board(
    workflow: "newsroom",
    columns: (1...6).map { number in
      column(
        "State \(number)", number == 4 ? [] : [draft(Slug("story-\(number)"), "Story \(number)")])
    })
}
