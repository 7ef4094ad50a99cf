import Foundation
import Testing

@testable import Reports

/// Widths against the Unicode Character Database, character by character.
struct WidthTableTests {
  @Test func everyAssignedCharacterIsAsWideAsTheTableSays() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Widths.txt")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var count = 0
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      let ends = words[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
      let (first, last) = (try #require(ends.first), try #require(ends.last))
      let width = try #require(Int(words[1]))
      let wrong = (first...last).compactMap(Unicode.Scalar.init)
        .filter { DisplayWidth.of(String($0)) != width }
      #expect(wrong.isEmpty, "\(line): \(wrong.prefix(4).map { String($0.value, radix: 16) })")
      count += Int(last - first) + 1
    }
    // All of Unicode 15.1 that is assigned and can be seen.
    #expect(count > 140_000)
  }
}
