import Editorial

/// Tells from a path's bytes whether the file there could be one of some drafts, or lie in the
/// folder of one; rule files pass too.
///
/// A merge of a long branch differs from its sides in thousands of files, of which a question is
/// about a few. What does not pass certainly belongs to none of them; what passes is looked at
/// properly.
struct BelongingFilter {
  /// A bit for each name that belongs, by its hash: two names may share one.
  private var bits: [UInt64]
  private static let rules = Array(RuleFiles.folder.utf8)

  /// Nil where so much belongs that asking would take longer than it spares.
  init?(_ slugs: Set<String>) {
    guard slugs.count < 1024 else { return nil }
    bits = Array(repeating: 0, count: 1024)
    for slug in slugs {
      // Beyond ASCII every path passes: only Unicode knows what folds to what.
      let bit = Array(slug.utf8).withUnsafeBytes { Self.hash($0[...]) }
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  func accepts(_ path: UnsafeRawBufferPointer) -> Bool {
    if path.starts(with: Self.rules) { return true }
    var start = 0
    while start < path.count {
      var end = start
      var dot: Int?
      while end < path.count, path[end] != UInt8(ascii: "/") {
        if path[end] >= 0x80 { return true }
        if path[end] == UInt8(ascii: "."), end > start { dot = end }
        end += 1
      }
      if holds(path[start..<end]) { return true }
      if end == path.count, let dot, holds(path[start..<dot]) { return true }
      start = end + 1
    }
    return false
  }

  /// Whether a file's or folder's name may be a slug, or one with a date before it.
  private func holds(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
    has(name) || name.count > 11 && has(name.dropFirst(11))
  }

  private func has(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
    let bit = Self.hash(name)
    return bits[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  private static func hash(_ name: Slice<UnsafeRawBufferPointer>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0xFFFF)
  }
}
