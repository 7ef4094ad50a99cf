/// The id of a git object: its SHA-1, 20 bytes.
///
/// Ids order as their bytes do, which is also the order of their hex. libgit2's `git_oid`.
public struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
  // Big-endian words, so that comparing words compares bytes; a struct of words needs no heap.
  let first: UInt64
  let second: UInt64
  let third: UInt32

  /// The id that stands for "no object" in reference logs and hooks: twenty zero bytes.
  public static let zero = ObjectID(first: 0, second: 0, third: 0)

  init(first: UInt64, second: UInt64, third: UInt32) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// Reads the 20 bytes at an address, aligned or not.
  public init(at address: UnsafeRawPointer) {
    first = UInt64(bigEndian: address.loadUnaligned(as: UInt64.self))
    second = UInt64(bigEndian: address.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    third = UInt32(bigEndian: address.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// Reads an id from its 40 hex digits, in either case; nil for anything else.
  public init?(hex: String) {
    var hex = hex
    let id = hex.withUTF8 { ObjectID(hexBytes: UnsafeRawBufferPointer($0), upperCase: true) }
    guard let id else { return nil }
    self = id
  }

  /// Reads an id from its 20 bytes; nil for any other number of bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 20 else { return nil }
    let id = bytes.withUnsafeBytes { buffer in buffer.baseAddress.map { ObjectID(at: $0) } }
    guard let id else { return nil }
    self = id
  }

  /// Reads an id from the 20 bytes of a buffer; nil for any other number of bytes.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 20, let address = bytes.baseAddress else { return nil }
    self.init(at: address)
  }

  /// Appends the 20 bytes.
  public func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: first.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: second.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: third.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Reads 40 hex digits; upper case only where people type it, never in an object.
  init?(hexBytes: UnsafeRawBufferPointer, upperCase: Bool) {
    guard hexBytes.count == 40 else { return nil }
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for (place, byte) in hexBytes.enumerated() {
      let digit: UInt64
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte &- UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt64(byte &- UInt8(ascii: "a") &+ 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F") where upperCase:
        digit = UInt64(byte &- UInt8(ascii: "A") &+ 10)
      default: return nil
      }
      switch place {
      case ..<16: words.0 = words.0 << 4 | digit
      case ..<32: words.1 = words.1 << 4 | digit
      default: words.2 = words.2 << 4 | digit
      }
    }
    self.init(first: words.0, second: words.1, third: UInt32(truncatingIfNeeded: words.2))
  }

  /// The 20 bytes.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      raw.storeBytes(of: first.bigEndian, as: UInt64.self)
      raw.storeBytes(of: second.bigEndian, toByteOffset: 8, as: UInt64.self)
      raw.storeBytes(of: third.bigEndian, toByteOffset: 16, as: UInt32.self)
      count = 20
    }
  }

  /// The 40 hex digits, in lower case.
  public var hex: String {
    String(unsafeUninitializedCapacity: 40) { buffer in
      Self.write(first, digits: 16, to: buffer, at: 0)
      Self.write(second, digits: 16, to: buffer, at: 16)
      Self.write(UInt64(third), digits: 8, to: buffer, at: 32)
      return 40
    }
  }

  private static func write(
    _ word: UInt64, digits count: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) {
    let digits: StaticString = "0123456789abcdef"
    for place in 0..<count {
      let digit = word >> UInt64(4 * (count - 1 - place)) & 15
      buffer[start + place] = digits.utf8Start[Int(digit)]
    }
  }

  public var description: String { hex }

  public static func < (left: ObjectID, right: ObjectID) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.third < right.third
  }
}
