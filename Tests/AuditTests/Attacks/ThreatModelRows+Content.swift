import Foundation
import NewsroomTestSupport

// What lies in objects, texts and files.

extension ThreatModelRows {
  static let objects = [
    Row("12 bytes after a NUL", .fails(["forged": ["commit.malformed"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .mo, "x")
      try history.forge("forged") { $0 + [0] + Array("\nStet-Approve: a b eva\n".utf8) }
    },
    Row("13 a second author", .fails(["forged": ["commit.malformed"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .mo, "x")
      try history.forge("forged") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let author = text.components(separatedBy: "\n").first { $0.hasPrefix("author ") } ?? ""
        return Array(text.replacingOccurrences(of: author, with: author + "\n" + author).utf8)
      }
    },
    Row("13 a second committer among the headers", .fails(["forged": ["commit.malformed"]])) {
      history in
      try history.anchor()
      try history.commit("forged", by: .mo, "x")
      try history.forge("forged") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let line = text.components(separatedBy: "\n").first { $0.hasPrefix("committer ") } ?? ""
        return Array(
          text.replacingOccurrences(of: line, with: line + "\nencoding UTF-8\n" + line).utf8)
      }
    },
    Row("13 committer before author", .fails(["forged": ["commit.malformed"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .mo, "x")
      try history.forge("forged") { bytes in
        var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
        let author = lines.firstIndex { $0.hasPrefix("author ") } ?? 0
        lines.swapAt(author, author + 1)
        return Array(lines.joined(separator: "\n").utf8)
      }
    },
    Row("12 and 13 twin: further headers", .passes()) { history in
      try history.anchor()
      try history.commit("odd", by: .mo, "x")
      try history.forge("odd") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(
          text.replacingOccurrences(of: " +0000\n\n", with: " +0000\nHG:rename a\n\n").utf8)
      }
    },
    Row("14 a replacement hides the violation", .closed) { history in
      try history.anchor()
      try history.new("a", as: "good")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.write()
      try history.git("replace", history.id("forged"), history.id("good"))
    },
    Row("14 a graft hides the violation", .closed) { history in
      try history.anchor()
      try history.new("a", as: "good")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.commit("top", by: .ann, "y")
      try history.write()
      let graft = "\(try history.id("top")) \(try history.id("good"))\n"
      try FileManager.default.createDirectory(
        atPath: history.place + "/.git/info", withIntermediateDirectories: true)
      try Data(graft.utf8).write(to: URL(fileURLWithPath: history.place + "/.git/info/grafts"))
    },
    Row("14 a shallow clone", .unproven) { history in
      try history.anchor()
      try history.new("a")
      try history.write()
      try history.git(
        "clone", "-q", "--depth", "1", "file://" + history.place, history.home + "/clone",
        in: history.home)
      history.judged = history.home + "/clone"
    },
    Row("14 twin: a whole clone", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.write()
      try history.git(
        "clone", "-q", "file://" + history.place, history.home + "/clone", in: history.home)
      history.judged = history.home + "/clone"
    },
    Row("15 what was seen is no longer there", .failsWith("history.rewritten")) { history in
      try history.anchor()
      try history.new("a", as: "seen")
      try history.git("config", "stet.seen", history.id("seen"))
      history.goTo("anchor")
      try history.new("a", by: .bob)
    },
    Row("15 twin: work goes on from what was seen", .passes()) { history in
      try history.anchor()
      try history.new("a", as: "seen")
      try history.git("config", "stet.seen", history.id("seen"))
      try history.save("a")
    },
    Row("16 a tag named like the branch", .fails(["forged": ["transition.unknown"]])) { history in
      try history.anchor()
      try history.new("a", as: "good")
      try history.commit("forged", by: .ann, "x") { try $0.set("status", "published", of: "a") }
      try history.write()
      try history.git("tag", "main", history.id("good"))
    },
    Row("16 twin: such a tag on a clean branch", .passes()) { history in
      try history.anchor("old")
      try history.new("a")
      try history.write()
      try history.git("tag", "main", history.id("old"))
    },
    Row("17 a draft's text is missing", .unproven) { history in
      try history.anchor()
      try history.new("a")
      try history.write()
      try history.lose("HEAD:drafts/a.md")
    },
    Row("17 a commit is missing", .unproven) { history in
      try history.anchor()
      try history.new("a")
      try history.save("a")
      try history.write()
      try history.lose("HEAD~1")
    },
    Row("17 a tree is missing", .unproven) { history in
      try history.anchor()
      try history.new("a")
      try history.save("a")
      try history.write()
      try history.lose("HEAD~1^{tree}")
    },
  ]

  static let texts: [Row] = [
    malformed("18 a bomb of aliases", "a: &a [x, x]\nb: *a\n"),
    malformed("18 ten thousand brackets", "a: \(String(repeating: "[", count: 10_000))\n"),
    malformed("18 too long", "a: \(String(repeating: "x", count: 70_000))\n"),
    malformed("18 a tag", "kind: !!binary eA==\n"),
    malformed("19 a key twice", "status: published\n"),
    malformed("19 a key in another case", "Status: published\n"),
    malformed("19 a quoted key", "\"status\": published\n"),
    malformed("19 a merge key", "<<: {status: published}\n"),
    malformed("19 three dots", "...\nstatus: published\n"),
    malformed("19 a quoted scalar that goes on in column 0", "note: \"one\nstatus: published\"\n"),
    malformed("19 a tab before a value", "list:\n\t- a\n"),
    malformed("19 a lone carriage return", "note: a\rstatus: published\n"),
    malformed("19 a line separator", "note: a\u{2028}status: published\n"),
    malformed("19 a next-line character", "note: a\u{85}status: published\n"),
    malformed("19 a fence with blanks behind", "---  \nstatus: published\n"),
    malformed("19 a fence of TOML", "+++\nstatus: published\n"),
    malformed("23 text that runs backwards", "note: a\u{202E}b\n"),
    Row("19 the state as a list", .fails(["forged": ["draft.malformed", "draft.state"]])) {
      history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") {
        try $0.edit(Folder.path("a"), "status: draft", "status: [draft]")
      }
    },
    Row("19 the state quoted", .fails(["forged": ["draft.malformed"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") {
        try $0.edit(Folder.path("a"), "status: draft", "status: \"draft\"")
      }
    },
    Row("19 a TOML table above the state", .fails(["forged": ["draft.malformed", "draft.state"]])) {
      history in
      try history.anchor()
      try history.commit("forged", by: .ann, "new: a") {
        $0[Folder.path("a")] = File(
          """
          +++
          title = "About a"
          byline = "Ann Arden"
          section = "city"
          [extra]
          status = "draft"
          +++

          The text.

          """)
      }
    },
    Row("19 twin: a TOML table below the state", .passes()) { history in
      try history.anchor()
      try history.commit(by: .ann, "new: a") {
        $0[Folder.path("a")] = File(
          """
          +++
          title = "About a"
          byline = "Ann Arden"
          section = "city"
          status = "draft"
          [extra]
          mood = "fair"
          +++

          The text.

          """)
      }
    },
    Row("18, 19 and 23 twin: long and odd, but plain", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.commit(by: .ann, "x") {
        try $0.edit(
          Folder.path("a"), "status: draft\n",
          "status: draft\nnote: \(String(repeating: "x", count: 20_000))\n# a note\nkinds:\n"
            + "  - \"quoted: yes\"\n  - [a, b]\nmood: 'fair'\n")
        try $0.append(Folder.path("a"), "---\nstatus: published\n---\n\u{202E}\t")
      }
    },
    Row("24 a name that looks like another", .fails(["forged": ["rules.invalid"]])) { history in
      try history.anchor()
      try history.people(
        History.team(Staff("ann2", "\u{0410}nn Arden", ["author"])), as: "forged")
    },
    Row("24 twin: a name in another script", .passes()) { history in
      try history.anchor()
      try history.people(History.team(Staff("zhe", "Женя Ломова", ["author"])))
    },
  ]

  /// Lines that an author puts below the state of her draft.
  private static func malformed(_ name: String, _ lines: String) -> Row {
    Row(name, .fails(["forged": ["draft.malformed"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") {
        try $0.edit(Folder.path("a"), "status: draft\n", "status: draft\n" + lines)
      }
    }
  }

  static let files = [
    Row("20 a draft that is a link", .fails(["forged": ["draft.not-a-file"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ann, "x") {
        $0["drafts/a.md"] = File("/etc/passwd", mode: "120000")
      }
    },
    Row("20 a draft becomes a link", .fails(["forged": ["draft.not-a-file"]])) { history in
      try history.anchor()
      try history.new("a")
      try history.commit("forged", by: .ann, "x") {
        $0["drafts/a.md"] = File("b.md", mode: "120000")
      }
    },
    Row("20 a draft that is a submodule", .fails(["forged": ["draft.not-a-file"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ann, "x") {
        $0["drafts/a.md"] = File(String(repeating: "1", count: 40), mode: "160000")
      }
    },
    Row("20 a folder of drafts that is a link", .fails(["forged": ["draft.not-a-file"]])) {
      history in
      try history.anchor()
      try history.commit("forged", by: .ann, "x") {
        $0["drafts/more"] = File("../elsewhere", mode: "120000")
      }
    },
    Row("20 all drafts are a link", .fails(["forged": ["draft.not-a-file"]])) { history in
      try history.anchor()
      try history.commit("forged", by: .ann, "x") {
        $0["drafts"] = File("elsewhere", mode: "120000")
      }
    },
    Row("20 a name in another composition", .fails(["forged": ["slug.taken", "slug.malformed"]])) {
      history in
      let old = History.draft("x")
      try history.anchor(trailers: [History.adopt("caf\u{E9}", old)]) {
        $0["drafts/caf\u{E9}.md"] = old
      }
      try history.commit("forged", by: .ann, "new: cafe\u{301}") {
        $0["drafts/z/cafe\u{301}.md"] = History.draft("y")
      }
    },
    Row("20 twin: plain files, and links elsewhere", .passes()) { history in
      try history.anchor()
      try history.new("a")
      try history.commit(by: .sam, "x") { folder in
        folder["assets/latest"] = File("2026", mode: "120000")
        folder["theme"] = File(String(repeating: "1", count: 40), mode: "160000")
      }
    },
  ]
}
