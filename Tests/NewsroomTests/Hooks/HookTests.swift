import Editorial
import Foundation
import Newsroom
import NewsroomTestSupport
import Testing

@Suite struct HookTests {
  private func newsroom() throws -> TestNewsroom {
    let newsroom = try TestNewsroom()
    newsroom.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    try newsroom.as(.ada).new("The gauge", slug: "gauge")
    return newsroom
  }

  private func hook(
    _ name: String, _ script: String, in newsroom: TestNewsroom, folder: String = ".git/hooks"
  ) throws {
    try writeScript(script, to: "\(newsroom.folder)/\(folder)/\(name)")
  }

  private func edit(_ newsroom: TestNewsroom) throws {
    try newsroom.write("drafts/gauge.md", try newsroom.read("drafts/gauge.md") + "More.\n")
  }

  private static let all = [
    "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction",
  ]

  /// Each hook notes how it was called; git's notes and stet's are held against each other.
  @Test(arguments: [".git/hooks", "tools/hooks"])
  func calledAsGitCalls(folder: String) throws {
    let newsroom = try newsroom()
    if folder != ".git/hooks" { try newsroom.git("config", "core.hooksPath", folder) }
    try FileManager.default.createDirectory(
      atPath: newsroom.folder + "/sub", withIntermediateDirectories: true)
    let notes = newsroom.home + "/notes"
    // GIT_EXEC_PATH and PATH are what the git program adds for itself; the index has a name by the
    // process; ids differ with the message.
    let script = """
      #!/bin/sh
      {
        echo "== $(basename "$0") $*"
        pwd
        env | grep '^GIT_' | grep -v '^GIT_EXEC_PATH=\\|^GIT_TERMINAL\\|^GIT_CONFIG\\|^GIT_ALLOW\\|_COMMITTER_' \\
          | sed 's/next-index-[0-9]*/next-index-N/; s/=\\.git\\/index$/=index/; s/=.*\\/\\.git\\/index$/=index/' | sort
        case $0 in
        *reference-transaction) sed 's/^[0-9a-f]* [0-9a-f]*/OLD NEW/' ;;
        *post-commit) ;;
        *) git diff --cached --name-status ;;
        esac
      } >> '\(notes)'

      """
    for name in Self.all { try hook(name, script, in: newsroom, folder: folder) }
    try edit(newsroom)
    let time = newsroom.clock + 60
    _ = try newsroom.git(
      "commit", "-q", "-m", "x", "--", "../drafts/gauge.md",
      with: TestPerson.ada.environment(at: time), in: newsroom.folder + "/sub")
    let expected = try String(contentsOfFile: notes, encoding: .utf8)
    try newsroom.git("reset", "-q", "--soft", "HEAD~1")
    try newsroom.git("reset", "-q")
    unlink(notes)
    try newsroom.as(.ada).at(newsroom.folder + "/sub").save("gauge")
    let found = try String(contentsOfFile: notes, encoding: .utf8)
    #expect(found == expected)
    #expect(found.contains("M\tdrafts/gauge.md"))
    #expect(found.components(separatedBy: "== ").count == 7)
  }

  @Test(arguments: ["pre-commit", "prepare-commit-msg", "commit-msg", "reference-transaction"])
  func aRefusalChangesNothing(name: String) throws {
    let newsroom = try newsroom()
    try hook(name, "#!/bin/sh\nexit 3\n", in: newsroom)
    try newsroom.write(".git/COMMIT_EDITMSG", "as before\n")
    try edit(newsroom)
    let before = FolderSnapshot(of: newsroom.folder)
    let failure = #expect(throws: Failure.self) { try newsroom.as(.ada).save("gauge") }
    #expect(failure?.code == "hook.refused")
    #expect(failure?.kind == .refused)
    #expect(failure?.message.contains(name) == true)
    #expect(FolderSnapshot(of: newsroom.folder).differences(from: before) == [])
    // As git: those that only refuse can be left out.
    newsroom.skipsVerifyingHooks = true
    if name == "pre-commit" || name == "commit-msg" {
      try newsroom.as(.ada).save("gauge")
    } else {
      #expect(throws: Failure.self) { try newsroom.as(.ada).save("gauge") }
    }
  }

  @Test func postCommitIsToldAndNotAsked() throws {
    let newsroom = try newsroom()
    try hook("post-commit", "#!/bin/sh\ngit rev-parse HEAD > seen\nexit 1\n", in: newsroom)
    try edit(newsroom)
    try newsroom.as(.ada).save("gauge")
    #expect(try newsroom.read("seen") == newsroom.tip() + "\n")
    #expect(try newsroom.git("status", "--porcelain") == "?? seen\n")
  }

  /// What may not be run costs nothing and stops nothing; a script without a first line is the
  /// shell's.
  @Test func odd() throws {
    let newsroom = try newsroom()
    try newsroom.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n")
    try FileManager.default.createDirectory(
      atPath: newsroom.folder + "/.git/hooks/commit-msg", withIntermediateDirectories: true)
    try hook("prepare-commit-msg", "echo \"$2\" > seen\n", in: newsroom)
    try edit(newsroom)
    try newsroom.as(.ada).save("gauge")
    #expect(try newsroom.read("seen") == "message\n")
    try newsroom.git("config", "core.hooksPath", "/dev/null")
    try edit(newsroom)
    try newsroom.as(.ada).save("gauge")
  }

