import Foundation

/// The table of legal changes, row by row.
enum DraftRows {
  static let all: [Row] = lifecycle + transitions + managed + fourEyes + files

  private static let lifecycle = [
    Row("a draft begins in review", .fails(["forged": ["create.state"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ann, "new: a") {
        $0[Folder.path("a")] = History.draft("a", status: "review")
      }
    },
    Row("a stranger begins a draft", .fails(["forged": ["identity.unknown"]])) { history in
      try history.anchor()
      try history.new("a", by: .sam, as: "forged", byline: .ann)
    },
    Row("somebody without the role begins a draft", .fails(["forged": ["create.role"]])) {
      history in
      try history.anchor(team: History.team(.zoe))
      try history.new("a", by: .zoe, as: "forged", byline: .ann)
    },
    Row("a draft in review is deleted", .fails(["forged": ["delete.role"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.delete("a", by: .ann, as: "forged")
    },
    Row("a published text is deleted", .fails(["forged": ["delete.role"]])) { history in
      try history.anchor()
      try history.published("a")
      try history.delete("a", by: .ed, as: "forged")
    },
    Row(
      "two drafts get other names at once, and nobody says which",
      .fails(["forged": ["approval.missing"]])
    ) { history in
      try renamedTogether(history)
      try history.publish("c", by: .ed, as: "forged")
    },
    Row("twin: they do, and who did not begin them publishes", .passes()) { history in
      try renamedTogether(history)
      try history.publish("c", by: .eva)
    },
    Row("twin: a draft is deleted and restored", .passes()) { history in
      try history.anchor()
      try history.new("a", as: "made")
      try history.delete("a", by: .bob)
      try history.restore("a", from: "made", by: .ann)
    },
    Row("a corrected text comes back with another date", .fails(["back": ["managed.edited"]])) {
      history in
      try corrected(history)
      try history.delete("a", by: .ann)
      try history.commit("back", by: .ann, "Revert") { folder in
        folder[Folder.path("a")] = try history.commit("retracted").folder[Folder.path("a")]
        try folder.set("updated", history.stamp, of: "a")
      }
    },
    Row("what was live comes back as of another day", .fails(["back": ["managed.edited"]])) {
      history in
      try corrected(history)
      try history.delete("a", by: .ann)
      try history.commit("back", by: .ann, "Revert") { folder in
        folder[Folder.path("a")] = try history.commit("retracted").folder[Folder.path("a")]
        try folder.set("date", history.stamp, of: "a")
      }
    },
    Row("twin: a corrected text comes back as it was", .passes()) { history in
      try corrected(history)
      try history.delete("a", by: .ann)
      try history.restore("a", from: "retracted", by: .ann)
    },
    Row("twin: it comes back without its dates", .passes()) { history in
      try corrected(history)
      try history.delete("a", by: .ann)
      try history.new("a")
    },
    Row("an edit in review by an author", .fails(["forged": ["edit.role"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.save("a", by: .ann, as: "forged")
    },
    Row("an edit of what is published", .fails(["forged": ["edit.role", "managed.edited"]])) {
      history in
      try history.anchor()
      try history.published("a")
      try history.save("a", by: .ann, as: "forged")
    },
    Row("a rename in review by an author", .fails(["forged": ["rename.role"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.rename("a", to: "b", by: .ann, as: "forged")
    },
    Row("a rename of what is published", .fails(["forged": ["rename.role"]])) { history in
      try history.anchor()
      try history.published("a")
      try history.rename("a", to: "b", by: .ed, as: "forged")
    },
    Row("twin: a rename without a trailer", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.rename("a", to: "b", by: .bob, trailer: false)
      try history.submit("b")
    },
    Row("twin: a rename as part of a correction", .passes()) { history in
      try history.anchor()
      try history.published("a")
      try history.commit(
        by: .ed, "correct: b\n\nIt had a wrong name.",
        trailers: ["Stet-Rename: a b", "Stet-Transition: correct b"]
      ) { folder in
        folder[Folder.path("b")] = folder.removeValue(forKey: Folder.path("a"))
        try history.effects("correct", "b", &folder)
      }
    },
    Row("a rename that carries a state", .fails(["forged": ["transition.unknown"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.rename("a", to: "b", by: .ann, as: "forged") {
        try $0.set("status", "published", of: "b")
      }
    },
    Row("twin: a rename with a submission", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.rename("a", to: "b", by: .ann) { try history.effects("submit", "b", &$0) }
    },
    Row("an unknown state", .fails(["forged": ["draft.state"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "nearly", of: "a") }
    },
    Row("a slug with a blank", .fails(["forged": ["slug.malformed"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ann, "x") { $0["drafts/a b.md"] = History.draft("a") }
    },
    Row("the same name in another folder", .fails(["forged": ["slug.taken"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "new: a") { $0["drafts/x/a.md"] = History.draft("a") }
    },
    Row("a slug that says another", .fails(["forged": ["slug.malformed", "managed.edited"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") { try $0.set("slug", "b", of: "a") }
    },
    Row("twin: what is no draft needs nobody", .passes()) { history in
      try history.anchor()
      try history.commit(by: .sam, "x") { $0["README.md"] = File("Anything.") }
      try history.commit(by: .sam, "nothing")
    },
  ]

  private static let transitions = [
    Row("a return without a reason", .fails(["forged": ["transition.requires"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.move("return", "a", by: .ed, as: "forged", reason: nil)
    },
    Row("twin: a return with a reason, by hand", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.move("return", "a", by: .ed, trailer: false)
    },
    Row(
      "somebody else's text is withdrawn",
      .fails(["forged": ["transition.requires", "transition.role"]])
    ) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.move("withdraw", "a", by: .bob, as: "forged")
    },
    Row("twin: one's own is withdrawn", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.move("withdraw", "a", by: .ann, reason: nil)
    },
    Row("handed in without a title", .fails(["forged": ["transition.checks"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit(by: .ann, "x") { try $0.edit(Folder.path("a"), "title: About a\n", "") }
      try history.submit("a", as: "forged")
    },
    Row("handed in without a text", .fails(["forged": ["transition.checks"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit(by: .ann, "x") { try $0.edit(Folder.path("a"), "The text of a.", "") }
      try history.submit("a", as: "forged")
    },
    Row("handed in for a section that there is not", .fails(["forged": ["transition.checks"]])) {
      history in
      try history.anchor()
      try history.new("a", section: "moon")
      try history.submit("a", as: "forged")
    },
    Row("published without its date", .fails(["forged": ["transition.effects"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.commit(
        "forged", by: .ed, "publish: a", trailers: ["Stet-Transition: publish a"]
      ) { try $0.set("status", "published", of: "a") }
    },
    Row("published with a date that is none", .fails(["forged": ["transition.effects"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.publish("a", as: "before")
      history.goTo("before")
      history.goTo(try history.commit("before").parents[0])
      try history.move("publish", "a", by: .ed, as: "forged") {
        try $0.set("date", "yesterday", of: "a")
      }
    },
    Row(
      "the text changed in the publishing step",
      .fails(["forged": ["edit.role", "transition.effects", "transition.unknown"]])
    ) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.move("publish", "a", by: .ed, as: "forged") {
        try $0.append(Folder.path("a"), "One more line.")
      }
    },
    Row("twin: edited, then published", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.save("a", by: .ed)
      try history.publish("a")
    },
    Row("a correction by an author", .fails(["forged": ["edit.role", "transition.role"]])) {
      history in
      try history.anchor()
      try history.published("a")
      try history.correct("a", by: .ann, as: "forged")
    },
    Row("a state skipped", .fails(["forged": ["transition.unknown"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.publish("a", as: "forged")
    },
    Row("a section changed to borrow a role", .fails(["forged": ["edit.role"]])) { history in
      try history.anchor(team: History.team(Staff.eva.only(in: "politics")))
      try history.new("a")
      try history.submit("a")
      try history.commit("forged", by: .eva, "x") {
        try $0.edit(Folder.path("a"), "section: city", "section: politics")
      }
      try history.publish("a", by: .eva)
    },
    Row("published outside one's section", .fails(["forged": ["transition.role"]])) { history in
      try history.anchor(team: History.team(Staff.eva.only(in: "politics")))
      try history.new("a")
      try history.submit("a")
      try history.publish("a", by: .eva, as: "forged")
    },
    Row("twin: published in one's section", .passes()) { history in
      try history.anchor(team: History.team(Staff.eva.only(in: "politics")))
      try history.new("a", section: "politics")
      try history.submit("a")
      try history.save("a", by: .eva)
      try history.publish("a", by: .eva)
    },
  ]

  /// Ed began `a`, which is `c` now; Bob had the names of two changed in one commit.
  private static func renamedTogether(_ history: History) throws {
    try history.anchor()
    try history.new("a", by: .ed, byline: .ann)
    try history.new("b", by: .ed, byline: .ann)
    try history.commit(by: .bob, "other names") { folder in
      folder[Folder.path("c")] = folder.removeValue(forKey: Folder.path("a"))
      folder[Folder.path("d")] = folder.removeValue(forKey: Folder.path("b"))
    }
    try history.submit("c", by: .bob)
  }

  /// Ann's text was published, corrected and taken off again.
  private static func corrected(_ history: History) throws {
    try history.anchor()
    try history.published("a")
    try history.correct("a")
    try history.retract("a", as: "retracted")
  }
}
