import Editorial

@testable import Manuscript

/// A body read from text, with what its places point at.
struct ReadBody {
  let text: String
  let firstLine: Int
  let outline: BodyOutline
  let lost: Int

  init(_ text: String, firstLine: Int = 1) {
    self.text = text
    self.firstLine = firstLine
    (outline, lost) = MarkdownReader.read(
      Array(text.utf8), firstLine: firstLine, path: "drafts/a.md")
  }

  /// `line:column text`, the text cut out of the place's own line.
  func spot(_ location: SourceLocation) -> String {
    let scalars = location.text.unicodeScalars
    let start = scalars.index(
      scalars.startIndex, offsetBy: location.column - 1, limitedBy: scalars.endIndex)
    let end = scalars.index(
      scalars.startIndex, offsetBy: location.endColumn - 1, limitedBy: scalars.endIndex)
    let cut = String(scalars[(start ?? scalars.endIndex)..<(end ?? scalars.endIndex)])
    return "\(location.line):\(location.column) \(cut)"
  }

  var links: [String] { outline.links.map { spot($0.location) + " → " + $0.destination } }
  var images: [String] {
    outline.images.map { spot($0.location) + " → " + $0.destination + " “\($0.text)”" }
  }
  var headings: [String] {
    outline.headings.map { spot($0.location) + " → \($0.level) \($0.text)" }
  }
  var runs: [String] { outline.runs.map { spot($0.location) } }

  /// What does not hold of every outline: each run stands in the file where it says, letter for
  /// letter, on the line that it gives.
  var faults: [String] {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline && $0 != "\u{2028}" }
    var faults = outline.runs.filter { run in
      spot(run.location).drop { $0 != " " }.dropFirst() != run.text
    }.map { "run “\($0.text)” at \(spot($0.location))" }
    for place in outline.runs.map(\.location) + outline.links.map(\.location) {
      let index = place.line - firstLine
      if !lines.indices.contains(index) { faults.append("no line \(place.line)") }
    }
    return faults
  }
}
