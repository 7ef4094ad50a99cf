import Foundation

/// A reader of what comes from outside, and what must hold of it whatever the bytes.
struct FuzzTarget: Sendable {
  let name: String
  /// What does not hold of these bytes; nil when all does.
  let fault: @Sendable ([UInt8]) -> String?
  /// Beginnings that are made rather than kept in `Corpus`, since their form is the program's own.
  var seeds: @Sendable () -> [[UInt8]] = { [] }

  static let all: [FuzzTarget] = [
    .frontMatter, .rules, .messages, .commits, .escape, .articles, .posts, .markdown, .globs,
    .slugs, .signatures, .index, .ledger, .roster, .unfinished,
  ]

  /// The folder with an input a file that mutations begin with; those that once broke something are
  /// among them.
  var corpus: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(name)").path
  }

  /// Everything that mutations begin with, in the same order each time.
  func inputs() -> [[UInt8]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus)) ?? []
    return names.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(corpus)/\(name)").map { [UInt8]($0) }
    } + seeds()
  }
}
