/// Reads what SSH writes: numbers of four bytes, and strings with their length before them.
///
/// RFC 4251, section 5.
public struct SSHWire {
  private var rest: ArraySlice<UInt8>

  public init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Whether everything has been read.
  public var isAtEnd: Bool { rest.isEmpty }

  /// Takes these very bytes; false, and nothing taken, where others stand.
  public mutating func take(_ bytes: some Collection<UInt8>) -> Bool {
    guard rest.starts(with: bytes) else { return false }
    rest = rest.dropFirst(bytes.count)
    return true
  }

  /// Reads a number; nil where fewer than four bytes are left.
  public mutating func number() -> UInt32? {
    guard rest.count >= 4 else { return nil }
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Reads one byte; nil where none is left.
  public mutating func byte() -> UInt8? { rest.popFirst() }

  /// Reads a string; nil where it would reach past the end.
  public mutating func string() -> ArraySlice<UInt8>? {
    guard let length = number(), length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(Int(length)) }
    return rest.prefix(Int(length))
  }
}
