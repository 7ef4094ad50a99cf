// The words of a line: plain, quoted and block text, and what has no place in a rule file.

extension RuleScanner {
  mutating func scanWords(from start: Int) {
    var offset = start
    while offset < line.upperBound, !hasStopped {
      let byte = text.bytes[offset]
      switch byte {
      case 0x20, 0x09:
        offset += 1
      case UInt8(ascii: "#") where offset == line.lowerBound || isBlank(at: offset - 1):
        openPlain = nil
        return
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        openBracket(at: offset)
        offset += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
        guard flowDepth > 0 else {
          offset = scanPlain(at: offset)
          continue
        }
        openPlain = nil
        if byte != UInt8(ascii: ",") { closeBracket(at: offset) }
        offset += 1
      case UInt8(ascii: "-") where flowDepth == 0 && isBlank(at: offset + 1):
        openDash(at: offset)
        offset += 1
      case UInt8(ascii: "?") where isBlank(at: offset + 1):
        refuse(offset..<offset + 1, "a `?` key", help: "write `key: value`")
        offset += 1
      case UInt8(ascii: ":") where isValueColon(at: offset):
        markKey()
        offset += 1
      case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
        offset = refuseReference(at: offset)
      case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
        scanBlockHeader(at: offset)
        return
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        offset = scanQuoted(at: offset)
      default:
        offset = scanPlain(at: offset)
      }
    }
  }

  private mutating func scanPlain(at offset: Int) -> Int {
    let end = max(plainEnd(from: offset), offset + 1)
    tokens.append(RuleToken(kind: .plain, range: offset..<end))
    openPlain = tokens.count - 1
    return end
  }

  /// Where a plain text ends on this line, trailing blanks left out.
  func plainEnd(from start: Int) -> Int {
    var end = start
    var offset = start
    while offset < line.upperBound {
      let byte = text.bytes[offset]
      if byte == UInt8(ascii: "#"), offset > line.lowerBound, isBlank(at: offset - 1) { break }
      if isValueColon(at: offset) { break }
      if flowDepth > 0, Self.flowIndicators.contains(byte) { break }
      offset += 1
      if byte != 0x20 && byte != 0x09 { end = offset }
    }
    return end
  }

  private mutating func scanQuoted(at start: Int) -> Int {
    openPlain = nil
    let quote = text.bytes[start]
    var offset = start + 1
    while offset < line.upperBound {
      let byte = text.bytes[offset]
      if byte == quote {
        let isDoubled =
          quote == UInt8(ascii: "'") && offset + 1 < line.upperBound
          && text.bytes[offset + 1] == quote
        if !isDoubled {
          tokens.append(RuleToken(kind: .quoted, range: start..<offset + 1))
          return offset + 1
        }
        offset += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        offset += 1
      }
      offset += 1
    }
    refuse(
      start..<line.upperBound, "this quote is not closed on its line",
      help: "close it with \(Character(Unicode.Scalar(quote))), or put long text under `>-`")
    hasStopped = true
    return line.upperBound
  }

  private mutating func scanBlockHeader(at start: Int) {
    openPlain = nil
    tokens.append(RuleToken(kind: .block, range: start..<line.upperBound))
    openBlock = (tokens.count - 1, nesting.column)
    for offset in start + 1..<line.upperBound {
      if isBlank(at: offset) { break }
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text.bytes[offset]) {
        refuse(
          offset..<offset + 1, "a number after `\(Character(Unicode.Scalar(text.bytes[start])))`",
          help: "write `|` or `>-` alone and indent the text below it")
        break
      }
    }
  }

  /// Aliases, anchors and tags.
  private mutating func refuseReference(at start: Int) -> Int {
    var end = start + 1
    while end < line.upperBound, !isBlank(at: end), !Self.flowIndicators.contains(text.bytes[end]) {
      end += 1
    }
    let word = text.string(start..<end)
    let what =
      switch text.bytes[start] {
      case UInt8(ascii: "&"): "the anchor `\(word)`"
      case UInt8(ascii: "*"): "the alias `\(word)`"
      default: "the tag `\(word)`"
      }
    refuse(
      start..<end, "\(what) has no place in a rule file",
      help: "write the value out; text that begins so stands in quotes: `\"\(word)\"`")
    return end
  }
}
