extension Life {
  /// Notes whose text it is now, where the step is none that can be taken apart.
  mutating func touch(by actor: Actor, isNew: Bool) {
    if isNew, creators.isEmpty { creators.insert(actor) } else { contributors.insert(actor) }
  }

  /// Both lives in one: whoever had a hand in either had a hand in it.
  func united(with other: Life) -> Life {
    var life = self
    life.creators.formUnion(other.creators)
    life.bylines.formUnion(other.bylines)
    life.bylinePeople.formUnion(other.bylinePeople)
    life.contributors.formUnion(other.contributors)
    life.submitters.formUnion(other.submitters)
    life.wasLive = wasLive || other.wasLive
    life.withdrawals.formUnion(other.withdrawals)
    return life
  }
}
