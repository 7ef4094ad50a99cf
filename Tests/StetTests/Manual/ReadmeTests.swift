import Foundation
import NewsroomTestSupport
import Reports
import Testing

@testable import stet

/// What README shows of a session is typed in one shell, as a reader would, and prints just that.
///
/// `RECORD_SNAPSHOTS=1` writes what it prints now into README.
struct ReadmeTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("README.md")

  @Test func doesWhatItSays() throws {
    var lines = String(decoding: try Data(contentsOf: Self.file), as: UTF8.self)
      .components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "## 60 seconds"))
    let end = try #require(lines.firstIndex(of: "## Commands"))
    let document = try ManualDocument(lines[start..<end].joined(separator: "\n"))
    let desk = try Terminal()
    // The reader's own name is git's to know.
    desk.person = nil
    let output = try desk.shell(Self.script(document.steps))
    #expect(output.status == 0, "\(output.block)")
    var said = output.out.components(separatedBy: Self.mark).dropFirst().makeIterator()
    var blocks: [(lines: Range<Int>, text: [String])] = []
    for case .console(let commands, _, let place) in document.steps {
      var text: [String] = []
      for command in commands {
        let next = said.next()
        let told = try #require(next).dropFirst()
        let isTheSame = normalised(String(told), desk) == normalised(command.output, desk)
        #expect(isTheSame || isRecording, "README: \(command.line)\n\(told)")
        let shown = isTheSame ? command.output : String(told)
        text.append("$ \(command.line)")
        if !shown.isEmpty { text += shown.dropLast().components(separatedBy: "\n") }
      }
      blocks.append((place.lowerBound + start..<place.upperBound + start, text))
    }
    #expect(blocks.count >= 5)
    if isRecording {
      for (place, text) in blocks.reversed() { lines.replaceSubrange(place, with: text) }
      try Data(lines.joined(separator: "\n").utf8).write(to: Self.file)
    }
  }

  /// Every command that README lists is one, and it lists every one.
  @Test func listsAllCommands() throws {
    let text = String(decoding: try Data(contentsOf: Self.file), as: UTF8.self)
    let table = text.components(separatedBy: "| command | what it does |").dropFirst().first ?? ""
    let rows = table.components(separatedBy: "\n\n").first ?? ""
    for command in CommandTree.all {
      let name = command.words.joined(separator: " ")
      #expect(
        rows.contains("`stet \(name)") || rows.contains("`\(name)`"), "README lists no \(name)")
    }
  }

  private static let mark = "\u{1}"

  private static func script(_ steps: [ManualDocument.Step]) -> String {
    var script = "exec 2>&1\n"
    for step in steps {
      switch step {
      case .run(let line): script += "{ \(line)\n} > /dev/null || exit 9\n"
      case .console(let commands, _, _):
        for command in commands { script += "printf '\\001\\n'\n\(command.line)\n" }
      default: script += "exit 8\n"
      }
    }
    return script + "exit 0\n"
  }

  private func normalised(_ text: String, _ desk: Terminal) -> String {
    text.normalised(root: desk.root).replacing(/\b[0-9a-f]{9}\b/, with: "<id>")
  }

  private var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"].map { !$0.isEmpty } ?? false
  }
}
