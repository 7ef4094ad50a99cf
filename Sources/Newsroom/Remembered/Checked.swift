/// Bytes with a checksum behind them, against damage.
enum Checked {
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var sealed = bytes
    seal(&sealed)
    return sealed
  }

  /// Adds the checksum, without copying what may be many megabytes.
  static func seal(_ bytes: inout [UInt8]) {
    let sum = sum(bytes[...])
    for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: sum >> (place * 8))) }
  }

  /// The bytes before the checksum; nil when it does not fit.
  static func body(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard bytes.count >= 8 else { return nil }
    let body = bytes.dropLast(8)
    var stored: UInt64 = 0
    for (index, byte) in bytes.suffix(8).enumerated() { stored |= UInt64(byte) << (index * 8) }
    return sum(body) == stored ? body : nil
  }

  /// FNV-1a, eight bytes at a time.
  private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { buffer in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var offset = 0
      while offset + 8 <= buffer.count {
        hash = (hash ^ buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        hash = hash &* 0x100_0000_01B3
        hash ^= hash >> 29
        offset += 8
      }
      while offset < buffer.count {
        hash = (hash ^ UInt64(buffer[offset])) &* 0x100_0000_01B3
        offset += 1
      }
      return hash
    }
  }
}
