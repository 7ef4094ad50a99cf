import Foundation
import NewsroomTestSupport
import Reports
import Testing

@testable import stet

/// Writers and editors are not git people: no command speaks its words to them.
struct NewsroomWordsTests {
  /// What each command is given, in a newsroom with a draft in each state; `nil` for what speaks of
  /// git because it is for those who know it.
  private static let ways: [String: [[String]]?] = [
    "init": [["-n"]], "new": [["A title", "-n"], []], "import": [["../article.txt", "-n"], []],
    "edit": [["tide"], ["river"]], "save": [[], ["tide"], ["weir"]], "check": [[], ["tide"]],
    "rename": [["tide", "ebb", "-n"], ["dam", "weir"]],
    "delete": [["tide", "-m", "Why.", "-n"], ["dam", "-m", "Why."]],
    "restore": [["river"], ["tide"], ["gone"]], "list": [[]], "board": [[]],
    "show": [["tide"], ["river"], ["dam"]], "can": [["tide"], ["river"], ["dam"]],
    "log": [[], ["dam"]], "diff": [["tide"], ["dam", "--since", "submitted"]],
    "audit": [[]], "report": [[]], "approve": [["river"], ["tide"], ["river", "--withdraw"]],
    "people": [[]], "people add": [["Kim Vale <kim@blog.example>:author", "-n"]],
    "people set": [["ben", "--also", "B. O.", "-n"]], "people leave": [["ben", "-n"]],
    "people list": [[]], "sections": [[]], "sections list": [[]],
    "sections add": [["sea", "-n"]], "sections close": [["city", "-n"]],
    "sections open": [["city", "-n"]], "workflow": [[]], "workflow show": [[]],
    "workflow check": [[]], "workflow graph": [[]],
    "workflow try": [["workflows/editorial.yml"]],
    "accept": [["1234567", "edit.role", "-m", "Why."]],
    "adopt": [["-n"]], "explain": [["approval.missing"], ["byline"], []], "anchor": [[]],
    "anchor show": [[]], "anchor set": nil, "completions": nil, "submit": [["tide", "-n"]],
    "return": [["river", "-m", "Why.", "-n"]], "withdraw": [["river", "-n"]],
    "publish": [["river", "-n"], ["tide"]], "correct": [["dam", "-m", "Why."]],
    "retract": [["dam", "-m", "Why.", "-n"]],
  ]

  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    for slug in ["tide", "river", "dam", "gone"] {
      try desk.draft("About \(slug)", slug, section: "city")
    }
    try desk.done("submit", "river", "dam")
    try desk.done("delete", "gone", "-m", "Why.")
    desk.person = .ben
    try desk.done("publish", "dam")
    try desk.append("More.\n", to: "drafts/tide.md")
    try desk.write("Tides\n\nBy Ada Reyes\n\nTwice a day.\n", to: "../article.txt")
    return desk
  }

  @Test func everyCommandSpeaksThem() throws {
    let desk = try desk()
    let commands = CommandTree.all.flatMap { [$0] + $0.subcommands }.map {
      $0.words.joined(separator: " ")
    }
    let transitions = ["submit", "return", "withdraw", "publish", "correct", "retract"]
    for command in commands + transitions + [""] {
      guard let ways = command.isEmpty ? [[]] : try #require(Self.ways[command], "\(command)")
      else {
        continue
      }
      for way in ways {
        for person in [Terminal.Person.ada, .ben, .mo, .stranger] {
          desk.person = person
          let output = try desk.stet(command.split(separator: " ").map(String.init) + way)
          expectNoGit(in: output.all, of: "\(person.name)$ stet \(command) \(way)")
          // Nothing but `-n` and what a test before has seen is typed, so that all see the same.
          try desk.git("reset", "-q", "--hard")
          try desk.append("More.\n", to: "drafts/tide.md")
        }
      }
      let help = try desk.stet(["help"] + command.split(separator: " ").map(String.init))
      expectNoGit(in: help.all, of: "help \(command)")
    }
  }

  private func expectNoGit(in text: String, of line: String) {
    for said in text.components(separatedBy: "\n") where !said.contains("diff --git") {
      // What programs read, and the name of a hook, are not words.
      let said = said.replacing("`pre-commit`", with: "").replacing("pre-commit", with: "")
        .replacing("commit-msg", with: "")
      let word = gitWord(in: said)
      #expect(word == nil, "\(line): git's `\(word ?? "")` in: \(said)")
    }
  }
}
