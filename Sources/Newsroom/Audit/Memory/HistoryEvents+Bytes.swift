import Editorial

// What happened, without what was illegal about it.

extension HistoryWriter {
  mutating func event(_ event: HistoryEvent, to bytes: inout ByteWriter) throws {
    bytes.string(event.slug.rawValue)
    bytes.string(event.kind.rawValue)
    bytes.optional(event.transition?.rawValue)
    bytes.optional(event.from?.rawValue)
    bytes.optional(event.to?.rawValue)
    bytes.optional(event.toLabel)
    bytes.optional(event.section?.rawValue)
    bytes.flag(event.isLive)
    bytes.int32(number(of: event.actor))
    bytes.string(event.name)
    bytes.time(event.time)
    bytes.optional(event.reason)
    try bytes.hex(event.commit.rawValue)
    bytes.optional(event.copy?.rawValue)
    bytes.optional(event.oldSlug?.rawValue)
    bytes.optional(event.note)
  }
}

extension HistoryReader {
  func event(_ bytes: inout ByteReader) throws -> HistoryEvent {
    let slug = Slug(try bytes.text())
    guard let kind = HistoryEvent.Kind(rawValue: try bytes.text()) else { throw Damaged() }
    return HistoryEvent(
      slug: slug, kind: kind, transition: try bytes.optional().map { TransitionID($0) },
      from: try bytes.optional().map { StateID($0) }, to: try bytes.optional().map { StateID($0) },
      toLabel: try bytes.optional(), section: try bytes.optional().map { SectionID($0) },
      isLive: try bytes.flag(), actor: actors[try bytes.number(below: actors.count)],
      name: try bytes.text(), time: try bytes.time(), reason: try bytes.optional(),
      commit: try bytes.commit(), copy: try bytes.optional().map { CopyID($0) },
      oldSlug: try bytes.optional().map { Slug($0) }, note: try bytes.optional())
  }
}
