import Editorial

extension DiffReport {
  public var json: String {
    let change = DraftChangeText(difference)
    return JSONValue.document([
      "after": version(difference.after),
      "attachments": .array(
        difference.attachments.map {
          ["path": .string($0.path), "change": .string($0.change.rawValue)]
        }),
      "before": version(difference.before),
      "fields": .array(
        change.fields.map {
          ["field": .string($0.key), "old": JSONValue($0.old), "new": JSONValue($0.new)]
        }),
      "paragraphs": .array(
        change.body.blocks.filter { $0.change != .same }.map { paragraph($0, change.firstLine) }),
      "path": .string(difference.path), "same": JSONValue(difference.isEmpty),
      "since": since, "slug": JSONValue(difference.slug),
      "words": [
        "added": .number(difference.words.added), "removed": .number(difference.words.removed),
      ],
    ]).written
  }

  private func version(_ version: DraftDifference.Version?) -> JSONValue {
    guard let version else { return nil }
    return [
      "event": version.event.map { JSONValue($0) } ?? nil, "path": .string(version.path),
      "saved": JSONValue(version.isSaved),
    ]
  }

  private var since: JSONValue {
    switch difference.since {
    case .ownAct(let event): ["what": "own_act", "event": JSONValue(event)]
    case .event(let event): ["what": "event", "event": JSONValue(event)]
    case .version(let name): ["what": "version", "version": .string(name)]
    case .beginning(let event): ["what": "beginning", "event": JSONValue(event)]
    case .saved: ["what": "saved"]
    case .never: ["what": "never"]
    }
  }

  private func paragraph(
    _ block: ProseDiff.Block, _ firstLine: (old: Int, new: Int)
  ) -> JSONValue {
    let old = { (line: Int) in line + firstLine.old - 1 }
    let new = { (line: Int) in line + firstLine.new - 1 }
    var kind = "changed"
    var oldLine = block.oldLine.map(old)
    var newLine = block.newLine.map(new)
    switch block.change {
    case .same: kind = "same"
    case .changed: kind = "changed"
    case .removed: kind = "removed"
    case .added: kind = "added"
    case .moved(let line): (kind, oldLine) = ("moved", old(line))
    case .movedAway(let line): (kind, newLine) = ("moved_away", new(line))
    }
    return [
      "change": .string(kind), "line": JSONValue(newLine), "old_line": JSONValue(oldLine),
      "words": .array(
        block.segments.map { ["change": .string($0.change.rawValue), "text": .string($0.text)] }),
    ]
  }
}
