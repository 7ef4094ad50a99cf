/// CommonMark's grammar of what stands around a link's text, on bytes.
///
/// Each function takes the offset at which something should begin and answers the offset after
/// it, or nil. See the sections on links and on link reference definitions in the specification.
struct LinkGrammar {
  let bytes: [UInt8]

  private func byte(_ offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func spaces(_ offset: Int) -> Int {
    var offset = offset
    while let next = byte(offset), next.isSpace { offset += 1 }
    return offset
  }

  private func blanks(_ offset: Int) -> Int {
    var offset = offset
    while let next = byte(offset), next.isBlank { offset += 1 }
    return offset
  }

  /// What follows the text of a link: `](destination "title")`, `][label]`, `][]` or `]`.
  func tail(_ offset: Int) -> Int? {
    guard byte(offset) == UInt8(ascii: "]") else { return nil }
    let after = offset + 1
    if let end = resource(after) { return end }
    if let end = label(after) { return end }
    return after
  }

  /// `(destination "title")`.
  private func resource(_ offset: Int) -> Int? {
    guard byte(offset) == UInt8(ascii: "("), let url = destination(spaces(offset + 1)) else {
      return nil
    }
    var end = spaces(url)
    if end > url, let title = title(end) { end = spaces(title) }
    return byte(end) == UInt8(ascii: ")") ? end + 1 : nil
  }

  /// `<address>`, or an address without blanks whose parentheses are balanced.
  private func destination(_ offset: Int) -> Int? {
    if byte(offset) == UInt8(ascii: "<") {
      return closing(offset + 1, at: UInt8(ascii: ">")) { $0.isBreak || $0 == UInt8(ascii: "<") }
    }
    var offset = offset
    var depth = 0
    while let next = byte(offset) {
      if next == .backslash, let escaped = byte(offset + 1), escaped.isPunctuation {
        offset += 2
        continue
      }
      if next == UInt8(ascii: "(") {
        depth += 1
        if depth > 32 { return nil }
      } else if next == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      } else if next <= .space || next == 0x7F {
        break
      }
      offset += 1
    }
    return offset
  }

  private func title(_ offset: Int) -> Int? {
    switch byte(offset) {
    case UInt8(ascii: "\""): closing(offset + 1, at: UInt8(ascii: "\"")) { _ in false }
    case UInt8(ascii: "'"): closing(offset + 1, at: UInt8(ascii: "'")) { _ in false }
    case UInt8(ascii: "("):
      closing(offset + 1, at: UInt8(ascii: ")")) { $0 == UInt8(ascii: "(") }
    default: nil
    }
  }

  /// `[label]`, also the empty one; at most 1,000 bytes, no bracket inside.
  private func label(_ offset: Int) -> Int? {
    guard byte(offset) == UInt8(ascii: "["),
      let end = closing(
        offset + 1, at: UInt8(ascii: "]"), within: 1_001, stop: { $0 == UInt8(ascii: "[") })
    else { return nil }
    return end
  }

  /// `[label]: destination "title"` to the end of its line.
  func definition(_ offset: Int) -> Int? {
    guard let named = label(offset), byte(named) == UInt8(ascii: ":") else { return nil }
    let start = spaces(named + 1)
    guard let url = destination(start), url > start else { return nil }
    let gap = spaces(url)
    if gap > url, let title = title(gap), let end = lineEnd(blanks(title)) { return end }
    return lineEnd(blanks(url))
  }

  private func lineEnd(_ offset: Int) -> Int? {
    guard let next = byte(offset) else { return offset }
    guard next.isBreak else { return nil }
    return next == .cr && byte(offset + 1) == .lf ? offset + 2 : offset + 1
  }

  private func closing(
    _ offset: Int, at end: UInt8, within limit: Int = .max, stop: (UInt8) -> Bool
  ) -> Int? {
    let start = offset
    var offset = offset
    while let next = byte(offset), offset - start < limit {
      if next == .backslash, let escaped = byte(offset + 1), escaped.isPunctuation {
        offset += 2
      } else if next == end {
        return offset + 1
      } else if stop(next) {
        return nil
      } else {
        offset += 1
      }
    }
    return nil
  }
}
