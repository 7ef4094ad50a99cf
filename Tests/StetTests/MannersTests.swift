import Foundation
import Reports
import Testing

@testable import stet

/// What every command owes a terminal, whichever command it is.
struct MannersTests {
  /// A way to type each command, so that it gets as far as it can; a new command is typed without
  /// a word.
  private static let ways: [String: [String]] = [
    "init": ["-n"], "new": ["A \u{1B}]0;x title", "-n"], "import": ["../evil.txt", "-n"],
    "check": ["evil"], "save": ["evil"], "show": ["evil"], "can": ["evil"], "log": ["evil"],
    "approve": ["evil"], "people set": ["ada", "--name", "A\u{1B}[2J\u{202E}da"],
    "people add": ["Ev\u{1B}[2Jil <e@x.example>:author"], "people leave": ["\u{1B}[2J"],
    "sections add": ["\u{1B}[2J"], "sections close": ["\u{202E}"], "sections open": ["\u{1B}c"],
    "explain": ["\u{1B}[2J"], "completions": ["\u{1B}[2J"],
    "workflow graph": ["--language", "dot"],
    "diff": ["evil"], "edit": ["evil"], "rename": ["evil", "\u{1B}[2J"],
    "delete": ["evil", "-m", "\u{1B}[2J", "-n"], "restore": ["\u{1B}[2J"],
    "submit": ["evil", "-m", "\u{202E}"], "return": ["evil", "-m", "Why\u{1B}]0;x\u{7}"],
  ]

  private static let lines: [[String]] = {
    let commands = CommandTree.all.flatMap { [$0] + $0.subcommands }.map(\.words)
    let transitions = ["submit", "return", "withdraw", "publish", "correct", "retract"].map { [$0] }
    return (commands + transitions).map { words in
      words + (ways[words.joined(separator: " ")] ?? (transitions.contains(words) ? ["evil"] : []))
    } + [[], ["help"], ["help", "\u{1B}[2J"], ["frob\u{1B}[2J"]]
  }()

  /// A newsroom in which whatever may be said by somebody from outside is hostile.
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    desk.person = .mo
    try desk.done(
      "sections", "add", "evil", "--title", "Evil", "--about", "Evil things")
    for (old, new) in [
      ("about: Evil things", #"about: "Evil \e[2J\u202E things""#),
      ("title: Evil", #"title: "E\e]0;x\avil""#),
    ] {
      try desk.replace(old, with: new, in: "workflows/sections.yml")
    }
    try desk.replace(
      "about: Hand a draft in for review", with: #"about: "Hand \e[2J\u202E in""#,
      in: "workflows/editorial.yml")
    try desk.replace(
      "label: In review", with: #"label: "In \e[2J\u202E review""#, in: "workflows/editorial.yml")
    try desk.write(
      "---\ntitle: \"An \\e[2J\\u202E evil\\a title\"\nbyline: \"Ada \\e[31mReyes\"\nsection: \"ev\\eil\"\nstatus: draft\n---\n\nText \u{1B}[2J \u{202E} here.\n",
      to: "drafts/evil.md")
    try desk.write(
      "A \u{1B}[2Jtitle\n\nBy \u{202E}Who\n\nText \u{1B}]0;x\u{7} of it.\n", to: "../evil.txt")
    try desk.git("add", "-A")
    try desk.git("commit", "-qm", "evil \u{1B}[2J\u{202E} subject")
    try desk.append("More \u{1B}[2J.\n", to: "drafts/evil.md")
    return desk
  }

  @Test func nothingFromOutsideReachesATerminalAsItIs() throws {
    let desk = try desk()
    for words in Self.lines {
      for options in [[], ["-v"], ["-q"], ["--format", "json"]] {
        let output = try desk.stet(words + options)
        let bad = output.all.unicodeScalars.filter {
          ($0.value < 0x20 && $0 != "\n") || $0.value == 0x7F
            || (0x202A...0x202E).contains($0.value)
        }
        #expect(bad.isEmpty, "\(words + options): \(output.all.debugDescription)")
        #expect([0, 1, 2].contains(output.status), "\(words + options): \(output.status)")
      }
    }
  }

  /// `-q` and `-v` are taken everywhere, and say no more and no less than the result does.
  @Test func quietAndVerboseAreTakenEverywhere() throws {
    for command in CommandTree.all.flatMap({ [$0] + $0.subcommands }) {
      for name in ["-q", "-v", "--quiet", "--verbose", "--color", "--format", "-C"] {
        #expect(
          command.options.contains { $0.names.contains(name) } || !command.subcommands.isEmpty,
          "stet \(command.words.joined(separator: " ")) takes no \(name)")
      }
    }
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    for words in Self.lines where words.first.map(BuiltIns.reading.contains) ?? true {
      let words = words.map { $0 == "evil" ? "river-gauge" : $0 }
      let plain = try desk.stet(words)
      let quiet = try desk.stet(words + ["-q"])
      #expect(quiet.status == plain.status, "\(words)")
      #expect(quiet.out.utf8.count <= plain.out.utf8.count, "\(words): \(quiet.block)")
      #expect(!quiet.out.contains("next: "), "\(words): \(quiet.block)")
    }
  }

  /// Where the locale is none of UTF-8, stet's own marks are ASCII, whatever the command.
  @Test func withoutUTF8OnlyASCII() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.done("submit", "river-gauge")
    try desk.append("More.\n", to: "drafts/river-gauge.md")
    for words in Self.lines {
      let words = words.map { $0 == "evil" ? "river-gauge" : $0 }
      for environment in [["LC_ALL": "C"], ["LC_ALL": "", "LANG": "en_US.ISO-8859-1"]] {
        let output = try desk.stet(words, environment: environment)
        #expect(output.all.utf8.allSatisfy { $0 < 0x80 }, "\(words): \(output.block)")
      }
    }
  }

  @Test func colourOnlyWhereItIsWanted() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    // On a terminal of its own, with the environment of a test.
    func colours(_ environment: String, _ options: String = "") throws -> Bool {
      let line = "env \(environment) script -qec 'stet list \(options)' /dev/null </dev/null"
      return try desk.shell(line).out.contains("\u{1B}[")
    }
    guard try desk.shell("command -v script").status == 0 else {
      return print("there is no `script`: colour on a terminal is not tried")
    }
    #expect(try colours("TERM=xterm"))
    #expect(try !colours("TERM=dumb"))
    #expect(try !colours("TERM=xterm NO_COLOR=1"))
    #expect(try !colours("TERM=xterm NO_COLOR=0"))
    #expect(try colours("TERM=xterm NO_COLOR="))
    #expect(try colours("TERM=dumb CLICOLOR_FORCE=1"))
    #expect(try colours("TERM=dumb NO_COLOR=1", "--color always"))
    #expect(try !colours("TERM=xterm", "--color never"))
    // An error is told in colour where standard error is a terminal, wherever the result goes.
    for (ends, isColoured) in [("> /dev/null", true), ("2> ../told; cat ../told", false)] {
      let line =
        "env TERM=xterm script -qec 'stet publish river-gauge \(ends)' /dev/null </dev/null"
      let output = try desk.shell(line).out
      #expect(output.contains("publish") && output.contains("\u{1B}[") == isColoured, "\(output)")
    }
  }
}
