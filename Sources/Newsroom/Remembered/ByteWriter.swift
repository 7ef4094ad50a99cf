import Git

/// Writes little-endian values.
struct ByteWriter {
  var bytes: [UInt8]

  mutating func int32(_ value: Int32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func int64(_ value: Int64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func id(_ id: ObjectID) { id.append(to: &bytes) }

  mutating func string(_ string: String) {
    int32(Int32(string.utf8.count))
    bytes.append(contentsOf: string.utf8)
  }

  mutating func strings(_ strings: [String]) {
    int32(Int32(strings.count))
    for string in strings { self.string(string) }
  }
}
