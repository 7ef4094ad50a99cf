import Git
import Testing

/// Random commits with merges, and files that become folders and back.
enum RandomHistory {
  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var value = state
      value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
      return value ^ (value >> 33)
    }
  }

  private static let modes = ["M 100644", "M 100644", "M 100755", "M 120000"]
  // Names that git's order tells apart from the order of plain text.
  private static let names = [
    "a", "a.b", "a-b", "a/b", "a/c/d", "a0", "é", "z/y/x", "z/y", "z", "q/a",
  ]

  /// Feeds `git fast-import`; returns the commits, the last one newest.
  static func make(
    in test: TestRepository, commits: Int, seed: UInt64
  ) throws -> [ObjectID] {
    var numbers = Numbers(state: seed)
    var stream = ""
    for mark in 1...commits {
      stream += "commit refs/heads/random\nmark :\(mark)\n"
      stream += "committer Ada <ada@x> \(1_700_000_000 + mark * 60) +0000\ndata 2\nm\n"
      let parent = mark == 1 ? 0 : max(1, mark - Int.random(in: 1...3, using: &numbers))
      if mark > 1 { stream += "from :\(parent)\n" }
      if mark > 4, mark % 5 == 0 {
        let other = Int.random(in: 1..<mark, using: &numbers)
        if other != parent { stream += "merge :\(other)\n" }
      }
      for _ in 0...Int.random(in: 0...4, using: &numbers) {
        guard let name = names.randomElement(using: &numbers) else { continue }
        if Int.random(in: 0...3, using: &numbers) == 0 {
          stream += "D \(name)\n"
        } else {
          let mode = modes.randomElement(using: &numbers) ?? "M 100644"
          let text = String(UInt8.random(in: 0...9, using: &numbers))
          stream += "\(mode) inline \(name)\ndata \(text.utf8.count)\n\(text)\n"
        }
      }
    }
    try test.git(
      "fast-import", "--quiet", "--force", "--export-marks=marks", input: Array(stream.utf8))
    let lines = try String(decoding: test.contents("marks"), as: UTF8.self).split(separator: "\n")
    let byMark = lines.compactMap { line -> (Int, ObjectID)? in
      let words = line.split(separator: " ")
      guard words.count == 2, let mark = Int(words[0].dropFirst()) else { return nil }
      return ObjectID(hex: String(words[1])).map { (mark, $0) }
    }
    return byMark.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
