/// A value that takes the same number of bytes whatever it says.
protocol Record: Sendable {
  /// How many bytes.
  static var size: Int { get }
  /// Reads it from its first byte on.
  init(at place: UnsafeRawPointer)
  func append(to writer: inout ByteWriter)
}

/// Values of one size: those from disk stay the bytes that they were read as, and new ones stand
/// behind them.
///
/// A command asks for a few of a hundred thousand; making values of all of them would take longer
/// than everything that it does with them.
struct Records<Element: Record>: RandomAccessCollection, Sendable {
  private var stored: ArraySlice<UInt8> = []
  private var storedCount = 0
  private(set) var added: [Element] = []

  init() {}

  /// Takes over bytes, of which as many as fit whole are values.
  init(stored: ArraySlice<UInt8>) {
    self.stored = stored
    storedCount = stored.count / Element.size
  }

  var startIndex: Int { 0 }
  var endIndex: Int { storedCount + added.count }

  subscript(position: Int) -> Element { read(position, Element.init(at:)) { $0 } }

  /// Reads a part of a value: of one from disk its bytes, from its first byte on.
  func read<Part>(
    _ position: Int, _ stored: (UnsafeRawPointer) -> Part, _ added: (Element) -> Part
  ) -> Part {
    guard position < storedCount else { return added(self.added[position - storedCount]) }
    return self.stored.withUnsafeBytes { bytes in
      let end = (position + 1) * Element.size
      guard position >= 0, end <= bytes.count, let start = bytes.baseAddress else {
        preconditionFailure("no value stands at \(position)")
      }
      return stored(start + position * Element.size)
    }
  }

  mutating func append(_ element: Element) { added.append(element) }

  /// Writes their number and their bytes.
  func append(to writer: inout ByteWriter) {
    writer.int32(Int32(count))
    writer.bytes.append(contentsOf: stored.prefix(storedCount * Element.size))
    for element in added { element.append(to: &writer) }
  }
}

extension ByteReader {
  mutating func records<Element: Record>(
    of type: Element.Type, in bytes: ArraySlice<UInt8>
  ) -> Records<Element>? {
    guard let count = count(of: Element.size) else { return nil }
    let start = bytes.startIndex + offset
    offset += count * Element.size
    return Records(stored: bytes[start..<start + count * Element.size])
  }
}

extension UnsafeRawPointer {
  /// The little-endian number at a distance from here.
  func number<Number: FixedWidthInteger>(at distance: Int, as type: Number.Type) -> Number {
    Number(littleEndian: loadUnaligned(fromByteOffset: distance, as: Number.self))
  }
}
