import NewsroomTestSupport

// What a merge has of its own, and what comes from beside the anchor.

extension MergeRows {
  static let ownSteps = [
    Row("an octopus with a state of its own", .fails(["merge": ["merge.rollback"]])) { history in
      try octopus(history)
      try history.merge("b", "c", by: .ann, as: "merge") { try history.effects("submit", "x", &$0) }
    },
    Row("twin: an octopus", .passes()) { history in
      try octopus(history)
      try history.merge("b", "c", by: .sam)
    },
    Row("a text of the merger's own in a merge", .fails(["merge": ["merge.rollback"]])) { history in
      try octopus(history)
      try history.merge("b", by: .sam, as: "merge") { try $0.append(Folder.path("b"), "Sam.") }
    },
    Row("a rename is merged, and the old name stays", .fails(["merge": ["merge.rollback"]])) {
      history in
      try renamedHere(history)
      try history.merge("edited", by: .ann, as: "merge") { folder in
        folder[Folder.path("a")] = try history.commit("edited").folder[Folder.path("a")]
      }
    },
    Row("twin: a rename is merged", .passes()) { history in
      try renamedHere(history)
      try history.merge("edited", by: .ann) { folder in
        folder[Folder.path("a")] = nil
        try folder.append(Folder.path("b"), "Bob's line.")
      }
    },
    Row(
      "what was renamed and deleted here comes back from a stale branch",
      .fails(["merge": ["merge.rollback"]])
    ) { history in
      try renamedHere(history)
      try history.delete("b", by: .ann)
      try history.merge("edited", by: .sam, as: "merge") {
        $0[Folder.path("a")] = try history.commit("edited").folder[Folder.path("a")]
      }
    },
    Row("twin: an author begins it again", .passes()) { history in
      try renamedHere(history)
      try history.delete("b", by: .ann)
      try history.merge("edited", by: .bob) {
        $0[Folder.path("a")] = try history.commit("edited").folder[Folder.path("a")]
      }
    },
    Row("twin: a conflict settled by an author", .passes()) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.save("a", by: .ann, as: "one")
      history.goTo("fork")
      try history.save("a", by: .bob, as: "two", "Another line.")
      try history.merge("one", by: .bob) { try $0.append(Folder.path("a"), "Both.") }
    },
    Row("twin: both sides made the same change", .passes()) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.save("a", by: .ann, as: "one", "Same.")
      history.goTo("fork")
      try history.save("a", by: .bob, as: "two", "Same.")
      try history.merge("one", by: .sam)
    },
    Row("twin: nobody known merges what is inherited", .passes()) { history in
      try ThreatModelRows.forked(history)
      try history.merge("side", by: .sam)
    },
    Row("two drafts of one name meet", .fails(["merge": ["slug.taken"]])) { history in
      try twins(history)
    },
    Row("twin: one of them is renamed", .passes(mended: ["merge": "renamed"])) { history in
      try twins(history)
      try history.commit(
        "renamed", by: .ann, "rename: n to m", trailers: ["Stet-Rename: n m"]
      ) { $0["drafts/x/m.md"] = $0.removeValue(forKey: "drafts/x/n.md") }
    },
    Row(
      "a transition of one of two of a name",
      .fails(["merge": ["slug.taken"], "moved": ["slug.taken"]])
    ) { history in
      try twins(history)
      try history.submit("n", as: "moved")
    },
  ]

  /// `a` became `b` at the head; Bob wrote on in `edited`.
  private static func renamedHere(_ history: History) throws {
    try history.anchor()
    try history.new("a", as: "fork")
    try history.save("a", by: .bob, as: "edited", "Bob's line.")
    history.goTo("fork")
    try history.rename("a", to: "b", by: .ann)
  }

  private static func octopus(_ history: History) throws {
    try history.anchor()
    try history.new("x", as: "fork")
    try history.submit("x", as: "x-in")
    try history.publish("x", as: "fork2")
    for (slug, person) in [("b", Staff.bob), ("c", .ann)] {
      history.goTo("fork2")
      try history.new(slug, by: person, as: slug)
    }
    history.goTo("fork2")
    try history.commit("main", by: .sam, "elsewhere") { $0["README.md"] = File("x") }
  }

  private static func twins(_ history: History) throws {
    try history.anchor("fork")
    try history.new("n", as: "one")
    history.goTo("fork")
    try history.commit("two", by: .ann, "new: n") {
      $0["drafts/x/n.md"] = History.draft("n", body: " Of the other.")
    }
    try history.merge("one", by: .ann, as: "merge")
  }

  static let beside = [
    Row(
      "a branch from before the anchor brings a published page",
      .fails(["merge": ["create.state", "merge.rollback"]])
    ) { history in
      try old(history, .published)
    },
    Row("twin: it brings a draft, and an author takes it", .passes()) { history in
      try old(history, .draft)
    },
    Row("twin: it brings what is no draft", .passes()) { history in try old(history, .readme) },
    Row("an unrelated root brings a page", .fails(["merge": ["create.state", "merge.rollback"]])) {
      history in
      try history.commit("root", by: .sam, on: [], "unrelated") {
        $0[Folder.path("z")] = History.draft("z", status: "published")
      }
      try history.commit("anchor", by: .mo, on: [], "init: editorial") { folder in
        folder["workflows/editorial.yml"] = File(RuleTexts.workflow)
        folder["workflows/masthead.yml"] = File(RuleTexts.masthead(Staff.team))
        folder["workflows/sections.yml"] = File(RuleTexts.sections)
      }
      try history.merge("root", by: .mo, as: "merge")
    },
    Row("two newsrooms, and nobody says which", .unproven) { history in
      try history.anchor("one")
      history.head = nil
      try history.anchor("two")
      try history.merge("one", by: .mo)
    },
    Row("twin: somebody said which", .passes()) { history in
      try history.anchor("one")
      history.head = nil
      try history.anchor("two")
      try history.merge("one", by: .mo)
      try history.git("config", "stet.anchor", history.id("one"))
    },
  ]

  private enum Old { case published, draft, readme }

  /// A branch that left before there were rules, merged by an author.
  private static func old(_ history: History, _ what: Old) throws {
    try history.commit("root", by: .sam, "begin") { $0["README.md"] = File("x") }
    try history.commit("old", by: .sam, "page") { folder in
      switch what {
      case .published: folder[Folder.path("z")] = History.draft("z", status: "published")
      case .draft: folder[Folder.path("z")] = History.draft("z")
      case .readme: folder["README.md"] = File("y")
      }
    }
    history.goTo("root")
    try history.anchor()
    try history.merge("old", by: .ann, as: "merge")
  }
}
