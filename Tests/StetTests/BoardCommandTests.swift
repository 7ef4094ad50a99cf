import Testing

/// `stet board`.
struct BoardCommandTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.done("submit", "river-gauge")
    return desk
  }

  @Test func board() throws {
    let desk = try desk()
    let board = try desk.stet("board")
    #expect(board.out.hasPrefix("Draft 0"))
    #expect(board.out.contains("In review 1") && board.out.contains("Ada Reyes, politics"))
    let coloured = try desk.stet("board", "--color", "always").out
    #expect(coloured.contains("\u{1B}[38;5;172mriver-gauge\u{1B}[0m"))
    #expect(coloured.contains("sections: \u{1B}[38;5;172mpolitics\u{1B}[0m"))
    #expect(
      try desk.stet("board", "--state", "draft").out == "no draft is like that; next: stet board\n")
    for slip in [["board", "--limit", "0"], ["board", "--state", "x"]] {
      #expect(try desk.stet(slip).status == 2, "\(slip)")
    }
  }
}
