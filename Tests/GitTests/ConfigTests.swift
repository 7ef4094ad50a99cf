import Foundation
import Git
import Testing

@Suite struct ConfigTests {
  @Test func readsAndWrites() throws {
    let test = try TestRepository()
    let repository = test.repository
    #expect(try repository.configString("stet.anchor") == nil)
    try repository.setConfig("stet.anchor", "abc")
    #expect(try repository.configString("stet.anchor") == "abc")
    #expect(try test.git("config", "--local", "stet.anchor") == "abc\n")
    try test.git("config", "stet.anchor", "def")
    #expect(try repository.configString("stet.anchor") == "def")
    try repository.setConfig("stet.anchor", nil)
    try repository.setConfig("stet.anchor", nil)
    #expect(try repository.configString("stet.anchor") == nil)

    try test.git("config", "--add", "stet.many", "one")
    try test.git("config", "--add", "stet.many", "two")
    #expect(try repository.configStrings("stet.many") == ["one", "two"])
    #expect(try repository.configStrings("stet.none") == [])

    try test.git("config", "core.pager", "of-the-repository")
    #expect(try repository.configString("core.pager") == "of-the-repository")
    #expect(try repository.ownConfigString("core.pager") == nil)

    for (text, value) in [("yes", true), ("off", false), ("1", true), ("false", false)] {
      try repository.setConfig("stet.flag", text)
      #expect(try repository.configBool("stet.flag") == value)
    }
    #expect(try repository.configBool("stet.none") == nil)
    try repository.setConfig("stet.flag", "perhaps")
    #expect(throws: GitError.self) { try repository.configBool("stet.flag") }
    try repository.setConfig("core.hooksPath", "/somewhere/hooks")
    #expect(try repository.configPath("core.hooksPath") == "/somewhere/hooks")
    // The tests' GIT_CONFIG_GLOBAL takes libgit2's own idea of a home away.
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    for path in ["~/hooks", "~", "~root/hooks", "a~b", ""] {
      try repository.setConfig("core.hooksPath", path)
      let git = try test.git("config", "--type=path", "core.hooksPath", with: ["HOME": home])
      #expect(try repository.configPath("core.hooksPath").map { $0 + "\n" } == git)
    }
    try repository.setConfig("core.hooksPath", "~nobody-of-that-name/hooks")
    #expect(throws: GitError.self) { try repository.configPath("core.hooksPath") }
  }

  @Test func attributes() throws {
    let test = try TestRepository()
    try test.write(
      ".gitattributes",
      "*.md text eol=lf\n*.bin -text filter=lfs\nx working-tree-encoding=UTF-16 ident\n")
    let draft = try test.repository.attributes("drafts/a.md")
    #expect(draft.text == .set && draft.eol == .text("lf") && draft.filter == .unspecified)
    let binary = try test.repository.attributes("a.bin")
    #expect(binary.text == .unset && binary.filter == .text("lfs") && binary.crlf == .unspecified)
    let other = try test.repository.attributes("x")
    #expect(other.workingTreeEncoding == .text("UTF-16") && other.ident == .set)
  }
}
