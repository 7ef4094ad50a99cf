import Foundation
import Testing

@testable import Git

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

  /// Wherever a file with attributes may stand, it is read, and where there is none nothing is said.
  @Test(arguments: [
    "nowhere", "drafts/.gitattributes", "drafts/2026/.gitattributes", ".git/info/attributes",
    "the index", "an index of version 4", "a long index", "core.attributesFile",
  ])
  func attributesFrom(_ place: String) throws {
    let test = try TestRepository()
    let line = "*.md eol=lf\n"
    switch place {
    case "nowhere": break
    case "the index", "an index of version 4", "a long index":
      if place == "a long index" {
        // The name stands over the end of one piece that is read, or near it.
        for number in 0..<1000 { try test.write("a/\(number + 1000)", "") }
      }
      try test.write("b/.gitattributes", line)
      try test.write("drafts/.gitattributes", line)
      try test.git("add", ".")
      if place == "an index of version 4" { try test.git("update-index", "--index-version", "4") }
      try FileManager.default.removeItem(atPath: test.folder + "/drafts/.gitattributes")
    case "core.attributesFile":
      try test.write("elsewhere", line)
      try test.repository.setConfig(place, test.folder + "/elsewhere")
    default: try test.write(place, line)
    }
    let read = try test.repository.attributes("drafts/2026/a.md")
    #expect(read.eol == (place == "nowhere" ? .unspecified : .text("lf")))
    let said = try test.git("check-attr", "eol", "drafts/2026/a.md")
    #expect(said.hasSuffix(place == "nowhere" ? ": unspecified\n" : ": lf\n"))
  }

  /// A name is found wherever it stands to the pieces in which an index is read.
  @Test func namesInAnIndex() throws {
    let test = try TestRepository()
    let path = test.folder + "/index"
    let header: [UInt8] = Array("DIRC".utf8) + [0, 0, 0, 2]
    let name = Array(".gitattributes".utf8)
    for distance in [-30, -14, -13, -7, -1, 0, 1, 40] {
      let before = (1 << 16) - header.count + distance
      for (tail, isThere) in [(name, true), (Array(name.dropLast()), false)] {
        let bytes = header + Array(repeating: UInt8(ascii: "."), count: before) + tail
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(IndexNames.mayContain(".gitattributes", path) == isThere, "\(distance)")
      }
    }
    try Data(Array("DIRC".utf8) + [0, 0, 0, 4]).write(to: URL(fileURLWithPath: path))
    #expect(IndexNames.mayContain(".gitattributes", path))
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(!IndexNames.mayContain(".gitattributes", path))
    #expect(!IndexNames.mayContain(".gitattributes", path + "-none"))
    #expect(IndexNames.mayContain(".gitattributes", test.folder))
  }
}