  @Test func messagesMayGrow() throws {
    let newsroom = try newsroom()
    try hook(
      "commit-msg",
      "#!/bin/sh\nprintf '\\nReviewed-on: https://x.example/1   \\n\\n\\n' >> \"$1\"\n",
      in: newsroom)
    try hook(
      "prepare-commit-msg", "#!/bin/sh\nsed -i '1s/^/[W-7] /' \"$1\"\n", in: newsroom)
    try newsroom.write(
      "drafts/gauge.md", try newsroom.read("drafts/gauge.md") + "The river rose by a metre.\n")
    // The lines of one's own must remain the last paragraph of trailers: others may not follow.
    let failure = #expect(throws: Failure.self) {
      try newsroom.as(.ada).move("submit", "gauge")
    }
    #expect(failure?.code == "hook.changed")
    try hook(
      "commit-msg", "#!/bin/sh\nprintf '\\nSigned-off-by: Ada <a@b>\\n' >> \"$1\"\n", in: newsroom)
    let receipt = try newsroom.as(.ada).move("submit", "gauge")
    let message = try newsroom.message()
    #expect(message.hasPrefix("[W-7] submit: gauge\n\nStet-Transition: submit gauge\n"))
    #expect(message.hasSuffix("\n\nSigned-off-by: Ada <a@b>\n"))
    #expect(receipt.commits.last?.message == message)
  }

  @Test(arguments: [
    "sed -i '/^Stet-Copy/d' \"$1\"",
    "printf 'Stet-Approve: gauge 0000000000000000000000000000000000000000 ben\\n' >> \"$1\"",
    "sed -i 's/submit gauge/publish gauge/' \"$1\"",
    ": > \"$1\"",
    "printf '\\033[2J\\n' >> \"$1\"",
    "printf '\\377\\n' >> \"$1\"",
    "printf '\\000\\n' >> \"$1\"",
    "rm \"$1\"",
  ])
  func messagesMayNotLie(change: String) throws {
    let newsroom = try newsroom()
    try newsroom.write(
      "drafts/gauge.md", try newsroom.read("drafts/gauge.md") + "The river rose by a metre.\n")
    try hook(
      "commit-msg", "#!/bin/sh\ncase $(head -1 \"$1\") in submit*) \(change) ;; esac\nexit 0\n",
      in: newsroom)
    let before = FolderSnapshot(of: newsroom.folder)
    let failure = #expect(throws: Failure.self) { try newsroom.as(.ada).move("submit", "gauge") }
    #expect(failure?.code == "hook.changed", "\(String(describing: failure))")
    #expect(FolderSnapshot(of: newsroom.folder).differences(from: before) == [])
  }

  @Test(arguments: [
    "echo more >> drafts/gauge.md && git add drafts/gauge.md",
    "git update-index --add --cacheinfo 100644,$(echo x | git hash-object -w --stdin),drafts/other.md",
    "git rm -q -f --cached drafts/gauge.md",
    "echo more >> drafts/gauge.md",
  ])
  func theCopyMayNotChange(change: String) throws {
    let newsroom = try newsroom()
    try edit(newsroom)
    try newsroom.as(.ada).move("submit", "gauge")
    try hook("pre-commit", "#!/bin/sh\n\(change)\n", in: newsroom)
    let tip = try newsroom.tip()
    let moved = #expect(throws: Failure.self) {
      try newsroom.as(.ben).move("return", "gauge", reason: "Too short.")
    }
    #expect(
      moved?.code == "hook.changed" || moved?.code == "draft.unsaved",
      "\(String(describing: moved))")
    #expect(try newsroom.tip() == tip)
    #expect(try newsroom.git("diff", "--cached", "--name-only") == "")
  }

  @Test func readingRunsNothing() throws {
    let newsroom = try newsroom()
    for name in Self.all + ["post-checkout", "fsmonitor-watchman"] {
      try hook(name, "#!/bin/sh\ntouch '\(newsroom.home)/ran'\n", in: newsroom)
    }
    let trap = newsroom.home + "/trap"
    try writeScript("#!/bin/sh\ntouch '\(newsroom.home)/ran'\n", to: trap)
    for key in ["gpg.program", "gpg.ssh.program", "core.fsmonitor", "gpg.ssh.defaultKeyCommand"] {
      try newsroom.git("config", key, trap)
    }
    try newsroom.git("config", "gpg.format", "ssh")
    try newsroom.git("config", "commit.gpgsign", "true")
    let ada = newsroom.as(.ada)
    _ = try ada.open().list(ListFilter())
    _ = try ada.open().show("gauge")
    _ = try ada.open().asker()
    _ = try ada.reading.open().list(ListFilter())
    #expect(!FileManager.default.fileExists(atPath: newsroom.home + "/ran"))
    // The dry run of a command that writes is one that reads.
    try edit(newsroom)
    _ = try ada.open().save(["gauge"], reason: nil, dryRun: true)
    #expect(!FileManager.default.fileExists(atPath: newsroom.home + "/ran"))
  }
}
