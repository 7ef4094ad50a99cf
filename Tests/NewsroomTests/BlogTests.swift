import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Blogs that become newsrooms with their posts as they stand, and what their generators show.
@Suite struct BlogTests {
  private static let workflow = "workflows/editorial.yml"

  private static func post(_ title: String, _ lines: String...) -> String {
    "---\ntitle: \(title)\nauthor: Ada Reyes\n"
      + (lines + ["---", "", "Nobody reads it.", ""]).joined(separator: "\n")
  }

  /// A repository with these files, in which Mo makes a newsroom.
  private func blog(_ files: [String: String], _ request: InitRequest? = nil) throws -> TestNewsroom
  {
    let test = try TestNewsroom(sections: [])
    // The newsroom that tests begin with is undone: this one begins as a blog.
    try test.git("update-ref", "-d", "refs/heads/main")
    try test.git("config", "--unset", "stet.anchor")
    try test.git("rm", "-rqf", "--cached", ".")
    for path in ["workflows", "drafts"] { try test.remove(path) }
    try? test.remove(".git/stet")
    for (path, text) in files { try test.write(path, text) }
    try test.as(.mo).commit("A blog.")
    let people = try ["Ada Reyes <ada@blog.example>:author", "Ben Okoro <ben@blog.example>:editor"]
      .map { try TypedPerson($0) }
    var request = request ?? InitRequest(adopts: true)
    request.people = people
    receipts.append(try Newsroom.initialize(request, test.circumstances(of: .mo)))
    return test
  }

  /// What `init` said.
  private let receipts = Receipts()

  private final class Receipts {
    var last: Receipt?
    func append(_ receipt: Receipt) { last = receipt }
  }

  private static let jekyll = [
    "_config.yml": "title: Ours\n",
    "index.html": "<p>",
    "_posts/2024-01-01-dam.md": post("The dam", "categories: city", "date: 2024-01-01"),
    "_posts/2024-02-01-weir.markdown": post("The weir", "published: false"),
    "_posts/2024-03-01-weekly.md": post("Weekly"),
    "_posts/2024-04-01-weekly.md": post("Weekly again"),
    "_posts/2024-05-01-odd.md": "---\ntitle: [\n---\n",
    "_drafts/lock.md": post("The lock"),
  ]

  private func expectConsistent(
    _ test: TestNewsroom, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let report = try test.audit()
    #expect(report.verdict == .consistent, "\(report.open)", sourceLocation: sourceLocation)
    #expect(report.notes.isEmpty, "\(report.notes)", sourceLocation: sourceLocation)
  }

