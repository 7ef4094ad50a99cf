import Editorial
import Manuscript

/// Slugs and paths by number, each once: those from disk stay bytes until somebody asks.
struct Names: RandomAccessCollection, Sendable {
  /// Where each ends in ``text``, as little-endian 32-bit numbers.
  private var ends: ArraySlice<UInt8> = []
  private var text: ArraySlice<UInt8> = []
  private var storedCount = 0
  private var added: [String] = []
  /// Made when many are looked for.
  private var numbers: [String: Int32] = [:]
  private var questions = 0

  init() {}

  /// Nil when the ends are not in order.
  init?(ends: ArraySlice<UInt8>, text: ArraySlice<UInt8>) {
    self.ends = ends
    self.text = text
    storedCount = ends.count / 4
    var last = 0
    for number in 0..<storedCount {
      let end = self.end(of: number)
      guard end >= last else { return nil }
      last = end
    }
    guard last == text.count else { return nil }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { storedCount + added.count }

  subscript(position: Int) -> String {
    guard position < storedCount else { return added[position - storedCount] }
    return text.withUnsafeBytes { String(decoding: $0[range(of: position)], as: UTF8.self) }
  }

  /// The number of a name, given once.
  mutating func number(of name: String) -> Int32 {
    questions += 1
    if questions <= 8 {
      if let number = firstIndex(ofBytes: Array(name.utf8)) { return Int32(number) }
    } else {
      if numbers.isEmpty {
        for (number, name) in enumerated() { numbers[name] = Int32(number) }
      }
      if let number = numbers[name] { return number }
    }
    let number = Int32(count)
    added.append(name)
    if !numbers.isEmpty { numbers[name] = number }
    return number
  }

  /// Adds a name that is known to be none of them.
  mutating func add(_ name: String) { added.append(name) }

  /// Which names are one of these slugs, by number.
  ///
  /// - Parameter folded: the slugs, case folded.
  func areSlugs(_ folded: Set<String>) -> [Bool] {
    // Most names differ from all slugs in a few bits of their hash: no string is made of those.
    var isTaken = [Bool](repeating: false, count: 1 << 14)
    for slug in folded {
      var slug = slug
      if let hash = slug.withUTF8({ Self.plainHash(UnsafeRawBufferPointer($0)[...]) }) {
        isTaken[hash & (isTaken.count - 1)] = true
      }
    }
    return text.withUnsafeBytes { text in
      var are = [Bool](repeating: false, count: count)
      for number in 0..<storedCount {
        let hash = Self.plainHash(text[range(of: number)])
        if hash.map({ isTaken[$0 & (isTaken.count - 1)] }) ?? true {
          are[number] = folded.contains(Slug(self[number]).folded)
        }
      }
      for number in storedCount..<count { are[number] = folded.contains(Slug(self[number]).folded) }
      return are
    }
  }

  /// A hash of a name whatever the case of its letters; nil for one that is not plain ASCII.
  private static func plainHash(_ name: Slice<UnsafeRawBufferPointer>) -> Int? {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name {
      guard byte < 0x80 else { return nil }
      hash = (hash ^ UInt32(byte.asciiLowercased)) &* 0x0100_0193
    }
    return Int(hash >> 7)
  }

  func append(to writer: inout ByteWriter) {
    writer.int32(Int32(count))
    writer.bytes.append(contentsOf: ends)
    var end = text.count
    for name in added {
      end += name.utf8.count
      writer.int32(Int32(end))
    }
    writer.int32(Int32(end))
    writer.bytes.append(contentsOf: text)
    for name in added { writer.bytes.append(contentsOf: name.utf8) }
  }

  private func firstIndex(ofBytes name: [UInt8]) -> Int? {
    let stored = text.withUnsafeBytes { text in
      (0..<storedCount).first { number in
        let range = range(of: number)
        return range.count == name.count && text[range].elementsEqual(name)
      }
    }
    return stored ?? added.firstIndex { $0.utf8.elementsEqual(name) }.map { storedCount + $0 }
  }

  private func range(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : end(of: number - 1))..<end(of: number)
  }

  private func end(of number: Int) -> Int {
    ends.withUnsafeBytes { bytes in
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: number * 4, as: UInt32.self)))
    }
  }
}

extension ByteReader {
  mutating func names(in bytes: ArraySlice<UInt8>) -> Names? {
    guard let count = count(of: 4) else { return nil }
    let ends = bytes[(bytes.startIndex + offset)...].prefix(count * 4)
    offset += count * 4
    guard let size = self.count(of: 1) else { return nil }
    let text = bytes[(bytes.startIndex + offset)...].prefix(size)
    offset += size
    return Names(ends: ends, text: text)
  }
}

extension UInt8 {
  /// A–Z as a–z, anything else as it is.
  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
