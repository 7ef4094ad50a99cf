import Foundation
import Testing

/// Every command in the manual is typed, in the order of the page, and prints what the page says.
///
/// `RECORD_SNAPSHOTS=1` writes what they print now into the pages.
@Suite struct ManualTests {
  private static let manual = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Manual")

  static let pages: [String] = ["Tutorials", "HowTo", "Explanation"].flatMap { kind in
    let folder = manual.appendingPathComponent(kind).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { "\(kind)/\($0)" }
  }

  @Test func thereArePages() { #expect(Self.pages.count >= 8) }

  /// The first page leads to every other, and nowhere else.
  @Test func theFirstPageListsAll() throws {
    let text = String(
      decoding: try Data(contentsOf: Self.manual.appendingPathComponent("README.md")),
      as: UTF8.self)
    let linked = text.matches(of: /\]\(([A-Za-z]+\/[a-z-]+\.md)\)/).map { String($0.output.1) }
    let reference = try FileManager.default.contentsOfDirectory(
      atPath: Self.manual.appendingPathComponent("Reference").path)
    let all = Self.pages + reference.filter { $0.hasSuffix(".md") }.map { "Reference/\($0)" }
    #expect(linked.sorted() == all.sorted())
  }

  @Test(arguments: pages)
  func doesWhatItSays(_ page: String) throws {
    let file = Self.manual.appendingPathComponent(page)
    var document = try ManualDocument(
      String(decoding: try Data(contentsOf: file), as: UTF8.self))
    let desk = try Terminal()
    var blocks: [(lines: Range<Int>, text: [String])] = []
    // Every line in a second of its own, so that lists by age have one order.
    var second = Int(Date().timeIntervalSince1970) - 50
    func type(_ line: String) throws -> CommandOutput {
      second += 1
      let date = "@\(second) +0000"
      return try desk.shell(
        line, environment: ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date])
    }
    for step in document.steps {
      switch step {
      case .person(let name):
        let person: Terminal.Person = try #require(Self.people[name], "\(page): \(name)")
        desk.person = person
      case .run(let line):
        let output = try type(line)
        #expect(output.status == 0, "\(page): \(line)\n\(output.block)")
      case .write(let path, let text): try desk.write(text, to: path)
      case .append(let path, let text): try desk.append(text, to: path)
      case .replace(let path, let old, let new): try desk.replace(old, with: new, in: path)
      case .console(let commands, let exits, let lines):
        var text: [String] = []
        for (number, command) in commands.enumerated() {
          let output = try type("{ \(command.line)\n} 2>&1")
          let expected = number == commands.count - 1 ? exits : 0
          #expect(output.status == expected, "\(page): \(command.line)\n\(output.block)")
          let said = output.out.replacingOccurrences(of: desk.root, with: "/home/mo/blog")
          let isTheSame =
            said.normalised(root: desk.root) == command.output.normalised(root: desk.root)
          #expect(isTheSame || Self.isRecording, "\(page): \(command.line)\n\(said)")
          text.append("$ \(command.line)")
          // Times and ids of an earlier recording stay, so that only what changed differs.
          let shown = isTheSame ? command.output : said
          if !shown.isEmpty { text += shown.dropLast().components(separatedBy: "\n") }
        }
        blocks.append((lines, text))
      }
    }
    if Self.isRecording {
      for (lines, text) in blocks.reversed() { document.lines.replaceSubrange(lines, with: text) }
      try Data(document.lines.joined(separator: "\n").utf8).write(to: file)
    }
  }

  /// Pages for writers and editors speak of the newsroom, not of git.
  @Test(arguments: pages)
  func speaksTheReadersLanguage(_ page: String) throws {
    let file = Self.manual.appendingPathComponent(page)
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text.hasPrefix("# "), "\(page) has no title")
    #expect(!text.contains("\t"), "\(page) has a tab")
    guard page.hasPrefix("Tutorials/writer") || page.hasPrefix("Tutorials/editor") else { return }
    let words: Set<String> = [
      "commit", "branch", "head", "repository", "merge", "rebase", "staged",
    ]
    for line in text.components(separatedBy: "\n") where !line.hasPrefix("<!-- ") {
      let word = line.lowercased().split { !$0.isLetter }.map(String.init)
        .first(where: words.contains)
      #expect(word == nil, "\(page): \(word ?? "") in: \(line)")
    }
  }

  private static let isRecording =
    ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"].map { !$0.isEmpty } ?? false

  private static let people: [String: Terminal.Person] = [
    "ada": .ada, "ben": .ben, "mo": .mo, "sam": .stranger,
  ]
}
