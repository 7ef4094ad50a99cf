import Testing

/// How output goes where it goes: colours, pipes, folders, the order of words.
struct OutputTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    return desk
  }

  @Test func colour() throws {
    let desk = try desk()
    let colours = { (words: [String], environment: [String: String]) in
      try desk.stet(["list"] + words, environment: environment).out.contains("\u{1B}[")
    }
    #expect(try !colours([], [:]), "no terminal")
    #expect(try colours([], ["CLICOLOR_FORCE": "1"]))
    #expect(try !colours([], ["CLICOLOR_FORCE": "0"]))
    #expect(try !colours([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
    #expect(try colours([], ["CLICOLOR_FORCE": "1", "NO_COLOR": ""]))
    #expect(try colours(["--color", "always"], ["NO_COLOR": "1"]))
    #expect(try colours(["--color=always"], [:]))
    #expect(try !colours(["--color", "never"], ["CLICOLOR_FORCE": "1"]))
  }

  @Test func withoutUnicode() throws {
    let desk = try desk()
    let output = try desk.stet(["show", "river-gauge"], environment: ["LC_ALL": "C"])
    #expect(output.out.utf8.allSatisfy { $0 < 0x80 }, "\(output.out)")
  }

  @Test func brokenPipe() throws {
    let desk = try desk()
    for line in ["stet list | head -1", "stet help | head -1", "stet log | true"] {
      let output = try desk.shell("set -o pipefail; " + line)
      #expect(output.err.isEmpty, "\(line): \(output.err)")
      #expect(output.status == 0, "\(line)")
    }
  }

  @Test func version() throws {
    let desk = try Terminal()
    for words in [["--version"], ["version"]] {
      let output = try desk.stet(words)
      #expect(output.out.hasPrefix("stet "))
      #expect(output.status == 0)
    }
  }

  @Test func folders() throws {
    let desk = try desk()
    let list = try desk.stet("list").out
    // The newsroom is found upward, and paths are seen from where one stands.
    #expect(try desk.stet(["list"], in: desk.path("drafts")).out == list)
    #expect(try desk.stet(["show", "river-gauge.md"], in: desk.path("drafts")).status == 0)
    #expect(try desk.stet(["show", "drafts/river-gauge.md"]).status == 0)
    for words in [
      ["-C", desk.root, "list"], ["list", "-C", desk.root], ["-C", desk.path("drafts"), "list"],
    ] {
      #expect(try desk.stet(words, in: "/").out == list, "\(words)")
    }
    let submit = try desk.stet(["-C", desk.root, "submit", "river-gauge", "-n"], in: "/")
    #expect(submit.status == 0, "\(submit.block)")
    #expect(try desk.stet(["-C", desk.root, "help", "submit"], in: "/").status == 0)
  }

  @Test func reasons() throws {
    let desk = try desk()
    try desk.done("submit", "river-gauge")
    desk.person = .ben
    let piped = try desk.stet(["return", "river-gauge", "-F", "-"], input: "Name the bridge.\n")
    #expect(piped.status == 0, "\(piped.block)")
    desk.person = .ada
    try desk.done("submit", "river-gauge")
    try desk.write("Twice.\n\nAnd again.\n", to: "../why.txt")
    desk.person = .ben
    try desk.done("return", "river-gauge", "-F", "../why.txt")
    let log = try desk.stet("log", "river-gauge").out
    #expect(log.contains("Name the bridge."))
    #expect(log.contains("And again."))
  }

  @Test func severalTogether() throws {
    let desk = try desk()
    try desk.draft("Night bus", "night-bus", section: "city")
    let before = try desk.git("rev-list", "--count", "HEAD").out
    let output = try desk.stet("submit", "river-gauge", "night-bus")
    #expect(output.status == 0, "\(output.block)")
    let after = try desk.git("rev-list", "--count", "HEAD").out
    #expect(Int(after.dropLast()) == Int(before.dropLast()).map { $0 + 1 }, "one commit")
    #expect(try desk.git("log", "-1", "--format=%s").out == "submit: 2 drafts\n")
    #expect(try desk.git("status", "--porcelain").out.isEmpty)
    #expect(try desk.git("fsck", "--strict").status == 0)
  }
}
