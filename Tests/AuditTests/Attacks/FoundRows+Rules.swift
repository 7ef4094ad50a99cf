// Rules that sides of a merge had from different hands.

extension FoundRows {
  static let rules = [
    Row(
      "a merge puts what a stranger slipped in over what a chief saved",
      .fails(["slipped": ["rules.role"], "merge": ["merge.rules"]])
    ) { history in
      try slipped(history)
      try history.commit(
        "merge", by: .bob, on: ["saved", "slipped"], "Merge",
        { try Self.rules(of: "slipped", history, &$0) })
    },
    Row("twin: it keeps what the chief saved", .fails(["slipped": ["rules.role"]])) { history in
      try slipped(history)
      try history.commit("merge", by: .bob, on: ["saved", "slipped"], "Merge")
    },
    Row(
      "twin: a stranger puts the rules back to what a stale line has, and others merge",
      .fails(["slipped": ["rules.role"]])
    ) { history in
      try history.anchor("fork")
      try history.people(History.team(.zoe))
      try history.people(Staff.team, by: .ann, as: "slipped")
      history.goTo("fork")
      try history.new("a")
      try history.merge("slipped", by: .ann)
    },
    Row("twin: two chiefs make one change, and a line goes on from the first", .passes()) {
      history in
      try sameChange(history)
      history.goTo("one")
      try history.people(History.team(.zoe, Staff("zed", "Zed Ash", ["author"])), as: "more")
      try history.merge("both", by: .ann)
    },
    Row("twin: two chiefs make one change, and a line goes on from the second", .passes()) {
      history in
      try sameChange(history)
      history.goTo("two")
      try history.people(History.team(.zoe, Staff("zed", "Zed Ash", ["author"])), as: "more")
      try history.merge("both", by: .ann)
    },
    Row(
      "twin: two chiefs make one change, and the line that goes on is merged",
      .passes()
    ) { history in
      try sameChange(history)
      history.goTo("two")
      try history.people(History.team(.zoe, Staff("zed", "Zed Ash", ["author"])), as: "more")
      history.goTo("both")
      try history.merge("more", by: .ann)
    },
    Row(
      "two chiefs make one change, and an author merges the rules of before",
      .fails(["merge": ["merge.rules"]])
    ) { history in
      try sameChange(history)
      history.goTo("fork")
      try history.new("b", by: .ann, as: "stale")
      try history.commit(
        "merge", by: .ann, on: ["both", "stale"], "Merge",
        { try Self.rules(of: "fork", history, &$0) })
    },
    Row(
      "a chief's change takes along what a stranger slipped in long before",
      .fails(["slipped": ["rules.role"], "more": ["rules.role"]])
    ) { history in
      try slippedLongBefore(history)
      try history.commit("more", by: .mo, "rules: a section", Self.addSection)
    },
    Row("twin: it names that", .passes(mended: ["slipped": "more"])) { history in
      try slippedLongBefore(history)
      try history.commit(
        "more", by: .mo, "rules: a section",
        trailers: ["Stet-Accept: \(history.id("slipped")) rules.role"], Self.addSection)
    },
  ]

  private static func addSection(_ folder: inout Folder) throws {
    try folder.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
  }

  private static func rules(of label: String, _ history: History, _ folder: inout Folder) throws {
    let source = try history.commit(label).folder
    for path in source.keys where path.hasPrefix("workflows/") { folder[path] = source[path] }
  }

  /// Ann changes the people on one line, the chief the sections on the other.
  private static func slipped(_ history: History) throws {
    try history.anchor("fork")
    try history.people(History.team(Staff.ann.with("chief")), by: .ann, as: "slipped")
    history.goTo("fork")
    try history.commit("saved", by: .mo, "rules: a section", Self.addSection)
  }

  private static func slippedLongBefore(_ history: History) throws {
    try history.anchor()
    try history.people(History.team(Staff.bob.with("editor")), by: .ann, as: "slipped")
    for _ in 0..<4 {
      try history.commit(by: .sam, "elsewhere") { $0["README.md"] = File("\(history.clock)") }
    }
  }

  /// Mo and Zoe put the same rules in the place of those at `fork`, and `both` merges them.
  private static func sameChange(_ history: History) throws {
    try history.anchor("fork", team: History.team(.zoe))
    let team = History.team(.zoe, Staff("yan", "Yan Oak", ["author"]))
    try history.people(team, by: .mo, as: "one")
    history.goTo("fork")
    try history.people(team, by: .zoe, as: "two")
    history.goTo("one")
    try history.merge("two", by: .ann, as: "both")
  }
}
