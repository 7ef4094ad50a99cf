internal import Editorial

extension TOMLScanner {
  /// Over a value that nobody will ask for.
  mutating func value() throws(DraftFault) {
    var nowhere = Entry(key: "", keyRange: at..<at, line: line, afterColon: at)
    _ = try value(into: &nowhere)
  }

  /// Over a value; answers whether it was read here, which needs no parser.
  mutating func value(into entry: inout Entry) throws(DraftFault) -> Bool {
    nodes += 1
    if nodes > YAMLScanner.maximumNodes { throw tooMany() }
    guard at < lineEnd else {
      throw DraftFault(
        entry.keyRange, "nothing after `=`", help: "write `key = \"\"`, or take the key away")
    }
    switch bytes[at] {
    case Byte.quote, Byte.apostrophe:
      let quote = bytes[at]
      if bytes[at...].starts(with: [quote, quote, quote]) {
        entry.style = .block
        try longString(quote)
        return false
      }
      let start = at
      let escapes = try string()
      entry.style = quote == Byte.quote ? .double : .single
      entry.value = .scalar(source.string((start + 1)..<(at - 1)))
      return !escapes
    case Byte.openBracket:
      entry.style = .flow
      return try array(into: &entry)
    case Byte.openBrace:
      entry.style = .flow
      entry.value = .other
      try inlineTable()
      return false
    default:
      let start = at
      try bare()
      entry.style = .plain
      let text = source.string(start..<at)
      entry.value = .scalar(text)
      return TOMLReader.isSimpleBare(text)
    }
  }

  /// A number, boolean or date: everything up to a blank, comma, bracket or comment.
  private mutating func bare() throws(DraftFault) {
    let start = at
    skipBare()
    // `2026-01-01 10:00:00` is one date.
    if at - start == 10, at + 1 < lineEnd, bytes[at] == Byte.space, bytes[at + 1].isDigit,
      bytes[start + 4] == Byte.hyphen
    {
      at += 1
      skipBare()
    }
    guard TOMLBareValue.isValid(bytes[start..<at]) else {
      throw DraftFault(
        start..<max(at, start + 1), "a value that TOML does not know",
        help: "put text in double quotes")
    }
  }

  private mutating func skipBare() {
    while at < lineEnd {
      let byte = bytes[at]
      guard byte.isKeyByte || byte == Byte.dot || byte == Byte.colon || byte == Byte.plus else {
        return
      }
      at += 1
    }
  }

  /// A string on one line; whether it has escapes.
  mutating func string() throws(DraftFault) -> Bool {
    let start = at
    let quote = bytes[at]
    var escapes = false
    at += 1
    while at < lineEnd, bytes[at] != quote {
      if bytes[at] == Byte.backslash, quote == Byte.quote {
        escapes = true
        at += 1
      }
      at += 1
    }
    guard at < lineEnd else {
      throw DraftFault(
        start..<lineEnd, "this quote is not closed on its line",
        help: "close it at the end of the text")
    }
    at += 1
    return escapes
  }

  /// A string in three quotes.
  private mutating func longString(_ quote: UInt8) throws(DraftFault) {
    let start = at
    let startEnd = lineEnd
    at += 3
    while at < end {
      if bytes[at] == Byte.backslash, quote == Byte.quote, at + 1 < end, !bytes[at + 1].isBreak {
        at += 2
      } else if bytes[at] == Byte.newline {
        at += 1
        line += 1
        if at < end, !bytes[at].isBlank, !bytes[at].isBreak {
          throw DraftFault(
            start..<startEnd,
            "this text is still open when line \(line + 1) begins at the margin",
            help: "close the quotes, or indent the lines of the text")
        }
      } else if bytes[at] == quote, at + 2 < end, bytes[at + 1] == quote, bytes[at + 2] == quote {
        at += 3
        // Up to two more quotes belong to the text.
        for _ in 0..<2 where at < end && bytes[at] == quote { at += 1 }
        return
      } else {
        at += 1
      }
    }
    throw DraftFault(start..<startEnd, "this text is never closed", help: "close the quotes")
  }

  private mutating func array(into entry: inout Entry) throws(DraftFault) -> Bool {
    let start = at
    depth += 1
    defer { depth -= 1 }
    if depth > YAMLScanner.maximumDepth { throw tooDeep() }
    at += 1
    var simple = true
    var items: [Field.Item]? = []
    while true {
      try skipToItem(openedAt: start)
      if bytes[at] == Byte.closeBracket { break }
      let from = at
      var item = Entry(key: "", keyRange: from..<(from + 1), line: line, afterColon: at)
      simple = try value(into: &item) && simple
      if let text = item.value.scalar {
        let location = source.location(of: from..<at)
        items?.append(Field.Item(text: text, location: location))
        entry.items.append(from..<at)
      } else {
        // A long string has no text yet, but will be one scalar.
        if item.style == .block {
          items?.append(Field.Item(text: "", location: source.location(of: from..<at)))
        } else {
          items = nil
        }
        entry.items.append(from..<at)
      }
      try skipToItem(openedAt: start)
      if bytes[at] == Byte.closeBracket { break }
      guard bytes[at] == Byte.comma else {
        throw DraftFault(
          at..<(at + 1), "a list without a comma here", help: "separate the items with commas")
      }
      at += 1
    }
    at += 1
    entry.value = items.map { .list($0) } ?? .other
    if items == nil { entry.items = [] }
    return simple && items != nil
  }

  /// Over blanks, comments and line ends within brackets.
  private mutating func skipToItem(openedAt start: Int) throws(DraftFault) {
    while at < end {
      if bytes[at].isBlank {
        at += 1
      } else if bytes[at] == Byte.hash {
        at = lineEnd
      } else if bytes[at].isBreak {
        at = source.lines[line].next
        line += 1
        if at < end { try beginLine(openedAt: start) }
      } else {
        return
      }
    }
    throw DraftFault(
      start..<(start + 1), "this bracket is never closed", help: "add the closing bracket")
  }

  /// At the margin within brackets: a comment, or a line of nothing but closing signs.
  private func beginLine(openedAt start: Int) throws(DraftFault) {
    let content = source.lines[line].content
    guard let first = bytes[content].first, !first.isBlank, first != Byte.hash else { return }
    var closes = false
    for byte in bytes[content] {
      if byte == Byte.closeBracket || byte == Byte.closeBrace {
        closes = true
      } else if byte != Byte.comma, !byte.isBlank {
        closes = false
        break
      }
    }
    if !closes {
      throw DraftFault(
        start..<(start + 1),
        "this bracket is still open when line \(line + 1) begins at the margin",
        help: "close the bracket, or indent the lines between")
    }
  }

  /// `{a = 1, b = 2}`, on one line.
  private mutating func inlineTable() throws(DraftFault) {
    let start = at
    depth += 1
    defer { depth -= 1 }
    if depth > YAMLScanner.maximumDepth { throw tooDeep() }
    at += 1
    skipBlanks()
    while at < lineEnd, bytes[at] != Byte.closeBrace {
      let before = depth
      _ = try keyPath()
      try equals()
      try value()
      depth = before
      skipBlanks()
      guard at < lineEnd, bytes[at] == Byte.comma else { break }
      at += 1
      skipBlanks()
    }
    guard at < lineEnd, bytes[at] == Byte.closeBrace else {
      throw DraftFault(
        start..<(start + 1), "this brace is not closed on its line", help: "add the closing `}`")
    }
    at += 1
  }
}
