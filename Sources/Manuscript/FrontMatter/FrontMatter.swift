internal import Editorial

/// A front matter that was read: its bytes, its keys, and which lines are whose.
struct FrontMatter {
  var source: DraftSource
  var syntax: DraftText.Syntax
  var entries: [Entry]

  /// For each line between the fences, the index of the key that it belongs to, or nil.
  ///
  /// A key has its own line and all lines below it up to the next key, but for empty lines and
  /// comments in column 0. Lines of blanks and indented comments do belong to it: left to the copy,
  /// they would join a `|` text above the key once the key's own line is taken out.
  func owners() -> [Int?] {
    var owners: [Int?] = []
    owners.reserveCapacity(source.lines.count)
    var next = 0
    for index in 1..<max(source.closing, 1) {
      let line = source.lines[index].content
      if next < entries.count, entries[next].line == index { next += 1 }
      let free = line.isEmpty || source.bytes[line.lowerBound] == Byte.hash
      owners.append(free || next == 0 ? nil : next - 1)
    }
    return owners
  }

  /// The lines of one key, as indices into the source's lines.
  func lines(of entry: Int) -> [Int] {
    owners().enumerated().compactMap { $0.element == entry ? $0.offset + 1 : nil }
  }

  func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  /// The body's bytes.
  var body: Range<Int> {
    guard let fence = source.lines.last else { return 0..<source.bytes.count }
    return fence.next..<source.bytes.count
  }
}
