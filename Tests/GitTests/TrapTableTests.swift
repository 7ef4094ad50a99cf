import Foundation
import Testing

/// The README of Git says which test holds what; each of them is there.
@Suite struct TrapTableTests {
  @Test func everyTestThatIsNamedIsThere() throws {
    let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: top.appendingPathComponent("Sources/Git/README.md"), encoding: .utf8)
    let tests = top.appendingPathComponent("Tests").path
    let files = FileManager.default.enumerator(atPath: tests)?.compactMap { $0 as? String } ?? []
    var count = 0
    for word in text.split(separator: "`") where word.contains("Tests.") {
      let parts = word.split(separator: ".")
      guard parts.count == 2, parts[0].hasSuffix("Tests") else { continue }
      // Two targets may each have one of that name.
      let isThere = try files.filter { $0.hasSuffix("/\(parts[0]).swift") }.contains {
        try String(contentsOfFile: "\(tests)/\($0)", encoding: .utf8).contains("func \(parts[1])(")
      }
      #expect(isThere, "\(word)")
      count += 1
    }
    #expect(count > 30)
  }
}
