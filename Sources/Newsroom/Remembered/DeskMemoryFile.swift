import Editorial
import Git

/// Where a desk's memory lies: `.git/stet/desk`.
///
/// It holds for one anchor and one program, as that of the audit does; a file that is damaged, or
/// that somebody else could have written, is none.
struct DeskMemoryFile {
  private static let magic = Array("stet desk 1\n".utf8)
  private let file: OwnFile
  private let anchor: String
  private let program: String

  /// Nil where the program cannot be told from another.
  init?(_ repository: Repository, anchor: String?) {
    guard let program = RunningProgram.identity else { return nil }
    file = OwnFile(repository.commonDirectory + "/stet/desk")
    self.anchor = anchor ?? ""
    self.program = program
  }

  func read(_ past: PastReader) -> DeskMemory {
    guard let bytes = file.read(), let body = Checked.body(of: bytes),
      bytes.starts(with: Self.magic)
    else { return DeskMemory() }
    return body.withUnsafeBytes { buffer in
      var bytes = ByteReader(buffer: buffer, offset: Self.magic.count)
      return (try? memory(&bytes, past)) ?? DeskMemory()
    }
  }

  private func memory(_ bytes: inout ByteReader, _ past: PastReader) throws -> DeskMemory {
    guard try bytes.text() == program, try bytes.text() == anchor else { return DeskMemory() }
    let tip = try bytes.need { $0.id() }
    let actors = try bytes.list { try $0.actor() }
    let reader = HistoryReader(
      actors: actors, versions: try bytes.need { $0.strings() }, commitCount: 0, past: past)
    var pasts: [String: DraftPast] = [:]
    for _ in 0..<(try bytes.count()) {
      let slug = try bytes.text()
      pasts[slug] = DraftPast(
        life: try reader.life(&bytes), events: try bytes.list { try reader.event(&$0) },
        names: Set(try bytes.need { $0.strings() }))
    }
    return DeskMemory(at: tip, pasts)
  }

  /// Writes it down; where that cannot be, nothing is lost but time.
  func write(_ memory: DeskMemory, _ past: PastReader) {
    guard let tip = memory.tip, let drafts = try? drafts(of: memory, past) else { return }
    var bytes = ByteWriter(bytes: Self.magic)
    bytes.string(program)
    bytes.string(anchor)
    bytes.id(tip)
    bytes.bytes += drafts
    file.write(Checked.sealed(bytes.bytes))
  }

  private func drafts(of memory: DeskMemory, _ past: PastReader) throws -> [UInt8] {
    var history = HistoryWriter(past)
    var drafts = ByteWriter(bytes: [])
    drafts.int32(Int32(memory.pasts.count))
    for (slug, past) in memory.pasts.sorted(by: { $0.key < $1.key }) {
      drafts.string(slug)
      try history.life(past.life, to: &drafts)
      drafts.int32(Int32(past.events.count))
      for event in past.events { try history.event(event, to: &drafts) }
      drafts.strings(past.names.sorted())
    }
    var bytes = ByteWriter(bytes: [])
    bytes.int32(Int32(history.actors.count))
    for actor in history.actors { bytes.actor(actor) }
    bytes.strings(history.versions)
    return bytes.bytes + drafts.bytes
  }
}
