import Foundation

// Managed keys, four eyes, and files beside the drafts.

extension DraftRows {
  static let managed = [
    Row("a date changed after it was live", .fails(["forged": ["managed.edited"]])) { history in
      try history.anchor()
      try history.published("a")
      try history.retract("a")
      try history.commit("forged", by: .ann, "x") {
        try $0.set("date", "2020-01-01T00:00:00+00:00", of: "a")
      }
    },
    Row("the date of the correction written by hand", .fails(["forged": ["managed.edited"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") {
        try $0.set("updated", "2020-01-01T00:00:00+00:00", of: "a")
      }
    },
    Row("twin: a date set before it is live", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.commit(by: .ann, "x") {
        try $0.set("date", "2020-01-01T00:00:00+00:00", of: "a")
      }
      try history.submit("a")
      try history.publish("a")
    },
    Row("twin: retracted and published again, the date stays", .passes()) { history in
      try history.anchor()
      try history.published("a")
      try history.correct("a")
      try history.retract("a")
      try history.save("a")
      try history.submit("a")
      try history.publish("a")
    },
  ]

  static let fourEyes = [
    Row("one's own text, alone", .fails(["forged": ["approval.missing"]])) { history in
      try history.anchor()
      try history.new("a", by: .ed)
      try history.submit("a", by: .ed)
      try history.publish("a", as: "forged")
    },
    Row("a byline changed to dodge four eyes", .fails(["forged": ["approval.missing"]])) {
      history in
      try history.anchor()
      try history.new("a", by: .ann, byline: .ed)
      try history.commit(by: .ann, "x") {
        try $0.edit(Folder.path("a"), "byline: Ed Elder", "byline: Ann Arden")
      }
      try history.submit("a")
      try history.publish("a", as: "forged")
    },
    Row("the same across retracting", .fails(["forged": ["approval.missing"]])) { history in
      try history.anchor()
      try history.new("a", by: .ann, byline: .ed)
      try history.submit("a")
      try history.publish("a", by: .eva)
      try history.retract("a", by: .eva)
      try history.commit(by: .ann, "x") {
        try $0.edit(Folder.path("a"), "byline: Ed Elder", "byline: Ann Arden")
      }
      try history.submit("a")
      try history.publish("a", as: "forged")
    },
    Row("the same across deleting and restoring", .fails(["forged": ["approval.missing"]])) {
      history in
      try history.anchor()
      try history.new("a", by: .ed)
      try history.delete("a", by: .ed)
      try history.new("a", by: .ann)
      try history.submit("a")
      try history.publish("a", as: "forged")
    },
    Row("the same under another name", .fails(["forged": ["approval.missing"]])) { history in
      try history.anchor()
      try history.new("a", by: .ed, as: "made", byline: .ann)
      try history.delete("a", by: .ed)
      let file = try history.commit("made").folder[Folder.path("a")]
      try history.commit(by: .ann, "new: b") { $0[Folder.path("b")] = file }
      try history.submit("b")
      try history.publish("b", as: "forged")
    },
    Row(
      "a byline that nobody knows", .fails(["forged": ["approval.missing", "transition.checks"]])
    ) {
      history in
      try history.anchor(
        workflow: RuleTexts.workflow.replacingOccurrences(
          of: "checks: [byline, section, title, body]", with: "checks: [section, title, body]"))
      try history.new("a", by: .ann, byline: Staff("x", "Somebody Else", []))
      try history.submit("a")
      try history.publish("a", as: "forged")
    },
    Row("twin: somebody else's text, alone", .passes()) { history in
      try history.anchor()
      try history.published("a")
    },
    Row("twin: one's own, with a colleague's approval", .passes()) { history in
      try ThreatModelRows.approved(history)
      try history.publish("a")
    },
  ]

  static let files = [
    Row("a page smuggled in beside the drafts", .fails(["forged": ["file.role"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ann, "x") { $0["drafts/x.html"] = File("<p>") }
    },
    Row("a page smuggled in as an attachment", .fails(["forged": ["file.role"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") { $0["drafts/a/page.HTML"] = File("<p>") }
    },
    Row("a page under a name that is no draft's", .fails(["forged": ["file.role"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ed, "x") { $0["drafts/README.md"] = File("x") }
    },
    Row("a picture by a stranger", .fails(["forged": ["identity.unknown", "file.role"]])) {
      history in
      try history.anchor()
      try history.commit("forged", by: .sam, "x") { $0["drafts/pictures/x.png"] = File("pixels") }
    },
    Row("a picture of a published text", .fails(["forged": ["edit.role"]])) { history in
      try history.anchor()
      try history.published("a")
      try history.commit("forged", by: .ann, "x") { $0["drafts/a/x.png"] = File("pixels") }
    },
    Row("twin: pictures by an author, pages by the chief", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.commit(by: .ann, "x") { folder in
        folder["drafts/a/x.png"] = File("pixels")
        folder["drafts/pictures/y.png"] = File("pixels")
      }
      try history.commit(by: .mo, "x") { folder in
        folder["drafts/x.html"] = File("<p>")
        folder["drafts/README.md"] = File("x")
      }
    },
    Row("twin: a folder with a text and its pictures", .passes()) { history in
      try history.anchor()
      try history.commit(by: .ann, "new: trip") { folder in
        folder["drafts/trip/index.md"] = History.draft("trip")
        folder["drafts/trip/map.png"] = File("pixels")
      }
    },
    Row("a picture of such a folder, in review", .fails(["forged": ["edit.role"]])) { history in
      try history.anchor()
      try history.commit(by: .ann, "new: trip") { folder in
        folder["drafts/trip/index.md"] = History.draft("trip")
        folder["drafts/trip/map.png"] = File("pixels")
      }
      try history.commit(by: .ann, "submit: trip") {
        $0["drafts/trip/index.md"] = History.draft("trip", status: "review")
      }
      try history.commit("forged", by: .ann, "x") { $0["drafts/trip/map.png"] = File("others") }
    },
  ]
}
