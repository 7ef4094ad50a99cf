import Editorial

/// Decides for each character of a paragraph whether Markdown would take it for markup.
///
/// The rules are CommonMark's and GitHub's, and kramdown's where it sees more: a `|` anywhere and
/// a `:` at the start of a line (tables and definition lists).
struct ParagraphEscaper {
  private let text: [Unicode.Scalar]
  private var output = String.UnicodeScalarView()
  private let hasTildes: Bool

  static func escape(_ paragraph: String) -> String {
    var escaper = ParagraphEscaper(paragraph)
    var lineStart = 0
    while lineStart <= escaper.text.count {
      let rest = escaper.text[lineStart...]
      let lineEnd = rest.firstIndex(of: "\n") ?? escaper.text.count
      escaper.write(lineStart..<lineEnd)
      guard lineEnd < escaper.text.count else { break }
      let isBlank = lineEnd == lineStart || lineEnd + 1 == escaper.text.count
      escaper.output.append(contentsOf: (isBlank ? "&#10;" : "\n").unicodeScalars)
      lineStart = lineEnd + 1
    }
    return String(escaper.output)
  }

  /// Escapes all ASCII punctuation and every blank at the edge of a line.
  static func escapeEverything(_ paragraph: String) -> String {
    var output = String.UnicodeScalarView()
    let scalars = Array(paragraph.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isEdge =
        index == 0 || index + 1 == scalars.count || isBreak(scalars[index - 1])
        || isBreak(scalars[index + 1])
      if isPunctuation(scalar) { output.append("\\") }
      if isBreak(scalar) || (isSpace(scalar) && isEdge) {
        output.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }

  private init(_ paragraph: String) {
    text = Array(paragraph.unicodeScalars)
    hasTildes = text.count { $0 == "~" } > 1
  }

  private mutating func write(_ line: Range<Int>) {
    let words = line.drop { Self.isSpace(text[$0]) }
    let start = words.first ?? line.upperBound
    let end = (line.last { !Self.isSpace(text[$0]) } ?? line.lowerBound - 1) + 1
    let marked = start < end ? mark(beginning: start..<end) : nil
    var addressEnd = line.lowerBound
    for index in line {
      let scalar = text[index]
      let isEdge =
        (index == line.lowerBound && index < start)
        || (index >= end && index + 1 == line.upperBound)
      if isEdge || scalar == "\r" || (Self.isSpace(scalar) && scalar.value > 0x0A && scalar != " ")
      {
        output.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
        continue
      }
      if index >= addressEnd, let found = endOfAddress(at: index, in: line) {
        addressEnd = found
      }
      if index == marked || (index >= addressEnd && isMarkup(index, in: line)) {
        output.append("\\")
      }
      output.append(scalar)
    }
  }

  /// The character that makes the line begin a block: heading, list, quote, rule, table, fence.
  private func mark(beginning line: Range<Int>) -> Int? {
    let start = line.lowerBound
    let first = text[start]
    let whole = text[line]
    func endsOrBlank(_ index: Int) -> Bool { index >= line.upperBound || Self.isSpace(text[index]) }
    switch first {
    case ">": return start
    case "#":
      let count = whole.prefix { $0 == "#" }.count
      return count <= 6 && endsOrBlank(start + count) ? start : nil
    case "-", "+", "*", "_", "=", ":", ".", "~":
      if first == ":" || endsOrBlank(start + 1), first != "_", first != "~", first != "." {
        return first == "=" && !whole.allSatisfy { $0 == "=" } ? nil : start
      }
      let isRule = whole.allSatisfy {
        $0 == first || $0 == " " || $0 == "|" || $0 == ":" || $0 == "-"
      }
      return isRule || (first == "~" && whole.starts(with: [first, first, first])) ? start : nil
    case "0"..."9":
      let digits = whole.prefix { ("0"..."9").contains($0) }.count
      let after = start + digits
      guard digits <= 9, after < line.upperBound, text[after] == "." || text[after] == ")" else {
        return nil
      }
      return endsOrBlank(after + 1) ? after : nil
    default: return nil
    }
  }

  private func isMarkup(_ index: Int, in line: Range<Int>) -> Bool {
    let before = index > line.lowerBound ? text[index - 1] : " "
    let after = index + 1 < line.upperBound ? text[index + 1] : " "
    let standsAlone = Self.isSpace(before) && Self.isSpace(after)
    switch text[index] {
    case "`", "|": return true
    case "\\": return index + 1 >= line.upperBound || Self.isPunctuation(after)
    case "*": return !standsAlone
    case "_": return !standsAlone && !(Self.isWord(before) && Self.isWord(after))
    case "~": return hasTildes && !standsAlone
    case "[": return after == "^"
    case "]": return after == "(" || after == "[" || after == ":" || after == "\\"
    case "<": return after == "/" || after == "!" || after == "?" || Self.isLetter(after)
    case "&": return isEntity(index, in: line)
    default: return false
    }
  }

  private func isEntity(_ index: Int, in line: Range<Int>) -> Bool {
    let name = text[index + 1..<line.upperBound].prefix(33).prefix {
      Self.isLetter($0) || ("0"..."9").contains($0) || $0 == "#"
    }
    return !name.isEmpty && name.endIndex < line.upperBound && text[name.endIndex] == ";"
  }

  /// The end of an address that begins here: nothing in it is markup.
  private func endOfAddress(at index: Int, in line: Range<Int>) -> Int? {
    guard text[index] == "h" || text[index] == "w" || text[index] == "f" || text[index] == "H"
    else { return nil }
    if index > line.lowerBound, Self.isWord(text[index - 1]) { return nil }
    // Most words are told from an address by their first letters, without reading to their end.
    guard address(text[index..<line.upperBound].prefix(12)) != nil else { return nil }
    return address(text[index..<line.upperBound]).map { index + $0 }
  }

  /// The length of the address that a stretch begins with.
  private func address(_ stretch: ArraySlice<Unicode.Scalar>) -> Int? {
    let token = stretch.prefix { !Self.isSpace($0) }
    let bytes = Array(String(String.UnicodeScalarView(token)).utf8)
    guard
      let found = BareAddress.first(
        in: bytes, from: 0, beginningIn: 0..<min(bytes.count, 6)),
      found.range.lowerBound == 0, found.prefix != "mailto:"
    else { return nil }
    let address = String(decoding: bytes[found.range], as: UTF8.self)
    return address.unicodeScalars.count
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  /// What cmark counts as white space.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value)
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && UInt8(scalar.value).isPunctuation
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && UInt8(scalar.value).isLetter
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetterOrNumber
  }
}
