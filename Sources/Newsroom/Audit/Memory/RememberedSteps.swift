import Editorial

/// What merges to come may ask of a checkpoint's commits: bytes until one does.
final class RememberedSteps: CommitStore {
  /// What is remembered of a commit, its records by number.
  struct Memory {
    var touched: [(key: String, before: Int32)] = []
    var entries: [Entry] = []
  }

  enum Entry {
    case draft(String, before: [Int32], after: Int32)
    case file(String)
    case rules
    case rulesGivenBack
  }

  private let numbers: Records<Int32>
  private let ends: Records<Int32>
  private let bytes: ArraySlice<UInt8>
  private let records: RememberedRecords

  /// - Throws: ``HistoryReader/Damaged`` for commits that are not in order.
  init(
    _ reading: inout ByteReader, in body: ArraySlice<UInt8>, below count: Int,
    _ records: RememberedRecords
  ) throws {
    numbers = try reading.need { $0.records(of: Int32.self, in: body) }
    (ends, bytes) = try reading.pieces(in: body)
    self.records = records
    guard ends.count == numbers.count else { throw HistoryReader.Damaged() }
    var last: Int32 = -1
    for number in numbers {
      guard number > last, number < count else { throw HistoryReader.Damaged() }
      last = number
    }
  }

  var commits: [Int] { numbers.map(Int.init) }

  func keys(touchedBy commit: Int) -> [String] { memory(of: commit).touched.map(\.key) }

  func before(_ commit: Int, _ key: String) -> [DraftRecord?] {
    memory(of: commit).touched.filter { $0.key == key }.map { records.record($0.before) }
  }

  func entries(of commit: Int) -> [EntryStep] {
    memory(of: commit).entries.map { entry in
      switch entry {
      case .draft(let key, let before, let after):
        .draft(key, before: before.map(records.record), after: records.record(after))
      case .file(let path): .file(path)
      case .rules: .rules
      case .rulesGivenBack: .rulesGivenBack
      }
    }
  }

  func files(of commit: Int) -> [String] {
    memory(of: commit).entries.compactMap { if case .file(let path) = $0 { path } else { nil } }
  }

  func memory(of commit: Int) -> Memory {
    var range = 0..<numbers.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if numbers[middle] == commit {
        return records.attempt { try read(middle) } ?? Memory()
      }
      range = numbers[middle] < commit ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return Memory()
  }

  private func read(_ place: Int) throws -> Memory {
    try bytes[piece: place, ends].withUnsafeBytes { buffer in
      var bytes = ByteReader(buffer: buffer, offset: 0)
      let touched = try bytes.list { bytes in
        (key: try bytes.text(), before: try bytes.need { $0.int32() })
      }
      let entries = try bytes.list { bytes -> Entry in
        switch try bytes.number(below: 4) {
        case 0:
          .draft(
            try bytes.text(), before: try bytes.list { bytes in try bytes.need { $0.int32() } },
            after: try bytes.need { $0.int32() })
        case 1: .file(try bytes.text())
        case 2: .rules
        default: .rulesGivenBack
        }
      }
      return Memory(touched: touched, entries: entries)
    }
  }

  // MARK: - As bytes

  static func append(
    _ memories: CommitMemories, carriedFrom earlier: RememberedSteps?, to writer: inout ByteWriter,
    by history: inout HistoryWriter, _ records: inout RecordWriter
  ) throws {
    var numbers = Records<Int32>()
    var ends = Records<Int32>()
    var bytes = ByteWriter(bytes: [])
    for commit in memories.storedCommits.union(memories.made.keys).sorted() {
      if let memory = memories.made[commit] {
        try append(memory, to: &bytes, by: &history, &records)
      } else if let memory = earlier?.memory(of: commit) {
        try append(memory, to: &bytes, &records)
      }
      numbers.append(Int32(commit))
      ends.append(Int32(bytes.bytes.count))
    }
    numbers.append(to: &writer)
    writer.pieces(ends, bytes.bytes)
  }

  private static func append(
    _ memory: CommitMemory, to bytes: inout ByteWriter, by history: inout HistoryWriter,
    _ records: inout RecordWriter
  ) throws {
    bytes.int32(Int32(memory.touched.count))
    for (key, before) in memory.touched {
      bytes.string(key)
      bytes.int32(try records.number(of: before, by: &history))
    }
    bytes.int32(Int32(memory.entries.count))
    for entry in memory.entries {
      switch entry {
      case .draft(let key, let before, let after):
        bytes.draft(
          key, before: try before.map { try records.number(of: $0, by: &history) },
          after: try records.number(of: after, by: &history))
      case .file(let path): bytes.file(path)
      case .rules: bytes.int32(2)
      case .rulesGivenBack: bytes.int32(3)
      }
    }
  }

  private static func append(
    _ memory: Memory, to bytes: inout ByteWriter, _ records: inout RecordWriter
  ) throws {
    bytes.int32(Int32(memory.touched.count))
    for (key, before) in memory.touched {
      bytes.string(key)
      bytes.int32(try records.number(ofStored: before))
    }
    bytes.int32(Int32(memory.entries.count))
    for entry in memory.entries {
      switch entry {
      case .draft(let key, let before, let after):
        bytes.draft(
          key, before: try before.map { try records.number(ofStored: $0) },
          after: try records.number(ofStored: after))
      case .file(let path): bytes.file(path)
      case .rules: bytes.int32(2)
      case .rulesGivenBack: bytes.int32(3)
      }
    }
  }
}

extension ByteWriter {
  fileprivate mutating func draft(_ key: String, before: [Int32], after: Int32) {
    int32(0)
    string(key)
    numbers(before.map(Int.init))
    int32(after)
  }

  fileprivate mutating func file(_ path: String) {
    int32(1)
    string(path)
  }
}
