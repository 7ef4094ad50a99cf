internal import Editorial

// Edits within a value: one text of a list, or only the form of its letters.
extension FieldSplice {
  /// Gives one text of a key another spelling, in the quotes that it has.
  ///
  /// A scalar is the only text of its key. One that goes on over several lines is not changed.
  func set(_ index: Int, of key: String, to text: String) throws(Impossible) -> [UInt8] {
    guard let entry = front.entry(key), let range = texts(of: entry, index) else {
      throw Impossible(message: "`\(key)` has no such text", range: 0..<3)
    }
    let token = bytes[range]
    guard !token.isEmpty, !token.contains(where: \.isBreak) else {
      throw Impossible(message: "`\(key)` goes on over several lines", range: entry.keyRange)
    }
    let style: Entry.Style =
      token.first == Byte.quote ? .double : token.first == Byte.apostrophe ? .single : .plain
    let isBracketed = entry.style == .flow || front.syntax == .toml
    return replacing(range, by: writer(key, inFlow: isBracketed).write(text, like: style))
  }

  /// Brings the letters of a key's value into composed form (NFC), wherever they stand.
  ///
  /// Nothing that is syntax has two forms, so that the bytes can be taken as they are.
  func compose(_ key: String) -> [UInt8] {
    guard let entry = front.entry(key) else { return bytes }
    var edited = bytes
    for range in valueRanges(of: entry).sorted(by: { $0.lowerBound > $1.lowerBound }) {
      guard bytes[range].contains(where: { $0 >= 0x80 }) else { continue }
      let text = source.string(range)
      let composed = text.composed
      guard !composed.utf8.elementsEqual(text.utf8) else { continue }
      edited.replaceSubrange(range, with: Array(composed.utf8))
    }
    return edited
  }

  private func texts(of entry: Entry, _ index: Int) -> Range<Int>? {
    switch entry.value {
    case .scalar: index == 0 && entry.style != .block ? entry.valueRange : nil
    case .list: entry.items.indices.contains(index) ? entry.items[index] : nil
    case .empty, .other: nil
    }
  }

  /// The bytes of the texts, without what stands around them.
  private func valueRanges(of entry: Entry) -> [Range<Int>] {
    switch entry.value {
    case .list: return entry.items
    case .scalar:
      if entry.style != .block, let range = entry.valueRange { return [range] }
      guard let index = front.entries.firstIndex(where: { $0.key == entry.key }) else { return [] }
      // Within a text over several lines there are no comments, behind its first line there may be.
      return front.lines(of: index).filter { $0 != entry.line }.map { source.lines[$0].content }
    case .empty, .other: return []
    }
  }
}