  @Test func aJekyllBlog() throws {
    let test = try blog(Self.jekyll)
    try expectClean(test)
    try expectConsistent(test)
    #expect(try test.state(of: "dam") == "published")
    #expect(try test.state(of: "weir") == "draft")
    #expect(try test.state(of: "lock") == "draft")
    #expect(try test.audit().adoptions.map(\.slug).sorted() == ["dam", "lock", "weir"])
    // One line more, and nothing else; what could be no draft is as it was.
    let before = try test.saved("_posts/2024-01-01-dam.md", at: "HEAD~1")
    let after = try test.saved("_posts/2024-01-01-dam.md")
    #expect(
      after.components(separatedBy: "\n").filter { $0 != "status: published" }
        == before.components(separatedBy: "\n"))
    #expect(try test.git("diff", "--name-only", "HEAD~1").contains("weekly") == false)
    #expect(try test.read(Self.workflow).contains("\"!_posts/2024-03-01-weekly.md\""))
    #expect(try test.read("workflows/sections.yml").contains("id: city"))
    #expect(try test.message().contains("Stet-Adopt: weir draft "))
  }

  @Test func whatIsLeftOutIsTold() throws {
    let test = try blog(Self.jekyll)
    let notes = try #require(receipts.last).notes.joined(separator: "\n")
    #expect(notes.contains("2 files: several have one name"))
    #expect(notes.contains("one file: in their front matter"))
    #expect(notes.contains("Ada Reyes (3)"))
    // Only a chief changes it.
    try test.edit("_posts/2024-03-01-weekly.md", "Nobody", "Somebody")
    try test.as(.ada).commit("Twin.")
    #expect(try test.audit().open.map(\.code) == [.fileRole])
  }

  private func whole(_ test: TestNewsroom, _ hidden: String, _ shown: String) throws {
    try test.as(.ada).new("The lock gate", section: "city", byline: ["ada"])
    let path = try test.as(.ada).open().find("the-lock-gate").path
    #expect(try test.saved(path).contains(hidden))
    try test.write(path, try test.read(path) + "It opens.\n")
    try test.as(.ada).save("the-lock-gate")
    try test.as(.ada).move("submit", "the-lock-gate")
    #expect(try test.saved(path).contains(hidden))
    try test.as(.ben).move("publish", "the-lock-gate")
    #expect(try test.saved(path).contains(shown) && !test.saved(path).contains(hidden))
    try test.as(.ben).move("retract", "the-lock-gate", reason: "Wrong.")
    #expect(try test.saved(path).contains(hidden))
    try test.as(.ada).delete("the-lock-gate")
    try test.as(.ada).restore("the-lock-gate")
    try expectConsistent(test)
    try expectClean(test)
  }

  @Test func itsPostsGoTheWholeWay() throws {
    let jekyll = try blog(Self.jekyll)
    try whole(jekyll, "published: false", "published: true")
    let name = try jekyll.as(.ada).open().find("the-lock-gate").path
    #expect(name.hasPrefix("_posts/2026-01-0"), "\(name)")
    let hugo = try blog([
      "hugo.toml": "title = 'Ours'\n", "content/about.md": Self.post("About"),
      "content/_index.md": Self.post("All"),
      "content/news/dam.md": Self.post("The dam"),
      "content/news/weir/index.md": Self.post("The weir", "draft: true"),
      "content/news/toml.md": "+++\ntitle = 'TOML'\ndraft = false\n+++\n\nText.\n",
      "content/talks/one.md": Self.post("A talk"),
    ])
    try hugo.as(.mo).addSection("city")
    try whole(hugo, "draft: true", "draft: false")
    #expect(try hugo.as(.ada).open().find("the-lock-gate").path == "content/news/the-lock-gate.md")
    #expect(try hugo.state(of: "toml") == "published")
    #expect(try hugo.state(of: "weir") == "draft")
  }

  @Test func whatTheSiteShowsAgainstTheStateIsNeverLegal() throws {
    let test = try blog(Self.jekyll)
    for (edit, code) in [
      (("_posts/2024-02-01-weir.markdown", "published: false\n", ""), Code.siteLeak),
      (("_posts/2024-02-01-weir.markdown", "published: false", "published: true"), .siteLeak),
      (("_posts/2024-01-01-dam.md", "title:", "published: false\ntitle:"), .siteHidden),
    ] {
      try test.edit(edit.0, edit.1, edit.2)
      try test.as(.mo).commit("By hand.")
      #expect(try test.audit().open.map(\.code).contains(code), "\(edit)")
      try test.as(.mo).git("revert", "--no-edit", "HEAD")
    }
    // A draft in the folder that is not shown, renamed to where it would be.
    try test.git("mv", "_drafts/lock.md", "_posts/2024-06-01-lock.md")
    try test.as(.ada).commit("By hand.")
    #expect(try test.audit().open.map(\.code) == [.siteLeak])
    try test.as(.mo).git("revert", "--no-edit", "HEAD")
    try expectConsistent(test)
  }

  @Test func fromJekyllToHugoInOneCommit() throws {
    for adopts in [true, false] {
      let test = try blog(Self.jekyll)
      try FileManager.default.createDirectory(
        at: test.url("content/posts"), withIntermediateDirectories: true)
      for (old, new) in [
        ("_posts/2024-01-01-dam.md", "dam.md"), ("_posts/2024-02-01-weir.markdown", "weir.md"),
        ("_drafts/lock.md", "lock.md"),
      ] {
        var text = try test.read(old)
        text = text.replacingOccurrences(of: "published: false\n", with: "")
        if new != "dam.md" {
          text = text.replacingOccurrences(of: "status: draft", with: "status: draft\ndraft: true")
        }
        try test.write("content/posts/\(new)", text)
        try test.remove(old)
      }
      let rules = try test.read(Self.workflow)
      let head = try #require(rules.range(of: "content:"))
      let tail = try #require(rules.range(of: "zone:"))
      try test.write(
        Self.workflow,
        rules[..<head.lowerBound] + "content: [content/posts/**/*.md]\nsite: hugo\n"
          + rules[tail.lowerBound...])
      if adopts {
        _ = try test.as(.mo).open().saveRules(
          [Self.workflow], adopts: true, reason: nil, dryRun: false)
        try expectClean(test)
        try expectConsistent(test)
        #expect(try test.state(of: "dam") == "published")
        #expect(try test.as(.mo).open().log("dam").count == 2)
      } else {
        try test.as(.mo).commit("Hugo.")
        #expect(try test.audit().open.map(\.code) == Array(repeating: .adoptMissing, count: 3))
      }
    }
  }

  /// Two posts that only their dates tell apart come in once they have two names.
  @Test func namesakesComeInOneByOne() throws {
    let test = try blog(Self.jekyll)
    let (first, second) = ("_posts/2024-03-01-weekly.md", "_posts/2024-04-01-weekly.md")
    for path in [first, second] {
      try test.edit(path, "title:", "status: published\ntitle:")
    }
    try test.as(.mo).commit("Their state.")
    for path in [first, second] {
      try test.edit(Self.workflow, "  - \"!\(path)\"\n", "")
    }
    expectRefusal(by: .slugTaken, .slugTaken, in: test) {
      try test.as(.mo).open().saveRules(
        [Self.workflow], adopts: false, reason: nil, dryRun: false)
    }
    // Under another name it is a new file, which a chief takes in by itself.
    try test.git("mv", second, "_posts/2024-04-01-weekly-two.md")
    try test.git("reset", "-q")
    try test.as(.mo).git("commit", "-q", "-m", "Another name.", second)
    _ = try test.as(.mo).open().adopt(
      test.as(.mo).open().foundlings(["weekly-two"]).found, reason: nil, dryRun: false)
    _ = try test.as(.mo).open().saveRules(
      [Self.workflow], adopts: true, reason: nil, dryRun: false)
    try expectConsistent(test)
    #expect(try test.state(of: "weekly") == "published")
    #expect(try test.state(of: "weekly-two") == "published")
  }

  @Test func namesakesAtTheBeginningHoldNothingUntilOneGivesWay() throws {
    let test = try blog(Self.jekyll)
    try test.edit(Self.workflow, "  - \"!_posts/2024-03-01-weekly.md\"\n", "")
    try test.edit(Self.workflow, "  - \"!_posts/2024-04-01-weekly.md\"\n", "")
    let copies = try ["_posts/2024-03-01-weekly.md", "_posts/2024-04-01-weekly.md"].map {
      try test.blob(try test.read($0))
    }
    for path in ["_posts/2024-03-01-weekly.md", "_posts/2024-04-01-weekly.md"] {
      try test.edit(path, "title:", "status: published\ntitle:")
    }
    try test.as(.mo).commit(
      "Both.\n\nStet-Adopt: weekly published \(copies[0])\nStet-Adopt: Weekly published \(copies[1])"
    )
    #expect(try test.audit().open.map(\.code).contains(.slugTaken))
  }

  @Test func aBlogIsNotGuessedAt() throws {
    expect("usage") { try blog(["readme.md": "Ours.\n"]) }
    expect("adopt.missing") {
      try blog(["_config.yml": "a: b\n", "_posts/2024-01-01-odd.md": "---\ntitle: [\n---\n"])
    }
    expect("usage") { try blog(Self.jekyll, InitRequest(site: "jekyl", adopts: true)) }
  }

  private func expect(_ code: Code, _ body: () throws -> Any) {
    do {
      _ = try body()
      Issue.record("nothing was refused")
    } catch let failure as Failure {
      #expect(failure.code == code, "\(failure)")
    } catch {
      Issue.record(error)
    }
  }

  @Test func unsavedEditsStay() throws {
    let test = try blog(Self.jekyll)
    try test.git("reset", "-q", "--hard", "HEAD~1")
    try test.git("config", "--unset", "stet.anchor")
    try test.edit("_posts/2024-01-01-dam.md", "Nobody", "Somebody")
    expectRefusal(.cannot, by: "draft.unsaved", in: test) {
      try Newsroom.initialize(InitRequest(adopts: true), test.circumstances(of: .mo))
    }
  }
}
