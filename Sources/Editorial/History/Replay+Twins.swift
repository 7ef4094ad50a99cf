import HashTreeCollections
import Paths

// Drafts that share a slug: nothing of theirs holds until one gives way.

extension Replay {
  /// Twins that are none any more: whoever may edit one may take it away, which mends them.
  mutating func settleTwins(of keys: [String], facts: CommitFacts, in affairs: inout Affairs) {
    guard !affairs.twins.isEmpty || !affairs.twinViolations.isEmpty else { return }
    for slug in Set(keys.map(Affairs.slug)).sorted() {
      mend(affairs.settleTwins(of: slug), by: facts)
    }
  }

  func mayClearTwin(
    _ move: DraftMove, by actor: Actor, _ rules: Rules, in affairs: Affairs
  ) -> Bool {
    guard let key = move.oldKey, affairs.paths(of: Affairs.slug(ofKey: key)).count > 1,
      let person = actor.person.flatMap({ rules.masthead[$0] }), !actor.throughForge,
      let draft = draft(move.before?.version, rules), let state = draft.state
    else { return false }
    return person.holds(any: state.edit, in: [draft.section])
  }
}

/// The paths that stand for a slug after a commit, for those that it touches.
struct Taken {
  private var paths: [String: [String]] = [:]

  init(_ moves: [DraftMove], in affairs: Affairs) {
    // One draft that stays where it is takes nothing from another.
    if affairs.twins.isEmpty, moves.count == 1, moves[0].oldKey == moves[0].newKey { return }
    for slug in Set(moves.compactMap { $0.after?.slug.folded }) {
      var found: [String] = []
      for key in affairs.keys(of: slug) where !moves.contains(where: { $0.oldKey == key }) {
        if let path = affairs.drafts[key]?.version?.path { found.append(path) }
      }
      for move in moves where move.after?.slug.folded == slug {
        if let path = move.after?.path { found.append(path) }
      }
      let distinct = found.distinctPaths
      if distinct.count > 1 { paths[slug] = distinct }
    }
  }

  /// Where drafts of that slug lie, when there are several.
  func paths(of version: DraftVersion?) -> [String] {
    paths.isEmpty ? [] : version.flatMap { paths[$0.slug.folded] } ?? []
  }
}
