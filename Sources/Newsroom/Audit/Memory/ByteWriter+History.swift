import Editorial
import Git

extension ByteWriter {
  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func optional(_ text: String?) {
    flag(text != nil)
    if let text { string(text) }
  }

  mutating func time(_ time: Timestamp) {
    int64(time.seconds)
    int32(Int32(time.offset))
  }

  mutating func numbers(_ numbers: [Int]) {
    int32(Int32(numbers.count))
    for number in numbers { int32(Int32(number)) }
  }

  /// An id of git's, from its hex.
  mutating func hex(_ text: String) throws {
    guard let id = ObjectID(hex: text) else { throw HistoryWriter.Unwritable() }
    self.id(id)
  }

  /// Paths with the ids of what lies there.
  mutating func files(_ files: [String: String]) throws {
    int32(Int32(files.count))
    for (path, blob) in files.sorted(by: { $0.key < $1.key }) {
      string(path)
      try hex(blob)
    }
  }

  /// A person as a commit named them.
  mutating func actor(_ actor: Actor) {
    string(actor.name)
    string(actor.email)
    optional(actor.person?.rawValue)
    flag(actor.throughForge)
    optional(actor.fault?.rawValue)
    flag(actor.isProven)
  }
}
