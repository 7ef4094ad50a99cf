import Testing

/// What programs read: every command's JSON is whole, versioned and alone on standard output.
struct JSONOutputTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.done("submit", "river-gauge")
    return desk
  }

  private static let reads = [
    "list:drafts", "list --state review:drafts", "show river-gauge:transitions",
    "can river-gauge:transitions", "can river-gauge withdraw:transitions", "check:findings",
    "check river-gauge:checked", "log:events", "log river-gauge:events", "people:people",
    "people list:people", "sections:sections", "workflow:workflows", "workflow show:workflows",
    "workflow check:findings", "workflow graph:graphs", "explain byline:codes", ":waiting",
    "board:boards", "board --state review:boards", "diff river-gauge:paragraphs",
    "diff river-gauge --since submitted:fields",
  ]

  // One newsroom for all of them: what only looks can share it.
  @Test func reading() throws {
    let desk = try desk()
    for line in Self.reads {
      let parts = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let words = parts[0].split(separator: " ").map(String.init)
      let output = try desk.stet(words + ["--format", "json"])
      #expect(output.status == 0, "\(line)")
      #expect(output.err.isEmpty, "\(line)")
      #expect(output.json?["schema"] as? Int == 1, "\(line): \(output.out)")
      #expect(output.json?[parts[1]] != nil, "\(line): \(output.out)")
    }
    // Where the option stands makes no difference.
    #expect(
      try desk.stet("--format", "json", "list").out == desk.stet("list", "--format", "json").out)
  }

  private static let refused = [
    "submit river-gauge:1:transition.unknown", "publish river-gauge:1:transition.role",
    "submit rver:2:draft.missing", "sumbit x:2:usage", "submit:2:usage", "new:2:usage",
    "list --frob:2:usage", "list --state elsewhere:2:usage", "explain nothing:2:usage",
    "show rver:2:draft.missing", "people set ada:2:usage", "-C nowhere list:2:usage",
    "-C / list:2:repo.none",
  ]

  @Test func refusals() throws {
    let desk = try desk()
    for line in Self.refused {
      let parts = line.split(separator: ":").map(String.init)
      let words = parts[0].split(separator: " ").map(String.init)
      let output = try desk.stet(["--format", "json"] + words)
      #expect(output.status == Int32(parts[1]), "\(line)")
      #expect(output.err.isEmpty, "\(line): \(output.err)")
      #expect(output.json?["schema"] as? Int == 1, "\(line): \(output.out)")
      #expect(output.errorCode == parts[2], "\(line): \(output.out)")
    }
  }

  @Test func writing() throws {
    let desk = try desk()
    let rehearsal = try desk.stet("withdraw", "river-gauge", "-n", "--format", "json")
    #expect(rehearsal.json?["dry_run"] as? Bool == true)
    let receipt = try desk.stet("withdraw", "river-gauge", "--format", "json")
    #expect(receipt.json?["dry_run"] as? Bool == false)
    #expect(receipt.json?["drafts"] as? [String] == ["river-gauge"])
    #expect((receipt.json?["commits"] as? [Any])?.count == 1)
  }

  @Test func findings() throws {
    let desk = try desk()
    try desk.done("new", "Night bus", "--slug", "night-bus")
    let output = try desk.stet("check", "night-bus", "--format", "json")
    #expect(output.status == 1)
    let findings = try #require(output.json?["findings"] as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == ["section.missing", "body.empty"])
    #expect(findings.first?["path"] as? String == "drafts/night-bus.md")
  }
}
