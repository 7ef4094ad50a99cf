import NewsroomTestSupport

// Drafts that are given back as they were.

extension MendingRows {
  static let mending = [
    Row("twin: a violation is reverted", .passes(mended: ["forged": "back"])) { history in
      try history.anchor()
      try history.new("a", as: "good")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.restore("a", from: "good", by: .bob, as: "back")
      try history.submit("a")
      try history.publish("a")
    },
    Row("a violation is reverted by nobody known", .fails(["forged": ["transition.unknown"]])) {
      history in
      try history.anchor()
      try history.new("a", as: "good")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.restore("a", from: "good", by: .sam)
    },
    Row("a violation is reverted only in part", .fails(["forged": ["transition.unknown"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.commit("half", by: .ann, "x") { folder in
        try folder.set("status", "draft", of: "a")
        try folder.append(Folder.path("a"), "And more.")
      }
    },
    Row(
      "a violation is reverted after another step",
      .fails([
        "forged": ["transition.unknown"], "reverted": ["transition.role", "transition.requires"],
      ])
    ) { history in
      try history.anchor()
      try history.new("a", as: "good")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.correct("a", by: .ed)
      try history.restore("a", from: "good", by: .ann, as: "reverted")
    },
    Row("twin: a whole run is given back", .passes(mended: ["one": "back", "three": "back"])) {
      history in
      try history.anchor()
      try history.new("a", as: "good")
      try history.save("a", by: .sam, as: "one")
      try history.save("a", by: .sam, as: "two")
      try history.save("a", by: .sam, as: "three")
      try history.restore("a", from: "good", by: .bob, as: "back")
    },
    Row(
      "twin: nothing is left of a run that came back to where it began",
      .passes(mended: ["one": "out", "two": "out", "three": "out"])
    ) { history in
      try history.anchor()
      try history.new("a", by: .sam, as: "one", byline: .ann)
      try history.delete("a", by: .sam, as: "two")
      try history.new("a", by: .sam, as: "three", byline: .ann)
      try history.delete("a", by: .bob, as: "out")
    },
    Row("twin: given back here, and come to the same there", .passes(mended: ["forged": "back"])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "submitted")
      try history.save("a", by: .sam, as: "forged")
      try history.move("return", "a", by: .ed)
      try history.commit(by: .ed, "save: a") { folder in
        folder[Folder.path("a")] = try history.commit("submitted").folder[Folder.path("a")]
        try folder.set("status", "draft", of: "a")
      }
      try history.submit("a", as: "again")
      history.goTo("forged")
      try history.restore("a", from: "submitted", by: .bob, as: "back")
      try history.merge("again", by: .mo)
    },
    Row("twin: a deleted post is given back", .passes(mended: ["gone": "back"])) { history in
      try history.anchor()
      try history.published("a")
      try history.delete("a", by: .sam, as: "gone")
      try history.restore("a", from: "a-published", by: .ed, as: "back")
      try history.correct("a")
    },
    Row("a deleted post is given back by an author", .fails(["gone": ["identity.unknown"]])) {
      history in
      try history.anchor()
      try history.published("a")
      try history.delete("a", by: .sam, as: "gone")
      try history.restore("a", from: "a-published", by: .ann)
    },
    Row("twin: what a stranger brought is taken out", .passes(mended: ["forged": "out"])) {
      history in
      try history.anchor()
      try history.new("a", by: .sam, as: "forged", byline: .ann)
      try history.delete("a", by: .ann, as: "out")
    },
    Row("twin: approvals hold again when it is mended", .passes(mended: ["forged": "back"])) {
      history in
      try ThreatModelRows.approved(history)
      try history.save("a", by: .ann, as: "forged")
      try history.restore("a", from: "approval", by: .bob, as: "back")
      try history.publish("a", by: .ed)
    },
    Row(
      "an approval taken back meanwhile does not hold again",
      .fails(["late": ["approval.missing"]])
    ) { history in
      try ThreatModelRows.approved(history)
      try history.save("a", by: .ann, as: "forged")
      try history.unapprove("a", by: .eva)
      try history.restore("a", from: "approval", by: .bob, as: "back")
      try history.publish("a", by: .ed, as: "late")
    },
  ]
}
