import Foundation

/// Changes of the rules, and what they mean for drafts.
enum RuleRows {
  static let all: [Row] = changes + merges + content

  private static let promoted = History.team(Staff.ann.with("author", "editor"))

  private static let changes = [
    Row("the last chief resigns", .fails(["forged": ["rules.no-chief"]])) { history in
      try history.anchor()
      try history.people(History.team(Staff.mo.with("editor")), as: "forged")
    },
    Row("twin: a chief hands over", .passes()) { history in
      try history.anchor()
      try history.people(History.team(Staff.mo.with("editor"), .zoe))
      try history.people(Staff.team, by: .zoe)
    },
    Row("a template under workflows by an author", .fails(["forged": ["rules.role"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ann, "x") {
        $0["workflows/templates/default.md"] = File("x")
      }
    },
    Row("twin: a template by the chief", .passes()) { history in
      try history.anchor()
      try history.commit(by: .mo, "x") { $0["workflows/templates/default.md"] = File("x") }
    },
    Row(
      "a self-promotion carried in under a chief's later commit",
      .fails(["promoted": ["rules.role"], "carried": ["rules.role"]])
    ) { history in
      try history.anchor()
      try history.people(promoted, by: .ann, as: "promoted")
      try history.commit("carried", by: .mo, "rules: a section") {
        try $0.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
      }
    },
    Row(
      "twin: the chief names what she lets stand", .passes(mended: ["promoted": "taken"])
    ) { history in
      try history.anchor()
      try history.people(promoted, by: .ann, as: "promoted")
      let accepted = "Stet-Accept: \(try history.id("promoted")) rules.role"
      try history.commit(
        "taken", by: .mo, "rules: a section\n\nAnn is right.", trailers: [accepted]
      ) {
        try $0.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
      }
      try history.new("a", by: .bob)
      try history.submit("a", by: .bob)
      try history.publish("a", by: .ann)
    },
    Row("twin: a self-promotion is given back", .passes(mended: ["promoted": "back"])) { history in
      try history.anchor()
      try history.people(promoted, by: .ann, as: "promoted")
      try history.people(Staff.team, by: .ed, as: "back")
      try history.commit(by: .mo, "rules: a section") {
        try $0.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
      }
    },
    Row("twin: a broken masthead is repaired", .passes(mended: ["broken": "repaired"])) { history in
      try history.anchor()
      try history.commit("broken", by: .mo, "x") {
        try $0.append("workflows/masthead.yml", "  - {{")
      }
      try history.new("a")
      try history.people(promoted, as: "repaired")
    },
    Row(
      "a broken masthead is repaired by an author",
      .fails(["broken": ["rules.invalid"], "repaired": ["rules.role"]])
    ) { history in
      try history.anchor()
      try history.commit("broken", by: .mo, "x") {
        try $0.append("workflows/masthead.yml", "  - {{")
      }
      try history.people(promoted, by: .ann, as: "repaired")
    },
    Row("twin: who loses a role keeps what was done", .passes()) { history in
      try history.anchor()
      try history.published("a")
      try history.people(History.team(Staff.ed.with([]), Staff.ann.with([])))
      try history.correct("a", by: .eva)
    },
  ]

  private static let merges = [
    Row("rules of a merge's own by an author", .fails(["merge": ["merge.rules"]])) { history in
      try ThreatModelRows.forked(history)
      try history.merge("side", by: .ann, as: "merge") {
        $0["workflows/masthead.yml"] = File(RuleTexts.masthead(promoted))
      }
    },
    Row("an old branch's rules against newer ones", .fails(["merge": ["merge.rules"]])) { history in
      try history.anchor("fork")
      try history.people(History.team(Staff.ed.with([])), as: "revoked")
      history.goTo("fork")
      try history.new("a", as: "old")
      try history.commit("merge", by: .ed, on: ["old", "revoked"], "Merge, ours")
    },
    Row("twin: rules changed on both sides, joined by the chief", .passes()) { history in
      try bothSides(history)
      try history.merge("sections", by: .mo)
    },
    Row(
      "rules changed on both sides, joined by a chief of one of them",
      .fails(["merge": ["merge.rules"]])
    ) { history in
      try history.anchor("fork")
      try history.people(History.team(.zoe), as: "people")
      history.goTo("fork")
      try history.commit("sections", by: .mo, "rules: a section") {
        try $0.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
      }
      history.goTo("people")
      try history.merge("sections", by: .zoe, as: "merge")
    },
    Row(
      "after a bad merge of rules the stricter hold",
      .fails([
        "merge": ["merge.rules"], "published": ["transition.role"],
      ])
    ) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "fork")
      try history.people(History.team(Staff.ed.with([])), as: "people")
      history.goTo("fork")
      try history.commit("sections", by: .mo, "rules: a section") {
        try $0.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
      }
      try history.merge("people", by: .ann, as: "merge")
      try history.publish("a", by: .ed, as: "published")
    },
    Row(
      "twin: a chief mends the bad merge", .passes(mended: ["merge": "mended"])
    ) { history in
      try bothSides(history)
      try history.merge("sections", by: .ann, as: "merge")
      let accepted = "Stet-Accept: \(try history.id("merge")) merge.rules"
      try history.commit(
        "mended", by: .mo, "rules: as they should be\n\nLooked at.", trailers: [accepted]
      ) {
        try $0.append("workflows/sections.yml", "  - {id: food, title: Food, about: Meals.}")
      }
    },
  ]

