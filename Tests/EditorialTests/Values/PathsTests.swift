import Paths
import Testing

/// Paths as bytes: signs that make another character of a slash in Swift's eyes change nothing.
@Suite struct PathsTests {
  /// A mark that joins what goes before it, and a sign that joins what follows.
  private let mark = "\u{301}"
  private let sign = "\u{600}"

  @Test func parts() {
    #expect("a/b".pathParts == ["a", "b"])
    #expect("/a//b/".pathParts == ["a", "b"])
    #expect("/a//b/".allPathParts == ["", "a", "", "b", ""])
    #expect("".pathParts == [] && "".allPathParts == [""])
    #expect("a/\(mark)b".pathParts.map(\.utf8.count) == [1, 3])
    #expect("a\(sign)/b".pathParts == ["a\(sign)", "b"])
    #expect("a/\(mark)..".pathParts.last != "..")
  }

  @Test func namesAndFolders() {
    #expect("a/b.md".pathName == "b.md" && "a/b.md".pathFolder == "a")
    #expect("b.md".pathName == "b.md" && "b.md".pathFolder == "")
    #expect("/b.md".pathFolder == "" && "/b.md".isAbsolutePath)
    #expect("a/\(mark)b".pathFolder == "a" && "a\(sign)/b".pathName == "b")
    #expect("a\(sign)/b".hasSlash && "/\(mark)b".isAbsolutePath)
  }

  @Test func below() {
    #expect("drafts/a/b.md".path(below: "drafts") == "a/b.md")
    #expect("drafts/\(mark)a".lies(below: "drafts") && "a\(sign)/b".lies(below: "a\(sign)"))
    #expect(!"drafts".lies(below: "drafts") && !"draftsman/a".lies(below: "drafts"))
    #expect("/a".path(below: "") == "a")
    // One letter in two spellings is two names.
    #expect(!"caf\u{E9}/a".lies(below: "cafe\(mark)"))
  }

  @Test func endings() {
    #expect("a.md".ends(in: ".md") && "a\(sign).md".ends(in: ".md"))
    #expect(!"md".ends(in: ".md") && "/index".ends(in: "/index"))
  }

  @Test func distinct() {
    let spelled = ["caf\u{E9}", "b", "cafe\(mark)", "b"].distinctPaths
    #expect(spelled.map { Array($0.utf8).count }.sorted() == [1, 5, 6] && spelled.first == "b")
  }
}
