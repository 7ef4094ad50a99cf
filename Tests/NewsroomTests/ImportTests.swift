import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Whole blogs come in: together or not at all, and with everything told that did not.
@Suite struct ImportTests {
  private func importing(
    _ files: [(String, String)], as person: TestPerson = .ada, in test: TestNewsroom,
    _ overrides: ImportOverrides = ImportOverrides(), dryRun: Bool = false
  ) throws -> Arrivals {
    try test.as(person).open().importFiles(
      files.map { ImportedFile(name: $0.0, bytes: Array($0.1.utf8)) }, overrides, dryRun: dryRun)
  }

  /// Writes another blog beside the newsroom.
  private func blog(_ files: [String: String], in test: TestNewsroom) throws -> String {
    let root = test.home + "/blog"
    for (path, text) in files {
      let url = URL(fileURLWithPath: "\(root)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return root
  }

  @Test func aPostOfHugosKeepsItsKeys() throws {
    let test = try TestNewsroom()
    let post =
      "+++\ntitle = \"The dam\"\ndate = 2015-03-05T10:00:00+02:00 # then\naliases = [\"/old/\"]\nauthors = [\"ada REYES\"]\ncategories = [\"Water\", \"City\"]\nstatus = \"done\"\nslug = \"old-dam\"\nlastmod = 2016-01-01\n\n[params]\nx = 1\n+++\n\nBody  \n"
    let arrivals = try importing([("posts/dam.md", post)], in: test)
    #expect(
      try test.saved("drafts/old-dam.md")
        == "+++\nbyline = \"Ada Reyes\"\nsection = \"city\"\nstatus = \"draft\"\ntitle = \"The dam\"\ndate = 2015-03-05T10:00:00+02:00 # then\naliases = [\"/old/\"]\nauthors = [\"ada REYES\"]\ncategories = [\"Water\", \"City\"]\nlastmod = 2016-01-01\n\n[params]\nx = 1\n+++\n\nBody  \n"
    )
    #expect(arrivals.drafts.map(\.wasLive) == [true])
    #expect(
      arrivals.receipt.notes == [
        "left out `status: done`: only stet writes it here",
        "old-dam was live on the other blog, and begins as Draft here: nobody has signed it off in this newsroom",
      ])
    try expectClean(test)
    // What it brings along stands in nobody's way: the date of then stays.
    try test.as(.ada).move("submit", "old-dam")
    try test.as(.ben).move("publish", "old-dam")
    #expect(
      try test.saved("drafts/old-dam.md").contains("date = 2015-03-05T10:00:00+02:00 # then\n"))
  }

  @Test func aPostOfJekyllsHasItsNameAndDayInItsFile() throws {
    let test = try TestNewsroom()
    let arrivals = try importing(
      [
        (
          "_posts/2015-03-05-Hello_World.md",
          "---\nlayout: post\nauthor: Zoe Quist\ncategory: Water works\npublished: false\n---\nHi\n"
        )
      ], in: test)
    #expect(
      try test.saved("drafts/hello-world.md")
        == "---\ntitle: Hello World\nbyline: Zoe Quist\nsection: water-works\ndate: 2015-03-05\nstatus: draft\nlayout: post\nauthor: Zoe Quist\ncategory: Water works\npublished: false\n---\nHi\n"
    )
    #expect(arrivals.drafts.map(\.wasLive) == [false])
    let notes = arrivals.receipt.notes.joined(separator: "\n")
    #expect(notes.contains("stet people add 'Zoe Quist <ADDRESS>:author'"))
    #expect(notes.contains("stet sections add water-works --title 'Water works'"))
    #expect(notes.contains("`published: false` stays"))
  }

  @Test func keysThatAreStetsOwnAreAnsweredInTheirPlace() throws {
    let test = try TestNewsroom()
    let arrivals = try importing(
      [
        (
          "x.md",
          "---\nTitle: A\nbyline: # names\n  - ADA reyes # her\nsection: City\ndek:\nsummary: What it says.\nupdated: 2016\nDate: [2015]\n---\nHi\n"
        )
      ], in: test)
    #expect(
      try test.saved("drafts/x.md")
        == "---\nstatus: draft\ntitle: A\nbyline: Ada Reyes\nsection: city\ndek:\nsummary: What it says.\n---\nHi\n"
    )
    let notes = arrivals.receipt.notes.joined(separator: "\n")
    for told in [
      "`byline: ADA reyes` became `Ada Reyes`", "`section: City` became `city`",
      "left out `updated: 2016`", "left out `Date: 2015`",
    ] { #expect(notes.contains(told), "\(told) in \(notes)") }
  }

  @Test func aFolderComesInWhole() throws {
    let test = try TestNewsroom()
    let root = try blog(
      [
        "posts/_index.md": "---\ntitle: All\n---\n", "posts/dam.md": "---\ntitle: Dam\n---\nD\n",
        "posts/river/index.md": "---\ntitle: River\n---\n![g](img/g.png)\n",
        "posts/river/img/g.png": "PNG\0", "posts/river/more.md": "---\ntitle: M\n---\n",
        "posts/river/page.html": "<p>", "style.css": "x", ".hidden/x.md": "x", "README.md": "x",
      ], in: test)
    #expect(symlink("/etc/passwd", root + "/posts/leak.md") == 0)
    #expect(symlink("/etc", root + "/posts/river/etc") == 0)
    let source = try ImportSource(root: root, name: "blog/")
    #expect(source.files.map(\.name) == ["blog/posts/dam.md", "blog/posts/river/index.md"])
    let arrivals = try test.as(.ada).open().importFiles(
      source.files, ImportOverrides(), notes: source.notes, dryRun: false)
    #expect(arrivals.drafts.map(\.slug) == ["dam", "river"])
    #expect(arrivals.drafts.map(\.attachments) == [0, 1])
    #expect(try test.subjects().last == "new: 2 drafts")
    #expect(try test.saved("drafts/river/img/g.png") == "PNG\0")
    #expect(try test.read("drafts/river/img/g.png") == "PNG\0")
    try expectClean(test)
    let notes = arrivals.receipt.notes.joined(separator: "\n")
    for left in [
      "posts/leak.md`: it is a link", "posts/river/etc`: it is a link", "posts/_index.md`",
      "posts/river/more.md`", "left out `page.html`", "blog/style.css", "blog/README.md",
    ] { #expect(notes.contains(left), "\(left) in \(notes)") }
    #expect(!notes.contains("hidden"))
    // The pictures are attachments: they are approved with the text.
    #expect(try test.as(.ada).open().find("river").saved?.attachments.count == 1)
  }

  @Test func allOrNothing() throws {
    let test = try TestNewsroom()
    let failure = expectRefusal(.cannot, by: "import.unreadable", in: test) {
      try importing(
        [
          ("a.md", "---\ntitle: A\n---\n"), ("b.md", "---\ntitle: [\n---\n"),
          ("c.md", "---\nx: *y\n---\n"), ("-", ""),
        ], in: test)
    }
    #expect(failure?.findings.map { $0.location?.path } == ["b.md", "c.md", nil])
    let taken = expectRefusal(.refused, by: .slugTaken, in: test) {
      try importing(
        [("2019/weekly.md", "A\n"), ("2020/weekly.md", "B\n"), ("2021/Weekly.md", "C\n")], in: test)
    }
    #expect(taken?.findings.count == 2)
    #expect(taken?.help?.contains("--slug weekly-2") == true)
    try test.start("river")
    let distinct = ImportOverrides(makesDistinct: true)
    let arrivals = try importing(
      [
        ("2019/weekly.md", "---\ndate: 2019-05-01 10:00\n---\n"),
        ("2020/weekly.md", "---\ndate: 2020-05-01\n---\n"), ("en/weekly.md", "C\n"),
        ("de/en/weekly.md", "D\n"), ("2021-05-01-river.md", "E\n"),
      ], in: test, distinct)
    #expect(
      arrivals.drafts.map(\.slug) == [
        "weekly", "weekly-2020-05-01", "en-weekly", "weekly-2", "river-2021-05-01",
      ])
    #expect(arrivals.receipt.notes.contains { $0.hasPrefix("en-weekly: `weekly` was taken") })
    expectRefusal(.refused, by: .slugTaken, in: test) {
      try importing([("river.md", "---\ntitle: R\n---\n")], in: test)
    }
  }

  @Test func nothingInTheFolderIsOverwritten() throws {
    let test = try TestNewsroom()
    try test.write("drafts/river/img/g.png", "mine")
    let file = ImportedFile(
      name: "river/index.md", bytes: Array("---\ntitle: R\n---\n".utf8),
      resources: ["img/g.png": [1]], isBundle: true)
    expectRefusal(.cannot, by: .slugTaken, in: test) {
      try test.as(.ada).open().importFiles([file], ImportOverrides(), dryRun: false)
    }
    for name in ["../x.png", ".git/config", "a/.GIT/x", "a\nb.png", "/x"] {
      var file = file
      file.resources = [name: [1]]
      expectRefusal(.cannot, by: "import.unreadable", in: test) {
        try test.as(.ada).open().importFiles([file], ImportOverrides(), dryRun: false)
      }
    }
    expectRefusal(by: .identityUnknown, in: test) {
      try importing([("x.md", "X\n")], as: .stranger, in: test)
    }
  }

  @Test func whatIsTypedWins() throws {
    let test = try TestNewsroom()
    let overrides = ImportOverrides(
      title: "Mine: a title", slug: "mine", section: "CITY", bylines: ["ben okoro"])
    let post = "---\ntitle: Theirs\nslug: theirs\nauthor: Zoe\n---\nHi\n"
    _ = try importing([("x.md", post)], in: test, overrides)
    #expect(
      try test.saved("drafts/mine.md")
        == "---\nbyline: Ben Okoro\nsection: city\nstatus: draft\ntitle: \"Mine: a title\"\nauthor: Zoe\n---\nHi\n"
    )
    for title in ["A\nstatus: published", "a\u{1B}[2Jb", ""] {
      let before = try test.tip()
      #expect(throws: Failure.self) {
        _ = try importing(
          [
            (
              "y.md",
              "---\ntitle: \"\(title.debugDescription.dropFirst().dropLast())\"\nslug: ..\n---\n"
            )
          ],
          in: test, ImportOverrides(title: title, slug: "../y"))
      }
      #expect(try test.tip() == before)
    }
  }
}
