import Foundation
import Reports
import Testing

@testable import stet

/// What the hidden command answers, whichever shell asks.
struct CompletionTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.draft("The night bus", "night-bus", section: "city")
    try desk.draft("Rivers", "rivers")
    try desk.done("submit", "night-bus")
    desk.person = .mo
    try desk.done("sections", "close", "city")
    desk.person = .ada
    return desk
  }

  /// The words offered for a line, with `files` or `folders` in front where those are meant too.
  private func offered(_ line: String, _ desk: Terminal) throws -> [String] {
    let output = try desk.stet("__complete", "line", "stet " + line)
    #expect(output.status == 0 && output.err.isEmpty, "\(line): \(output.block)")
    let lines = output.out.split(separator: "\n").map { $0.split(separator: "\t")[0] }.map(
      String.init)
    return lines.first == "names" ? Array(lines.dropFirst()) : lines
  }

  private static let table: [(line: String, words: [String])] = [
    // Drafts, by the state that the verb starts from.
    ("submit ", ["river-gauge", "rivers"]),
    ("submit river-", ["river-gauge"]),
    ("submit river-gauge ", ["rivers"]),
    ("return ", ["night-bus"]),
    ("approve ", ["night-bus"]),
    ("retract ", []),
    ("show ", ["night-bus", "river-gauge", "rivers"]),
    ("save -n ri", ["river-gauge", "rivers"]),
    ("submit -m why ri", ["river-gauge", "rivers"]),
    ("submit -m ", []),
    ("submit drafts/ri", ["files"]),
    ("submit -- ni", []),
    ("-C . show ni", ["night-bus"]),
    ("--color never show ni", ["night-bus"]),
    ("show 'ni", ["night-bus"]),
    // Transitions: as commands, and those that leave a draft's state.
    ("wi", ["withdraw"]),
    ("can night-bus ", ["return", "withdraw", "publish"]),
    ("can nothing re", ["return", "retract"]),
    // States, sections, people.
    ("list --state ", ["draft", "review", "published"]),
    ("list --state=re", ["review"]),
    ("list --section ", ["politics", "city"]),
    ("new Title --section ", ["politics"]),
    ("sections open ", ["city"]),
    ("sections close p", ["politics"]),
    ("people leave ", ["mo", "ada", "ben"]),
    ("list --byline a", ["ada"]),
    ("list --byline 'Ada R", ["Ada Reyes"]),
    ("list --byline Ada\\ R", ["Ada Reyes"]),
    // Codes, topics, values, files.
    ("explain byline.u", ["byline.unknown"]),
    ("help gl", ["glossary"]),
    ("help people l", ["list", "leave"]),
    ("help wi", ["withdraw"]),
    ("completions ", ["bash", "zsh", "fish"]),
    ("list --format ", ["human", "json"]),
    ("check --format s", ["sarif"]),
    ("workflow check --format s", ["sarif"]),
    ("list --color ", ["auto", "always", "never"]),
    ("--color a", ["auto", "always"]),
    ("workflow graph --language ", ["mermaid", "dot"]),
    ("init --workflow s", ["solo"]),
    ("import ", ["files"]),
    ("-C ", ["folders"]),
    ("submit -F ", ["files"]),
    // Options, each once.
    ("submit --s", ["--saved"]),
    ("submit --saved --s", []),
    ("list --state draft --st", ["--state"]),
    ("list --mine --m", []),
    ("people --v", ["--verbose"]),
    ("--ve", ["--verbose", "--version"]),
    // Subcommands.
    ("people l", ["list", "leave"]),
    ("workflow ", ["show", "check", "graph", "try"]),
    // Nothing to say.
    ("frobnicate ", []),
    ("people frobnicate ", []),
    ("new ", []),
  ]

  @Test func offers() throws {
    let desk = try desk()
    for (line, words) in Self.table {
      #expect(try offered(line, desk) == words, "\(line)")
    }
    // Every command and every transition stands in the first list.
    let first = try offered("", desk)
    for word in ["init", "completions", "submit", "retract", "help"] {
      #expect(first.contains(word), "\(word)")
    }
    #expect(!first.contains { $0.hasPrefix("_") })
    #expect(Set(first).count == first.count)
  }

  @Test func isSilentElsewhere() throws {
    let desk = try Terminal()
    #expect(try offered("show ", desk) == [])
    #expect(try offered("list --state ", desk) == [])
    #expect(try offered("ini", desk) == ["init"])
    #expect(try offered("-C nowhere show ", desk) == [])
    try desk.git("init", "-q")
    #expect(try offered("show ", desk) == [])
    for words in [[], ["frob"], ["line"], ["words"], ["line", "stet"], ["line", "", ""]] {
      let output = try desk.stet(["__complete"] + words)
      #expect(output.status == 0 && output.all.isEmpty, "\(words): \(output.block)")
    }
  }

  @Test func brokenRulesAreSilentToo() throws {
    let desk = try desk()
    try desk.write("states: [", to: "workflows/editorial.yml")
    try desk.git("commit", "-qam", "broken")
    #expect(try offered("submit ", desk) == [])
    #expect(try offered("list --state ", desk) == [])
  }

  @Test func writesNothing() throws {
    let desk = try desk()
    try? FileManager.default.removeItem(atPath: desk.path(".git/stet"))
    let listing = "find . -path ./.git/objects -prune -o -printf '%p %T@ %s\\n' | sort"
    let before = try desk.shell(listing).out
    for line in ["submit ", "list --section ", "can river-gauge ", ""] {
      _ = try offered(line, desk)
    }
    #expect(try desk.shell(listing).out == before)
  }

  @Test func hostileNamesAreNotOffered() throws {
    let desk = try desk()
    try desk.write(
      "---\ntitle: \"A \\e]0;x title\"\nstatus: draft\n---\n", to: "drafts/zz\u{202E}gpj.md")
    try desk.write("---\ntitle: \"A \\e]0;x title\"\nstatus: draft\n---\n", to: "drafts/zz-ok.md")
    try desk.git("add", "-A")
    try desk.git("commit", "-qm", "evil")
    let output = try desk.stet("__complete", "line", "stet submit zz")
    #expect(output.out.hasPrefix("names\nzz-ok"))
    #expect(!output.out.contains("\u{202E}") && !output.out.contains("\u{1B}"))
  }

  /// A new command's values are completed by their names, so that each must be known here.
  @Test func everyValueMeansSomething() {
    #expect(CommandTree.all.count >= 15)
    for command in CommandTree.all { expectKnown(command) }
    expectKnown(CommandTree.move(typed: ["submit"]))
    #expect(Meaning.free.isDisjoint(with: Meaning.known))
  }

  private func expectKnown(_ command: CommandDescription) {
    for argument in command.arguments + command.options where argument.values.isEmpty {
      guard let value = argument.value else { continue }
      #expect(
        Meaning.known.contains(value) || Meaning.free.contains(value),
        "stet \(command.words.joined(separator: " ")): say in Meaning.swift what <\(value)> is")
    }
    for below in command.subcommands { expectKnown(below) }
  }

  @Test(arguments: [
    ("stet a b", ["stet", "a", "b"]), ("stet ", ["stet", ""]), ("", [""]),
    ("stet 'a b", ["stet", "a b"]), ("stet 'a b' ", ["stet", "a b", ""]),
    (#"stet a\ b"#, ["stet", "a b"]), (#"stet "a \"b\" \x""#, ["stet", #"a "b" \x"#]),
    (#"stet 'it'\''s'"#, ["stet", "it's"]), ("stet ''", ["stet", ""]),
    (#"stet a\"#, ["stet", "a"]),
    ("stet  a\t\tb ", ["stet", "a", "b", ""]),
  ])
  func words(_ line: String, _ words: [String]) {
    #expect(ShellWords.split(line) == words)
  }
}
