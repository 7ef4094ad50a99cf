import Testing

@testable import Editorial

/// Reads the drafts of the checks' examples, and no others: one `key: value` a line, lists below
/// their key or in brackets; in the body, links, images and the text between them.
///
/// The tests of the real reader run the same examples; this one lets the checks be tested alone.
struct ExampleReader {
  let version: DraftVersion
  let outline: BodyOutline
  /// Where the `↓` stood, each as "line:column".
  let marks: [String]

  init(_ example: String, path: String) throws {
    var lines: [[Unicode.Scalar]] = []
    var marks: [String] = []
    for (index, line) in example.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      var kept: [Unicode.Scalar] = []
      for scalar in line.unicodeScalars {
        if scalar == "↓" {
          marks.append("\(index + 1):\(kept.count + 1)")
        } else {
          kept.append(scalar)
        }
      }
      lines.append(kept)
    }
    self.marks = marks
    let texts = lines.map { String(String.UnicodeScalarView($0)) }
    #expect(texts.first == "---")
    let end = try #require(texts.dropFirst().firstIndex(of: "---"))
    var fields: [Field] = []
    for index in 1..<end {
      Self.read(texts[index], number: index + 1, path: path, into: &fields)
    }
    var outline = BodyOutline()
    for index in lines.indices.dropFirst(end + 1) {
      var line = BodyLine(scalars: lines[index], number: index + 1, path: path)
      line.read(into: &outline)
    }
    self.outline = outline
    let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    let text = DraftText(
      syntax: .yaml, fields: fields, bodyLine: end + 2,
      hasBody: texts.dropFirst(end + 1).contains { !$0.trimmed.isEmpty }, copy: "copy")
    version = DraftVersion(
      slug: Slug(name), path: path, blob: "blob", content: .readable(text))
  }

  private static func read(
    _ line: String, number: Int, path: String, into fields: inout [Field]
  ) {
    func place(_ column: Int, _ length: Int) -> Editorial.SourceLocation {
      Editorial.SourceLocation(
        path: path, line: number, column: column, endColumn: column + length, text: line)
    }
    if line.hasPrefix("  - ") {
      let text = String(line.dropFirst(4))
      let item = Field.Item(text: text, location: place(5, text.unicodeScalars.count))
      let last = fields.indices.last ?? 0
      if case .list(let items) = fields[last].value {
        fields[last].value = .list(items + [item])
      } else {
        fields[last].value = .list([item])
      }
      return
    }
    let key = String(line.prefix { $0 != ":" })
    let text = String(line.dropFirst(key.count + 1)).trimmed
    let keyPlace = place(1, key.count)
    let valuePlace = text.isEmpty ? keyPlace : place(key.count + 3, text.unicodeScalars.count)
    var value: Field.Value = text.isEmpty ? .empty : .scalar(text)
    if text.hasPrefix("[") {
      value = .list(
        text.dropFirst().dropLast().split(separator: ",").map {
          Field.Item(text: String($0).trimmed, location: valuePlace)
        })
    }
    fields.append(
      Field(key: key, value: value, keyLocation: keyPlace, valueLocation: valuePlace))
  }
}

/// One line of an example's body.
private struct BodyLine {
  let scalars: [Unicode.Scalar]
  let number: Int
  let path: String
  private var start = 0
  private var index = 0

  init(scalars: [Unicode.Scalar], number: Int, path: String) {
    self.scalars = scalars
    self.number = number
    self.path = path
  }

  mutating func read(into outline: inout BodyOutline) {
    if text(0..<scalars.count).hasPrefix("## ") {
      outline.headings.append(
        .init(level: 2, text: text(3..<scalars.count), location: place(0)))
    }
    for (index, scalar) in scalars.enumerated() where scalar == "\u{202E}" {
      outline.controls.append(.init(text: String(Character(scalar)), location: place(index)))
    }
    while index < scalars.count {
      let isImage = scalars[index] == "!" && index + 1 < scalars.count && scalars[index + 1] == "["
      if scalars[index] == "`" {
        endRun(&outline)
        index = (scalars[(index + 1)...].firstIndex(of: "`") ?? index) + 1
        start = index
      } else if isImage || scalars[index] == "[" {
        endRun(&outline)
        let begin = index
        let found = reference(at: begin)
        if isImage { outline.images.append(found) } else { outline.links.append(found) }
        start = index
      } else {
        index += 1
      }
    }
    endRun(&outline)
  }

  private mutating func reference(at begin: Int) -> BodyOutline.Reference {
    let open = scalars[begin...].firstIndex(of: "[") ?? begin
    let close = scalars[open...].firstIndex(of: "]") ?? open
    var depth = 0
    var end = close + 1
    repeat {
      if scalars[end] == "(" { depth += 1 }
      if scalars[end] == ")" { depth -= 1 }
      end += 1
    } while depth > 0 && end < scalars.count
    index = end
    var destination = text(close + 2..<end - 1)
    if destination.hasPrefix("<") { destination = String(destination.dropFirst().dropLast()) }
    return .init(
      destination: destination, text: text(open + 1..<close), location: place(begin))
  }

  private func endRun(_ outline: inout BodyOutline) {
    guard start < index else { return }
    outline.runs.append(.init(text: text(start..<index), location: place(start)))
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  private func place(_ index: Int) -> Editorial.SourceLocation {
    Editorial.SourceLocation(
      path: path, line: number, column: index + 1, text: text(0..<scalars.count))
  }
}
