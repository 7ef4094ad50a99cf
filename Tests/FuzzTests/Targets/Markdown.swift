import Editorial

@testable import Manuscript

extension FuzzTarget {
  /// Bodies: everything found stands where it is said to, and plain text is written as itself.
  static let markdown = FuzzTarget(name: "markdown") { bytes in
    let (outline, lost) = MarkdownReader.read(bytes, firstLine: 1, path: "x.md")
    let text = String(decoding: bytes, as: UTF8.self)
    // Control characters and bytes that are no text are found by the checks; cmark replaces some.
    let isText = text.unicodeScalars.allSatisfy {
      ($0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{FFFD}") || $0 == "\n" || $0 == "\t"
    }
    if lost > 0, isText { return "\(lost) inlines are not found again" }
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.count
    for place in outline.runs.map(\.location) + outline.links.map(\.location)
      + outline.images.map(\.location) + outline.headings.map(\.location)
    where place.line < 1 || place.column < 1 || place.line > lines + returns(in: bytes) {
      return "no line \(place.line), column \(place.column)"
    }
    for run in outline.runs where cut(run.location) != run.text {
      return "“\(run.text)” does not stand in line \(run.location.line)"
    }
    // Longer ones are written too, but parsing them again takes its time.
    guard bytes.count <= 512 else { return nil }
    let written = MarkdownWriter.escape(text)
    let expected = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    let read = MarkdownWriter.rendered(written)
    return read.map { Array($0.unicodeScalars) } == Array(expected.unicodeScalars)
      ? nil : "written as \(written.debugDescription)"
  }

  private static func returns(in bytes: [UInt8]) -> Int { bytes.count { $0 == 0x0D } }

  /// What stands at a place.
  private static func cut(_ place: SourceLocation) -> String {
    let scalars = place.text.unicodeScalars.dropFirst(place.column - 1)
    return String(String.UnicodeScalarView(scalars.prefix(place.endColumn - place.column)))
  }
}
