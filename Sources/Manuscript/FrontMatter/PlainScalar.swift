extension PlainYAML {
  /// A scalar so simple that its text is easily had: on one line, no escapes but of the quotes.
  struct Scalar {
    /// The bytes, quotes included.
    var range: Range<Int>
    /// The bytes of the text.
    var text: Range<Int>
    var style: Entry.Style
    /// Whether `\"`, `\\` or `''` occur in the text.
    var isEscaped = false

    /// The text, with escapes resolved.
    func string(in bytes: [UInt8]) -> String {
      guard isEscaped else { return String(decoding: bytes[text], as: UTF8.self) }
      var plain: [UInt8] = []
      let escape = style == .double ? Byte.backslash : Byte.apostrophe
      var at = text.lowerBound
      while at < text.upperBound {
        if bytes[at] == escape { at += 1 }
        plain.append(bytes[at])
        at += 1
      }
      return String(decoding: plain, as: UTF8.self)
    }

    /// The scalar that fills the rest of a line, but for a comment.
    init?(_ bytes: [UInt8], from start: Int, to end: Int) {
      if let quoted = Scalar(bytes, quotedFrom: start, to: end) {
        guard Scalar.onlyComment(bytes, from: quoted.range.upperBound, to: end) else { return nil }
        self = quoted
        return
      }
      guard start < end, Scalar.mayBegin(bytes[start]) else { return nil }
      var last = start
      var at = start
      scan: while at < end {
        switch bytes[at] {
        case Byte.space: break
        case Byte.tab: return nil
        case Byte.colon where at + 1 == end || bytes[at + 1].isBlank: return nil
        case Byte.hash where bytes[at - 1] == Byte.space: break scan
        default: last = at
        }
        at += 1
      }
      self.init(range: start..<(last + 1), text: start..<(last + 1), style: .plain)
    }

    /// An item between brackets.
    init?(_ bytes: [UInt8], fromFlow start: Int, to end: Int) {
      if let quoted = Scalar(bytes, quotedFrom: start, to: end) {
        self = quoted
        return
      }
      guard start < end, Scalar.mayBegin(bytes[start]) else { return nil }
      var last = start
      var at = start
      scan: while at < end {
        switch bytes[at] {
        case Byte.space: break
        case Byte.comma, Byte.closeBracket: break scan
        case Byte.tab, Byte.colon, Byte.hash, Byte.question, Byte.openBracket, Byte.openBrace,
          Byte.closeBrace:
          return nil
        default: last = at
        }
        at += 1
      }
      self.init(range: start..<(last + 1), text: start..<(last + 1), style: .plain)
    }

    /// Quotes around a text.
    private init?(_ bytes: [UInt8], quotedFrom start: Int, to end: Int) {
      guard start < end, bytes[start] == Byte.quote || bytes[start] == Byte.apostrophe else {
        return nil
      }
      let quote = bytes[start]
      var escaped = false
      var at = start + 1
      while at < end {
        let next = at + 1 < end ? bytes[at + 1] : 0
        if bytes[at] == Byte.tab { return nil }
        if bytes[at] == Byte.backslash, quote == Byte.quote {
          guard next == Byte.quote || next == Byte.backslash else { return nil }
          escaped = true
          at += 2
        } else if bytes[at] == quote, quote == Byte.apostrophe, next == quote {
          escaped = true
          at += 2
        } else if bytes[at] == quote {
          break
        } else {
          at += 1
        }
      }
      guard at < end else { return nil }
      self.init(
        range: start..<(at + 1), text: (start + 1)..<at,
        style: quote == Byte.quote ? .double : .single, isEscaped: escaped)
    }

    private init(
      range: Range<Int>, text: Range<Int>, style: Entry.Style, isEscaped: Bool = false
    ) {
      self.isEscaped = isEscaped
      self.range = range
      self.text = text
      self.style = style
    }

    /// Whether a byte begins plain text for certain: letters, digits and a few signs.
    private static func mayBegin(_ byte: UInt8) -> Bool {
      byte.isASCIILetter || byte.isDigit || byte >= 0x80 || byte == Byte.underscore
        || byte == Byte.slash || byte == Byte.dot || byte == Byte.plus || byte == 0x28
    }

    /// Whether nothing follows but blanks and a comment set off by one.
    static func onlyComment(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
      var at = start
      while at < end, bytes[at] == Byte.space { at += 1 }
      return at == end || bytes[at] == Byte.hash && at > start
    }
  }
}
