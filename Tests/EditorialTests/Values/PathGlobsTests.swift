import Foundation
import Testing

@testable import Editorial

/// Path patterns, as in gitignore.
@Suite struct PathGlobsTests {
  @Test(arguments: [
    (["drafts/**/*.md"], "drafts/a.md", true),
    (["drafts/**/*.md"], "drafts/x/y/a.md", true),
    (["drafts/**/*.md"], "draft/a.md", false),
    (["drafts/**/*.md"], "x/drafts/a.md", false),
    (["drafts/**/*.md"], "drafts/a.mdx", false),
    (["drafts/**/*.md", "!**/README.md"], "drafts/README.md", false),
    (["drafts/**/*.md", "!**/README.md"], "drafts/x/README.md", false),
    (["drafts/**/*.md", "!**/README.md", "drafts/x/README.md"], "drafts/x/README.md", true),
    (["!drafts/a.md", "drafts/*.md"], "drafts/a.md", true),
    (["drafts/**/a.md"], "drafts/a.md", true),
    (["drafts/**/a.md"], "drafts/x/y/a.md", true),
    (["drafts/**/a.md"], "drafts/ba.md", false),
    (["drafts/**/a.md"], "drafts/x/ba.md", false),
    (["drafts/**/a.md"], "draftsa.md", false),
    (["drafts/**/a.md"], "drafts/a.md/b", false),
    (["drafts/**/x/a.md"], "drafts/y/x/a.md", true),
    (["drafts/**/x/a.md"], "drafts/x/y/a.md", false),
    (["a.md"], "x/ba.md", false),
    (["a.md"], "a.md", true),
    (["drafts/**/*"], "drafts/x/y", true),
    (["drafts/**/*.md"], "drafts/.md", true),
    (["drafts/**/*s/a.md"], "drafts/s/a.md", true),
    (["drafts/*.md"], "drafts/x/a.md", false),
    (["drafts/?.md"], "drafts/a.md", true),
    (["drafts/?.md"], "drafts/ab.md", false),
    (["drafts/[a-c].md"], "drafts/b.md", true),
    (["drafts/[!a-c].md"], "drafts/b.md", false),
    (["drafts/[]a].md"], "drafts/].md", true),
    (["a?b.md"], "a/b.md", false),
    (["/a.md"], "a.md", true),
    (["/a.md"], "x/a.md", false),
    ([], "a.md", false),
  ])
  func matches(_ patterns: [String], _ path: String, _ expected: Bool) {
    #expect(PathGlobs(patterns).matches(path) == expected)
  }

  @Test(arguments: [
    (["drafts/**/*.md", "!**/README.md"], ["drafts"]),
    (["posts/2026/*.md", "posts/**/*.md", "drafts/a.md"], ["drafts", "posts"]),
    (["*.md"], [""]),
    (["a/b/c.md"], ["a/b"]),
    (["content/po*/x.md"], ["content"]),
  ])
  func roots(_ patterns: [String], _ expected: [String]) {
    #expect(PathGlobs(patterns).roots == expected)
  }

  /// No pattern makes it slow.
  @Test func isLinearEnough() {
    let stars = PathGlobs([String(repeating: "**/a*", count: 12) + "b.md"])
    #expect(!stars.matches(String(repeating: "a/", count: 200) + "a.md"))
    let star = PathGlobs(["d/" + String(repeating: "a*", count: 30) + "b.md"])
    #expect(!star.matches("d/" + String(repeating: "a", count: 2000) + ".md"))
  }

  static let pieces = ["?", "a", "b", "ab", "[ab]", "[!a]", "[a-b]", "\\a"]
  static let folders = ["", "a/", "b/", "ab/", "a/b/", "b/a/", "a/a/b/", "c/", "c/a/"]
  static let names = ["a.md", "b.md", "ab.md", "aab.md", "c.md", "x.md", "a.mdx", ".md", "ba.md"]

  /// Patterns put together at random, held against git's own reading.
  ///
  /// Each ends in `.md`, and no folder does: in git a pattern that matches a folder means all below
  /// it, and here it means files.
  @Test func agreesWithGit() throws {
    var random = SystemRandomNumberGenerator()
    let paths = Self.folders.flatMap { folder in Self.names.map { folder + $0 } }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "stet-globs-\(UInt64.random(in: 0...UInt64.max, using: &random))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try run(["init", "-q"], in: folder)
    for _ in 0..<80 {
      let patterns = (0..<Int.random(in: 1...3, using: &random)).map { index in
        let negated = index > 0 && Bool.random(using: &random)
        return (negated ? "!" : "") + Self.pattern(using: &random)
      }
      try patterns.joined(separator: "\n").appending("\n").write(
        to: folder.appendingPathComponent(".gitignore"), atomically: true, encoding: .utf8)
      let ignored = try run(
        ["check-ignore", "--no-index", "--stdin", "-z"], in: folder,
        input: paths.joined(separator: "\0") + "\0")
      let expected = Set(ignored.split(separator: "\0").map(String.init))
      let globs = PathGlobs(patterns)
      let found = Set(paths.filter(globs.matches))
      guard found == expected else {
        Issue.record(
          """
          \(patterns)
          only here: \(found.subtracting(expected).sorted())
          only in git: \(expected.subtracting(found).sorted())
          """)
        return
      }
    }
  }

  /// A pattern for Markdown files, such as `/**/[ab]*/a*.md`.
  private static func pattern(using random: inout SystemRandomNumberGenerator) -> String {
    var pattern = Int.random(in: 0...5, using: &random) == 0 ? "/" : ""
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let piece = pieces.randomElement(using: &random) ?? "a"
      pattern +=
        (["**", "*", piece, piece + "*", "*" + piece].randomElement(using: &random) ?? "a")
      pattern += "/"
    }
    return pattern + (Bool.random(using: &random) ? pieces.randomElement(using: &random) ?? "" : "")
      + "*.md"
  }

  /// Two stars that do not fill the place between two slashes are one.
  @Test(arguments: [
    ("drafts/**.md", "drafts/a.md", true),
    ("drafts/**.md", "drafts/x/a.md", false),
    ("**.md", "x/a.md", true),
    ("drafts/a**/*.md", "drafts/ab/c.md", true),
    ("drafts/a**/*.md", "drafts/ab/c/d.md", false),
    ("drafts/***/a.md", "drafts/x/y/a.md", true),
  ])
  func starsWithinAName(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(PathGlobs([pattern]).matches(path) == expected)
  }

  /// What the real git answers, with nothing of the user's configuration.
  @discardableResult
  private func run(_ arguments: [String], in folder: URL, input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
    ]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let data = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
