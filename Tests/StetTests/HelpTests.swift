import NewsroomTestSupport
import Testing

/// Every help page, as it is printed.
struct HelpTests {
  static let pages = [
    "init", "new", "import", "save", "list", "board", "show", "can", "check", "approve", "log",
    "explain",
    "people",
    "people list", "people add", "people set", "people leave", "sections", "sections list",
    "sections add", "sections close", "sections open", "workflow", "workflow show",
    "workflow check", "workflow graph", "workflow try", "report",
  ]

  @Test(arguments: pages)
  func page(_ words: String) throws {
    let desk = try Terminal()
    let words = words.split(separator: " ").map(String.init)
    let help = try desk.stet(["help"] + words)
    expectSnapshot(
      "$ stet help \(words.joined(separator: " "))\n" + help.block,
      named: "help-" + words.joined(separator: "-"))
    let option = try desk.stet(words + ["--help"])
    #expect(option.out == help.out, "--help and help are one page")
    #expect(option.status == 0)
  }

  @Test func root() throws {
    let desk = try Terminal()
    let outside = try desk.transcript("help")
    expectSnapshot(outside, named: "help")
    for words in [["--help"], ["-h"]] {
      #expect("$ stet help\n" + (try desk.stet(words)).block == outside)
    }
  }

  @Test func transitionsOfTheNewsroom() throws {
    let desk = try Terminal.open()
    expectSnapshot(
      try desk.transcript("help") + "\n" + desk.transcript("help", "submit") + "\n"
        + desk.transcript("return", "--help"), named: "help-newsroom")
    #expect(try desk.stet("help", "submit").out == desk.stet("submit", "--help").out)
    #expect(try desk.stet("help", "submit").out == desk.stet("submit", "-h").out)
  }

  @Test func explain() throws {
    let desk = try Terminal()
    expectSnapshot(
      try desk.transcript("explain", "byline.unknown") + "\n"
        + desk.transcript("explain", "title") + "\n"
        + desk.transcript("explain", "transition.role") + "\n"
        + desk.transcript("explain", "approval.missing") + "\n"
        + desk.transcript("explain", "byline.unknwn"), named: "explain")
  }
}
