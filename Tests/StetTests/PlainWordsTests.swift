import NewsroomTestSupport
import Testing

@testable import stet

/// A transition with nothing but drafts behind it goes past the parser, and nobody can tell.
struct PlainWordsTests {
  @Test(arguments: [
    (["submit", "tide"], ["tide"]), (["submit", "tide", "weir"], ["tide", "weir"]),
    (["-C", "there", "submit", "tide"], ["tide"]), (["submit", "tide", "-C", "there"], ["tide"]),
    (["submit", "-C", "there", "tide"], ["tide"]),
  ])
  func areTaken(words: [String], expected: [String]) {
    #expect(CommandLineWords(words).plainTopics == expected)
  }

  @Test(arguments: [
    ["submit"], ["submit", ""], ["submit", "-n", "tide"], ["submit", "tide", "--", "-weir"],
    ["submit", "tide", "-C"], ["-C", "-n", "submit", "tide"], ["submit", "tide", "-mwhy"],
    ["-C", "a", "-C", "b", "submit", "tide"], ["submit", "tide", "--format=json"],
    ["submit", "tide", "-Cthere"], ["submit", "-"],
  ])
  func areLeftToTheParser(words: [String]) {
    #expect(CommandLineWords(words).plainTopics == nil)
  }

  @Test func bothWaysSayTheSame() throws {
    let desk = try Terminal.open()
    for slug in ["tide", "weir"] { try desk.draft("About \(slug)", slug, section: "city") }
    // What is refused: no such draft, two that match, the role.
    for words in [["submit", "nothing"], ["submit", "e"], ["publish", "tide"]] {
      let plain = try desk.stet(words)
      let parsed = try desk.stet(words + ["--color", "auto"])
      #expect(plain.status == parsed.status, "\(words)")
      #expect(plain.out == parsed.out && plain.err == parsed.err, "\(words)")
    }
    let plain = try desk.stet(["submit", "tide"])
    let parsed = try desk.stet(["submit", "weir", "--color", "auto"])
    #expect(plain.status == 0 && parsed.status == 0)
    #expect(plain.out.replacing("tide", with: "weir") == parsed.out)
  }
}
