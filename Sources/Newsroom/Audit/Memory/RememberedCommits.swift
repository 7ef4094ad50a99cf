import Git

/// The commits of a checkpoint, by number: those from disk stay the bytes they were.
struct RememberedCommits {
  private var ids = Records<ObjectID>()
  /// The numbers in the order of the ids.
  private var order = Records<Int32>()
  private var judged: ArraySlice<UInt8> = []
  /// Where each one's end in ``parents``.
  private var parentEnds = Records<Int32>()
  private var parents = Records<Int32>()

  /// One that came after those that are remembered.
  struct Commit {
    var id: ObjectID
    var isJudged: Bool
    /// The numbers of its judged parents.
    var parents: [Int32]
  }

  var count: Int { ids.count }

  /// No commits.
  init() {}

  /// Adds commits to those of an earlier checkpoint.
  mutating func append(_ commits: [Commit]) {
    let first = count
    for commit in commits {
      ids.append(commit.id)
      for parent in commit.parents { parents.append(parent) }
      parentEnds.append(Int32(parents.count))
    }
    judged += commits.map { $0.isJudged ? 1 : 0 }
    let new = commits.indices.sorted { commits[$0].id < commits[$1].id }.map { Int32(first + $0) }
    var merged = Records<Int32>()
    var next = 0
    for number in order {
      while next < new.count, ids[Int(new[next])] < ids[Int(number)] {
        merged.append(new[next])
        next += 1
      }
      merged.append(number)
    }
    for number in new[next...] { merged.append(number) }
    order = merged
  }

  func isJudged(_ number: Int) -> Bool { judged[judged.startIndex + number] == 1 }

  func id(of number: Int) -> ObjectID { ids[number] }

  /// The numbers of a commit's judged parents.
  func parents(of number: Int) -> [Int] {
    let start = number == 0 ? 0 : Int(parentEnds[number - 1])
    return (start..<Int(parentEnds[number])).map { Int(parents[$0]) }
  }

  /// The number of a commit.
  func number(of id: ObjectID) -> Int? {
    (0..<order.count).place(of: id) { ids[Int(order[$0])] }.map { Int(order[$0]) }
  }

  /// About how many bytes they take.
  var size: Int { count * 33 }

  func append(to writer: inout ByteWriter) {
    ids.append(to: &writer)
    order.append(to: &writer)
    writer.bytes += judged
    parentEnds.append(to: &writer)
    parents.append(to: &writer)
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
    guard let ends = reader.records(of: Int32.self, in: bytes), ends.count == ids.count,
      let parents = reader.records(of: Int32.self, in: bytes)
    else { return nil }
    parentEnds = ends
    self.parents = parents
    // Parents before children: whoever goes from one to the next comes to an end.
    var place = 0
    for (number, end) in ends.enumerated() {
      guard end >= place, end <= parents.count else { return nil }
      while place < end {
        guard parents[place] >= 0, parents[place] < number else { return nil }
        place += 1
      }
    }
    guard place == parents.count else { return nil }
  }
}

extension ObjectID: Record {
  static let size = 20

  func append(to writer: inout ByteWriter) { writer.id(self) }
}
