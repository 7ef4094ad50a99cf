import Glibc

/// Steps through the bytes of a tree, entry by entry, and refuses what git would not write.
///
/// An entry is `mode name NUL id`: octal digits, a space, the name's bytes, a NUL, twenty bytes.
/// Borrows the bytes: they must outlive it.
struct TreeCursor {
  private let base: UnsafeRawPointer?
  private let count: Int
  /// The place behind the entry that stands open.
  private var next = 0
  private var start = 0
  private var nameStart = 0
  private var nameCount = 0
  private var previous: (start: Int, count: Int, isTree: Bool)?
  /// Whether an entry stands open; false at the end.
  private(set) var isOpen = false
  private(set) var mode = FileMode(rawValue: 0)

  /// Opens the first entry.
  init(_ bytes: UnsafeRawBufferPointer) throws(GitError) {
    base = bytes.baseAddress
    count = bytes.count
    try advance()
  }

  /// The open entry's name.
  var name: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base.map { $0 + nameStart }, count: nameCount)
  }

  /// The open entry's object.
  var id: ObjectID { base.map { ObjectID(at: $0 + (next - 20)) } ?? .zero }

  /// Opens the next entry, or none at the end.
  mutating func advance() throws(GitError) {
    if isOpen { previous = (nameStart, nameCount, mode.isTree) }
    guard let base, next < count else {
      isOpen = false
      return
    }
    start = next
    var place = next
    var value: UInt32 = 0
    while place < count {
      let byte = base.load(fromByteOffset: place, as: UInt8.self)
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte), value < 0o1000000 else { break }
      value = value << 3 | UInt32(byte & 7)
      place += 1
    }
    guard place > start, place < count,
      base.load(fromByteOffset: place, as: UInt8.self) == UInt8(ascii: " "),
      let nul = memchr(base + place, 0, count - place)
    else { throw Self.malformed }
    nameStart = place + 1
    nameCount = UnsafeRawPointer(nul) - base - nameStart
    next = nameStart + nameCount + 21
    guard next <= count else { throw Self.malformed }
    mode = FileMode(rawValue: value)
    isOpen = true
    try checkName()
    try checkOrder()
  }

  /// Steps both over the entries that they have in common from here, byte for byte.
  ///
  /// Most of two trees is the same. What is, is parsed and checked on one side only.
  @inline(__always)
  static func skipCommon(_ left: inout TreeCursor, _ right: inout TreeCursor) throws(GitError) {
    guard let one = left.base, let other = right.base else { return }
    var skipped = 0
    while left.isOpen {
      let size = left.next - left.start
      guard size <= right.count - (right.start + skipped),
        memcmp(one + left.start, other + (right.start + skipped), size) == 0
      else { break }
      skipped += size
      try left.advance()
    }
    guard skipped > 0 else { return }
    right.next = right.start + skipped
    // Their common last entry is what the next one has to follow.
    if let previous = left.previous {
      let shift = right.next - (left.isOpen ? left.start : left.next)
      right.previous = (previous.start + shift, previous.count, previous.isTree)
    }
    right.isOpen = false
    try right.advance()
  }

  /// How two open entries stand to each other in git's order: below, at or above zero.
  ///
  /// A folder counts as if its name ended with a slash, so that paths come out in byte order and a
  /// file never meets a folder of its name.
  static func order(_ left: TreeCursor, _ right: TreeCursor) -> Int {
    order(left.name, left.mode.isTree, right.name, right.mode.isTree)
  }

  private static func order(
    _ left: UnsafeRawBufferPointer, _ leftIsTree: Bool,
    _ right: UnsafeRawBufferPointer, _ rightIsTree: Bool
  ) -> Int {
    let shared = min(left.count, right.count)
    if shared > 0, let one = left.baseAddress, let other = right.baseAddress {
      let order = memcmp(one, other, shared)
      if order != 0 { return Int(order) }
    }
    let slash = Int(UInt8(ascii: "/"))
    let one = left.count > shared ? Int(left[shared]) : leftIsTree ? slash : 0
    let other = right.count > shared ? Int(right[shared]) : rightIsTree ? slash : 0
    return one - other
  }

  /// A name that holds a slash would read as a path through folders that are not there.
  private func checkName() throws(GitError) {
    let name = name
    guard let first = name.first, let base = name.baseAddress,
      memchr(base, Int32(UInt8(ascii: "/")), name.count) == nil
    else { throw Self.malformed }
    guard first == UInt8(ascii: ".") else { return }
    if name.count == 1 || name.count == 2 && name[1] == first { throw Self.malformed }
  }

  /// Entries out of order, or twice, would be seen by one reader and not by another.
  private func checkOrder() throws(GitError) {
    guard let base, let previous else { return }
    let before = UnsafeRawBufferPointer(start: base + previous.start, count: previous.count)
    guard Self.order(before, previous.isTree, name, mode.isTree) < 0 else { throw Self.malformed }
  }

  private static let malformed = GitError(
    code: .malformed, message: "a tree is not of git's form", call: "tree")
}
