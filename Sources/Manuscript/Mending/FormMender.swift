internal import Editorial

/// Mends what keeps a file from being read as a draft, where every reader would agree on the result.
///
/// An invisible mark before the front matter, blanks behind a fence, mixed line ends, a key in
/// another case, quotes around the state.
struct FormMender {
  private let reader: DraftReader
  private let path: String
  private(set) var bytes: [UInt8]
  private(set) var mends: [Mend] = []

  /// Nil when there is nothing of the kind to mend, or the file cannot be read even so.
  init?(_ bytes: [UInt8], reader: DraftReader, path: String) {
    guard bytes.count <= DraftReader.maximumSize else { return nil }
    self.reader = reader
    self.path = path
    self.bytes = bytes
    mendMark()
    mendFences()
    mendKeys()
    guard !mends.isEmpty, (try? reader.frontMatter(of: self.bytes, path: path)) != nil else {
      return nil
    }
  }

  private mutating func mendMark() {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    bytes.removeFirst(3)
    mends.append(Mend(line: 1, "took the invisible mark (BOM) at the start of the file away"))
  }

  /// Blanks behind the fences, and line ends that differ between them.
  private mutating func mendFences() {
    guard let fence = bytes.first, fence == Byte.hyphen || fence == Byte.plus else { return }
    let source = DraftSource(path: path, bytes: bytes)
    let limit = min(bytes.count, DraftReader.maximumFrontMatter + 1024)
    var lines = [source.line(from: 0, limit: limit)]
    guard isFence(lines[0].content, fence) else { return }
    while true {
      guard let last = lines.last, last.next < limit else { return }
      let line = source.line(from: last.next, limit: limit)
      lines.append(line)
      if isFence(line.content, fence) { break }
    }
    let name = source.string(0..<3)
    let returns = lines.count { $0.next - $0.end == 2 }
    let wanted = returns * 2 > lines.count { $0.next > $0.end } ? 2 : 1
    var edits: [(Range<Int>, [UInt8])] = []
    for (index, line) in lines.enumerated() {
      if index == 0 || index == lines.count - 1, line.content.count > 3 {
        edits.append(((line.start + 3)..<line.end, []))
        mends.append(Mend(line: index + 1, "took the blanks after `\(name)` away"))
      }
      guard line.next > line.end, line.next - line.end != wanted else { continue }
      edits.append((line.end..<line.next, wanted == 2 ? [0x0D, 0x0A] : [0x0A]))
      mends.append(Mend(line: index + 1, "ended the line as the others end"))
    }
    replace(edits)
  }

  private func isFence(_ line: Range<Int>, _ byte: UInt8) -> Bool {
    line.count >= 3 && bytes[line].prefix(3).allSatisfy { $0 == byte }
      && bytes[line].dropFirst(3).allSatisfy(\.isBlank)
  }

  /// Keys that stet knows in another case, and managed values in quotes that change nothing.
  private mutating func mendKeys() {
    guard let (entries, syntax) = readEntries() else { return }
    let present = Set(entries.map(\.key))
    let folds = entries.map { $0.key.lowercased() }
    var edits: [(Range<Int>, [UInt8])] = []
    for entry in entries {
      let folded = entry.key.lowercased()
      var key = entry.key
      if let right = reader.rules.reserved[folded], right.count == 1, let name = right.first,
        !present.contains(name), folds.count(where: { $0 == folded }) == 1
      {
        key = name
        edits.append((entry.keyRange, Array(name.utf8)))
        mends.append(Mend(line: entry.number, "wrote the key `\(entry.key)` as `\(name)`"))
      }
      if syntax == .yaml, let edit = plainValue(entry, key: key) {
        edits.append(edit)
        let text = String(decoding: edit.1, as: UTF8.self)
        mends.append(Mend(line: entry.number, "wrote `\(key): \(text)` plainly"))
      }
    }
    replace(edits)
  }

  /// `status: "draft"` is `status: draft`, and `draft: True` is `draft: true`, to every reader.
  private func plainValue(_ entry: Entry, key: String) -> (Range<Int>, [UInt8])? {
    guard reader.managed.scalars.contains(key), case .scalar(let text) = entry.value,
      let range = entry.valueRange, !text.isEmpty
    else { return nil }
    switch entry.style {
    case .single, .double:
      guard key == reader.managed.state, text.utf8.allSatisfy(\.isKeyByte),
        range.count == text.utf8.count + 2, !ManagedRules.otherBooleans.contains(text)
      else { return nil }
      return (range, Array(text.utf8))
    case .plain:
      guard ["True", "TRUE", "False", "FALSE"].contains(text) else { return nil }
      return (range, Array(text.lowercased().utf8))
    default: return nil
    }
  }

  private func readEntries() -> ([Entry], DraftText.Syntax)? {
    var source = DraftSource(path: path, bytes: bytes)
    var faults: [DraftFault] = []
    guard let syntax = try? Fences.find(in: &source, state: reader.managed.state),
      (try? Hazards.firstForeignByte(in: bytes)) != nil
    else { return nil }
    Hazards.check(source, yaml: syntax == .yaml, into: &faults)
    guard faults.isEmpty else { return nil }
    let entries =
      syntax == .yaml
      ? try? YAMLReader.read(source) : try? TOMLReader.read(source, managed: reader.managed)
    return entries.map { ($0, syntax) }
  }

  private mutating func replace(_ edits: [(Range<Int>, [UInt8])]) {
    for (range, text) in edits.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
      bytes.replaceSubrange(range, with: text)
    }
  }
}
