import HashTreeCollections

// Lives of deleted drafts, and who takes them over.

extension Replay {
  /// The deleted drafts that one which appears takes over from: the one of its slug and those of
  /// its copy.
  ///
  /// All of them: an old slug is no cover for another deleted draft's text.
  ///
  /// - Parameter sides: where they may be; several for a merge.
  func heir(to version: DraftVersion?, in sides: [Affairs]) -> DraftRecord? {
    guard let version else { return nil }
    let folded = version.slug.folded
    var graves: [DraftRecord] = []
    for side in sides {
      if let namesake = side.drafts[folded], namesake.version == nil { graves.append(namesake) }
    }
    for side in sides {
      guard let copy = version.copy else { continue }
      for key in (side.graves[copy] ?? []).sorted() where key != folded {
        if let grave = side.drafts[key], grave.version == nil { graves.append(grave) }
      }
    }
    guard let first = graves.first else { return nil }
    let life = graves.dropFirst().reduce(first.life) { $0.united(with: $1.life) }
    // Whose text it has it takes the life over from; only under its own name it is the same draft.
    let namesake = graves.first { $0.last.slug.folded == folded }
    return DraftRecord(
      version: nil, last: first.last, life: life, changed: first.changed,
      formerSlugs: namesake?.formerSlugs ?? [], makers: first.makers)
  }
}
