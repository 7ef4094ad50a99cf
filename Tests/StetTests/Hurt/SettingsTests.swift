import Testing

/// Settings of git's that libgit2 does not know: they hold as with git.
@Suite struct SettingsTests {
  /// Who saves here, and who git says that it would be.
  private func expectSameHand(
    _ desk: Terminal, _ environment: [String: String], _ name: String, in folder: String? = nil
  ) throws {
    try desk.append("More.\n", to: "drafts/low-water.md")
    let saved = try desk.stet(["save", "low-water"], environment: environment, in: folder)
    #expect(saved.status == 0, "\(saved.block)")
    let made = try desk.git("log", "-1", "--format=%an <%ae>, %cn <%ce>").out
    let git = try ["AUTHOR", "COMMITTER"].map {
      let line = try desk.git(["var", "GIT_\($0)_IDENT"], environment: environment, in: folder).out
      return line.prefix { $0 != ">" } + ">"
    }
    #expect(made == git.joined(separator: ", ") + "\n")
    #expect(made.hasPrefix(name), "\(made)")
  }

  private func open() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    desk.person = nil
    try desk.git("config", "user.name", "Mo Lindqvist")
    try desk.git("config", "user.email", "mo@blog.example")
    return desk
  }

  @Test func ofTheEnvironment() throws {
    let desk = try open()
    try expectSameHand(desk, [:], "Mo Lindqvist <mo@")
    let count = [
      "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "User.Email",
      "GIT_CONFIG_VALUE_0": "ada@blog.example", "GIT_CONFIG_KEY_1": "user.NAME",
      "GIT_CONFIG_VALUE_1": "Ada 'Reyes",
    ]
    try expectSameHand(desk, count, "Ada 'Reyes <ada@")
    for parameters in [
      "'user.name'='Ada R'\\''s' 'user.email'='ada@blog.example'",
      "'user.email=ada@blog.example' 'user.name=Ada R'\\''s'",
    ] {
      try expectSameHand(desk, ["GIT_CONFIG_PARAMETERS": parameters], "Ada R's <ada@")
    }
    // Whatever stands in a value, and in the middle of a key.
    let odd = "a\"b\\c\n#; \t'd "
    for key in ["remote.a \"b\\.c.url", "Remote.Origin.pushURL"] {
      let set = ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": key, "GIT_CONFIG_VALUE_0": odd]
      #expect(try desk.git(["config", key], environment: set).out == odd + "\n")
      try expectSameHand(desk, set, "Mo Lindqvist <mo@")
    }
    // Through an alias, as git itself writes it.
    try desk.append("Even more.\n", to: "drafts/low-water.md")
    let alias = try desk.shell(
      "git -c alias.stet='!stet' -c user.name=Ada -c user.email=ada@blog.example stet save low-water"
    )
    #expect(alias.status == 0, "\(alias.block)")
    #expect(try desk.git("log", "-1", "--format=%cn <%ce>").out == "Ada <ada@blog.example>\n")
    // Nobody is made up where it cannot be read.
    for broken in [
      ["GIT_CONFIG_COUNT": "1"], ["GIT_CONFIG_COUNT": "x"],
      ["GIT_CONFIG_PARAMETERS": "user.name=x"],
      ["GIT_CONFIG_PARAMETERS": "'name'='x'"], ["GIT_CONFIG_PARAMETERS": "'user.a b'='x'"],
      ["GIT_CONFIG_PARAMETERS": "'us er.name'='x'"], ["GIT_CONFIG_PARAMETERS": "'user.1'='x'"],
      ["GIT_CONFIG_PARAMETERS": "'core.excludesFile'='~no-such-person/ignored'"],
    ] {
      let output = try desk.stet(["save", "low-water"], environment: broken)
      #expect(output.status == 2 && output.err.contains("git's settings"), "\(output.block)")
      #expect(try desk.git(["status"], environment: broken).status != 0)
    }
  }

  /// The YAML library takes its encoding from a variable unless it is told one, and says so on
  /// standard output.
  @Test func notOfTheYAMLLibrarysVariable() throws {
    let desk = try open()
    for command in [["list", "--format", "json"], ["show", "low-water"]] {
      let plain = try desk.stet(command)
      let set = try desk.stet(command, environment: ["YAMS_DEFAULT_ENCODING": "UTF16"])
      #expect(plain.status == 0 && set.block == plain.block)
    }
  }

  @Test func ofOneWorkTree() throws {
    let desk = try open()
    try desk.git("config", "extensions.worktreeConfig", "true")
    try desk.git("config", "--worktree", "user.name", "Ada Reyes")
    try desk.git("config", "--worktree", "user.email", "ada@blog.example")
    try expectSameHand(desk, [:], "Ada Reyes <ada@")
    // What the repository says is still nobody's own: looking starts nothing of it.
    try desk.git("config", "--worktree", "core.pager", "false")
    try desk.done("log")
    // A work tree elsewhere, as `git worktree` moves the setting.
    try desk.shell("mkdir ../tree && cp -r drafts workflows ../tree").expectDone()
    try desk.git("config", "--worktree", "core.worktree", desk.root + "/../tree")
    try desk.shell("echo There. >>../tree/drafts/low-water.md").expectDone()
    let output = try desk.stet(["save", "low-water"], in: desk.path(".git"))
    #expect(output.status == 0, "\(output.block)")
    #expect(try desk.git("show", "HEAD:drafts/low-water.md").out.hasSuffix("There.\n"))
  }

  /// What one command is told of line ends goes before what the repository says.
  @Test func ofLineEnds() throws {
    let desk = try open()
    try desk.git("config", "core.autocrlf", "true")
    try desk.append("More.\r\n", to: "drafts/low-water.md")
    #expect(try desk.stet("save", "low-water").status == 2)
    let set = ["GIT_CONFIG_PARAMETERS": "'core.autocrlf'='false'"]
    let kept = try desk.git(["hash-object", "drafts/low-water.md"], environment: set).out
    #expect(try desk.git("hash-object", "drafts/low-water.md").out != kept)
    let saved = try desk.stet(["save", "low-water"], environment: set)
    #expect(saved.status == 0, "\(saved.block)")
    #expect(try desk.git("rev-parse", "HEAD:drafts/low-water.md").out == kept)
  }

  /// Commits are UTF-8 and say nothing else, whatever git would recode them to.
  @Test func ofTheEncodingOfCommits() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.git("config", "i18n.commitEncoding", "ISO-8859-1")
    try desk.append("More.\n", to: "drafts/low-water.md")
    try desk.done("save", "low-water", "-m", "Zoë’s line.")
    let raw = try desk.git("cat-file", "commit", "HEAD").out
    #expect(raw.contains("Zoë’s line.") && !raw.contains("\nencoding "))
  }
}
