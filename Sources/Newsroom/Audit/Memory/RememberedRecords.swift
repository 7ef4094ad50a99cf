import Editorial

/// The records of drafts in a checkpoint, by number: bytes until somebody asks for one.
final class RememberedRecords {
  /// Where each ends in ``bytes``.
  private let ends: Records<Int32>
  private let bytes: ArraySlice<UInt8>
  let reader: HistoryReader
  private var made: [Int32: DraftRecord] = [:]
  private var numbers: [ObjectIdentifier: Int32] = [:]
  /// What kept something from being made: then nothing that was judged since holds.
  private(set) var failure: (any Error)?

  /// - Throws: ``HistoryReader/Damaged`` for ends that are not in order.
  init(_ reading: inout ByteReader, in body: ArraySlice<UInt8>, _ reader: HistoryReader) throws {
    (ends, bytes) = try reading.pieces(in: body)
    self.reader = reader
  }

  var count: Int { ends.count }

  func record(_ number: Int32) -> DraftRecord? {
    guard number >= 0 else { return nil }
    if let known = made[number] { return known }
    return attempt {
      let record = try read(number) { try reader.record(&$0) }
      made[number] = record
      numbers[ObjectIdentifier(record)] = number
      return record
    }
  }

  /// The number of a record that was made here.
  func number(of record: DraftRecord) -> Int32? { numbers[ObjectIdentifier(record)] }

  private func read<Value>(_ number: Int32, _ body: (inout ByteReader) throws -> Value) throws
    -> Value
  {
    guard let bytes = bytes(of: number) else { throw HistoryReader.Damaged() }
    return try bytes.withUnsafeBytes { buffer in
      var bytes = ByteReader(buffer: buffer, offset: 0)
      return try body(&bytes)
    }
  }

  /// A record as it is written; nil where there is none of that number.
  func bytes(of number: Int32) -> ArraySlice<UInt8>? {
    ends.indices.contains(Int(number)) ? bytes[piece: Int(number), ends] : nil
  }

  /// Does what may fail, and notes it when it does.
  func attempt<Value>(_ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      return nil
    }
  }
}

extension ArraySlice<UInt8> {
  /// One of several pieces.
  ///
  /// - Parameter ends: where each ends.
  subscript(piece number: Int, ends: Records<Int32>) -> ArraySlice<UInt8> {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return self[(startIndex + start)..<(startIndex + Int(ends[number]))]
  }
}

extension ByteReader {
  /// Pieces of bytes: where each ends, and all of them.
  mutating func pieces(in body: ArraySlice<UInt8>) throws -> (Records<Int32>, ArraySlice<UInt8>) {
    let ends = try need { $0.records(of: Int32.self, in: body) }
    let size = try need { $0.count(of: 1) }
    let bytes = body[(body.startIndex + offset)...].prefix(size)
    offset += size
    var last: Int32 = 0
    for end in ends {
      guard end >= last else { throw HistoryReader.Damaged() }
      last = end
    }
    guard last == size else { throw HistoryReader.Damaged() }
    return (ends, bytes)
  }
}

extension ByteWriter {
  /// Pieces of bytes, as ``ByteReader/pieces(in:)`` reads them.
  mutating func pieces(_ ends: Records<Int32>, _ pieces: [UInt8]) {
    ends.append(to: &self)
    int32(Int32(pieces.count))
    bytes += pieces
  }
}
