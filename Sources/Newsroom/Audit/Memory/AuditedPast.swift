import Editorial
import Git

/// History up to a checkpoint, as an earlier audit judged it.
struct AuditedPast {
  var commits: RememberedCommits
  /// Folders that ever had a file in them which may be an attachment.
  var folders: [String]
  var checkpoint: Checkpoint
  /// What a checkpoint from disk has; nil for any other.
  var stored: Stored?
  /// What the one that this was made from has.
  private var earlier: Stored?

  /// What a checkpoint from disk has, as bytes until somebody asks.
  struct Stored {
    var drafts: RememberedDrafts
    var ends: RememberedEnds
    var steps: RememberedSteps
    fileprivate var reader: HistoryReader

    var records: RememberedRecords { drafts.records }
  }

  /// The last commit, to which all others lead.
  var commit: ObjectID { commits.id(of: checkpoint.commit) }

  init(
    commits: RememberedCommits, folders: [String], checkpoint: Checkpoint,
    goingOnFrom earlier: AuditedPast?
  ) {
    self.commits = commits
    self.folders = folders
    self.checkpoint = checkpoint
    self.earlier = earlier?.stored
  }
}

// MARK: - As bytes

extension AuditedPast {
  /// Everything, as bytes.
  ///
  /// - Throws: ``HistoryWriter/Unwritable`` for what nothing can be made of again.
  func append(to writer: inout ByteWriter, _ past: PastReader) throws {
    guard let rules = checkpoint.affairs.rules?.rules,
      let kept = (checkpoint.ends as? KeptEnds)?.affairs
    else { throw HistoryWriter.Unwritable() }
    let reader = earlier?.reader
    var history = HistoryWriter(
      past, actors: reader?.actors ?? [], versions: reader?.versions ?? [])
    try history.points(reader?.points ?? [], rules)
    var records = RecordWriter(goingOnFrom: earlier?.records, rules)
    // What people and rules there are is known when all else is written.
    var (found, affairs, drafts) = (
      ByteWriter(bytes: []), ByteWriter(bytes: []), ByteWriter(bytes: [])
    )
    try history.outcome(checkpoint.outcome, to: &found)
    try history.affairs(checkpoint.affairs, to: &affairs)
    let map = checkpoint.affairs.drafts
    var names = Names()
    var numbers = Records<Int32>()
    for key in map.keys {
      names.add(key)
      numbers.append(try records.number(of: map.find(key), by: &history))
    }
    drafts.int32(Int32(map.presentCount))
    names.append(to: &drafts)
    numbers.append(to: &drafts)
    var others = ByteWriter(bytes: [])
    try RememberedEnds.append(
      kept, last: checkpoint.commit, to: &others, by: &history, &records)
    try RememberedSteps.append(
      checkpoint.memory, carriedFrom: earlier?.steps, to: &others, by: &history, &records)
    writer.bytes.reserveCapacity(
      commits.size + records.size + found.bytes.count + affairs.bytes.count + drafts.bytes.count
        + others.bytes.count + 1 << 16)
    commits.append(to: &writer)
    writer.strings(folders)
    writer.int32(Int32(history.actors.count))
    for actor in history.actors { writer.actor(actor) }
    writer.strings(history.versions)
    writer.bytes += found.bytes
    history.appendPoints(to: &writer)
    records.append(to: &writer)
    writer.bytes += affairs.bytes
    writer.bytes += drafts.bytes
    writer.bytes += others.bytes
  }

  /// - Throws: ``HistoryReader/Damaged`` for bytes that nothing of ours wrote.
  init(
    _ bytes: inout ByteReader, in body: ArraySlice<UInt8>, _ past: PastReader
  ) throws {
    let commits = try bytes.need { RememberedCommits(&$0, in: body) }
    let last = commits.count - 1
    guard last >= 0, commits.isJudged(last) else { throw HistoryReader.Damaged() }
    self.commits = commits
    folders = try bytes.need { $0.strings() }
    let actors = try bytes.list { try $0.actor() }
    var reader = HistoryReader(
      actors: actors, versions: try bytes.need { $0.strings() }, commitCount: commits.count,
      past: past)
    let outcome = try reader.outcome(&bytes)
    try reader.readPoints(&bytes)
    let records = try RememberedRecords(&bytes, in: body, reader)
    var affairs = try reader.affairs(&bytes).numbered(-1)
    let presentCount = Int(try bytes.need { $0.int32() })
    let names = try bytes.need { $0.names(in: body) }
    let numbers = try bytes.need { $0.records(of: Int32.self, in: body) }
    guard numbers.count == names.count else { throw HistoryReader.Damaged() }
    let drafts = RememberedDrafts(
      names: names, numbers: numbers, presentCount: presentCount, records)
    affairs.drafts = DraftMap(drafts)
    affairs.startLog(from: nil)
    let ends = try RememberedEnds(&bytes, in: body, last: affairs, last, drafts)
    let steps = try RememberedSteps(&bytes, in: body, below: commits.count, records)
    checkpoint = Checkpoint(
      commit: last, affairs: affairs, outcome: outcome, ends: ends, memory: CommitMemories(steps))
    stored = Stored(drafts: drafts, ends: ends, steps: steps, reader: reader)
  }
}
