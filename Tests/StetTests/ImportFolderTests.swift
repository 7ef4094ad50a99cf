import Foundation
import NewsroomTestSupport
import Testing

/// Folders and bundles, as they are typed.
struct ImportFolderTests {
  @Test func aBlogComesIn() throws {
    let desk = try Terminal.open()
    try desk.write(
      "---\ntitle: The dam\ndate: 2015-03-05\nauthor: ada reyes\ncategories: [City]\n---\nBody\n",
      to: "../blog/posts/dam.md")
    try desk.write(
      "{\"title\": \"River\", \"author\": \"Zoe\"}\n\n![g](g.png)\n",
      to: "../blog/posts/river/index.md")
    try desk.write("PNG", to: "../blog/posts/river/g.png")
    try desk.write("x", to: "../blog/style\u{1B}[2J.css")
    let tip = try desk.tip()
    var text = ""
    for words in [
      ["../blog", "--slug", "x"], ["../nothing"], ["../blog/posts/river", "--slug", "Bad Slug"],
      ["../blog/posts/dam.md", "../blog/posts/dam.md", "--slug", "-"],
    ] {
      text += try desk.transcript(["import"] + words)
      #expect(try desk.tip() == tip)
    }
    text += try desk.transcript(["import", "../blog"])
    text += try desk.transcript(["import", "../blog/posts/river/index.md", "--slug", "second"])
    #expect(try desk.read("drafts/second/g.png") == "PNG")
    #expect(try desk.git("status", "--porcelain").out.isEmpty)
    #expect(!text.contains("\u{1B}"))
    expectSnapshot(text, named: "import-folder")
  }
}

extension Terminal {
  fileprivate func transcript(_ words: [String]) throws -> String {
    "$ stet \(words.joined(separator: " "))\n" + (try stet(words)).block.normalised(root: root)
  }
}
