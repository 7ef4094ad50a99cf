import Foundation
import NewsroomTestSupport
import Testing

/// A repository from somebody who means harm.
@Suite struct HostileRepositoryTests {
  /// Keys of a repository's configuration that make git run something.
  private static let programs = [
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
    "core.gitProxy", "core.alternateRefsCommand", "sequence.editor", "gpg.program",
    "gpg.ssh.program", "gpg.x509.program", "gpg.ssh.defaultKeyCommand", "credential.helper",
    "diff.external", "diff.evil.command", "diff.evil.textconv", "merge.evil.driver",
    "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "pager.log", "pager.diff",
    "pager.show", "interactive.diffFilter", "trailer.evil.command", "trailer.evil.cmd",
    "uploadpack.packObjectsHook", "remote.origin.uploadpack", "remote.origin.receivepack",
    "web.browser", "browser.evil.cmd", "man.evil.cmd", "difftool.evil.cmd", "mergetool.evil.cmd",
    "sendemail.smtpServer", "http.sslCertPasswordProtected",
  ]

  private static let hooks = [
    "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction",
    "post-checkout", "post-merge", "pre-push", "post-index-change", "fsmonitor-watchman",
    "pre-auto-gc", "sendemail-validate",
  ]

  /// Commands that only look, of all that the program has.
  private static let looking = [
    [], ["list"], ["board"], ["show", "low-water"], ["can", "low-water"], ["check"], ["log"],
    ["log", "low-water"], ["log", "-v"], ["people"], ["sections"], ["workflow", "show"],
    ["workflow", "check"], ["workflow", "graph"], ["diff", "low-water"], ["diff"], ["audit"],
    ["report"], ["search", "gauge"], ["calendar"], ["export"], ["anchor", "show"], ["guard"],
    ["rules", "diff"], ["help"], ["explain", "draft.unsaved"],
    ["submit", "low-water", "--dry-run"],
    ["save", "--dry-run"], ["check", "--fix", "--dry-run"], ["completions", "bash"],
  ]

  @Test func nothingOfItsConfigurationIsRun() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    let witness = desk.root + "/../witness"
    let script = desk.root + "/../evil.sh"
    try writeScript("#!/bin/sh\necho \"$0 $*\" >>'\(witness)'\ncat\nexit 0\n", to: script)
    // It does run, where something runs it.
    try desk.git(["-c", "core.fsmonitor=\(script)", "status"])
    #expect(FileManager.default.fileExists(atPath: witness))
    try FileManager.default.removeItem(atPath: witness)

