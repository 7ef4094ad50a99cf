import Foundation
import NewsroomTestSupport
import Testing

/// `stet edit` and `new --edit`, with scripts for editors.
struct EditCommandTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    return desk
  }

  private func edit(
    _ desk: Terminal, _ words: String..., with script: String, variable: String = "STET_EDITOR"
  ) throws -> CommandOutput {
    try desk.stet(
      ["edit", "river-gauge"] + words, environment: [variable: try desk.editor(script)])
  }

  @Test func savesWhatWasWritten() throws {
    let desk = try desk()
    let tip = try desk.tip()
    let output = try edit(desk, with: #"echo "It fell in June." >> "$1""#)
    #expect(output.out == "river-gauge is saved: +4 −0 words\nnext: stet submit river-gauge\n")
    #expect(output.status == 0)
    #expect(try desk.tip() != tip)
    #expect(try desk.git("status", "--porcelain").out.isEmpty)
    #expect(try desk.git("show", "HEAD:drafts/river-gauge.md").out.contains("It fell in June."))
  }

  @Test func nothingWritten() throws {
    let desk = try desk()
    let tip = try desk.tip()
    let output = try edit(desk, with: "exit 0")
    #expect(output.block == "nothing was changed in river-gauge\n[exit status: 0]\n")
    try desk.append("More.\n", to: "drafts/river-gauge.md")
    let before = try edit(desk, with: "exit 0")
    #expect(
      before.out.contains("edits from before") && before.out.contains("stet save river-gauge"))
    #expect(try desk.tip() == tip)
  }

  @Test func theEditorIsChosenAsGitDoes() throws {
    let desk = try desk()
    let names = ["STET_EDITOR", "GIT_EDITOR", "core.editor", "VISUAL", "EDITOR"]
    var scripts: [String: String] = [:]
    for name in names {
      scripts[name] = try desk.editor(#"echo \#(name) >> "$1""#, named: "editor-\(name)")
    }
    for first in names.indices {
      var environment = ["TERM": "xterm"]
      for name in names[first...] where name != "core.editor" { environment[name] = scripts[name] }
      if first <= 2 {
        try desk.git("config", "core.editor", scripts["core.editor"] ?? "")
      } else {
        try desk.git("config", "--unset", "core.editor")
      }
      let theirs = try desk.shell("git var GIT_EDITOR", environment: environment)
      let ours = try desk.stet(["edit", "river-gauge"], environment: environment)
      #expect(ours.status == 0, "\(ours.block)")
      #expect(try desk.read("drafts/river-gauge.md").hasSuffix(names[first] + "\n"))
      if first > 0 { #expect(theirs.out == (scripts[names[first]] ?? "") + "\n") }
    }
    let words = try desk.editor(#"echo "$1" >> "$2""#)
    let output = try desk.stet(
      ["edit", "river-gauge"], environment: ["EDITOR": "\(words) 'two words'"])
    #expect(output.status == 0)
    #expect(try desk.read("drafts/river-gauge.md").hasSuffix("two words\n"))
    let dumb = try desk.stet(
      ["edit", "river-gauge"], environment: ["VISUAL": scripts["VISUAL"] ?? "", "TERM": "dumb"])
    #expect(dumb.status == 2 && dumb.err.contains("there is no terminal to open an editor in"))
  }

  @Test func whoeverMayNotIsToldBefore() throws {
    let desk = try desk()
    try desk.done("submit", "river-gauge")
    let text = try desk.read("drafts/river-gauge.md")
    var told = ""
    for person in [Terminal.Person.ada, .stranger] {
      desk.person = person
      let output = try edit(desk, with: #"echo no >> "$1""#)
      #expect(output.status == 1)
      told += "$ stet edit river-gauge\n" + output.block.normalised(root: desk.root)
    }
    desk.person = .ben
    try desk.done("publish", "river-gauge")
    desk.person = .ada
    let live = try edit(desk, with: #"echo no >> "$1""#)
    told += "$ stet edit river-gauge\n" + live.block
    #expect(live.status == 1)
    let missing = try desk.stet("edit", "nothing")
    #expect(missing.status == 2)
    #expect(try desk.read("drafts/river-gauge.md").contains("no\n") == false)
    #expect(text.count > 0)
    expectSnapshot(told, named: "edit-refused")
  }

  @Test func whatIsLiveIsCorrected() throws {
    let desk = try desk()
    try desk.done("submit", "river-gauge")
    desk.person = .ben
    try desk.done("publish", "river-gauge")
    let without = try edit(desk, with: #"echo no >> "$1""#)
    #expect(without.status == 1 && without.err.contains("stet edit river-gauge -m 'WHY'"))
    let tip = try desk.tip()
    let output = try edit(desk, "-m", "It was June.", with: #"echo "It fell in June." >> "$1""#)
    #expect(output.status == 0, "\(output.block)")
    #expect(output.err == "river-gauge is Published: what you change is saved by `correct`\n")
    #expect(output.out.hasPrefix("river-gauge is changed by `correct` and stays Published\n"))
    let message = try desk.git("log", "-1", "--format=%B").out
    #expect(
      message.contains("It was June.") && message.contains("Stet-Transition: correct river-gauge"))
    #expect(try desk.git("rev-list", "--count", "\(tip.dropLast())..HEAD").out == "1\n")
  }

  @Test func frontMatterThatCannotBeRead() throws {
    let desk = try desk()
    let tip = try desk.tip()
    let broken = try edit(desk, with: #"sed -i 's/^title: /title: [/' "$1""#)
    #expect(broken.status == 1)
    #expect(
      broken.err.contains("river-gauge was not saved") && broken.err.contains("draft.malformed"))
    #expect(!broken.err.contains("nothing was changed"))
    #expect(try desk.read("drafts/river-gauge.md").contains("title: [The"), "the file is kept")
    #expect(try desk.tip() == tip)
    // Asked to, it is opened again until it can be read; an editor that does nothing ends that.
    let idle = try edit(desk, "--reopen", with: "exit 0")
    #expect(idle.status == 0 && idle.out.contains("nothing was changed"))
    let count = desk.path("../count")
    let mended = try edit(
      desk, "--reopen",
      with:
        #"echo x >> \#(count); if [ "$(wc -l < \#(count))" = 1 ]; then echo y >> "$1"; else sed -i 's/^title: \[/title: /' "$1"; fi"#
    )
    #expect(mended.status == 0, "\(mended.block)")
    #expect(try desk.tip() != tip)
    #expect(try desk.read("../count") == "x\nx\n")
  }

  @Test func anEditorThatFails() throws {
    let desk = try desk()
    let tip = try desk.tip()
    let output = try edit(desk, with: #"echo half >> "$1"; exit 3"#)
    #expect(output.status == 2)
    #expect(output.err.contains("ended with status 3: nothing was saved"))
    #expect(output.err.contains("stet save river-gauge"))
    #expect(try desk.read("drafts/river-gauge.md").hasSuffix("half\n"))
    let missing = try desk.stet(["edit", "river-gauge"], environment: ["EDITOR": "no-such-editor"])
    #expect(
      missing.status == 2 && missing.err.contains("the editor `no-such-editor` was not found"))
    let none = try desk.stet("edit", "river-gauge")
    #expect(none.status == 2 && none.err.contains("no terminal"))
    #expect(try desk.tip() == tip)
  }

  @Test func othersGoOnMeanwhile() throws {
    let desk = try desk()
    try desk.draft("Night bus", "night-bus", section: "city")
    // While the editor is open, the same draft is handed in by somebody else.
    let output = try edit(
      desk, with: #"\#(Terminal.program.path) submit river-gauge -q; echo late >> "$1""#)
    #expect(output.status == 1, "\(output.block)")
    #expect(output.err.contains("edit.role"))
    #expect(try desk.read("drafts/river-gauge.md").hasSuffix("late\n"))
    #expect(try desk.stet("show", "river-gauge").out.contains("In review"))
    let other = try desk.stet(
      ["edit", "night-bus"],
      environment: [
        "EDITOR": try desk.editor(
          #"git commit -q --allow-empty -m other; echo more >> "$1""#)
      ])
    #expect(other.status == 0, "\(other.block)")
  }

  @Test func aNewDraftInTheEditor() throws {
    let desk = try desk()
    let editor = try desk.editor(#"echo "It runs at night." >> "$1""#)
    let output = try desk.stet(
      ["new", "Night bus", "--section", "city", "--edit"], environment: ["EDITOR": editor])
    #expect(output.status == 0, "\(output.block)")
    #expect(
      output.out.contains("night-bus is a new draft") && output.out.contains("night-bus is saved"))
    let json = try desk.stet(
      ["new", "Day bus", "--section", "city", "--edit", "--format", "json"],
      environment: ["EDITOR": editor])
    #expect((json.json?["commits"] as? [Any])?.count == 2, "\(json.block)")
    #expect(try desk.stet("new", "A", "--edit", "-n").status == 2)
    #expect(try desk.git("status", "--porcelain").out.isEmpty)
  }

  @Test func rehearsed() throws {
    let desk = try desk()
    let tip = try desk.tip()
    let text = try desk.read("drafts/river-gauge.md")
    let output = try edit(desk, "--dry-run", with: #"echo no >> "$1""#)
    #expect(output.status == 0 && output.out.contains("would be opened with"))
    #expect(try desk.tip() == tip)
    #expect(try desk.read("drafts/river-gauge.md") == text)
  }

  @Test func fromAnotherFolder() throws {
    let desk = try desk()
    let editor = try desk.editor(#"echo "It fell." >> "$1""#)
    let output = try desk.stet(
      ["edit", "river-gauge.md"], environment: ["EDITOR": editor], in: desk.path("drafts"))
    #expect(output.status == 0, "\(output.block)")
    #expect(
      try desk.stet(
        ["-C", desk.root, "edit", "river-gauge"], environment: ["EDITOR": editor], in: "/"
      ).status == 0)
  }

  @Test func inABareRepository() throws {
    let desk = try desk()
    try desk.git("clone", "-q", "--bare", ".", "../bare.git")
    let output = try desk.stet(
      ["edit", "river-gauge"], environment: ["EDITOR": "true"], in: desk.path("../bare.git"))
    #expect(output.status == 2 && output.err.contains("no folder"), "\(output.block)")
  }
}
