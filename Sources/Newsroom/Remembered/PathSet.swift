/// The paths of many drafts, looked up by their bytes.
///
/// A folder is compared with the roster in it: no string is made of a path that is known.
struct PathSet {
  private let roster: Roster
  /// Numbers of rows, by the hash of their path; −1 where none is.
  private var slots: [Int32]

  init(_ roster: Roster) {
    self.roster = roster
    var size = 16
    while size < roster.count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for number in 0..<roster.count {
      var slot = roster.withPath(of: number, Self.hash) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
  }

  func contains(_ path: UnsafeRawBufferPointer) -> Bool {
    var slot = Self.hash(path) & (slots.count - 1)
    while slots[slot] >= 0 {
      let isSame = roster.withPath(of: Int(slots[slot])) { known in
        known.count == path.count && known.elementsEqual(path)
      }
      if isSame { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  /// Like FNV-1a, eight bytes at a time; whoever names drafts so that they collide makes their own
  /// lists slow.
  private static func hash(_ path: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = 0
    while place + 8 <= path.count {
      hash ^= path.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = hash &* 0x100_0000_01B3
      hash ^= hash >> 29
      place += 8
    }
    while place < path.count {
      hash = (hash ^ UInt64(path[place])) &* 0x100_0000_01B3
      place += 1
    }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
