import Editorial
import HashTreeCollections

/// How everything stood at the ends of a checkpoint: each is told by how it differs from another.
///
/// The first is the last commit, of which everything is told.
final class RememberedEnds: EndStore {
  /// One end.
  private struct End: Record {
    static let size = 8
    var commit: Int32
    /// The place of the one that it is told by: a smaller one.
    var relative: Int32

    init(commit: Int32, relative: Int32) {
      self.commit = commit
      self.relative = relative
    }

    init(at place: UnsafeRawPointer) {
      commit = place.number(at: 0, as: Int32.self)
      relative = place.number(at: 4, as: Int32.self)
    }

    func append(to writer: inout ByteWriter) {
      writer.int32(commit)
      writer.int32(relative)
    }
  }

  private let list: Records<End>
  private let ends: Records<Int32>
  private let bytes: ArraySlice<UInt8>
  private let records: RememberedRecords
  private var places: [Int: Int] = [:]
  private var made: [Int: (affairs: Affairs, drafts: RememberedDrafts)] = [:]

  /// - Throws: ``HistoryReader/Damaged`` for ends that are told by none.
  init(
    _ reading: inout ByteReader, in body: ArraySlice<UInt8>, last: Affairs, _ commit: Int,
    _ drafts: RememberedDrafts
  ) throws {
    list = try reading.need { $0.records(of: End.self, in: body) }
    (ends, bytes) = try reading.pieces(in: body)
    records = drafts.records
    guard ends.count == list.count else { throw HistoryReader.Damaged() }
    for (place, end) in list.enumerated() {
      guard end.relative >= 0, end.relative <= place, end.commit >= 0, end.commit < commit else {
        throw HistoryReader.Damaged()
      }
      places[Int(end.commit)] = place + 1
    }
    places[commit] = 0
    made[0] = (last, drafts)
  }

  /// The commits.
  var commits: Set<Int> { Set(places.keys) }

  func affairs(at commit: Int) -> Affairs? {
    places[commit].flatMap { place in records.attempt { try affairs(place) } }
  }

  private func affairs(_ place: Int) throws -> Affairs {
    // Each after the one that it is told by.
    var open = [place]
    while let next = open.last {
      guard made[next] == nil else {
        open.removeLast()
        continue
      }
      let relative = Int(list[next - 1].relative)
      if let known = made[relative] {
        made[next] = try read(next, from: known.affairs, known.drafts)
      } else {
        open.append(relative)
      }
    }
    guard let affairs = made[place]?.affairs else { throw HistoryReader.Damaged() }
    return affairs
  }

  private func read(
    _ place: Int, from relative: Affairs, _ drafts: RememberedDrafts
  ) throws -> (Affairs, RememberedDrafts) {
    try bytes[piece: place - 1, ends].withUnsafeBytes { buffer in
      var bytes = ByteReader(buffer: buffer, offset: 0)
      let presentCount = Int(try bytes.need { $0.int32() })
      var others = drafts.others
      var changed: [String] = []
      for _ in 0..<(try bytes.count()) {
        let key = try bytes.text()
        others[key] = try bytes.need { $0.int32() }
        changed.append(key)
      }
      let drafts = RememberedDrafts(drafts, others: others, presentCount: presentCount)
      var affairs = relative
      affairs.startLog(from: relative.number)
      affairs.drafts = DraftMap(drafts, changed: changed)
      try records.reader.changes(of: &affairs, &bytes)
      return (affairs.numbered(-Int32(place) - 1), drafts)
    }
  }

  // MARK: - As bytes

  /// Writes the ends that a replay has kept, but for the last commit.
  static func append(
    _ kept: [Int: Affairs], last: Int, to writer: inout ByteWriter, by history: inout HistoryWriter,
    _ records: inout RecordWriter
  ) throws {
    var list = Records<End>()
    var ends = Records<Int32>()
    var bytes = ByteWriter(bytes: [])
    for end in EndOrder(kept, last: last).steps {
      list.append(End(commit: Int32(end.commit), relative: Int32(end.relative)))
      try history.end(end, to: &bytes, &records)
      ends.append(Int32(bytes.bytes.count))
    }
    list.append(to: &writer)
    writer.pieces(ends, bytes.bytes)
  }
}
