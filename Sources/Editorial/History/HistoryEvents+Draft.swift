extension [HistoryEvent] {
  /// What happened to one draft, under whatever name it had; oldest first, as the events are.
  ///
  /// A name may have been that of several drafts, one after the other: what happened to another
  /// while it had it is left out. Of a name that no draft has any more, the last is meant that had it.
  public func past(of slug: Slug) -> [HistoryEvent] {
    let key = slug.folded
    let pasts = pasts()
    if let past = pasts[key] { return past.map { self[$0] } }
    let last = lastIndex { $0.slug.folded == key || $0.oldSlug?.folded == key }
    let past = last.flatMap { last in pasts.values.first { $0.contains(last) } }
    return (past ?? []).map { self[$0] }
  }

  /// The places of each draft's events, by the folded slug that it has now or had last.
  private func pasts() -> [String: [Int]] {
    var pasts: [String: [Int]] = [:]
    for (place, event) in enumerated() {
      let key = event.slug.folded
      switch event.kind {
      case .created: pasts[key] = []
      case .renamed:
        if let old = event.oldSlug?.folded, old != key {
          pasts[key] = pasts.removeValue(forKey: old)
        }
      case .restored:
        // What was deleted under another name comes back with its copy.
        for (other, past) in pasts where other != key {
          guard let last = past.last, self[last].kind == .deleted, let copy = event.copy,
            self[last].copy == copy
          else { continue }
          pasts[key] = ((pasts[key] ?? []) + past).sorted()
          pasts[other] = nil
        }
      default: break
      }
      pasts[key, default: []].append(place)
    }
    return pasts
  }
}
