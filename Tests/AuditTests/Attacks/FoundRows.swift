/// What random histories once came to two answers about, each as the history that it comes down to.
enum FoundRows {
  static let all: [Row] = beginnings + mending + names + rules

  // MARK: - Who began it, and what it was

  private static let beginnings = [
    Row(
      "an adopted text is written anew, and passed by the same hand",
      .fails(["forged": ["approval.missing"]])
    ) {
      history in
      try writtenAnew(history)
      try history.publish("a", by: .eva, as: "forged")
    },
    Row("twin: it is passed by another", .passes()) { history in
      try writtenAnew(history)
      try history.publish("a", by: .ed)
    },
    Row(
      "begun again from a state that there is not, and passed by the same hand",
      .fails(["gone": ["draft.state"], "forged": ["approval.missing"]])
    ) { history in
      try begunAgain(history)
      try history.publish("a", by: .eva, as: "forged")
    },
    Row("twin: begun again, and passed by another", .fails(["gone": ["draft.state"]])) { history in
      try begunAgain(history)
      try history.publish("a", by: .ed)
    },
    Row(
      "a text rewritten under a state that there is not, and passed by the same hand",
      .fails(["gone": ["draft.state"], "forged": ["approval.missing"]])
    ) { history in
      try history.anchor(workflow: RuleTexts.strict)
      try history.new("a")
      try history.commit("gone", by: .eva, "save: a") { folder in
        try folder.set("status", "gone", of: "a")
        try folder.append(Folder.path("a"), "Eva's line.")
      }
      try history.commit(by: .bob, "save: a") { try $0.set("status", "draft", of: "a") }
      try history.submit("a")
      try history.publish("a", by: .eva, as: "forged")
    },
    Row(
      "a date by hand, of what was live from the start",
      .fails(["begun": ["create.state"], "forged": ["managed.edited"]])
    ) { history in
      try history.anchor()
      try history.commit("begun", by: .ed, "new: a") {
        $0[Folder.path("a")] = History.draft("a", status: "published")
      }
      try history.commit("forged", by: .ed, "date") {
        try $0.set("date", history.stamp, of: "a")
      }
    },
    Row("a transition that is named twice is not named", .fails(["forged": ["edit.role"]])) {
      history in
      try history.anchor()
      try history.published("a")
      try history.commit(
        "forged", by: .ed, "correct: a",
        trailers: ["Stet-Transition: correct a", "Stet-Transition: correct a"]
      ) { try $0.append(Folder.path("a"), "More.") }
    },
  ]

  /// An adopted text, taken out, and put back by Eva as she likes it; in review.
  private static func writtenAnew(_ history: History) throws {
    try history.anchor { $0[Folder.path("a")] = History.draft("a") }
    try history.delete("a", by: .bob)
    try history.commit(by: .eva, "new: a") {
      $0[Folder.path("a")] = History.draft("a", body: " Eva's.")
    }
    try history.submit("a")
  }

  private static func begunAgain(_ history: History) throws {
    try history.anchor { $0[Folder.path("a")] = History.draft("a") }
    try history.commit("gone", by: .ann, "save: a") { try $0.set("status", "gone", of: "a") }
    try history.commit(by: .eva, "save: a") { folder in
      try folder.set("status", "draft", of: "a")
      try folder.append(Folder.path("a"), "Eva's line.")
    }
    try history.submit("a")
  }

  // MARK: - What was given back, and by whom

