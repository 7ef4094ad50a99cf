import Editorial

/// Writes the records of drafts down, each once, and gives them numbers.
struct RecordWriter {
  private var numbers: [ObjectIdentifier: Int32] = [:]
  /// The numbers that records of an earlier checkpoint had there, and have now.
  private var carried: [Int32: Int32] = [:]
  private let earlier: RememberedRecords?
  /// By which drafts are mostly read.
  private let rules: Rules
  private var ends = Records<Int32>()
  private var bytes = ByteWriter(bytes: [])

  init(goingOnFrom earlier: RememberedRecords?, _ rules: Rules) {
    self.earlier = earlier
    self.rules = rules
  }

  /// The number of what was found; below zero for none.
  mutating func number(
    of found: DraftMap.Found, by history: inout HistoryWriter
  ) throws -> Int32 {
    switch found {
    case .set(let record): try number(of: record, by: &history)
    case .stored(let number): try number.map { try self.number(ofStored: $0) } ?? -1
    }
  }

  mutating func number(
    of record: DraftRecord?, by history: inout HistoryWriter
  ) throws -> Int32 {
    guard let record else { return -1 }
    if let stored = earlier?.number(of: record) { return try number(ofStored: stored) }
    if let known = numbers[ObjectIdentifier(record)] { return known }
    try history.record(record, readBy: rules, to: &bytes)
    let number = close()
    numbers[ObjectIdentifier(record)] = number
    return number
  }

  /// Takes a record over as it was written.
  mutating func number(ofStored stored: Int32) throws -> Int32 {
    guard stored >= 0 else { return -1 }
    if let known = carried[stored] { return known }
    guard let written = earlier?.bytes(of: stored) else { throw HistoryWriter.Unwritable() }
    bytes.bytes += written
    let number = close()
    carried[stored] = number
    return number
  }

  private mutating func close() -> Int32 {
    ends.append(Int32(bytes.bytes.count))
    return Int32(ends.count - 1)
  }

  /// About how many bytes they take.
  var size: Int { bytes.bytes.count + ends.count * 4 }

  func append(to writer: inout ByteWriter) { writer.pieces(ends, bytes.bytes) }
}
