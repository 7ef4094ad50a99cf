import Foundation
import NewsroomTestSupport

/// The 28 attacks of the threat model as far as history shows them, each with its benign twin.
///
/// Rows 21 (a race in the work tree) and 22 (escapes for terminals) are about the program: see
/// `StetTests/Hurt`, `NewsroomTests/CommitOnlyTests` and the `HostileTextTests`. 25 and 28 need the
/// program too: `ProgramAttackTests`. 26 and 27 are the guard's; what they bring in is caught here
/// as row 1.
enum ThreatModelRows {
  static let all: [Row] = state + rules + approvals + identity + branches + objects + texts + files

  private static let state = [
    Row("1 an author publishes by hand", .fails(["forged": ["transition.unknown"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
    },
    Row("1 an author publishes what is in review", .fails(["forged": ["transition.role"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.publish("a", by: .ann, as: "forged")
    },
    Row("1 twin: an editor publishes", .passes()) { history in
      try history.anchor()
      try history.published("a")
      try history.correct("a")
      try history.retract("a")
    },
  ]

  private static let rules = [
    Row("2 promotes herself and publishes in one", .fails(["forged": ["rules.role"]])) { history in
      try history.anchor()
      try history.new("a", by: .bob)
      try history.submit("a", by: .bob)
      try history.move("publish", "a", by: .ann, as: "forged") { folder in
        folder["workflows/masthead.yml"] = File(
          RuleTexts.masthead(History.team(Staff.ann.with("author", "editor"))))
      }
    },
    Row("3 promotes herself, then publishes", .fails(["promoted": ["rules.role"]])) { history in
      try history.anchor()
      try history.new("a", by: .bob)
      try history.submit("a", by: .bob)
      try history.people(
        History.team(Staff.ann.with("author", "editor")), by: .ann, as: "promoted")
      try history.publish("a", by: .ann)
    },
    Row("2 and 3 twin: the chief promotes her", .passes()) { history in
      try history.anchor()
      try history.new("a", by: .bob)
      try history.submit("a", by: .bob)
      try history.people(History.team(Staff.ann.with("author", "editor")))
      try history.publish("a", by: .ann)
    },
    Row("4 the masthead is removed", .fails(["gone": ["rules.removed", "rules.invalid"]])) {
      history in
      try history.anchor()
      try history.commit("gone", by: .mo, "x") { $0["workflows/masthead.yml"] = nil }
    },
    Row("4 the workflow moves away", .fails(["gone": ["rules.removed", "rules.invalid"]])) {
      history in
      try history.anchor()
      try history.commit("gone", by: .mo, "x") {
        $0["workflows/editorial.txt"] = $0.removeValue(forKey: "workflows/editorial.yml")
      }
    },
    Row("4 all rules are removed", .fails(["gone": ["rules.removed"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("gone", by: .mo, "x") { folder in
        folder = folder.filter { !$0.key.hasPrefix("workflows/") }
      }
      try history.commit(by: .ann, "ann can still only do what she could") {
        try $0.append(Folder.path("a"), "More.")
      }
    },
    Row("4 the masthead is emptied", .fails(["empty": ["rules.invalid"]])) { history in
      try history.anchor()
      try history.commit("empty", by: .mo, "x") { $0["workflows/masthead.yml"] = File("") }
    },
    Row(
      "4 the masthead becomes a link", .fails(["link": ["rules.invalid", "rules.removed"]])
    ) { history in
      try history.anchor()
      try history.commit("link", by: .mo, "x") {
        $0["workflows/masthead.yml"] = File("../people.yml", mode: "120000")
      }
    },
    Row(
      "4 the rules become a submodule", .fails(["module": ["rules.invalid", "rules.removed"]])
    ) { history in
      try history.anchor()
      try history.commit("module", by: .mo, "x") { folder in
        folder = folder.filter { !$0.key.hasPrefix("workflows/") }
        folder["workflows"] = File(String(repeating: "1", count: 40), mode: "160000")
      }
    },
    Row("4 twin: a chief changes a rule", .passes()) { history in
      try history.anchor()
      try history.commit(by: .mo, "rules: a comment") {
        try $0.append("workflows/sections.yml", "# read on Monday")
      }
    },
  ]

  private static let approvals = [
    Row("5 an edit after the approval", .fails(["forged": ["approval.stale"]])) { history in
      try Self.approved(history)
      try history.save("a", by: .ed)
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("5 a blank after the approval", .fails(["forged": ["approval.stale"]])) { history in
      try Self.approved(history)
      try history.commit(by: .ed, "x") { try $0.edit(Folder.path("a"), "The text", "The  text") }
      try history.publish("a", by: .ed, as: "forged")
    },
    Row(
      "5 other line ends after the approval",
      .fails(["crlf": ["draft.malformed"]])
    ) { history in
      try Self.approved(history)
      try history.commit("crlf", by: .ed, "x") {
        try $0.edit(Folder.path("a"), "byline: Ed Elder\n", "byline: Ed Elder\r\n")
      }
    },
    Row("5 a mark in front after the approval", .fails(["bom": ["draft.malformed"]])) { history in
      try Self.approved(history)
      try history.commit("bom", by: .ed, "x") { folder in
        folder[Folder.path("a")]?.bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
      }
    },
    Row("5 a picture after the approval", .fails(["forged": ["approval.stale"]])) { history in
      try Self.approved(history)
      try history.commit(by: .ed, "x") { $0["drafts/a/chart.png"] = File("pixels") }
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("5 twin: published as approved", .passes()) { history in
      try Self.approved(history)
      try history.publish("a", by: .ed)
    },
    Row("6 two texts change places", .fails(["forged": ["approval.missing", "approval.stale"]])) {
      history in
      try Self.approved(history)
      try history.new("b", by: .ed)
      try history.submit("b", by: .ed)
      try history.commit(by: .ed, "x") { folder in
        let a = folder[Folder.path("a")]
        folder[Folder.path("a")] = folder[Folder.path("b")]
        folder[Folder.path("b")] = a
      }
      try history.publish("b", by: .ed, as: "forged")
    },
    Row("6 another text under an approved name", .fails(["forged": ["approval.stale"]])) {
      history in
      try Self.approved(history)
      try history.commit(by: .ed, "x") {
        $0[Folder.path("a")] = History.draft(
          "other", byline: "Ed Elder", status: "review", body: "Quite another.")
      }
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("6 a name that differs in case", .fails(["forged": ["slug.taken"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "new: A") {
        $0["drafts/A.md"] = History.draft("A", byline: "Ann Arden")
      }
    },
    Row("6 twin: a rename carries the approval", .passes()) { history in
      try Self.approved(history)
      try history.rename("a", to: "b", by: .ed)
      try history.publish("b", by: .ed)
    },
  ]

  /// Ed's own text in review, approved by Eva.
  static func approved(_ history: History) throws {
    try history.anchor()
    try history.new("a", by: .ed)
    try history.submit("a", by: .ed)
    try history.approve("a", by: .eva, as: "approval")
  }

  private static let identity = [
    Row("7 unsigned where keys name people", .fails(["forged": ["signature.missing"]])) { history in
      try history.anchor()
      try history.people([.ann, .bob, .ed, .eva, .mo]) {
        $0["workflows/masthead.yml"] = File(
          RuleTexts.masthead(Staff.team, identity: "signature")
            .replacingOccurrences(
              of: "emails: [mo@blog.example]\n",
              with: "emails: [mo@blog.example]\n    keys: [\"\(UnusedKeys.mo)\"]\n"))
      }
      try history.commit("forged", by: .ann, "new: a") {
        $0[Folder.path("a")] = History.draft("a")
      }
    },
    Row("7 twin: e-mail names people, so it is consistent", .passes()) { history in
      try history.anchor()
      try history.new("a")
    },
    Row("8 a revoked editor, backdated", .fails(["forged": ["transition.role"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      try history.people(History.team(Staff.ed.with([])))
      history.clock = 1_000_000_000
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("8 twin: an editor whose clock is wrong", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a")
      history.clock = 1_000_000_000
      try history.publish("a", by: .ed)
    },
  ]

  private static let branches = [
    Row("9 published on a branch from before the revocation", .fails(["merge": ["merge.entry"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "fork")
      try history.people(History.team(Staff.ed.with([])), as: "revoked")
      history.goTo("fork")
      try history.publish("a", by: .ed, as: "old")
      history.goTo("revoked")
      try history.merge("old", by: .mo, as: "merge")
    },
    Row("9 twin: somebody else was revoked", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.submit("a", as: "fork")
      try history.people(History.team(Staff.bob.with([])), as: "revoked")
      history.goTo("fork")
      try history.publish("a", by: .ed, as: "old")
      history.goTo("revoked")
      try history.merge("old", by: .mo)
    },
    Row("10 published in the merge only", .fails(["evil": ["merge.rollback"]])) { history in
      try Self.forked(history)
      try history.merge("side", by: .ann, as: "evil") {
        try history.effects("publish", "a", &$0)
      }
    },
    Row("10 twin: a clean merge by an author", .passes()) { history in
      try Self.forked(history)
      try history.merge("side", by: .ann)
    },
    Row("11 trailers inside the reason", .fails(["forged": ["approval.missing"]])) { history in
      try history.anchor()
      try history.new("a", by: .ed)
      try history.submit("a", by: .ed)
      let copy = try history.folder.copy("a")
      try history.commit(
        by: .ed, "approve: a\n\nok\n\nStet-Approve: a \(copy) eva\n\nThat was all.")
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("11 trailers for somebody else", .fails(["forged": ["approval.missing"]])) { history in
      try history.anchor()
      try history.new("a", by: .ed)
      try history.submit("a", by: .ed)
      try history.approve("a", by: .ed, for: .eva)
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("11 an approval before other paragraphs", .fails(["forged": ["approval.missing"]])) {
      history in
      try history.anchor()
      try history.new("a", by: .ed)
      try history.submit("a", by: .ed)
      let copy = try history.folder.copy("a")
      try history.commit(
        by: .eva, "approve: a\n\nStet-Approve: a \(copy) eva\n\nOn second thought, no.")
      try history.publish("a", by: .ed, as: "forged")
    },
    Row("11 twin: an approval with a co-author below", .passes()) { history in
      try history.anchor()
      try history.new("a", by: .ed)
      try history.submit("a", by: .ed)
      let copy = try history.folder.copy("a")
      try history.commit(
        by: .eva, "approve: a\n\nStet-Approve: a \(copy) eva\n\nCo-authored-by: Z <z@z.example>")
      try history.publish("a", by: .ed)
    },
  ]

  /// A draft in review on the main line, and another one on the side.
  static func forked(_ history: History) throws {
    try history.anchor()
    try history.new("a")
    try history.submit("a", as: "fork")
    try history.new("b", by: .bob, as: "side")
    history.goTo("fork")
    try history.new("c", as: "main")
  }

}
