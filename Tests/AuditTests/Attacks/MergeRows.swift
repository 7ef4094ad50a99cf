import NewsroomTestSupport

/// Merges, in every direction.
enum MergeRows {
  static let all: [Row] = entry + inheritance + ownSteps + beside

  private static let revoked = History.team(Staff.ed.with([]))

  /// `published` on a line of Ed's, `revoked` on the chief's.
  private static func apart(_ history: History, _ team: [Staff] = revoked) throws {
    try history.anchor()
    try history.new("a")
    try history.submit("a", as: "fork")
    try history.people(team, as: "revoked")
    history.goTo("fork")
    try history.publish("a", as: "published")
  }

  private static let entry = [
    Row("a foxtrot merge by a revoked editor", .fails(["merge": ["merge.entry"]])) { history in
      try apart(history)
      try history.merge("revoked", by: .ed, as: "merge")
    },
    Row("the revoked editor's line merged by another", .fails(["merge": ["merge.entry"]])) {
      history in
      try apart(history)
      history.goTo("revoked")
      try history.merge("published", by: .eva, as: "merge")
    },
    Row("an approval by somebody revoked", .fails(["merge": ["merge.entry"]])) { history in
      try ThreatModelRows.approved(history)
      history.goTo("approval")
      try history.people(History.team(Staff.eva.with([])), as: "revoked")
      history.goTo("approval")
      try history.publish("a", as: "published")
      history.goTo("revoked")
      try history.merge("published", by: .mo, as: "merge")
    },
    Row("twin: an unfinished edit by somebody revoked", .passes()) { history in
      try history.anchor()
      try history.new("a", by: .bob, as: "fork")
      try history.people(History.team(Staff.bob.with([])), as: "revoked")
      history.goTo("fork")
      try history.save("a", by: .bob, as: "edited")
      history.goTo("revoked")
      try history.merge("edited", by: .mo)
    },
    Row("twin: rules that an author's merge inherited come in under others", .passes()) {
      history in
      try history.anchor("fork")
      try history.commit("sections", by: .mo, "rules: a section") {
        try $0.append("workflows/sections.yml", "  - {id: sport, title: Sport, about: Games.}")
      }
      history.goTo("fork")
      try history.new("a")
      try history.merge("sections", by: .ann, as: "pulled")
      history.goTo("fork")
      try history.people(revoked)
      try history.merge("pulled", by: .mo)
    },
    Row(
      "rules given back by somebody who holds no role where it comes in",
      .fails(["merge": ["merge.entry"]])
    ) { history in
      try givenBack(history, by: .bob)
      try history.people(History.team(Staff.bob.with([])))
      try history.merge("back", by: .mo, as: "merge")
    },
    Row("twin: by somebody who still holds one", .passes(mended: ["slipped": "back"])) { history in
      try givenBack(history, by: .ann)
      try history.people(History.team(Staff.bob.with([])))
      try history.merge("back", by: .mo)
    },
    Row("twin: a stale clone pulls a new colleague's publication", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.new("b", by: .bob)
      try history.submit("a", as: "fork")
      try history.people(History.team(Staff("zed", "Zed Ash", ["editor"])))
      try history.publish("a", by: Staff("zed", "Zed Ash", []), as: "published")
      history.goTo("fork")
      try history.save("b", by: .bob)
      try history.merge("published", by: .bob)
    },
    Row("twin: the merge takes the step over", .passes()) { history in
      try apart(history)
      history.goTo("revoked")
      try history.merge(
        "published", by: .eva, as: "merge", trailers: ["Stet-Transition: publish a"])
    },
    Row("twin: given back after the merge", .passes(mended: ["merge": "back"])) { history in
      try apart(history)
      history.goTo("revoked")
      try history.merge("published", by: .mo, as: "merge")
      try history.restore("a", from: "fork", by: .mo, as: "back")
    },
    Row("a picture of a revoked editor's", .fails(["merge": ["merge.entry"]])) { history in
      try history.anchor("fork")
      try history.people(revoked, as: "revoked")
      history.goTo("fork")
      try history.commit("layout", by: .ed, "x") { $0["drafts/_layouts/base.css"] = File("p {}") }
      history.goTo("revoked")
      try history.merge("layout", by: .mo, as: "merge")
    },
    Row("twin: a picture of an editor's", .passes()) { history in
      try history.anchor("fork")
      try history.people(History.team(Staff.bob.with([])), as: "revoked")
      history.goTo("fork")
      try history.commit("layout", by: .ed, "x") { $0["drafts/_layouts/base.css"] = File("p {}") }
      history.goTo("revoked")
      try history.merge("layout", by: .mo)
    },
  ]

