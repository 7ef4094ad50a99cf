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
    (0..<numbers.count).place(of: Int32(commit)) { numbers[$0] }.flatMap { place in
      records.attempt { try read(place) }
    } ?? Memory()
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
      if let made = memories.made[commit] {
        append(try numbered(made, by: &history, &records), to: &bytes)
      } else if let stored = earlier?.memory(of: commit) {
        append(try renumbered(stored, &records), to: &bytes)
      }
      numbers.append(Int32(commit))
      ends.append(Int32(bytes.bytes.count))
    }
    numbers.append(to: &writer)
    writer.pieces(ends, bytes.bytes)
  }

  private static func numbered(
    _ memory: CommitMemory, by history: inout HistoryWriter, _ records: inout RecordWriter
  ) throws -> Memory {
    var numbered = Memory()
    for (key, before) in memory.touched {
      numbered.touched.append((key, try records.number(of: before, by: &history)))
    }
    for entry in memory.entries {
      switch entry {
      case .draft(let key, let before, let after):
        numbered.entries.append(
          .draft(
            key, before: try before.map { try records.number(of: $0, by: &history) },
            after: try records.number(of: after, by: &history)))
      case .file(let path): numbered.entries.append(.file(path))
      case .rules: numbered.entries.append(.rules)
      case .rulesGivenBack: numbered.entries.append(.rulesGivenBack)
      }
    }
    return numbered
  }

  /// By the numbers that the records get now.
  private static func renumbered(
    _ memory: Memory, _ records: inout RecordWriter
  ) throws -> Memory {
    var renumbered = memory
    for place in memory.touched.indices {
      renumbered.touched[place].before = try records.number(
        ofStored: memory.touched[place].before)
    }
    for (place, entry) in memory.entries.enumerated() {
      guard case .draft(let key, let before, let after) = entry else { continue }
      renumbered.entries[place] = .draft(
        key, before: try before.map { try records.number(ofStored: $0) },
        after: try records.number(ofStored: after))
    }
    return renumbered
  }

  private static func append(_ memory: Memory, to bytes: inout ByteWriter) {
    bytes.int32(Int32(memory.touched.count))
    for (key, before) in memory.touched {
      bytes.string(key)
      bytes.int32(before)
    }
    bytes.int32(Int32(memory.entries.count))
    for entry in memory.entries {
      switch entry {
      case .draft(let key, let before, let after):
        bytes.int32(0)
        bytes.string(key)
        bytes.numbers(before.map(Int.init))
        bytes.int32(after)
      case .file(let path):
        bytes.int32(1)
        bytes.string(path)
      case .rules: bytes.int32(2)
      case .rulesGivenBack: bytes.int32(3)
      }
    }
  }
}