  private static let mending = [
    Row(
      "twin: mended on one line, and again where another meets it",
      .passes(mended: ["slipped": "back", "again": "merge"])
    ) { history in
      try history.anchor()
      try history.published("a")
      try history.save("a", as: "slipped")
      try history.restore("a", from: "a-published", by: .bob, as: "back")
      history.goTo("slipped")
      try history.save("a", as: "again")
      history.goTo("back")
      try history.commit("merge", by: .ed, on: ["back", "again"], "Merge")
    },
    Row(
      "an approval of before is brought back by giving back a violation",
      .fails(["forged": ["approval.missing"]])
    ) { history in
      try submittedAgain(history)
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("twin: approved anew", .passes(mended: ["slipped": "merge"])) { history in
      try submittedAgain(history)
      try history.approve("a", by: .eva)
      try history.publish("a", by: .ed)
    },
  ]

  /// Ed's text: approved on a line on which Ann then slipped something in, and on another handed
  /// back and in again; both are merged, without what Ann slipped in.
  private static func submittedAgain(_ history: History) throws {
    try history.anchor()
    try history.new("a", by: .ed)
    try history.submit("a", by: .ed)
    try history.approve("a", by: .eva, as: "approved")
    try history.save("a", by: .ann, as: "slipped")
    history.goTo("approved")
    try history.move("return", "a", by: .eva)
    try history.submit("a", by: .ed, as: "again")
    try history.commit("merge", by: .ann, on: ["again", "slipped"], "Merge")
  }

  // MARK: - Names in merges

  private static let names = [
    Row("twin: a stranger's rename is given back in a merge", .passes(mended: ["renamed": "merge"]))
    {
      history in
      try renamed(history, by: .sam)
      try history.merge("renamed", by: .bob, as: "merge", keepOldName)
    },
    Row(
      "a stranger gives a stranger's rename back in a merge",
      .fails(["renamed": ["identity.unknown"], "merge": ["merge.rollback"]])
    ) { history in
      try renamed(history, by: .sam)
      try history.merge("renamed", by: .sam, as: "merge", keepOldName)
    },
    Row("a rename is undone in a merge", .fails(["merge": ["merge.rollback"]])) { history in
      try renamed(history, by: .ann)
      try history.merge("renamed", by: .bob, as: "merge", keepOldName)
    },
    Row("twin: it is kept", .passes()) { history in
      try renamed(history, by: .ann)
      try history.merge("renamed", by: .bob)
    },
    Row(
      "twin: a text comes back under another name on one side, and is gone on both",
      .passes()
    ) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.delete("a", by: .ann, as: "gone")
      history.goTo("fork")
      try history.commit("other", by: .ann, "new: b and c") { folder in
        folder[Folder.path("b")] = folder.removeValue(forKey: Folder.path("a"))
        folder[Folder.path("c")] = History.draft("c")
      }
      try history.merge("gone", by: .sam)
    },
    Row("twin: an edit is given up where lines have met before", .passes()) { history in
      try crossed(history, ["submitted", "edited"])
    },
    Row("twin: the same, the other line first", .passes()) { history in
      try crossed(history, ["edited", "submitted"])
    },
    Row(
      "a stranger chooses between two names of a draft",
      .fails(["merge": ["merge.rollback"]])
    ) { history in
      try renamedTwice(history)
      try history.commit("merge", by: .sam, on: ["one", "other"], "Merge")
    },
    Row("twin: somebody chooses who may delete it", .passes()) { history in
      try renamedTwice(history)
      try history.commit("merge", by: .bob, on: ["one", "other"], "Merge")
    },
    Row(
      "a merge moves one of two of a name",
      .fails(["met": ["slug.taken"], "merge": ["merge.rollback"]])
    ) { history in
      try history.anchor("fork")
      try history.new("n", as: "one")
      history.goTo("fork")
      try history.commit("two", by: .ann, "new: n") {
        $0["drafts/x/n.md"] = History.draft("n", body: " Of the other.")
      }
      try history.merge("one", by: .ann, as: "met")
      try history.commit("side", by: .sam, "beside") { $0["README.md"] = File("x") }
      history.goTo("met")
      try history.commit("main", by: .sam, "beside") { $0["NOTES.md"] = File("x") }
      try history.merge("side", by: .ann, as: "merge") { try history.effects("submit", "n", &$0) }
    },
    Row("twin: an edit given up that began where two submissions of one text met", .passes()) {
      history in
      try metAgain(history)
      try history.merge("edited", by: .ed) { $0[Folder.path("a")] = try returned(history) }
    },
    Row("it is given up by somebody unknown", .fails(["merge": ["merge.rollback"]])) { history in
      try metAgain(history)
      try history.merge("edited", by: .sam, as: "merge") {
        $0[Folder.path("a")] = try returned(history)
      }
    },
  ]

  /// Submitted, returned and submitted again, the text is the same to the byte; who met that with the
  /// first submission wrote on in `edited`, and at the head it is returned once more.
  private static func metAgain(_ history: History) throws {
    try history.anchor()
    try history.new("a")
    try history.submit("a", as: "first")
    try history.move("return", "a", by: .ed)
    try history.submit("a", as: "again")
    history.goTo("first")
    try history.new("b", by: .bob)
    try history.merge("again", by: .bob)
    try history.save("a", by: .eva, as: "edited")
    history.goTo("again")
    try history.move("return", "a", by: .ed, as: "returned")
  }

  private static func returned(_ history: History) throws -> File? {
    try history.commit("returned").folder[Folder.path("a")]
  }

  /// Eva gave an edit of Bob's up where she met a submission, and edited there; Ed published beside.
  private static func crossed(_ history: History, _ sides: [String]) throws {
    try history.anchor()
    try history.new("a", as: "fork")
    try history.submit("a", as: "submitted")
    try history.publish("a", as: "published")
    history.goTo("fork")
    try history.save("a", by: .bob, as: "edited")
    try history.commit("joined", by: .eva, on: sides, "Merge") {
      $0[Folder.path("a")] = try history.commit("submitted").folder[Folder.path("a")]
    }
    try history.save("a", by: .eva)
    try history.merge("published", by: .eva) {
      $0[Folder.path("a")] = try history.commit("published").folder[Folder.path("a")]
    }
  }

  /// Ann and Bob gave one draft two names; the head is Ann's.
  private static func renamedTwice(_ history: History) throws {
    try history.anchor()
    try history.new("a", as: "fork")
    try history.rename("a", to: "c", by: .bob, as: "other")
    history.goTo("fork")
    try history.rename("a", to: "b", by: .ann, as: "one")
  }

  /// `renamed`, where `a` is `b`; the head goes on beside it.
  private static func renamed(_ history: History, by person: Staff) throws {
    try history.anchor()
    try history.new("a", as: "fork")
    try history.rename("a", to: "b", by: person, as: "renamed")
    history.goTo("fork")
    try history.new("c", by: .bob)
  }

  private static func keepOldName(_ folder: inout Folder) {
    folder[Folder.path("a")] = folder.removeValue(forKey: Folder.path("b"))
  }
}