  /// `back`, where the rules in force are given back after a stranger's change; the head is before.
  private static func givenBack(_ history: History, by person: Staff) throws {
    try history.anchor("fork")
    try history.people(History.team(Staff.ann.with("chief")), by: .ann, as: "slipped")
    try history.commit("back", by: person, "back") { folder in
      folder["workflows/masthead.yml"] = File(RuleTexts.masthead(Staff.team))
    }
    history.goTo("fork")
  }

  private static let inheritance = [
    Row("ours: a merge that throws a publication away", .fails(["merge": ["merge.rollback"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "fork")
      try history.publish("a", as: "published")
      history.goTo("fork")
      try history.new("b", by: .bob)
      try history.commit(
        "merge", by: .bob, on: [history.head ?? "", "published"], "Merge, ours")
    },
    Row("ours: an old branch undoes a correction", .fails(["merge": ["merge.rollback"]])) {
      history in
      try history.anchor()
      try history.published("a")
      try history.commit("old", by: .sam, "elsewhere") { $0["README.md"] = File("x") }
      history.goTo("a-published")
      try history.correct("a", as: "corrected")
      try history.commit("merge", by: .ann, on: ["corrected", "old"], "Merge") { folder in
        folder[Folder.path("a")] = try history.commit("old").folder[Folder.path("a")]
      }
    },
    Row("twin: the publication is kept", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "fork")
      try history.publish("a", as: "published")
      history.goTo("fork")
      try history.new("b", by: .bob)
      try history.merge("published", by: .bob)
    },
    Row("twin: an edit here while a colleague publishes there", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "fork")
      try history.publish("a", as: "published")
      history.goTo("fork")
      try history.save("a", by: .eva)
      try history.merge("published", by: .eva) {
        $0[Folder.path("a")] = try history.commit("published").folder[Folder.path("a")]
      }
    },
    Row(
      "an edit here slips into what a colleague published there",
      .fails(["merge": ["merge.rollback"]])
    ) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "fork")
      try history.publish("a", as: "published")
      history.goTo("fork")
      try history.save("a", by: .eva, "Eva's line.")
      try history.merge("published", by: .ann, as: "merge") {
        $0[Folder.path("a")] = try history.commit("published").folder[Folder.path("a")]
        try $0.append(Folder.path("a"), "Eva's line.")
      }
    },
    Row("twin: a submission here while a colleague edits there", .passes()) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.submit("a", as: "submitted")
      history.goTo("fork")
      try history.save("a", by: .bob, "Bob's line.")
      try history.merge("submitted", by: .ed) {
        $0[Folder.path("a")] = try history.commit("submitted").folder[Folder.path("a")]
        try $0.append(Folder.path("a"), "Bob's line.")
      }
    },
    Row(
      "a submission and an edit joined by somebody who may not edit there",
      .fails(["merge": ["merge.rollback"]])
    ) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.submit("a", as: "submitted")
      history.goTo("fork")
      try history.save("a", by: .bob, "Bob's line.")
      try history.merge("submitted", by: .bob, as: "merge") {
        $0[Folder.path("a")] = try history.commit("submitted").folder[Folder.path("a")]
        try $0.append(Folder.path("a"), "Bob's line.")
      }
    },
    Row("twin: a rename here and an edit there", .passes()) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.rename("a", to: "b", by: .ann, as: "renamed")
      history.goTo("fork")
      try history.save("a", by: .bob, as: "edited", "Bob's line.")
      history.goTo("renamed")
      try history.merge("edited", by: .bob) { folder in
        folder[Folder.path("a")] = nil
        try folder.append(Folder.path("b"), "Bob's line.")
      }
    },
    Row(
      "net nothing on one side, a correction on the other, by an author",
      .fails(["merge": ["merge.rollback"]])
    ) { history in
      try netZero(history)
      try history.merge("corrected", by: .ann, as: "merge") {
        $0[Folder.path("a")] = try history.commit("corrected").folder[Folder.path("a")]
      }
    },
    Row("twin: the same by an editor, as a correction", .passes()) { history in
      try netZero(history)
      try history.commit(
        "merge", by: .ed, on: [history.head ?? "", "corrected"],
        "Merge\n\nThe correction stands.", trailers: ["Stet-Transition: correct a"]
      ) {
        $0[Folder.path("a")] = try history.commit("corrected").folder[Folder.path("a")]
      }
    },
  ]

  /// `corrected` on one line; on the other the text was taken off and put back as it was.
  private static func netZero(_ history: History) throws {
    try history.anchor()
    try history.published("a")
    try history.correct("a", by: .eva, as: "corrected")
    history.goTo("a-published")
    try history.retract("a")
    try history.submit("a")
    try history.publish("a", by: .eva)
  }

}
