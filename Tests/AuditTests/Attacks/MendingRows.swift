import Foundation

/// Mistakes: mended, accepted, or neither.
enum MendingRows {
  static let all: [Row] = mending + merges + accepting + forges

  private static let wrongMail = Staff(
    id: "ann", name: "Ann Arden", email: "ann@home.example", roles: [])

  private static let merges = [
    Row("what another side had is no mending", .fails(["evil": ["merge.rollback"]])) { history in
      try rollback(history)
      try history.restore("a", from: "fork", by: .ed, as: "back")
    },
    Row("twin: what should have been inherited is", .passes(mended: ["evil": "back"])) { history in
      try rollback(history)
      try history.restore("a", from: "published", by: .ed, as: "back")
    },
    Row(
      "a mending through an evil merge",
      .fails(["forged": ["transition.unknown"], "evil": ["merge.rollback"]])
    ) {
      history in
      try history.anchor()
      try history.new("a", as: "first")
      try history.save("a", as: "good")
      try history.commit("other", by: .bob, "elsewhere") { $0["README.md"] = File("x") }
      history.goTo("good")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.merge("other", by: .sam, as: "evil") {
        $0[Folder.path("a")] = try history.commit("first").folder[Folder.path("a")]
      }
    },
  ]

  /// A merge that puts something of its own in the place of a publication.
  private static func rollback(_ history: History) throws {
    try history.anchor()
    try history.new("a")
    try history.submit("a", as: "fork")
    try history.publish("a", as: "published")
    history.goTo("fork")
    try history.new("b", by: .bob, as: "side")
    history.goTo("published")
    try history.merge("side", by: .bob, as: "evil") {
      try $0.append(Folder.path("a"), "Nobody saw this.")
    }
  }

  private static let accepting = [
    Row(
      "twin: ten saves under a wrong address, accepted",
      .passes(
        accepted: Dictionary(uniqueKeysWithValues: (1...10).map { ("wrong\($0)", "accepted") }))
    ) { history in
      try tenSaves(history)
      try history.accept(
        (1...10).map { ("wrong\($0)", "identity.unknown") }, by: .mo, as: "accepted")
    },
    Row(
      "nine of ten saves accepted",
      .fails(["wrong10": ["identity.unknown"]])
    ) { history in
      try tenSaves(history)
      try history.accept((1...9).map { ("wrong\($0)", "identity.unknown") }, by: .mo)
    },
    Row("accepted by an editor", .fails(["forged": ["transition.unknown"]])) { history in
      try forged(history)
      try history.accept([("forged", "transition.unknown")], by: .ed)
    },
    Row("accepted without a reason", .fails(["forged": ["transition.unknown"]])) { history in
      try forged(history)
      try history.accept([("forged", "transition.unknown")], by: .mo, reason: nil)
    },
    Row("accepted under another code", .fails(["forged": ["transition.unknown"]])) { history in
      try forged(history)
      try history.accept([("forged", "edit.role")], by: .mo)
    },
    Row("accepted while a file changes", .fails(["forged": ["transition.unknown"]])) { history in
      try forged(history)
      let id = try history.id("forged")
      try history.commit(
        by: .mo, "accept\n\nFine.", trailers: ["Stet-Accept: \(id) transition.unknown"]
      ) { $0["README.md"] = File("x") }
    },
    Row("twin: accepted by the chief", .passes(accepted: ["forged": "accepted"])) { history in
      try forged(history)
      try history.accept([("forged", "transition.unknown")], by: .mo, as: "accepted")
    },
    Row(
      "a chief accepts her own, though there is another",
      .fails(["forged": ["edit.role", "managed.edited"]])
    ) {
      history in
      try history.anchor(team: History.team(.zoe))
      try history.published("a")
      try history.save("a", by: .zoe, as: "forged")
      try history.accept([("forged", "edit.role")], by: .zoe)
    },
    Row("a chief made for it accepts", .fails(["forged": ["edit.role", "managed.edited"]])) {
      history in
      try history.anchor(team: History.team(Staff.mo.with("chief")))
      try history.published("a")
      try history.save("a", by: .mo, as: "forged")
      try history.people(History.team(Staff.mo.with("chief"), .zoe))
      try history.accept([("forged", "edit.role")], by: .zoe)
    },
    Row("twin: another chief accepts", .passes(accepted: ["forged": "accepted"])) { history in
      try history.anchor(team: History.team(.zoe))
      try history.published("a")
      try history.save("a", by: .zoe, as: "forged")
      try history.accept([("forged", "edit.role")], by: .mo, as: "accepted")
    },
    Row("twin: the only chief accepts her own", .passes(accepted: ["forged": "accepted"])) {
      history in
      try history.anchor(team: History.team(Staff.mo.with("chief")))
      try history.published("a")
      try history.save("a", by: .mo, as: "forged")
      try history.accept([("forged", "edit.role")], by: .mo, as: "accepted")
    },
  ]

