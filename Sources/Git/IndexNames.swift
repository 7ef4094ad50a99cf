import Glibc

/// What can be said of the names in an index without taking it apart.
enum IndexNames {
  private static let chunk = 1 << 16

  /// Whether some path in it could have these letters in it; true for a form that shortens paths.
  static func mayContain(_ letters: String, _ indexPath: String) -> Bool {
    let file = open(indexPath, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return errno != ENOENT }
    defer { close(file) }
    let wanted = Array(letters.utf8)
    // What stands over the end of one piece is looked at with the next.
    let carried = wanted.count - 1
    return withUnsafeTemporaryAllocation(byteCount: carried + chunk, alignment: 8) { buffer in
      guard let base = buffer.baseAddress else { return true }
      var (kept, isFirst) = (0, true)
      while true {
        let got = read(file, base + kept, chunk)
        if got < 0, errno == EINTR { continue }
        // An empty file is an empty index.
        if got == 0 { return false }
        guard got > 0, !isFirst || isPlain(UnsafeRawBufferPointer(start: base, count: got)) else {
          return true
        }
        isFirst = false
        let count = kept + got
        if holds(UnsafeRawBufferPointer(start: base, count: count), wanted) { return true }
        kept = min(carried, count)
        memmove(base, base + count - kept, kept)
      }
    }
  }

  private static func holds(_ bytes: UnsafeRawBufferPointer, _ wanted: [UInt8]) -> Bool {
    guard let base = bytes.baseAddress, let first = wanted.first else { return false }
    var start = 0
    while start + wanted.count <= bytes.count,
      let found = memchr(base + start, Int32(first), bytes.count - wanted.count + 1 - start)
    {
      if memcmp(found, wanted, wanted.count) == 0 { return true }
      start = UnsafeRawPointer(found) - base + 1
    }
    return false
  }

  /// Whether an index begins as one whose entries have their paths whole: version 2 or 3.
  private static func isPlain(_ header: UnsafeRawBufferPointer) -> Bool {
    header.count >= 8 && header[4...6].allSatisfy { $0 == 0 } && (2...3).contains(header[7])
  }
}
