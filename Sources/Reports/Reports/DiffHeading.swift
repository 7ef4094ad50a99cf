import Editorial

/// The sentences above a difference: since when it compares, and whose versions.
struct DiffHeading {
  private let difference: DraftDifference
  private let now: Timestamp
  private let style: Style

  init(_ difference: DraftDifference, now: Timestamp, _ style: Style) {
    self.difference = difference
    self.now = now
    self.style = style
  }

  /// "river-gauge: +12 −3 words since you returned it, 2026-11-19 10:00".
  func headline(of change: DraftChangeText) -> Phrase {
    let slug: Phrase = "\(difference.slug, .slug)"
    if difference.after == nil {
      return "\(slug): `\(difference.path)` is gone from the folder (not saved yet)"
    }
    if difference.before == nil {
      return
        "\(slug) was never saved: all of it is new, \(difference.words.added.counted("word"))"
    }
    if difference.isEmpty { return "\(slug): nothing has changed \(since)" }
    return "\(slug): \(amount(change)) \(since)"
  }

  private func amount(_ change: DraftChangeText) -> Phrase {
    let words = difference.words
    guard words.added > 0 || words.removed > 0 else {
      if change.body.isSame { return "changes, but not of its words," }
      return "the same words in another order"
    }
    return
      "\("+\(words.added)", .added) \("\(style.glyphs.minus)\(words.removed)", .removed) words"
  }

  private var since: Phrase {
    switch difference.since {
    case .ownAct(let event): "since you \(deed(event)) it, \(time(event))"
    case .event(let event): "since \(event.name) \(deed(event)) it, \(time(event))"
    case .version(let name): "since the version \(name)"
    case .beginning(let event):
      "since \(event.name) \(deed(event)) it, \(time(event)); you have done nothing on it yet"
    case .saved: "since it was saved; you have done nothing on it yet"
    case .never: ""
    }
  }

  /// "saved by Ada Reyes, 2026-11-19 10:00".
  func version(_ version: DraftDifference.Version?) -> Phrase {
    guard let version else { return "nothing" }
    guard version.isSaved else { return "\(version.path) in the folder (not saved yet)" }
    guard let event = version.event else {
      if case .version(let name) = difference.since, version == difference.before {
        return "the version \(name)"
      }
      return "what is saved"
    }
    let id: Phrase = style.verbose ? ", \("version \(event.commit.short)", .aside)" : ""
    return "\(participle(event)) by \(event.name), \(time(event))\(id)"
  }

  private func time(_ event: HistoryEvent) -> String { event.time.minute(inZoneOf: now) }

  private func deed(_ event: HistoryEvent) -> String {
    switch event.kind {
    case .created: "started"
    case .saved: "saved"
    case .approved: "approved"
    case .unapproved: "took the approval back of"
    case .renamed: "renamed"
    case .deleted: "deleted"
    case .restored: "brought back"
    case .adopted: "adopted"
    case .moved: event.transition.map { Deed.past(of: $0) ?? "moved (`\($0)`)" } ?? "moved"
    }
  }

  private func participle(_ event: HistoryEvent) -> String {
    switch event.kind {
    case .moved: event.transition.map { Deed.participle(of: $0) ?? "moved (`\($0)`)" } ?? "moved"
    case .restored: "brought back"
    default: deed(event)
    }
  }
}