  private static func forged(_ history: History) throws {
    try history.anchor()
    try history.new("a")
    try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
  }

  private static func tenSaves(_ history: History) throws {
    try history.anchor()
    try history.new("a")
    for count in 1...10 { try history.save("a", by: wrongMail, as: "wrong\(count)") }
  }

  private static let forges = [
    Row("a merge button publishes", .fails(["forged": ["transition.role", "identity.unknown"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.commit(
        "forged", by: .forge, author: .ed, "publish: a", trailers: ["Stet-Transition: publish a"]
      ) { try history.effects("publish", "a", &$0) }
    },
    Row("a merge button changes the rules", .fails(["forged": ["rules.role", "identity.unknown"]]))
    {
      history in
      try history.anchor()
      try history.commit("forged", by: .forge, author: .mo, "rules: x") {
        $0["workflows/masthead.yml"] = File(
          RuleTexts.masthead(History.team(Staff.ann.with("author", "editor"))))
      }
    },
    Row("a merge button settles a conflict", .fails(["merge": ["merge.rollback"]])) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.save("a", by: .ann, as: "one")
      history.goTo("fork")
      try history.save("a", by: .bob, as: "two", "Another line.")
      try history.merge("one", by: .forge, as: "merge", author: .ed) {
        try $0.append(Folder.path("a"), "Both.")
      }
    },
    Row("a merge button gives an edit up", .fails(["merge": ["merge.rollback"]])) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.save("a", by: .ann, as: "one")
      history.goTo("fork")
      try history.save("a", by: .bob, as: "two", "Another line.")
      try history.merge("one", by: .forge, as: "merge", author: .ed)
    },
    Row("twin: an editor gives it up", .passes()) { history in
      try history.anchor()
      try history.new("a", as: "fork")
      try history.save("a", by: .ann, as: "one")
      history.goTo("fork")
      try history.save("a", by: .bob, as: "two", "Another line.")
      try history.merge("one", by: .ed)
    },
    Row("a web edit of somebody else's text in review", .fails(["forged": ["edit.role"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.commit("forged", by: .forge, author: .ann, "Update a.md") {
        try $0.append(Folder.path("a"), "More.")
      }
    },
    Row("twin: a web edit, a new file, a squash and a merge", .passes()) { history in
      try history.anchor()
      try history.commit(by: .forge, author: .ann, "Create a.md") {
        $0[Folder.path("a")] = History.draft("a")
      }
      try history.commit("fork", by: .forge, author: .bob, "Update a.md") {
        try $0.append(Folder.path("a"), "More.")
      }
      try history.new("b", by: .bob, as: "side")
      history.goTo("fork")
      try history.new("c")
      try history.merge("side", by: .forge, author: .bob)
      try history.commit(by: .forge, author: .ann, "All of it (#4)") { folder in
        try folder.append(Folder.path("a"), "More.")
        folder["drafts/a/x.png"] = File("pixels")
      }
    },
  ]
}
