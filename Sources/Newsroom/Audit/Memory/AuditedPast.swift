import Editorial
import Git

/// History up to a checkpoint, as an earlier audit judged it.
struct AuditedPast {
  var commits: RememberedCommits
  /// Folders that ever had a file in them which may be an attachment.
  var folders: [String]
  var checkpoint: Checkpoint
  /// The drafts of the checkpoint; nil for one that was not read from disk.
  var drafts: RememberedDrafts?
  fileprivate var reader: HistoryReader?

  /// The commit that all of history goes through.
  var commit: ObjectID { commits.id(of: checkpoint.commit) }

  init(
    commits: RememberedCommits, folders: [String], checkpoint: Checkpoint,
    goingOnFrom earlier: AuditedPast?
  ) {
    self.commits = commits
    self.folders = folders
    self.checkpoint = checkpoint
    drafts = earlier?.drafts
    reader = earlier?.reader
  }
}

// MARK: - As bytes

extension AuditedPast {
  /// Everything, as bytes.
  ///
  /// - Throws: ``HistoryWriter/Unwritable`` for what nothing can be made of again.
  func append(to writer: inout ByteWriter, _ past: PastReader) throws {
    guard let rules = checkpoint.affairs.rules?.rules else { throw HistoryWriter.Unwritable() }
    var history = HistoryWriter(
      past, actors: reader?.actors ?? [], versions: reader?.versions ?? [])
    try history.points(reader?.points ?? [], rules)
    var (outcome, affairs) = (ByteWriter(bytes: []), ByteWriter(bytes: []))
    try history.outcome(checkpoint.outcome, to: &outcome)
    try history.affairs(checkpoint.affairs, to: &affairs)
    let map = checkpoint.affairs.drafts
    var names = Names()
    var ends = Records<Int32>()
    var records = ByteWriter(bytes: [])
    for key in map.keys {
      names.add(key)
      if map.isStored(key), let bytes = drafts?.bytes(of: key) {
        records.bytes += bytes
      } else if let record = map[key] {
        try history.record(record, readBy: rules, to: &records)
      }
      ends.append(Int32(records.bytes.count))
    }
    writer.int32(Int32(checkpoint.commit))
    commits.append(to: &writer)
    writer.strings(folders)
    writer.int32(Int32(history.actors.count))
    for actor in history.actors { writer.actor(actor) }
    writer.strings(history.versions)
    writer.bytes += outcome.bytes
    history.appendPoints(to: &writer)
    writer.bytes += affairs.bytes
    writer.int32(Int32(map.presentCount))
    names.append(to: &writer)
    ends.append(to: &writer)
    writer.int32(Int32(records.bytes.count))
    writer.bytes += records.bytes
  }

  /// - Throws: ``HistoryReader/Damaged`` for bytes that nothing of ours wrote.
  init(
    _ bytes: inout ByteReader, in body: ArraySlice<UInt8>, _ past: PastReader
  ) throws {
    let number = Int(try bytes.need { $0.int32() })
    let commits = try bytes.need { RememberedCommits(&$0, in: body) }
    guard number >= 0, number < commits.count, commits.isJudged(number) else {
      throw HistoryReader.Damaged()
    }
    self.commits = commits
    folders = try bytes.need { $0.strings() }
    let actors = try bytes.list { try $0.actor() }
    var reader = HistoryReader(
      actors: actors, versions: try bytes.need { $0.strings() }, commitCount: number + 1,
      past: past)
    let outcome = try reader.outcome(&bytes)
    try reader.readPoints(&bytes)
    var affairs = try reader.affairs(&bytes)
    let presentCount = Int(try bytes.need { $0.int32() })
    let names = try bytes.need { $0.names(in: body) }
    let ends = try bytes.need { $0.records(of: Int32.self, in: body) }
    let size = try bytes.need { $0.count(of: 1) }
    guard ends.count == names.count, Self.areInOrder(ends, upTo: size) else {
      throw HistoryReader.Damaged()
    }
    let drafts = RememberedDrafts(
      names: names, ends: ends, bytes: body[(body.startIndex + bytes.offset)...].prefix(size),
      presentCount: presentCount, reader)
    affairs.drafts = DraftMap(drafts)
    checkpoint = Checkpoint(commit: number, affairs: affairs, outcome: outcome)
    self.drafts = drafts
    self.reader = reader
  }

  private static func areInOrder(_ ends: Records<Int32>, upTo size: Int) -> Bool {
    var last: Int32 = 0
    for end in ends {
      guard end >= last else { return false }
      last = end
    }
    return last == size
  }
}
