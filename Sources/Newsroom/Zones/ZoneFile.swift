/// A zone's file (TZif, RFC 9636): when its offset from UTC changed, and by what rule it goes on.
struct ZoneFile {
  private let changes: [Int64]
  /// The offset from each change on.
  private let offsets: [Int]
  /// Before the first change.
  private let earliest: Int
  /// After the last change.
  private let rule: ZoneRule?

  /// Nil for what is no such file.
  init?(_ bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    // From version 2 on a second block has the moments in 64 bits; the first is for old readers.
    var header = first
    var width = 4
    if first.version >= 2 {
      guard let second = Header(bytes, at: first.end(width: 4)) else { return nil }
      header = second
      width = 8
    }
    guard header.end(width: width) <= bytes.count, header.types > 0 else { return nil }
    let typed = header.start + header.changes * width
    let types = typed + header.changes
    var offsetOfType: [Int] = []
    for type in 0..<header.types {
      offsetOfType.append(Int(bytes.bigEndian(at: types + 6 * type, width: 4)))
    }
    var changes: [Int64] = []
    var offsets: [Int] = []
    for index in 0..<header.changes {
      let type = Int(bytes[typed + index])
      guard type < offsetOfType.count else { return nil }
      changes.append(bytes.bigEndian(at: header.start + index * width, width: width))
      offsets.append(offsetOfType[type])
    }
    self.changes = changes
    self.offsets = offsets
    earliest = offsetOfType[0]
    guard width == 8 else {
      rule = nil
      return
    }
    let footer = bytes[header.end(width: width)...]
    let lines = footer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    rule = lines.count > 1 ? ZoneRule(lines[1]) : nil
  }

  /// The seconds east of UTC at a moment.
  func offset(at seconds: Int64) -> Int {
    if let rule, changes.last.map({ seconds >= $0 }) ?? true { return rule.offset(at: seconds) }
    // The last change that is not after the moment.
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? earliest : offsets[low - 1]
  }

  private struct Header {
    let version: Int
    /// Where what it counts begins.
    let start: Int
    let changes: Int
    let types: Int
    private let characters: Int
    private let leaps: Int
    private let standards: Int
    private let universals: Int

    init?(_ bytes: [UInt8], at place: Int) {
      guard place + 44 <= bytes.count, bytes[place..<(place + 4)].elementsEqual("TZif".utf8)
      else { return nil }
      let digit = bytes[place + 4]
      version = digit == 0 ? 1 : Int(digit) - 0x30
      func count(_ index: Int) -> Int { Int(bytes.bigEndian(at: place + 20 + 4 * index, width: 4)) }
      universals = count(0)
      standards = count(1)
      leaps = count(2)
      changes = count(3)
      types = count(4)
      characters = count(5)
      start = place + 44
      let all = [universals, standards, leaps, changes, types, characters]
      guard all.allSatisfy({ (0...bytes.count).contains($0) }) else { return nil }
    }

    func end(width: Int) -> Int {
      start + changes * (width + 1) + types * 6 + characters + leaps * (width + 4) + standards
        + universals
    }
  }
}

extension [UInt8] {
  /// A signed number of so many bytes.
  fileprivate func bigEndian(at place: Int, width: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in self[place..<(place + width)] { value = value << 8 | UInt64(byte) }
    return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