  private static func bothSides(_ history: History) throws {
    try history.anchor("fork")
    try history.people(History.team(Staff.ed.with([])), as: "people")
    history.goTo("fork")
    try history.commit("sections", by: .mo, "rules: a section") {
      try $0.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
    }
    history.goTo("people")
  }

  /// The drafts' folder of the workflow, moved or changed.
  private static func globs(_ folder: inout Folder, _ new: String) throws {
    try folder.edit("workflows/editorial.yml", "drafts/**/*.md, ", new + ", ")
  }

  private static let content = [
    Row("the globs are narrowed around a published text", .fails(["rules": ["release.missing"]])) {
      history in
      try history.anchor()
      try history.published("a")
      try history.commit("rules", by: .mo, "rules: x") { try globs(&$0, "drafts/new/**/*.md") }
    },
    Row("twin: it is released", .passes()) { history in
      try history.anchor()
      try history.published("a")
      try history.commit(by: .mo, "rules: x", trailers: ["Stet-Release: a"]) {
        try globs(&$0, "drafts/new/**/*.md")
      }
    },
    Row("the globs are widened over a published page", .fails(["rules": ["adopt.missing"]])) {
      history in
      try history.anchor()
      try history.commit(by: .sam, "x") {
        $0["pages/b.md"] = History.draft("b", status: "published")
      }
      try history.commit("rules", by: .mo, "rules: x") {
        try globs(&$0, "drafts/**/*.md, pages/**/*.md")
      }
    },
    Row("twin: it is adopted", .passes(adopted: ["b"])) { history in
      try history.anchor()
      let page = History.draft("b", status: "published")
      try history.commit(by: .sam, "x") { $0["pages/b.md"] = page }
      try history.commit(by: .mo, "rules: x", trailers: [History.adopt("b", page)]) {
        try globs(&$0, "drafts/**/*.md, pages/**/*.md")
      }
    },
    Row("one blog becomes another in one step", .fails(["rules": ["adopt.missing"]])) { history in
      try move(history, trailers: [])
    },
    Row("twin: every text is adopted", .passes(adopted: ["a", "b"])) { history in
      try move(history, trailers: nil)
    },
    Row("what the anchor has is taken as given, and told", .passes(adopted: ["b"])) { history in
      try history.anchor { $0[Folder.path("b")] = History.draft("b", status: "published") }
    },
    Row("the anchor names what it takes", .passes(adopted: ["b"])) { history in
      let page = History.draft("b", status: "published")
      try history.anchor(trailers: [History.adopt("b", page)]) { $0[Folder.path("b")] = page }
      try history.correct("b", by: .ed)
    },
    Row("an adoption of another text", .fails(["rules": ["adopt.missing"]])) { history in
      try history.anchor()
      try history.commit(by: .sam, "x") {
        $0["pages/b.md"] = History.draft("b", status: "published")
      }
      let other = History.draft("c", status: "published")
      let line = History.adopt("c", other).replacingOccurrences(of: " c ", with: " b ")
      try history.commit("rules", by: .mo, "rules: x", trailers: [line]) {
        try globs(&$0, "drafts/**/*.md, pages/**/*.md")
      }
    },
    Row("an adoption by an editor", .fails(["rules": ["adopt.missing", "rules.role"]])) { history in
      try history.anchor()
      let page = History.draft("b", status: "published")
      try history.commit(by: .sam, "x") { $0["pages/b.md"] = page }
      try history.commit("rules", by: .ed, "rules: x", trailers: [History.adopt("b", page)]) {
        try globs(&$0, "drafts/**/*.md, pages/**/*.md")
      }
    },
    // To take a state or a role away must always be possible: what is in it waits for a step.
    Row("a state goes away under a draft", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.commit("rules", by: .mo, "rules: x") {
        $0["workflows/editorial.yml"] = File(
          RuleTexts.workflow.replacingOccurrences(of: "review", with: "reading"))
      }
    },
    Row("a text is saved in a state that is gone", .fails(["saved": ["draft.state", "edit.role"]]))
    {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.commit(by: .mo, "rules: x") {
        $0["workflows/editorial.yml"] = File(
          RuleTexts.workflow.replacingOccurrences(of: "review", with: "reading"))
      }
      try history.save("a", by: .ed, as: "saved")
    },
    Row("twin: it is retired, and reads as another", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.commit(by: .mo, "rules: x") {
        $0["workflows/editorial.yml"] = File(
          RuleTexts.workflow.replacingOccurrences(of: "review", with: "reading")
            .replacingOccurrences(of: "retired: {}", with: "retired: {review: reading}"))
      }
      try history.publish("a")
    },
  ]

  private static func move(_ history: History, trailers: [String]?) throws {
    try history.anchor()
    try history.published("a")
    try history.new("b")
    let lines = try ["a", "b"].map { slug in
      History.adopt(
        slug, try history.commit(history.head ?? "").folder[Folder.path(slug)] ?? File(""))
    }
    try history.commit("rules", by: .mo, "rules: a new house", trailers: trailers ?? lines) {
      folder in
      try globs(&folder, "content/posts/**/*.md")
      for slug in ["a", "b"] {
        folder["content/posts/\(slug).md"] = folder.removeValue(forKey: Folder.path(slug))
      }
    }
  }
}
