import Testing

/// The moment that a step is dated with, in the zone of the machine, as `git commit` has it.
@Suite struct MomentTests {
  @Test func asGitDatesIt() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    // Winter, summer, the hour that is left out and the one that comes twice.
    for date in [
      "2023-01-15 12:00:00", "2023-07-15T12:00:00", "2023-03-26 02:30:00", "2023-10-29 02:30:00",
      "1700000000", "Thu, 07 Apr 2005 22:13:13 -0730",
    ] {
      for zone in ["Europe/Berlin", "America/New_York"] {
        let environment = ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "TZ": zone]
        try desk.append("\(date), \(zone).\n", to: "drafts/low-water.md")
        let saved = try desk.stet(["save", "low-water"], environment: environment)
        #expect(saved.status == 0, "\(saved.block)")
        let stet = try desk.git("log", "-1", "--date=raw", "--format=%ad, %cd").out
        _ = try desk.git(["commit", "-q", "--allow-empty", "-m", "x"], environment: environment)
        #expect(try desk.git("log", "-1", "--date=raw", "--format=%ad, %cd").out == stet, "\(date)")
      }
    }
  }

  @Test func aDateThatIsNoneIsTold() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.append("More.\n", to: "drafts/low-water.md")
    let tip = try desk.tip()
    let output = try desk.stet(
      ["save", "low-water"], environment: ["GIT_COMMITTER_DATE": "13/04/2005 12:00"])
    #expect(output.status == 2)
    #expect(
      output.err.contains("GIT_COMMITTER_DATE is no date that can be read: 13/04/2005 12:00"),
      "\(output.block)")
    #expect(output.err.contains("unset it, or write it like"), "\(output.block)")
    #expect(try desk.tip() == tip)
  }
}
