import Foundation
import NewsroomTestSupport
import Reports
import Testing
import Topics

@testable import stet

/// Every help page, as it is printed.
struct HelpTests {
  static let pages = CommandTree.all.flatMap { [$0] + $0.subcommands }.map(\.words)

  /// `Sources/Manual/Reference/commands.md` has what they say; here, that they can be asked for.
  @Test(arguments: pages)
  func page(_ words: [String]) throws {
    let desk = try Terminal()
    let option = try desk.stet(words + ["--help"])
    #expect(option.status == 0 && option.err.isEmpty)
    #expect(option.out.hasPrefix("OVERVIEW: ") && option.out.contains("USAGE: stet \(words[0])"))
    let short = try desk.stet(words + ["-h"])
    #expect(short.out == option.out)
    guard words.count > 1 || Topic(rawValue: words[0]) == nil else { return }
    #expect(try desk.stet(["help"] + words).out == option.out, "--help and help are one page")
  }

  @Test func samples() throws {
    let desk = try Terminal()
    expectSnapshot(
      try desk.transcript("help", "approve") + "\n" + desk.transcript("help", "people", "set"),
      named: "help-samples")
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

  /// `workflow` is a topic; the command of that name tells of itself too.
  @Test func workflow() throws {
    let desk = try Terminal()
    expectSnapshot(try desk.transcript("workflow", "--help"), named: "help-workflow")
    #expect(try desk.stet("help", "workflow").out.contains("`stet workflow --help` tells"))
  }

  @Test(arguments: Topic.allCases)
  func topic(_ topic: Topic) throws {
    let desk = try Terminal()
    let output = try desk.stet(["help", topic.name], environment: ["COLUMNS": "80"])
    expectSnapshot("$ stet help \(topic.name)\n" + output.block, named: "topic-\(topic.name)")
    let plain = try desk.stet(["help", topic.name], environment: ["LC_ALL": "C"])
    #expect(plain.status == 0)
    let json = try desk.stet("help", topic.name, "--format", "json")
    #expect(json.json?["topic"] as? String == topic.name)
  }

  /// Each command stands in one group, each topic is told of, and nothing stands there twice.
  @Test func everythingIsListed() throws {
    let desk = try Terminal()
    let groups = try #require(
      try desk.stet("help", "--format", "json").json?["groups"] as? [[String: Any]])
    let words = groups.flatMap {
      ($0["entries"] as? [[String: String]] ?? []).compactMap { $0["word"] }
    }
    #expect(Set(BuiltIns.names).isSubset(of: words))
    #expect(Set(words) == Set(BuiltIns.names + Topic.allCases.map(\.name)))
  }

  /// The names that stand in the list are those by which the commands go.
  @Test func commandsAreCalledAsListed() {
    #expect(CommandTree.all.map(\.words) == BuiltIns.names.map { [$0] })
  }

  /// Whatever the program reads of the environment stands on the page about it; what it sets for
  /// others does not.
  @Test func environmentIsTold() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    var names: Set<String> = []
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", !file.path.contains("TestSupport") else { continue }
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      for match in text.matches(of: /environment(?:\[|\()"([A-Z_]+)"[\])](?! = )/) {
        names.insert(String(match.output.1))
      }
    }
    #expect(names.contains("NO_COLOR") && names.contains("GIT_CONFIG_GLOBAL"))
    for name in names {
      #expect(Topic.environment.markdown.contains("`\(name)`"), "\(name)")
    }
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