    try desk.write("*.md filter=evil diff=evil merge=evil\n", to: ".git/info/attributes")
    for hook in Self.hooks {
      try writeScript(
        "#!/bin/sh\nexec '\(script)' \(hook)\n", to: desk.path(".git/hooks/\(hook)"))
    }
    let keys = Self.programs + ["alias.log", "alias.status", "alias.show"].map { $0 }
    for key in keys {
      try desk.git("config", key, key.hasPrefix("alias.") ? "!\(script)" : script)
    }
    try desk.git("config", "core.hooksPath", desk.path(".git/hooks"))
    try desk.git("config", "remote.origin.url", "ext::\(script) %S")
    try desk.git("config", "diff.evil.cachetextconv", "true")
    try desk.append("An edit.\n", to: "drafts/low-water.md")
    for command in Self.looking {
      _ = try desk.stet(command)
      // On a terminal too, where a pager would be asked for.
      let line = (["stet"] + command).joined(separator: " ")
      _ = try desk.shell(
        "script -qec '\(line)' /dev/null </dev/null", environment: ["TERM": "vt100"])
      let ran = (try? String(contentsOfFile: witness, encoding: .utf8)) ?? ""
      #expect(ran.isEmpty, "\(command) ran \(ran)")
      try? FileManager.default.removeItem(atPath: witness)
    }
  }

  /// Names that join the slash beside them in Swift's eyes: the folder is a link by now.
  @Test(arguments: [("late\u{600}", "late\u{600}"), ("la/\u{301}te", "la")])
  func aFolderByAnyNameIsOpenedByItself(_ folder: String, _ link: String) throws {
    let desk = try Terminal.open()
    let path = "drafts/\(folder)/low.md"
    try desk.write(
      "---\ntitle: Low\nbyline: Ada Reyes\nsection: politics\nstatus: draft\n---\n\nText.\n",
      to: path)
    try desk.git("add", path)
    try desk.git("commit", "-q", "-m", "By hand")
    let outside = desk.base.appendingPathComponent("outside").path
    try FileManager.default.moveItem(atPath: desk.path("drafts/\(link)"), toPath: outside)
    symlink(outside, desk.path("drafts/\(link)"))
    try desk.append("Saved elsewhere.\n", to: path)
    let output = try desk.stet("save", path)
    #expect(output.status != 0, "\(output.block)")
    #expect(try !desk.git("show", "HEAD:\(path)").out.contains("elsewhere"), "\(output.block)")
  }

  /// The rule files, names of branches and people, and files: each with what a terminal would obey.
  @Test func nothingOfItIsObeyedByATerminal() throws {
    let escape = "\\e]52;c;ZXZpbA==\\a\\u202E"
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.replace(
      "label: Draft", with: "label: \"Dr\(escape)aft\"", in: "workflows/editorial.yml")
    try desk.replace(
      "about: Hand a draft in for review", with: "about: \"Hand \(escape) in\"",
      in: "workflows/editorial.yml")
    try desk.replace("Ben Okoro", with: "\"Ben \(escape)Okoro\"", in: "workflows/masthead.yml")
    try desk.replace("City", with: "\"Ci\(escape)ty\"", in: "workflows/sections.yml")
    for broken in [false, true] {
      if broken { try desk.append("bo\u{1B}gus: \"\(escape)\"\n", to: "workflows/masthead.yml") }
      try desk.git("add", "-A")
      try desk.git(["commit", "-qm", "Evil \u{1B}[2J\u{202E}", "--author", "E\u{202E}vil <e@v.il>"])
      try desk.git("switch", "-qc", "ma\u{202E}in\(broken)")
      for command in Self.looking + [["submit", "low-water"], ["help", "submit"], ["new", "A"]] {
        for format in [[], ["--format", "json"]] {
          let output = try desk.stet(command + format)
          let bad = output.all.unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
              || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
          }
          #expect(bad.isEmpty, "\(command + format): \(output.all.debugDescription)")
          #expect([0, 1, 2].contains(output.status), "\(command): \(output.block)")
        }
      }
    }
  }

  /// Somebody swaps the folder of drafts for a link while a command writes to it.
  @Test func aLinkPutInTheWayLeadsNowhere() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    let outside = desk.root + "/../outside"
    let manager = FileManager.default
    try manager.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try manager.copyItem(
      atPath: desk.path("drafts/low-water.md"), toPath: outside + "/low-water.md")
    let before = try String(contentsOfFile: outside + "/low-water.md", encoding: .utf8)
    var done = 0
    for round in 0..<24 {
      let verb =
        try desk.git("show", "HEAD:drafts/low-water.md").out.contains("status: draft")
        ? "submit" : "withdraw"
      let (process, output) = try desk.start(
        round % 3 == 0 ? ["new", "Another \(round)"] : [verb, "low-water"])
      while process.isRunning {
        rename(desk.path("drafts"), desk.path("real"))
        symlink(outside, desk.path("drafts"))
        usleep(UInt32.random(in: 0...1500))
        unlink(desk.path("drafts"))
        rename(desk.path("real"), desk.path("drafts"))
        usleep(UInt32.random(in: 0...1500))
      }
      let status = process.wait()
      let said = String(decoding: try Data(contentsOf: output), as: UTF8.self)
      #expect([0, 1, 2].contains(status), "\(said)")
      if status == 0 { done += 1 }
      let names = try manager.contentsOfDirectory(atPath: outside)
      #expect(names == ["low-water.md"], "\(said)")
      #expect(
        try String(contentsOfFile: outside + "/low-water.md", encoding: .utf8) == before, "\(said)")
    }
    #expect(try desk.git("fsck", "--strict", "--no-dangling").status == 0)
    print("24 races for the folder, \(done) commands done all the same")
  }

  @Test func namesThatMeanSomethingElse() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    let blob = try desk.git("rev-parse", "HEAD:drafts/low-water.md").out.dropLast()
    var names = [
      "-rf.md", "--help.md", "a\nb.md", "a\tb.md", "\u{1B}[2J.md", "\u{202E}dm.x.md", "'; true.md",
      "$(touch x).md", "con.md", " .md", ".md", "a b.md", "\\..md", "%2e%2e.md",
      String(repeating: "n", count: 251) + ".md", "İ.md", "ﬀ.md", "LOW-WATER.md",
    ].map { "100644 blob \(blob)\t\($0)\0" }.joined()
    names +=
      "120000 blob \(blob)\tlink.md\0" + "160000 commit \(try desk.tip().dropLast())\tmodule.md\0"
    var tree = Array(names.utf8)
    tree += Array("100644 blob \(blob)\t".utf8) + [0xFF, 0xFE] + Array(".md\0".utf8)
    // Names that no checkout would make.
    let evil = try desk.git(
      ["mktree", "-z"], input: "100644 blob \(blob)\tlow-water.md\0"
    ).out.dropLast()
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("stet-names-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(tree).write(to: file)
    let made = try desk.shell("git mktree -z <'\(file.path)'")
    try #require(made.status == 0, "\(made.block)")
    let workflows = try desk.git("rev-parse", "HEAD:workflows").out.dropLast()
    let root = try desk.git(
      ["mktree"],
      input: """
        040000 tree \(made.out.dropLast())\tdrafts
        040000 tree \(workflows)\tworkflows
        040000 tree \(evil)\t..odd

        """
    ).out.dropLast()
    let commit = try desk.git("commit-tree", String(root), "-p", "HEAD", "-m", "Names.")
    try desk.git("update-ref", "HEAD", String(commit.out.dropLast()))
    for command in Self.looking + [["save"], ["submit", "low-water"], ["show", "-rf"]] {
      let output = try desk.stet(command)
      #expect([0, 1, 2].contains(output.status), "\(command)\n\(output.block)")
      #expect(!output.all.unicodeScalars.contains { $0 == "\u{1B}" || $0.value == 0x202E })
    }
    #expect(!FileManager.default.fileExists(atPath: desk.path("x")))
  }

  @Test func enormousThings() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.draft("Dam", "dam")
    // Holes take no place on the disk.
    for name in ["drafts/low-water.md", "drafts/huge.md", "drafts/dam/film.mp4"] {
      try desk.append0(to: name)
      truncate(desk.path(name), 3 << 30)
    }
    try desk.write(
      "---\ntitle: T\nstatus: draft\n---\n" + String(repeating: "[", count: 500_000),
      to: "drafts/brackets.md")
    for number in 0..<3000 { try desk.write("x", to: "drafts/dam/picture-\(number).png") }
    try desk.write(String(repeating: "a: {", count: 20_000), to: "workflows/other.yml")
    for command in Self.looking + [
      ["save", "low-water"], ["save", "brackets"], ["save", "huge"],
    ] {
      // Whoever loaded one of these files would need three times as much.
      let line = (["ulimit -d 1000000; stet"] + command).joined(separator: " ")
      let output = try desk.shell(line)
      #expect([0, 1, 2].contains(output.status), "\(command)\n\(output.block.prefix(2000))")
    }
    let check = try desk.stet("check", "low-water")
    #expect(check.all.contains("larger than 1 MiB"), "\(check.block)")
  }
}

extension Terminal {
  /// Makes sure that there is a file.
  fileprivate func append0(to name: String) throws {
    if !FileManager.default.fileExists(atPath: path(name)) { try write("", to: name) }
  }
}
