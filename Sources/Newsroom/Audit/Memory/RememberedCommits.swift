import Git

/// The commits that lead to a checkpoint, by number: those from disk stay the bytes they were.
struct RememberedCommits {
  private var ids = Records<ObjectID>()
  /// The numbers in the order of the ids.
  private var order = Records<Int32>()
  private var judged: ArraySlice<UInt8> = []

  var count: Int { ids.count }

  /// - Parameter ids: by number, with whether each is judged.
  init(_ commits: some Sequence<(id: ObjectID, isJudged: Bool)>) {
    var all: [ObjectID] = []
    var judged: [UInt8] = []
    for commit in commits {
      all.append(commit.id)
      judged.append(commit.isJudged ? 1 : 0)
    }
    for id in all { ids.append(id) }
    for number in all.indices.sorted(by: { all[$0] < all[$1] }) { order.append(Int32(number)) }
    self.judged = judged[...]
  }

  func isJudged(_ number: Int) -> Bool { judged[judged.startIndex + number] == 1 }

  func id(of number: Int) -> ObjectID { ids[number] }

  /// The number of a judged commit; nil for any other.
  func number(of id: ObjectID) -> Int? {
    var range = 0..<order.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let number = Int(order[middle])
      let found = ids[number]
      if found == id { return isJudged(number) ? number : nil }
      range = found < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  func append(to writer: inout ByteWriter) {
    ids.append(to: &writer)
    order.append(to: &writer)
    writer.bytes += judged
  }

  /// Nil when a number stands for nothing.
  init?(_ reader: inout ByteReader, in bytes: ArraySlice<UInt8>) {
    guard let ids = reader.records(of: ObjectID.self, in: bytes),
      let order = reader.records(of: Int32.self, in: bytes), order.count == ids.count,
      reader.buffer.count - reader.offset >= ids.count,
      order.allSatisfy({ ids.indices.contains(Int($0)) })
    else { return nil }
    self.ids = ids
    self.order = order
    let start = bytes.startIndex + reader.offset
    judged = bytes[start..<start + ids.count]
    reader.offset += ids.count
  }
}

extension ObjectID: Record {
  static let size = 20

  func append(to writer: inout ByteWriter) { writer.id(self) }
}
