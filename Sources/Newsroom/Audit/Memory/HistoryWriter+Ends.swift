import Editorial
import HashTreeCollections

// The ends of a checkpoint.

extension HistoryWriter {
  /// How an end differs from the one that it is told by.
  mutating func end(
    _ end: EndOrder.Step, to bytes: inout ByteWriter, _ records: inout RecordWriter
  ) throws {
    let (affairs, other) = (end.affairs, end.other)
    bytes.int32(Int32(affairs.drafts.presentCount))
    let keys =
      end.log.map { Set($0.drafts.changed) } ?? affairs.drafts.candidates(against: other.drafts)
    let changed = keys.filter {
      !affairs.drafts.find($0).isSame(as: other.drafts.find($0))
    }.sorted()
    bytes.int32(Int32(changed.count))
    for key in changed {
      bytes.string(key)
      bytes.int32(try records.number(of: affairs.drafts.find(key), by: &self))
    }
    try changes(from: other, to: affairs, by: end.log, to: &bytes)
  }

  /// What differs beside the drafts.
  private mutating func changes(
    from other: Affairs, to affairs: Affairs, by log: Affairs?, to bytes: inout ByteWriter
  ) throws {
    guard let rules = affairs.rules, let before = other.rules else { throw Unwritable() }
    let keepsRules =
      rules.holdsSame(as: before) && rules.version == before.version
      && rules.ineffective == before.ineffective
    bytes.flag(!keepsRules)
    if !keepsRules { self.rules(rules, to: &bytes) }
    try changes(
      from: other.graves.all, to: affairs.graves.all, among: log?.graves.changed, to: &bytes
    ) { copy, keys, bytes in
      try bytes.hex(copy.rawValue)
      bytes.flag(keys != nil)
      bytes.strings(keys ?? [])
    }
    try changes(from: other.twins, to: affairs.twins, among: nil, to: &bytes) { slug, keys, bytes in
      bytes.string(slug)
      bytes.flag(keys != nil)
      bytes.strings(keys ?? [])
    }
    try changes(
      from: other.twinViolations, to: affairs.twinViolations, among: nil, to: &bytes
    ) { slug, places, bytes in
      bytes.string(slug)
      bytes.flag(places != nil)
      bytes.numbers(places ?? [])
    }
    try changes(
      from: other.files.all, to: affairs.files.all, among: log?.files.changed, to: &bytes
    ) { path, file, bytes in
      bytes.string(path)
      bytes.flag(file != nil)
      if let file { try Self.file(file, to: &bytes) }
    }
  }

  /// - Parameter keys: those that may differ; nil where nobody knows.
  private func changes<Key: Comparable, Value: Equatable>(
    from other: TreeDictionary<Key, Value>, to map: TreeDictionary<Key, Value>,
    among keys: [Key]?, to bytes: inout ByteWriter,
    _ write: (Key, Value?, inout ByteWriter) throws -> Void
  ) throws {
    let changed =
      keys == nil && map == other
      ? []
      : (keys.map { Set($0) } ?? Set(map.keys).union(other.keys)).filter { map[$0] != other[$0] }
    bytes.int32(Int32(changed.count))
    for key in changed.sorted() { try write(key, map[key], &bytes) }
  }
}
