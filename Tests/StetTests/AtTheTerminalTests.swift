import Foundation
import NewsroomTestSupport
import Testing

/// What only a terminal shows: the pager, questions, Ctrl-C.
struct AtTheTerminalTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    return desk
  }

  // MARK: - The pager

  /// A pager that says who it is and what it was given.
  private func pager(_ desk: Terminal, _ name: String) throws -> String {
    try desk.editor(#"echo "<\#(name) $LESS>"; cat; echo "</\#(name)>""#, named: "pager-\(name)")
  }

  @Test(arguments: ["log", "log river-gauge", "diff river-gauge", "show river-gauge"])
  func pages(_ line: String) throws {
    let desk = try desk()
    let pager = try pager(desk, "p")
    let sat = try desk.sit(at: "stet \(line)", environment: ["PAGER": pager])
    #expect(sat.end() == 0)
    #expect(sat.screen.hasPrefix("<p FRX>\r\n"), "\(sat.screen)")
    #expect(sat.screen.contains("river-gauge") || line.hasPrefix("log"))
    #expect(sat.screen.hasSuffix("</p>\r\n"))
    for (words, environment) in [
      ("stet \(line) --no-pager", [:]), ("stet --no-pager \(line)", [:]),
      ("stet \(line) --format json", [:]), ("stet \(line) | cat", [:]),
      ("stet \(line)", ["GIT_PAGER": "cat"]), ("stet \(line)", ["STET_PAGER": ""]),
    ] {
      let plain = try desk.sit(at: words, environment: ["PAGER": pager].merging(environment) { $1 })
      #expect(plain.end() == 0)
      #expect(!plain.screen.contains("<p"), "\(words): \(plain.screen)")
      #expect(!plain.screen.isEmpty)
    }
  }

  @Test func thePagerIsChosenAsGitDoes() throws {
    let desk = try desk()
    let names = ["STET_PAGER", "GIT_PAGER", "core.pager", "PAGER"]
    for first in names.indices {
      var environment = ["GIT_CONFIG_GLOBAL": desk.path("../config")]
      try desk.write("", to: "../config")
      for name in names[first...] {
        let file = try pager(desk, name)
        if name == "core.pager" {
          try desk.write("[core]\n\tpager = \(file)\n", to: "../config")
        } else {
          environment[name] = file
        }
      }
      let sat = try desk.sit(at: "stet log", environment: environment)
      #expect(sat.end() == 0)
      #expect(sat.screen.hasPrefix("<\(names[first])"), "\(sat.screen)")
    }
  }

  @Test func aRepositoryNamesNoPager() throws {
    let desk = try desk()
    try desk.git("config", "core.pager", try pager(desk, "evil"))
    let sat = try desk.sit(at: "stet log", environment: ["PAGER": "cat"])
    #expect(sat.end() == 0)
    #expect(!sat.screen.contains("evil"))
  }

  @Test func whoLeavesEarlyHasReadEnough() throws {
    let desk = try desk()
    try desk.append(
      String(repeating: "One more line of it.\n\n", count: 2_000), to: "drafts/river-gauge.md")
    let sat = try desk.sit(at: "stet diff river-gauge --lines", environment: ["PAGER": "head -3"])
    #expect(sat.end() == 0)
    #expect(sat.screen.count < 1000 && sat.screen.contains("diff --git"))
  }

  @Test func aPagerThatIsNotThere() throws {
    let desk = try desk()
    let sat = try desk.sit(at: "stet log", environment: ["PAGER": "no-such-pager 2>/dev/null"])
    #expect(sat.end() == 0)
    #expect(sat.screen.contains("started"), "\(sat.screen)")
  }

  // MARK: - Reasons

  private func submitted() throws -> Terminal {
    let desk = try desk()
    try desk.done("submit", "river-gauge")
    desk.person = .ben
    return desk
  }

  @Test func aReasonIsWrittenInTheEditor() throws {
    let desk = try submitted()
    let editor = try desk.editor(
      #"cp "$1" "\#(desk.path("../asked"))"; echo "$1" > "\#(desk.path("../where"))"; { printf 'Says who?\n\n# not this\nAnd when?  \n\n'; cat "$1"; } > "$1.new"; cat "$1.new" > "$1"; rm "$1.new""#
    )
    let sat = try desk.sit(at: "stet return river-gauge", environment: ["EDITOR": editor])
    #expect(sat.end() == 0, "\(sat.screen)")
    expectSnapshot(try desk.read("../asked"), named: "reason-template")
    let message = try desk.git("log", "-1", "--format=%B").out
    #expect(message.hasPrefix("return: river-gauge\n\nSays who?\n\nAnd when?\n\nStet-Transition"))
    #expect(try desk.shell(#"test -e "$(cat ../where)""#).status == 1, "the file is gone")
  }

  @Test func whoeverDeletesIsAskedToo() throws {
    let desk = try submitted()
    try desk.draft("Night bus", "night-bus", section: "city")
    let sat = try desk.sit(
      at: "stet delete night-bus",
      environment: ["EDITOR": try desk.editor(#"echo 'No such bus.' > "$1""#)])
    #expect(sat.end() == 0, "\(sat.screen)")
    #expect(try desk.git("log", "-1", "--format=%B").out.contains("No such bus."))
    // Who may not is told before.
    let refused = try desk.sit(
      at: "stet delete river-gauge", environment: ["EDITOR": try desk.editor("echo asked")])
    #expect(refused.end() == 1)
    #expect(!refused.screen.contains("asked") && refused.screen.contains("delete.role"))
  }

  @Test func withoutAReasonNothingHappens() throws {
    let desk = try submitted()
    let tip = try desk.tip()
    for script in ["exit 0", #"echo '   ' > "$1""#, #"rm "$1""#, "exit 1"] {
      let sat = try desk.sit(
        at: "stet return river-gauge", environment: ["EDITOR": try desk.editor(script)])
      #expect([1, 2].contains(sat.end()), "\(sat.screen)")
      #expect(try desk.tip() == tip)
    }
    // A refusal comes before anybody is asked.
    desk.person = .ada
    let sat = try desk.sit(
      at: "stet return river-gauge", environment: ["EDITOR": try desk.editor("echo asked")])
    #expect(sat.end() == 1)
    #expect(!sat.screen.contains("asked") && sat.screen.contains("transition.role"))
  }

  @Test(arguments: ["n\n", "maybe\nno\n", "\u{4}"])
  func withoutAYesNothingIsTakenIn(_ typed: String) throws {
    let desk = try submitted()
    try desk.write(
      "---\ntitle: Old\nbyline: Ada Reyes\nstatus: published\n---\n\nText.\n", to: "drafts/old.md")
    try desk.git("add", "drafts")
    try desk.git("commit", "-qm", "An old post.")
    desk.person = .mo
    let tip = try desk.tip()
    let sat = try desk.sit(at: "stet adopt -m Why")
    try sat.wait(for: "?")
    sat.type(typed)
    #expect(sat.end() == 1, "\(sat.screen)")
    #expect(sat.screen.contains("nothing was taken in"), "\(sat.screen)")
    #expect(try desk.tip() == tip)
  }

  @Test func ctrlCInTheEditorChangesNothing() throws {
    let desk = try submitted()
    let tip = try desk.tip()
    let editor = try desk.editor(
      #"echo "$1" > \#(desk.path("../where")); echo open; echo why > "$1"; exec sleep 60"#)
    let sat = try desk.sit(
      at: "stet return river-gauge; echo [$?]", environment: ["EDITOR": editor])
    try sat.wait(for: "open")
    sat.type("\u{3}")
    // The shell in between is interrupted too, so that what it says last is not waited for.
    _ = sat.end()
    #expect(try desk.tip() == tip)
    let direct = try desk.sit(at: "exec stet return river-gauge", environment: ["EDITOR": editor])
    try direct.wait(for: "open")
    direct.type("\u{3}")
    #expect(direct.end() == 130, "\(direct.screen)")
    #expect(try desk.tip() == tip)
    #expect(try desk.git("status", "--porcelain").out.isEmpty)
    #expect(try desk.shell(#"test -e "$(cat ../where)""#).status == 1, "the file is gone")
  }

  @Test func ctrlCWhileEditingKeepsTheFile() throws {
    let desk = try desk()
    let tip = try desk.tip()
    let editor = try desk.editor(#"echo half >> "$1"; echo open; exec sleep 60"#)
    let sat = try desk.sit(at: "exec stet edit river-gauge", environment: ["EDITOR": editor])
    try sat.wait(for: "open")
    sat.type("\u{3}")
    #expect(sat.end() == 130)
    #expect(try desk.tip() == tip)
    #expect(try desk.read("drafts/river-gauge.md").hasSuffix("half\n"))
  }

  // MARK: - Opening again

  @Test func offersToOpenItAgain() throws {
    let desk = try desk()
    let count = desk.path("../count")
    let editor = try desk.editor(
      #"echo x >> \#(count); if [ "$(wc -l < \#(count))" = 1 ]; then sed -i 's/^title: /title: [/' "$1"; else sed -i 's/^title: \[/title: A /' "$1"; fi"#
    )
    let sat = try desk.sit(at: "exec stet edit river-gauge", environment: ["EDITOR": editor])
    try sat.wait(for: "open it again? [Y/n]")
    sat.type("\n")
    #expect(sat.end() == 0, "\(sat.screen)")
    #expect(try desk.git("show", "HEAD:drafts/river-gauge.md").out.contains("title: A The river"))
  }

  @Test(arguments: [("n\n", 1), ("\u{3}", 130), ("\u{4}", 1)] as [(String, Int32)])
  func orLeavesItAsItIs(_ typed: String, _ status: Int32) throws {
    let desk = try desk()
    let tip = try desk.tip()
    let editor = try desk.editor(#"sed -i 's/^title: /title: [/' "$1""#)
    let sat = try desk.sit(at: "exec stet edit river-gauge", environment: ["EDITOR": editor])
    try sat.wait(for: "open it again? [Y/n]")
    sat.type(typed)
    #expect(sat.end() == status, "\(sat.screen)")
    #expect(try desk.tip() == tip)
    #expect(try desk.read("drafts/river-gauge.md").contains("title: ["), "the file is kept")
  }

  @Test func aCorrectionAsksAfterTheEditing() throws {
    let desk = try submitted()
    try desk.done("publish", "river-gauge")
    let editor = try desk.editor(
      #"case "$1" in *.md) echo "It fell." >> "$1";; *) echo "It did." > "$1";; esac"#)
    let sat = try desk.sit(at: "exec stet edit river-gauge", environment: ["EDITOR": editor])
    #expect(sat.end() == 0, "\(sat.screen)")
    #expect(
      try desk.git("log", "-1", "--format=%B").out.hasPrefix("correct: river-gauge\n\nIt did."))
  }
}
