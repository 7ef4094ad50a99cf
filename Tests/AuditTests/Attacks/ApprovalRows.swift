/// Approvals: whose count, for what, and how long.
enum ApprovalRows {
  static let all: [Row] = [
    Row("an approval rebased by somebody else", .fails(["forged": ["approval.missing"]])) {
      history in
      try own(history)
      let copy = try history.folder.copy("a")
      try history.commit(
        by: .ed, author: .eva, "approve: a", trailers: ["Stet-Approve: a \(copy) eva"])
      try history.publish("a", as: "forged")
    },
    Row("an approval through a merge button", .fails(["forged": ["approval.missing"]])) { history in
      try own(history)
      let copy = try history.folder.copy("a")
      try history.commit(
        by: .forge, author: .eva, "approve: a", trailers: ["Stet-Approve: a \(copy) eva"])
      try history.publish("a", as: "forged")
    },
    Row("twin: an approval rebased by its giver", .passes()) { history in
      try own(history)
      try history.commit(by: .bob, "elsewhere") { $0["README.md"] = File("x") }
      try history.approve("a", by: .eva)
      try history.publish("a")
    },
    Row("an approval before it was handed in", .fails(["forged": ["approval.missing"]])) {
      history in
      try history.anchor()
      try history.new("a", by: .ed)
      try history.approve("a", by: .eva)
      try history.submit("a", by: .ed)
      try history.publish("a", as: "forged")
    },
    Row("an approval of another copy", .fails(["forged": ["approval.missing"]])) { history in
      try own(history)
      try history.commit(
        by: .eva, "approve: a",
        trailers: ["Stet-Approve: a \(String(repeating: "0", count: 40)) eva"])
      try history.publish("a", as: "forged")
    },
    Row("an approval that changes a file", .fails(["forged": ["approval.missing"]])) { history in
      try own(history)
      let copy = try history.folder.copy("a")
      try history.commit(by: .eva, "approve: a", trailers: ["Stet-Approve: a \(copy) eva"]) {
        $0["README.md"] = File("x")
      }
      try history.publish("a", as: "forged")
    },
    Row("an approval by an author", .fails(["forged": ["approval.role"]])) { history in
      try own(history)
      try history.approve("a", by: .bob)
      try history.publish("a", as: "forged")
    },
    Row("an approval taken back", .fails(["forged": ["approval.missing"]])) { history in
      try own(history)
      try history.approve("a", by: .eva)
      try history.unapprove("a", by: .eva)
      try history.publish("a", as: "forged")
    },
    Row("twin: taken back and given again", .passes()) { history in
      try own(history)
      try history.approve("a", by: .eva)
      try history.unapprove("a", by: .eva)
      try history.approve("a", by: .eva)
      try history.publish("a")
    },
    Row("twin: nobody takes back what another gave", .passes()) { history in
      try own(history)
      try history.approve("a", by: .eva)
      try history.unapprove("a", by: .bob)
      try history.publish("a")
    },
    Row(
      "an approval taken back, revived by merging a stale branch",
      .fails(["forged": ["approval.missing"]])
    ) { history in
      try own(history)
      try history.approve("a", by: .eva, as: "given")
      try history.commit("stale", by: .bob, "elsewhere") { $0["README.md"] = File("x") }
      history.goTo("given")
      try history.unapprove("a", by: .eva)
      try history.merge("stale", by: .ed)
      try history.publish("a", as: "forged")
    },
    Row("twin: an approval merged from a branch", .passes()) { history in
      try own(history, as: "fork")
      try history.approve("a", by: .eva, as: "given")
      history.goTo("fork")
      try history.commit(by: .bob, "elsewhere") { $0["README.md"] = File("x") }
      try history.merge("given", by: .ed)
      try history.publish("a")
    },
    Row(
      "an approval of what another branch changed",
      .fails(["forged": ["approval.stale", "approval.missing"]])
    ) { history in
      try own(history, as: "fork")
      try history.approve("a", by: .eva, as: "given")
      history.goTo("fork")
      try history.save("a", by: .ed)
      try history.merge("given", by: .ed)
      try history.publish("a", as: "forged")
    },
    Row("an old approval used for a correction back", .fails(["forged": ["approval.missing"]])) {
      history in
      try own(history)
      try history.approve("a", by: .eva)
      try history.publish("a", as: "published")
      try history.correct("a", by: .eva)
      try history.move("correct", "a", by: .ed, as: "forged") { folder in
        let updated = try folder.value("updated", of: "a")
        folder[Folder.path("a")] = try history.commit("published").folder[Folder.path("a")]
        try folder.set("updated", updated, of: "a")
      }
    },
    Row("an approval from before somebody became an editor", .fails(["forged": ["approval.role"]]))
    {
      history in
      try own(history)
      try history.approve("a", by: .bob)
      try history.people(History.team(Staff.bob.with("editor")))
      try history.publish("a", as: "forged")
    },
    Row("an approval by somebody who left since", .fails(["forged": ["approval.role"]])) {
      history in
      try own(history)
      try history.approve("a", by: .eva)
      try history.people(History.team(Staff.eva.with([])))
      try history.publish("a", as: "forged")
    },
    Row("one person approves twice", .fails(["forged": ["approval.missing", "approval.role"]])) {
      history in
      try history.anchor(workflow: RuleTexts.twoApprovals)
      try history.new("a", by: .ed)
      try history.submit("a", by: .ed)
      try history.approve("a", by: .eva)
      try history.approve("a", by: .eva)
      try history.publish("a", as: "forged")
    },
    Row("twin: two people approve", .passes()) { history in
      try history.anchor(workflow: RuleTexts.twoApprovals)
      try history.new("a", by: .ed)
      try history.submit("a", by: .ed)
      try history.approve("a", by: .eva)
      try history.approve("a", by: .mo)
      try history.publish("a")
    },
    Row("who changed the text publishes it", .fails(["forged": ["approval.missing"]])) { history in
      try history.anchor(workflow: RuleTexts.strict)
      try history.new("a")
      try history.submit("a")
      try history.save("a", by: .ed)
      try history.publish("a", as: "forged")
    },
    Row("who handed it in publishes it", .fails(["forged": ["approval.missing"]])) { history in
      try history.anchor(workflow: RuleTexts.strict)
      try history.new("a")
      try history.submit("a", by: .ed)
      try history.publish("a", as: "forged")
    },
    Row("twin: who changed it in an earlier round publishes it", .passes()) { history in
      try history.anchor(workflow: RuleTexts.strict)
      try history.new("a")
      try history.submit("a")
      try history.save("a", by: .ed)
      try history.publish("a", by: .eva)
      try history.retract("a", by: .eva)
      try history.submit("a")
      try history.publish("a", by: .ed)
    },
    Row("twin: an approval holds again when an edit is undone", .passes()) { history in
      try own(history, as: "before")
      try history.approve("a", by: .eva)
      try history.save("a", by: .ed)
      try history.restore("a", from: "before", by: .ed)
      try history.publish("a")
    },
  ]

  /// Ed's own text in review.
  private static func own(_ history: History, as label: String? = nil) throws {
    try history.anchor()
    try history.new("a", by: .ed)
    try history.submit("a", by: .ed, as: label)
  }
}
