import Crypto
import Glibc

/// The bytes of an index file, taken apart as far as changing some of its entries asks for.
///
/// libgit2 makes an object of every entry to change one, and writes them all anew: for 20,000 files
/// that takes longer than everything else in a commit. Here the entries stay the bytes that they
/// are. git's `gitformat-index`: header, entries ordered by name, extensions, checksum; numbers are
/// big-endian.
struct IndexBytes {
  /// One entry: where it stands, and what a change asks about it.
  struct Entry {
    var start: Int
    var nameStart: Int
    var nameCount: Int
    /// Behind its padding.
    var end: Int
    var flags: UInt16
    var extendedFlags: UInt16

    /// Which version of a conflict; zero outside of one.
    var stage: UInt16 { flags >> 12 & 3 }
  }

  private(set) var bytes: [UInt8]
  /// Where the entries end and the extensions begin.
  private(set) var entriesEnd = 0
  private let version: UInt32

  static let headerSize = 12
  static let hashSize = 20
  /// From an entry's start: its times, its size, its id, its flags, its name.
  static let mtimeOffset = 8
  static let inodeOffset = 20
  static let sizeOffset = 36
  static let idOffset = 40
  static let flagsOffset = 60
  static let nameOffset = 62

  static let extended: UInt16 = 0x4000
  static let assumeValid: UInt16 = 0x8000
  static let skipWorktree: UInt16 = 0x4000

  /// Nil for a form that is left to libgit2: version 4, split or sparse, damaged, empty.
  ///
  /// - Parameter isVerified: whether its checksum has to fit; to see that takes longer than the rest.
  init?(_ bytes: [UInt8], isVerified: Bool = true) {
    self.bytes = bytes
    guard bytes.count >= Self.headerSize + Self.hashSize, bytes.starts(with: Array("DIRC".utf8))
    else { return nil }
    version = bytes.bigEndian32(at: 4)
    guard version == 2 || version == 3, !isVerified || hasGoodChecksum, let end = endOfEntries()
    else {
      return nil
    }
    entriesEnd = end
  }

  /// How many entries the header promises.
  var count: Int { Int(bytes.bigEndian32(at: 8)) }

  /// Whether whoever wrote it left the checksum out (`index.skipHash`): all zero.
  var hasNoChecksum: Bool { bytes.suffix(Self.hashSize).allSatisfy { $0 == 0 } }

  /// The entry that begins at a place; nil where none can.
  func entry(at start: Int) -> Entry? {
    let limit = bytes.count - Self.hashSize
    guard start >= Self.headerSize, start + Self.nameOffset < limit else { return nil }
    let flags = bytes.bigEndian16(at: start + Self.flagsOffset)
    var extendedFlags: UInt16 = 0
    var nameStart = start + Self.nameOffset
    if flags & Self.extended != 0 {
      guard version == 3 else { return nil }
      extendedFlags = bytes.bigEndian16(at: nameStart)
      nameStart += 2
      guard nameStart < limit else { return nil }
    }
    var nameCount = Int(flags & 0xFFF)
    if nameCount == 0xFFF {
      guard let nul = bytes[nameStart..<limit].firstIndex(of: 0) else { return nil }
      nameCount = nul - nameStart
    }
    // Padded with NULs, at least one, to a multiple of eight.
    let end = start + ((nameStart - start + nameCount + 8) & ~7)
    guard nameCount > 0, end <= limit, bytes[nameStart + nameCount] == 0 else { return nil }
    return Entry(
      start: start, nameStart: nameStart, nameCount: nameCount, end: end, flags: flags,
      extendedFlags: extendedFlags)
  }

  /// How an entry's name stands to another in git's order: below, at or above zero.
  func order(_ entry: Entry, _ name: [UInt8]) -> Int {
    name.withUnsafeBytes { order(entry, $0) }
  }

  func order(_ entry: Entry, _ name: UnsafeRawBufferPointer) -> Int {
    bytes.withUnsafeBytes { mine in
      guard let mine = mine.baseAddress, let other = name.baseAddress else { return 0 }
      let shared = min(entry.nameCount, name.count)
      let order = memcmp(mine + entry.nameStart, other, shared)
      return order != 0 ? Int(order) : entry.nameCount - name.count
    }
  }

  /// Whether one of two names is a folder of the other: they cannot stand side by side.
  func collides(_ entry: Entry, _ name: [UInt8]) -> Bool {
    let mine = bytes[entry.nameStart..<entry.nameStart + entry.nameCount]
    let slash = UInt8(ascii: "/")
    return mine.count < name.count
      ? name[mine.count] == slash && name.starts(with: mine)
      : mine.count > name.count && mine[mine.startIndex + name.count] == slash
        && mine.starts(with: name)
  }

  /// Makes git look into every file that was written in the same moment as this index, or later.
  ///
  /// git trusts an entry whose file is older than the index. A new index would be newer than such a
  /// file too, and what changed in it since would never be seen; so its size is noted as zero, which
  /// git takes for "look again". git and libgit2 do the same when they write.
  mutating func distrustEntries(notBefore written: stat) {
    let limit = (
      UInt32(truncatingIfNeeded: written.st_mtim.tv_sec),
      UInt32(truncatingIfNeeded: written.st_mtim.tv_nsec)
    )
    var start = Self.headerSize
    while start < entriesEnd, let entry = entry(at: start) {
      let seconds = bytes.bigEndian32(at: start + Self.mtimeOffset)
      let nanoseconds = bytes.bigEndian32(at: start + Self.mtimeOffset + 4)
      if (seconds, nanoseconds) >= limit {
        bytes.replaceSubrange(
          start + Self.sizeOffset..<start + Self.sizeOffset + 4, with: [0, 0, 0, 0])
      }
      start = entry.end
    }
  }

  /// The checksum of an index's bytes.
  static func checksum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hash = Insecure.SHA1()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return Array(hash.finalize())
  }

  private var hasGoodChecksum: Bool {
    if hasNoChecksum { return true }
    let body = bytes.dropLast(Self.hashSize)
    return Self.checksum(of: body).elementsEqual(bytes.suffix(Self.hashSize))
  }

  private func endOfEntries() -> Int? {
    var start = Self.headerSize
    for _ in 0..<count {
      guard let entry = entry(at: start) else { return nil }
      start = entry.end
    }
    return start
  }
}

extension [UInt8] {
  func bigEndian16(at place: Int) -> UInt16 {
    UInt16(self[place]) << 8 | UInt16(self[place + 1])
  }

  func bigEndian32(at place: Int) -> UInt32 {
    UInt32(bigEndian16(at: place)) << 16 | UInt32(bigEndian16(at: place + 2))
  }

  init(bigEndian value: some FixedWidthInteger) {
    self = Swift.withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }
}
