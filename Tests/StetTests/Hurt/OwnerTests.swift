import Foundation
import Testing

/// Whose folder it is, as git judges it.
@Suite struct OwnerTests {
  /// Only root can be somebody else for a moment.
  @Test(.enabled(if: geteuid() == 0, "needs root, to run as another user"))
  func anotherUsersFolderIsRefusedWhereGitRefusesIt() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    let config = desk.root + "/../config"
    let settings: [(name: String, text: String)] = [
      ("nothing", ""), ("everything", "[safe]\n\tdirectory = *\n"),
      ("this one", "[safe]\n\tdirectory = \(desk.root)\n"),
      ("another one", "[safe]\n\tdirectory = \(desk.root)/drafts\n"),
      ("nothing after all", "[safe]\n\tdirectory = *\n\tdirectory =\n"),
    ]
    let count = [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
    ]
    for setting in settings + [("by git -c", "")] {
      try setting.text.write(toFile: config, atomically: true, encoding: .utf8)
      chmod(config, 0o644)
      let environment = ["GIT_CONFIG_GLOBAL": config]
        .merging(setting.name == "by git -c" ? count : [:]) { $1 }
      let other = "setpriv --reuid=65534 --regid=65534 --clear-groups"
      let git = try desk.shell("\(other) git log -1 --format=%s", environment: environment)
      let stet = try desk.shell("\(other) stet list", environment: environment)
      #expect((git.status == 0) == (stet.status == 0), "\(setting.name)\n\(git.block)\(stet.block)")
      if git.status != 0 {
        #expect(git.err.contains("dubious ownership"))
        #expect(stet.status == 2 && stet.err.contains("belongs to another user"), "\(stet.block)")
      }
      #expect((git.status == 0) == ["everything", "this one", "by git -c"].contains(setting.name))
    }
  }

  @Test func nothingSavedYet() throws {
    let desk = try Terminal()
    try desk.git("init", "-q", "-b", "trunk")
    try desk.write("Mine.\n", to: "notes.txt")
    try desk.git("add", "notes.txt")
    try desk.done("init")
    #expect(try desk.git("log", "--format=%s %p").out == "init: newsroom \n")
    #expect(try desk.git("branch", "--show-current").out == "trunk\n")
    #expect(try desk.git("status", "--porcelain").out == "A  notes.txt\n")
    #expect(try desk.git("reflog").out.split(separator: "\n").count == 1)
    let fsck = try desk.git("fsck", "--strict")
    #expect(fsck.status == 0 && fsck.err.isEmpty)
  }
}
