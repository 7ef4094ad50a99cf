import Editorial
import Foundation
import Testing

@testable import Manuscript

/// Each article in `Articles/NAME.txt` comes in as `Articles/NAME.expected` says.
///
/// `RECORD_SNAPSHOTS=1` writes what was read instead; look at the difference before you save it.
@Suite struct ArticleSnapshotTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Articles")

  @Test(arguments: [
    "english-blog", "english-news", "english-wrapped", "german", "french", "spanish", "ukrainian",
    "russian", "japanese", "untitled", "furniture-only",
  ])
  func comesIn(_ name: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: name + ".txt"))
    let read = Self.shown(bytes)
    let file = Self.folder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try read.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(read == expected)
  }

  static func shown(_ bytes: Data) -> String {
    do {
      return shown(try ArticleReader.read(bytes: bytes))
    } catch {
      return "error: \(error.message)\nhelp: \(error.help)\n"
    }
  }

  static func shown(_ article: ImportedArticle) -> String {
    var lines = [
      "title:  \(article.title ?? "–")", "dek:    \(article.dek ?? "–")",
      "byline: \(article.bylines.joined(separator: " · "))",
      "date:   \(article.date?.description ?? "–") (\(article.dateText ?? "–"))",
    ]
    if let about = article.about {
      lines += ["about:  \(about.name ?? "–")", "        \(about.text)"]
    }
    lines += ["", article.body, "left out:"]
    lines += article.leftOut.map { "\($0.line): \($0.text) (\($0.reason))" }
    return lines.joined(separator: "\n") + "\n"
  }
}
