import Editorial

/// What has happened to a draft, as far as a desk asks.
struct DraftPast {
  var life = Life()
  /// The oldest first; what was illegal about them is left out.
  var events: [HistoryEvent] = []
  /// The folded slugs that it has and had.
  var names: Set<String>

  init(life: Life, events: [HistoryEvent], names: Set<String>) {
    self.life = life
    self.events = events
    self.names = names
  }

  init(of slug: Slug, in outcome: ReplayOutcome) {
    let record = outcome.drafts[slug.folded]
    let names = (record?.formerSlugs ?? []).union([slug.folded])
    let events = outcome.events.filter { event in
      names.contains(event.slug.folded) || event.oldSlug.map { names.contains($0.folded) } ?? false
    }
    let past = events.past(of: slug).map { event in
      var event = event
      event.faults = []
      return event
    }
    self.init(life: record?.life ?? Life(), events: past, names: names)
  }
}
