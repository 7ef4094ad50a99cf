// Rules that sides of a merge had from different hands, and that strangers slipped something into.

extension FoundRows {
  static let rules = [
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

  private static func slippedLongBefore(_ history: History) throws {
    try history.anchor()
    try history.people(History.team(Staff.bob.with("editor")), by: .ann, as: "slipped")
    for _ in 0..<4 {
      try history.commit(by: .sam, "elsewhere") { $0["README.md"] = File("\(history.clock)") }
    }
  }
}
