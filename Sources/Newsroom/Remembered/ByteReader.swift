import Git

/// Reads little-endian values; nil past the end.
struct ByteReader {
  let buffer: UnsafeRawBufferPointer
  var offset: Int

  mutating func int32() -> Int32? {
    guard offset + 4 <= buffer.count else { return nil }
    defer { offset += 4 }
    return Int32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: Int32.self))
  }

  mutating func int64() -> Int64? {
    guard offset + 8 <= buffer.count else { return nil }
    defer { offset += 8 }
    return Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: Int64.self))
  }

  mutating func id() -> ObjectID? {
    guard offset + 20 <= buffer.count else { return nil }
    defer { offset += 20 }
    return ObjectID(bytes: UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + 20]))
  }

  /// A count of things of a size, all of which are there.
  mutating func count(of size: Int) -> Int? {
    guard let count = int32(), count >= 0, Int(count) * size <= buffer.count - offset else {
      return nil
    }
    return Int(count)
  }

  mutating func ids() -> [ObjectID]? {
    guard let count = count(of: 20) else { return nil }
    return (0..<count).compactMap { _ in id() }
  }

  mutating func string() -> String? {
    guard let length = count(of: 1) else { return nil }
    defer { offset += length }
    return String(decoding: buffer[offset..<offset + length], as: UTF8.self)
  }

  mutating func strings() -> [String]? {
    guard let count = count(of: 4) else { return nil }
    var strings: [String] = []
    strings.reserveCapacity(count)
    for _ in 0..<count {
      guard let string = string() else { return nil }
      strings.append(string)
    }
    return strings
  }
}
