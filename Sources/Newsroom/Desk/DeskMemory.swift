import Editorial
import Git

/// What had happened to the drafts on a desk when it was laid out last.
///
/// It is shown, and grants nothing: whoever moves a draft has its history read.
struct DeskMemory {
  /// The saved version that it is about; nil where nothing is remembered.
  private(set) var tip: ObjectID?
  private(set) var pasts: [String: DraftPast]
  /// Whether it knows something that is not written down.
  private(set) var isNew = false

  init(at tip: ObjectID? = nil, _ pasts: [String: DraftPast] = [:]) {
    self.tip = tip
    self.pasts = pasts
  }

  subscript(slug: Slug) -> DraftPast? { pasts[slug.folded] }

  mutating func remember(_ past: DraftPast, of slug: Slug) {
    pasts[slug.folded] = past
    isNew = true
  }

  /// Goes on to another version, which touches the drafts of some folded slugs; nil for all.
  mutating func goOn(to tip: ObjectID, touching slugs: Set<String>?) {
    self.tip = tip
    isNew = true
    guard let slugs else { return pasts = [:] }
    pasts = pasts.filter { $0.value.names.isDisjoint(with: slugs) }
  }

  /// Forgets all drafts but some.
  mutating func keep(only slugs: [Slug]) {
    let wanted = Set(slugs.map(\.folded))
    pasts = pasts.filter { wanted.contains($0.key) }
  }
}

extension Newsroom {
  /// What has happened to some drafts, by folded slug: as it is remembered, where nothing has
  /// happened to them since.
  func pasts(of slugs: [Slug], _ memory: inout DeskMemory) throws -> [String: DraftPast] {
    guard let tip else {
      return Dictionary(
        slugs.map { ($0.folded, DraftPast(of: $0, in: ReplayOutcome())) },
        uniquingKeysWith: { first, _ in first })
    }
    if memory.tip != tip { memory.goOn(to: tip, touching: try touched(since: memory.tip)) }
    let unknown = slugs.filter { memory[$0] == nil }
    if !unknown.isEmpty {
      let outcome = try replay(unknown)
      for slug in unknown { memory.remember(DraftPast(of: slug, in: outcome), of: slug) }
    }
    for (slug, past) in memory.pasts { lives[slug] = past.life }
    return memory.pasts
  }

  /// The folded slugs of all drafts that some commit touches which came after another, in whatever
  /// way it came in; nil where the rules have changed, or the one does not lead to the tip.
  private func touched(since old: ObjectID?) throws -> Set<String>? {
    let ledger = try history()
    guard let tip, let old, let new = ledger.number(of: tip), let old = ledger.number(of: old)
    else { return nil }
    return ledger.slugs(touchedFrom: old, to: new)
  }
}
