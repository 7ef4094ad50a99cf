import Foundation
import Testing

@testable import Reports

/// The diffs are what git takes: `git apply` makes the new file of the old one.
struct UnifiedDiffTests {
  @Test func gitAppliesHundredsOfEdits() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var dice = Dice(state: 20_261_119)
    var patch: [UInt8] = []
    var expected: [String: [UInt8]?] = [:]
    for number in 0..<400 {
      let path = "\(number) \(["plain", "sp ace", "日本", "quo\"te", "back\\slash"][number % 5]).md"
      var before: [UInt8]? = text(&dice)
      var after: [UInt8]? = edited(before ?? [], &dice)
      if number % 17 == 0 { before = nil }
      if number % 19 == 0 { after = number % 17 == 0 ? [] : nil }
      let old = number % 13 == 0 && before != nil && after != nil ? "was \(path)" : path
      if number % 26 == 0 { after = after.flatMap { _ in before } ?? after }
      if let before { try Data(before).write(to: folder.appendingPathComponent(old)) }
      patch +=
        UnifiedDiff(
          path: path, movedFrom: old == path ? nil : old, before: before, after: after
        ).patch
      if old != path { expected[old] = .some(nil) }
      expected[path] = after
    }
    try Data(patch).write(to: folder.appendingPathComponent("all.patch"))
    let checked = try git(["apply", "--check", "all.patch"], in: folder)
    #expect(checked == "")
    let applied = try git(["apply", "--whitespace=nowarn", "all.patch"], in: folder)
    #expect(applied == "")
    for (path, bytes) in expected {
      let file = folder.appendingPathComponent(path)
      let found = (try? Data(contentsOf: file)).map { [UInt8]($0) }
      #expect(found == bytes, "\(path)")
    }
  }

  @Test func theSearchFindsAShortestEdit() {
    var dice = Dice(state: 7)
    for _ in 0..<300 {
      let old = (0..<dice.roll(12)).map { _ in dice.roll(4) }
      let new = (0..<dice.roll(12)).map { _ in dice.roll(4) }
      let edits = SequenceDiff.edits(from: old, to: new)
      let changes = edits.count { if case .keep = $0 { false } else { true } }
      #expect(changes == new.difference(from: old).count)
      #expect(replay(edits, new) == new)
    }
  }

  @Test func aWholeNewFileIsNotSearchedForEver() {
    let old = (0..<20_000).map { "old \($0)" }
    let new = (0..<20_000).map { "new \($0)" }
    #expect(SequenceDiff.edits(from: old, to: new).count == 40_000)
  }

  @Test func hunksSayWhereTheyStand() {
    let diff = UnifiedDiff(path: "a", before: [], after: Array("x".utf8))
    #expect(
      String(decoding: diff.patch, as: UTF8.self)
        == "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n"
    )
    #expect(UnifiedDiff(path: "a", before: [1], after: [1]).lines.isEmpty)
    let binary = UnifiedDiff(path: "a.png", before: [0], after: [0, 1])
    #expect(binary.lines.last == .header("Binary files a/a.png and b/a.png differ"))
  }

  @Test func printedAsItIsWhenNothingIsOdd() {
    let before = Array("a\r\n\tb\r\nc".utf8)
    let diff = UnifiedDiff(path: "a b", before: before, after: Array("a\r\n\tB é日\r\nc\r\n".utf8))
    var page = Page(Style(width: 20))
    diff.write(to: &page)
    #expect(Array(page.text.utf8) == diff.patch)
  }

  private func text(_ dice: inout Dice) -> [UInt8] {
    let newline = dice.roll(4) == 0 ? "\r\n" : "\n"
    let lines = (0..<dice.roll(40)).map { _ in
      ["", "one", "two\ttabs", "-minus", "+plus", "é 日 😀", "@@ -1 +1 @@"][dice.roll(7)]
    }
    return Array((lines.joined(separator: newline) + (dice.roll(2) == 0 ? newline : "")).utf8)
  }

  private func edited(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      Array($0)
    }
    for _ in 0...dice.roll(5) {
      let index = dice.roll(lines.count + 1)
      switch dice.roll(3) {
      case 0: lines.insert(Array("new \(dice.roll(9))".utf8), at: index)
      case 1 where index < lines.count: lines.remove(at: index)
      default: if index < lines.count { lines[index] += Array("!".utf8) }
      }
    }
    let edited = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    return edited == bytes ? bytes + Array("more".utf8) : edited
  }

  private func replay(_ edits: [SequenceDiff.Edit], _ new: [Int]) -> [Int] {
    edits.compactMap {
      switch $0 {
      case .keep(_, let index), .add(let index): new[index]
      case .remove: nil
      }
    }
  }

  private func git(_ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path, "GIT_CEILING_DIRECTORIES": folder.deletingLastPathComponent().path,
      "GIT_CONFIG_NOSYSTEM": "1",
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let errors = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let said = String(decoding: errors, as: UTF8.self)
    return process.terminationStatus == 0
      ? "" : "exit \(process.terminationStatus): \(said)"
  }
}
