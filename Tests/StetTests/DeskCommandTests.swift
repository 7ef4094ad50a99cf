import Testing

/// `stet` without a word.
struct DeskCommandTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.done("submit", "river-gauge")
    return desk
  }

  @Test func isEverybodysOwn() throws {
    let desk = try desk()
    let ada = try desk.stet()
    #expect(ada.status == 0 && ada.out.contains("stet show river-gauge"))
    desk.person = .ben
    let ben = try desk.stet()
    #expect(ben.status == 0 && ben.out.contains("stet publish river-gauge"))
    // What stands there can be typed.
    #expect(try desk.stet("publish", "river-gauge").status == 0)
    #expect(try desk.stet().out == "your desk is clear; next: stet new 'TITLE'\n")
    #expect(try desk.stet(["-C", desk.root, "--saved"], in: "/").status == 0)
  }

  @Test func whoHasNone() throws {
    let desk = try desk()
    desk.person = .stranger
    let stranger = try desk.stet()
    #expect(stranger.status == 0)
    let line = try #require(
      stranger.out.split(separator: "\n").first { $0.contains("stet people add") })
    desk.person = nil
    let nobody = try desk.stet()
    #expect(nobody.status == 0 && nobody.out.hasPrefix("nobody knows who you are"))
    // A chief pastes what the stranger was told to send.
    desk.person = .mo
    #expect(try desk.shell(String(line)).status == 0)
    desk.person = .stranger
    #expect(try desk.stet().out == "your desk is clear; next: stet new 'TITLE'\n")
  }

  @Test func writesNothing() throws {
    let desk = try desk()
    try desk.append("More.\n", to: "drafts/river-gauge.md")
    let before = try [desk.tip(), desk.git("status", "--porcelain").out]
    for words in [[], ["board"], ["--format", "json"], ["board", "--format", "json"]] {
      #expect(try desk.stet(words).status == 0, "\(words)")
    }
    #expect(try [desk.tip(), desk.git("status", "--porcelain").out] == before)
  }

  @Test func slips() throws {
    let desk = try Terminal.open()
    for slip in [["--frob"], ["--format", "concise"], ["--limit", "3"]] {
      #expect(try desk.stet(slip).status == 2, "\(slip)")
    }
    #expect(try desk.stet("desk").err.contains("`stet` alone shows your desk"))
  }

  @Test func shallowClonesCannotTell() throws {
    let desk = try desk()
    #expect(try desk.shell("git clone -q --depth 1 file://$PWD ../shallow").status == 0)
    let output = try desk.stet([], in: desk.root + "/../shallow")
    #expect(output.status == 2 && output.err.contains("only the newest part"))
  }
}
