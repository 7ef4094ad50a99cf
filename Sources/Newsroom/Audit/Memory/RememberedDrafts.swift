import Editorial

/// The drafts of a remembered checkpoint: bytes until somebody asks for one.
final class RememberedDrafts: DraftStore {
  private let names: Names
  /// Where each ends in ``bytes``.
  private let ends: Records<Int32>
  private let bytes: ArraySlice<UInt8>
  let presentCount: Int
  private let reader: HistoryReader
  private var made: [String: DraftRecord?] = [:]
  /// What kept a draft from being made: then nothing that was judged since holds.
  private(set) var failure: (any Error)?

  init(
    names: Names, ends: Records<Int32>, bytes: ArraySlice<UInt8>, presentCount: Int,
    _ reader: HistoryReader
  ) {
    self.names = names
    self.ends = ends
    self.bytes = bytes
    self.presentCount = presentCount
    self.reader = reader
  }

  var keys: [String] { Array(names) }

  func record(of key: String) -> DraftRecord? {
    if let known = made[key] { return known }
    var record: DraftRecord?
    if let place = place(of: key) {
      do {
        record = try bytes(at: place).withUnsafeBytes { buffer in
          var bytes = ByteReader(buffer: buffer, offset: 0)
          return try reader.record(&bytes)
        }
      } catch {
        failure = failure ?? error
      }
    }
    made[key] = .some(record)
    return record
  }

  /// A record as it is written.
  func bytes(of key: String) -> ArraySlice<UInt8>? { place(of: key).map(bytes(at:)) }

  private func bytes(at place: Int) -> ArraySlice<UInt8> {
    let start = place == 0 ? 0 : Int(ends[place - 1])
    return bytes[(bytes.startIndex + start)..<(bytes.startIndex + Int(ends[place]))]
  }

  /// The keys are in order.
  private func place(of key: String) -> Int? {
    var range = 0..<names.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let found = names[middle]
      if found == key { return middle }
      range = found < key ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
