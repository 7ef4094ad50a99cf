import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Commits, trees and roots that no command writes, with a publication hidden in each.
@Suite struct ForgedObjectTests {
  private func codes(_ test: TestNewsroom) throws -> Set<Code> {
    Set(try test.audit().open.map(\.code))
  }

  /// A newsroom with a draft in review, and the tree in which Ada has published it.
  private func ready() throws -> (test: TestNewsroom, live: String) {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.edit("drafts/river.md", "status: review", "status: published")
    try test.git("add", "-A")
    let live = try test.git("write-tree").trimmed
    try test.git("reset", "-q", "--hard")
    return (test, live)
  }

  /// Writes a commit to the letter, and puts main there.
  private func write(_ raw: String, _ test: TestNewsroom) throws {
    let id = try test.git(
      "hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: Array(raw.utf8)
    ).trimmed
    try test.git("update-ref", "refs/heads/main", id)
  }

  private func raw(
    _ tree: String, _ parents: [String], committer: String? = nil, _ test: TestNewsroom
  ) -> String {
    let ada = "Ada Reyes <ada@blog.example> \(test.circumstances(of: .ada).now.seconds) +0000"
    return "tree \(tree)\n" + parents.map { "parent \($0)\n" }.joined()
      + "author \(ada)\ncommitter \(committer ?? ada)\n\nMerge.\n"
  }

  @Test func oneParentNamedTwice() throws {
    for count in [2, 3, 40] {
      let (test, live) = try ready()
      try write(raw(live, Array(repeating: try test.tip(), count: count), test), test)
      #expect(try !codes(test).isEmpty, "\(count)")
    }
  }

  @Test(arguments: [
    "Ben Okoro <ben@blog.example> 99999999999999999999999 +0000",
    "Ben Okoro <ben@blog.example> -5 +0000", "Ben Okoro <ben@blog.example> 5 +9999",
    "Ben Okoro <ben@blog.example>", "Ben Okoro ben@blog.example 5 +0000",
    "Ada <ada@blog.example> <ben@blog.example> 5 +0000",
    "Ada <ben@blog.example> <ada@blog.example> 5 +0000",
    "Ada <<ben@blog.example>> 5 +0000", "Ada <ben@blog.example>x 5 +0000", "",
  ])
  func aCommitterThatTwoReadersReadDifferently(_ committer: String) throws {
    let (test, live) = try ready()
    try write(raw(live, [try test.tip()], committer: committer, test), test)
    #expect(try test.audit().exitCode != 0, "\(committer)")
  }

  @Test func aRootThatBringsAPublicationAlong() throws {
    for isFirst in [true, false] {
      let (test, live) = try ready()
      let tip = try test.tip()
      let moment = test.circumstances(of: .ada).now.seconds
      let root = try test.git.run(
        ["commit-tree", live, "-m", "Elsewhere."], with: TestPerson.ada.environment(at: moment)
      ).text.trimmed
      try write(raw(live, isFirst ? [root, tip] : [tip, root], test), test)
      let report = try test.audit()
      #expect(report.exitCode != 0, "\(isFirst)")
      #expect(report.verdict == .violations, "\(report.reason ?? "")")
    }
  }

  @Test func aFolderThatIsALink() throws {
    for (path, target) in [("drafts", "elsewhere"), ("workflows", "elsewhere")] {
      let (test, _) = try ready()
      try FileManager.default.copyItem(at: test.url(path), to: test.url(target))
      if path == "drafts" {
        try test.edit("elsewhere/river.md", "status: review", "status: published")
      } else {
        try test.edit("elsewhere/masthead.yml", "roles: [author]", "roles: [author, editor]")
      }
      try test.remove(path)
      try FileManager.default.createSymbolicLink(
        atPath: test.url(path).path, withDestinationPath: target)
      try test.as(.ada).commit("Moved.")
      #expect(try !codes(test).isEmpty, "\(path)")
    }
  }

  @Test func aFolderThatIsAnotherRepository() throws {
    for path in ["drafts", "workflows"] {
      let (test, _) = try ready()
      let tip = try test.tip()
      try test.git("rm", "-rq", "--cached", path)
      try test.git("update-index", "--add", "--cacheinfo", "160000,\(tip),\(path)")
      try test.as(.ada).git("commit", "-q", "-m", "Its own repository.")
      #expect(try !codes(test).isEmpty, "\(path)")
    }
  }

  @Test func namesThatLookAlikeToADisk() throws {
    for path in [
      "drafts/rive\u{301}r.md", "drafts/riv\u{E9}r.md", "drafts/river.md/index.md",
      "drafts/river./index.md", "drafts/2026-01-01-river.md", "drafts/x/2020-02-02-River.md",
    ] {
      let (test, _) = try ready()
      let text = try test.read("drafts/river.md").replacingOccurrences(
        of: "status: review", with: "status: published")
      if path.hasPrefix("drafts/river.md/") { try test.remove("drafts/river.md") }
      try test.write(path, text)
      try test.as(.ada).commit("Another.")
      #expect(try !codes(test).isEmpty, "\(path)")
    }
  }

  /// Files beside the drafts that some generator makes pages of.
  @Test(arguments: [
    "page.html", "page.HTML", "page.Md", "page.markdown", "x/page.mdx", "page.ipynb", "page.rst",
    "river/extra.md.html", "_index.md", "README.md",
  ])
  func aPageThatIsNoDraft(_ name: String) throws {
    let (test, _) = try ready()
    try test.write("drafts/\(name)", "---\ntitle: Smuggled\n---\n\nText.\n")
    try test.as(.ada).commit("A page.")
    #expect(try !codes(test).isEmpty)
  }

  /// The branch is moved behind what was audited, and on to somewhere else.
  @Test func whatWasSeenIsGone() throws {
    let (test, live) = try ready()
    #expect(try test.audit().verdict == .consistent)
    try write(raw(live, [try test.tip("HEAD~1")], test), test)
    let found = try codes(test)
    #expect(found.contains("history.rewritten") && found.count > 1)
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
