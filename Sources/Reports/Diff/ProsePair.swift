/// Two versions of a text, with one number for each word that they have, whichever has it.
struct ProsePair {
  let old: Prose
  let new: Prose
  /// For each word its number, from 1.
  let oldNumbers: [Int32]
  let newNumbers: [Int32]
  /// One more than the largest number.
  let numbers: Int

  /// The number of the end of a paragraph.
  static let breakNumber: Int32 = 0

  init(_ old: Prose, _ new: Prose) {
    var table = WordTable()
    self.old = old
    self.new = new
    oldNumbers = old.words.map { table.number(of: $0, in: old.bytes) }
    newNumbers = new.words.map { table.number(of: $0, in: new.bytes) }
    numbers = table.count + 1
  }
}

/// Numbers words: each that is met for the first time gets the next one.
private struct WordTable {
  private(set) var count = 0
  /// By hash, the number of an entry; 0 where there is none.
  private var slots = [Int32](repeating: 0, count: 1 << 12)
  private var hashes: [Int] = [0]
  /// The bytes of all of them, one after the other.
  private var texts: [UInt8] = []
  private var ends: [Int] = [0]

  mutating func number(of word: Prose.Word, in bytes: [UInt8]) -> Int32 {
    let hash = bytes.withUnsafeBytes { buffer in
      var hasher = Hasher()
      hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: buffer[word.start..<word.end]))
      return hasher.finalize()
    }
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isText(number, word, bytes) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    count += 1
    slots[slot] = Int32(truncatingIfNeeded: count)
    hashes.append(hash)
    texts += bytes[word.start..<word.end]
    ends.append(texts.count)
    if count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: count)
  }

  private func isText(_ number: Int, _ word: Prose.Word, _ bytes: [UInt8]) -> Bool {
    let start = ends[number - 1]
    guard ends[number] - start == word.end - word.start else { return false }
    for offset in 0..<(word.end - word.start)
    where texts[start + offset] != bytes[word.start + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for number in 1...count {
      var slot = hashes[number] & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}
