/// A web or mail address in running text that Markdown makes a link without any markup.
///
/// GitHub's rules, in linear time: `http://`, `https://`, `ftp://`, `www.` and `name@host`, up to
/// the next blank or `<`, without the punctuation that ends a sentence around it.
struct BareAddress {
  /// What the destination has before the text: `http://` for `www.`, `mailto:` for mail.
  var prefix: String
  var range: Range<Int>

  /// The first address from an offset on that begins within a range.
  static func first(
    in bytes: [UInt8], from start: Int, beginningIn piece: Range<Int>
  ) -> BareAddress? {
    var at = start
    while at < piece.upperBound {
      switch bytes[at] {
      case UInt8(ascii: ":"):
        if let found = web(bytes, colon: at, from: start) { return found }
      case UInt8(ascii: "w"), UInt8(ascii: "W"):
        if let found = www(bytes, at: at) { return found }
      case UInt8(ascii: "@"):
        if let found = mail(bytes, sign: at, from: start) { return found }
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func web(_ bytes: [UInt8], colon: Int, from start: Int) -> BareAddress? {
    guard colon + 3 < bytes.count, bytes[colon + 1] == slash, bytes[colon + 2] == slash else {
      return nil
    }
    // Six letters are enough to know that it is none of the schemes.
    var begin = colon
    while begin > start, colon - begin < 6, bytes[begin - 1].isLetter { begin -= 1 }
    guard schemes.contains(lowercased(bytes[begin..<colon])),
      isHost(bytes[colon + 3]),
      let end = end(bytes, from: colon + 3), end > colon + 3
    else { return nil }
    return BareAddress(prefix: "", range: begin..<end)
  }

  private static func www(_ bytes: [UInt8], at start: Int) -> BareAddress? {
    guard start + 4 < bytes.count, lowercased(bytes[start..<start + 4]) == Array("www.".utf8),
      isHost(bytes[start + 4]),
      start == 0 || bytes[start - 1].isSpace || before.contains(bytes[start - 1]),
      let end = end(bytes, from: start + 4), end > start + 4
    else { return nil }
    return BareAddress(prefix: "http://", range: start..<end)
  }

  private static func mail(_ bytes: [UInt8], sign: Int, from start: Int) -> BareAddress? {
    var begin = sign
    while begin > start, bytes[begin - 1].isAlphanumeric || local.contains(bytes[begin - 1]) {
      begin -= 1
    }
    guard begin < sign, !(begin > 0 && bytes[begin - 1] == slash) else { return nil }
    var end = sign + 1
    var dots = 0
    while end < bytes.count {
      let next = bytes[end]
      if next == dot {
        guard end + 1 < bytes.count, bytes[end + 1].isAlphanumeric, end > sign + 1 else { break }
        dots += 1
      } else if !next.isAlphanumeric, next != hyphen, next != underscore {
        break
      }
      end += 1
    }
    guard dots > 0, bytes[end - 1].isAlphanumeric,
      !(end < bytes.count && bytes[end] == UInt8(ascii: "@"))
    else { return nil }
    return BareAddress(prefix: "mailto:", range: begin..<end)
  }

  /// The end of an address: before a blank or `<`, and before punctuation that closes a sentence.
  private static func end(_ bytes: [UInt8], from start: Int) -> Int? {
    var end = start
    var opened = 0
    var closed = 0
    while end < bytes.count, !bytes[end].isSpace, bytes[end] != UInt8(ascii: "<") {
      if bytes[end] == UInt8(ascii: "(") { opened += 1 }
      if bytes[end] == UInt8(ascii: ")") { closed += 1 }
      end += 1
    }
    while end > start {
      let last = bytes[end - 1]
      if last == UInt8(ascii: ")") {
        guard closed > opened else { break }
        closed -= 1
      } else if last == UInt8(ascii: ";") {
        // `&copy;` at the end is an entity, not part of the address.
        var name = end - 1
        while name > start, bytes[name - 1].isLetter { name -= 1 }
        if name < end - 1, name > start, bytes[name - 1] == UInt8(ascii: "&") { end = name }
      } else if !after.contains(last) {
        break
      }
      end -= 1
    }
    return end
  }

  private static func isHost(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte >= 0x80 }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0.isLetter ? $0 | 0x20 : $0 }
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")
  private static let hyphen = UInt8(ascii: "-")
  private static let underscore = UInt8(ascii: "_")
  private static let schemes = ["http", "https", "ftp"].map { Array($0.utf8) }
  private static let before = Array("*_~(".utf8)
  private static let local = Array(".+-_".utf8)
  private static let after = Array("?!.,:*_~'\"".utf8)
}
