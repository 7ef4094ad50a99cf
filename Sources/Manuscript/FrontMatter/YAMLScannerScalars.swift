extension YAMLScanner {
  /// A plain scalar, over several lines if they are indented (`yaml_parser_scan_plain_scalar`).
  mutating func plain() throws(DraftFault) {
    let start = at
    let startLine = line
    let parent = indent
    // Looking for a second line may already find the next key.
    let owner = entries.count - 1
    var last = at
    while at < end, bytes[at] != Byte.hash {
      while at < end, !isBlankOrEnd(at) {
        if bytes[at] == Byte.colon, isBlankOrEnd(at + 1) { break }
        if !brackets.isEmpty {
          if bytes[at] == Byte.colon, at + 1 < end, Self.flowSign(bytes[at + 1]) {
            throw DraftFault(
              at..<(at + 1), "a colon directly before a bracket or comma",
              help: "put the text in double quotes")
          }
          if Self.flowEnd(bytes[at]) { break }
        }
        at += 1
        last = at
      }
      guard at < end, isBlankOrEnd(at) else { break }
      while at < end, isBlankOrEnd(at) {
        if bytes[at].isBreak { try nextLine() } else { at += 1 }
      }
      if brackets.isEmpty, at < end, column <= parent { break }
    }
    // Nothing was taken: the byte can begin no token, and standing still would never end.
    guard last > start else {
      throw DraftFault(
        start..<(start + 1), "this sign cannot begin a value",
        help: "put the value in double quotes")
    }
    try finish(Token(range: start..<last, style: .plain), from: startLine, owner: owner)
  }

  private static func flowEnd(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.openBracket || byte == Byte.closeBracket
      || byte == Byte.openBrace || byte == Byte.closeBrace
  }

  private static func flowSign(_ byte: UInt8) -> Bool { flowEnd(byte) || byte == Byte.question }

  /// A quoted scalar; the lines that it goes on over are indented or blank.
  mutating func quoted(_ quote: UInt8) throws(DraftFault) {
    let start = at
    let startLine = line
    at += 1
    while at < end {
      let byte = bytes[at]
      if byte == quote {
        if quote == Byte.apostrophe, at + 1 < end, bytes[at + 1] == quote {
          at += 2
          continue
        }
        at += 1
        let token = Token(
          range: start..<at, style: quote == Byte.quote ? .double : .single)
        return try finish(token, from: startLine, owner: entries.count - 1)
      }
      if byte == Byte.newline {
        at += 1
        line += 1
        if at < end, !bytes[at].isBlank, !bytes[at].isBreak {
          throw DraftFault(
            start..<source.lines[startLine].end,
            "this quote is still open when line \(line + 1) begins at the margin",
            help: "close the quote, or indent the lines of the text")
        }
      } else if byte == Byte.backslash, quote == Byte.quote, at + 1 < end, !bytes[at + 1].isBreak {
        at += 2
      } else {
        at += 1
      }
    }
    throw DraftFault(
      start..<source.lines[startLine].end, "this quote is never closed",
      help: "close it at the end of the text")
  }

  /// A `|` or `>` scalar (`yaml_parser_scan_block_scalar`).
  mutating func blockScalar() throws(DraftFault) {
    let start = at
    let startLine = line
    at += 1
    var width = 0
    while at < end, !isBlankOrEnd(at) {
      let byte = bytes[at]
      if byte.isDigit, byte != Byte.zero, width == 0 {
        width = Int(byte - Byte.zero)
      } else if byte == Byte.plus {
        // With `|+` blank lines below a managed key would be part of the text above it.
        throw DraftFault(
          start..<(at + 1), "a text that keeps the blank lines after it (`+`)",
          help: "write `|` or `>` without the `+`")
      } else if byte != Byte.hyphen {
        throw DraftFault(
          start..<(at + 1), "text directly after `\(source.string(start..<(start + 1)))`",
          help: "begin the text on the next line, or put it in double quotes")
      }
      at += 1
    }
    while at < end, bytes[at].isBlank { at += 1 }
    if at < end, !bytes[at].isBreak, bytes[at] != Byte.hash {
      throw DraftFault(
        start..<(at + 1), "text on the line of `\(source.string(start..<(start + 1)))`",
        help: "begin the text on the next line, or put it in double quotes")
    }
    let header = source.lines[line].end
    toNextLine()
    skipBlock(width: width == 0 ? 0 : max(indent, 0) + width)
    try finish(
      Token(range: start..<header, style: .block), from: startLine, owner: entries.count - 1)
    if at < end, column == 0 { try beginLine() }
  }

  /// Over the lines of a block scalar, to the first that is not its own.
  private mutating func skipBlock(width: Int) {
    var width = width
    blanks(&width)
    while at < end, column == width {
      toNextLine()
      blanks(&width)
    }
  }

  /// Over indentation and blank lines; finds out the width where none was given.
  private mutating func blanks(_ width: inout Int) {
    var widest = 0
    while at < end {
      while at < end, width == 0 || column < width, bytes[at] == Byte.space { at += 1 }
      widest = max(widest, column)
      guard at < end, bytes[at].isBreak else { break }
      toNextLine()
    }
    if width == 0 { width = max(widest, indent + 1, 1) }
  }

  private mutating func toNextLine() {
    at = source.lines[line].next
    line += 1
  }
}
