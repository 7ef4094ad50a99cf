import Foundation
public import Testing

/// Compares text with the file `Snapshots/NAME.txt` beside the test.
///
/// With `RECORD_SNAPSHOTS=1` the file is written anew and the test fails, so that a recording run
/// is never taken for a passing one. Escape characters are shown as `␛`, to be read in a diff.
public func expectSnapshot(
  _ text: String, named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent("Snapshots").appendingPathComponent("\(name).txt")
  let shown = text.replacingOccurrences(of: "\u{1B}", with: "␛")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(shown.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record(
      "no snapshot \(name); run with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  #expect(shown == expected, "\(firstDifference(expected, shown))", sourceLocation: sourceLocation)
}

private func firstDifference(_ expected: String, _ found: String) -> String {
  let old = expected.components(separatedBy: "\n")
  let new = found.components(separatedBy: "\n")
  for line in 0..<max(old.count, new.count) {
    let was = line < old.count ? old[line] : "(nothing)"
    let now = line < new.count ? new[line] : "(nothing)"
    if was != now { return "line \(line + 1)\n- \(was)\n+ \(now)" }
  }
  return "the same"
}
