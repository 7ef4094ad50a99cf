import Editorial

/// What happened in one event, in a sentence about "it" or about the draft by name.
struct Happening {
  let phrase: Phrase

  init(_ event: HistoryEvent, labels: [StateID: String], style: Style, namesDraft: Bool) {
    let it: Phrase = namesDraft ? Phrase(event.slug.rawValue, .slug) : "it"
    var phrase: Phrase
    switch event.kind {
    case .created: phrase = "started \(it)"
    case .saved: phrase = namesDraft ? "saved changes of \(it)" : "saved changes"
    case .moved: phrase = Self.move(event, it, labels, style)
    case .approved: phrase = "approved \(it)"
    case .unapproved:
      phrase = namesDraft ? "took the approval of \(it) back" : "took the approval back"
    case .renamed: phrase = Self.rename(event, it)
    case .deleted: phrase = "deleted \(it)"
    case .restored: phrase = "brought \(it) back"
    case .adopted:
      phrase = "adopted \(it)"
      if let state = event.toLabel ?? event.to?.rawValue { phrase += " as \(state)" }
    }
    if let note = event.note { phrase += " \("(\(note))", .warning)" }
    self.phrase = phrase
  }

  /// "returned by Ben Okoro, 2026-11-19 10:00": by what a draft came to where it is.
  static func handing(_ event: HistoryEvent, now: Timestamp) -> Phrase {
    let deed = event.transition.map { Deed.participle(of: $0) ?? "moved by `\($0)`" } ?? "moved"
    return "\(prose: deed, .heading) by \(event.name), \(event.time.minute(inZoneOf: now))"
  }

  /// "submitted it: Draft → In review".
  private static func move(
    _ event: HistoryEvent, _ it: Phrase, _ labels: [StateID: String], _ style: Style
  ) -> Phrase {
    var phrase: Phrase
    if let transition = event.transition {
      if let past = Deed.past(of: transition) {
        phrase = "\(past) \(it)"
      } else {
        phrase = "moved \(it) by `\(transition)`"
      }
    } else {
      phrase = "moved \(it)"
    }
    let from = event.from.map { labels[$0] ?? $0.rawValue }
    let to = event.toLabel ?? event.to?.rawValue
    switch (from, to) {
    case (let from?, let to?) where event.from != event.to:
      phrase += ": \(from) \(style.glyphs.arrow) \(to)"
    case (_, let to?): phrase += ": \(to)"
    default: break
    }
    return phrase
  }

  private static func rename(_ event: HistoryEvent, _ it: Phrase) -> Phrase {
    guard let old = event.oldSlug else { return "renamed \(it)" }
    return "renamed \(old, .slug) to \(event.slug, .slug)"
  }
}
